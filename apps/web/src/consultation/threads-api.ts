import type { ThreadState } from '@cucao/consultation'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { answerOf } from '../api/answer.ts'
import { api } from '../api/client.ts'

const threads = api.regulations[':id'].threads
const thread = threads[':threadId']
const comment = thread.comments[':commentId']

export type Thread = InferResponseType<typeof threads.$get, 200>['threads'][number]
export type Comment = Thread['comments'][number]
export type NewThread = InferRequestType<typeof threads.$post>['json']

export const threadsQuery = (regulationId: string) =>
  queryOptions({
    queryKey: ['regulation', regulationId, 'threads'],
    queryFn: async () => (await answerOf(threads.$get({ param: { id: regulationId } }))).threads,
  })

/** Everything one may do to a thread asks for the list again: the room tells the others at the same time. */
function useThreadWork<Given, Answer>(
  regulationId: string,
  work: (given: Given) => Promise<Answer>,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: work,
    onSettled: () => client.invalidateQueries({ queryKey: threadsQuery(regulationId).queryKey }),
  })
}

export const useOpenThread = (id: string) =>
  useThreadWork(id, (json: NewThread) => answerOf(threads.$post({ param: { id }, json })))

export const useReply = (id: string, threadId: string) =>
  useThreadWork(id, (body: string) =>
    answerOf(thread.comments.$post({ param: { id, threadId }, json: { body } })),
  )

export const useEditComment = (id: string, threadId: string) =>
  useThreadWork(id, ({ commentId, body }: { commentId: string; body: string }) =>
    answerOf(comment.$patch({ param: { id, threadId, commentId }, json: { body } })),
  )

export const useWithdrawComment = (id: string, threadId: string) =>
  useThreadWork(id, (commentId: string) =>
    answerOf(comment.$delete({ param: { id, threadId, commentId } })),
  )

export const useChangeThreadState = (id: string, threadId: string) =>
  useThreadWork(id, (state: ThreadState) =>
    answerOf(thread.$patch({ param: { id, threadId }, json: { state } })),
  )
