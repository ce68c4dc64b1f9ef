import type { ThreadState } from '@cucao/consultation'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { answerOf } from '../api/answer.ts'
import { api } from '../api/client.ts'

const threads = api.regulations[':id'].threads
const thread = threads[':threadId']
const mentionable = api.regulations[':id'].mentionable
const comment = thread.comments[':commentId']

export type Thread = InferResponseType<typeof threads.$get, 200>['threads'][number]
export type Comment = Thread['comments'][number]
export type NewThread = InferRequestType<typeof threads.$post>['json']
/** Words on their way, with the ids of whom they mention. */
export type Written = Required<Pick<NewThread, 'body' | 'mentions'>>
export type Mentionable = InferResponseType<typeof mentionable.$get, 200>['people'][number]

export const threadsQuery = (regulationId: string) =>
  queryOptions({
    queryKey: ['regulation', regulationId, 'threads'],
    queryFn: async () => (await answerOf(threads.$get({ param: { id: regulationId } }))).threads,
  })

/** Whom a comment here may mention; asked for once somebody types `@`, and again after a minute. */
export const mentionableQuery = (regulationId: string) =>
  queryOptions({
    // Under `members`: it is asked again when the room says that those changed.
    queryKey: ['regulation', regulationId, 'members', 'mentionable'],
    queryFn: async () => (await answerOf(mentionable.$get({ param: { id: regulationId } }))).people,
    staleTime: 60_000,
  })

/** What an edited comment said before. `editedAt`: another edit is another history. */
export const historyQuery = (id: string, threadId: string, commentId: string, editedAt: number) =>
  queryOptions({
    queryKey: ['regulation', id, 'history', commentId, editedAt],
    queryFn: async () =>
      (await answerOf(comment.history.$get({ param: { id, threadId, commentId } }))).wordings,
    staleTime: Number.POSITIVE_INFINITY,
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
  useThreadWork(id, (json: Written) =>
    answerOf(thread.comments.$post({ param: { id, threadId }, json })),
  )

export const useEditComment = (id: string, threadId: string) =>
  useThreadWork(id, ({ commentId, json }: { commentId: string; json: Written }) =>
    answerOf(comment.$patch({ param: { id, threadId, commentId }, json })),
  )

export const useWithdrawComment = (id: string, threadId: string) =>
  useThreadWork(id, (commentId: string) =>
    answerOf(comment.$delete({ param: { id, threadId, commentId } })),
  )

export const useChangeThreadState = (id: string, threadId: string) =>
  useThreadWork(id, (state: ThreadState) =>
    answerOf(thread.$patch({ param: { id, threadId }, json: { state } })),
  )
