import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { answerOf } from './answer.ts'
import { api } from './client.ts'

const { versions } = api.regulations[':id']

export type Version = InferResponseType<typeof versions.$get, 200>['versions'][number]

/** Newest first. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['regulation', id, 'versions'],
    queryFn: async () => (await answerOf(versions.$get({ param: { id } }))).versions,
  })

/** Words that stood in a provision and are gone from the text. */
export interface Passage {
  provisionId: string
  words: string
}

/** For each passage the newest published version that holds it; null: none. What is published never changes. */
export const holdingQuery = (id: string, passages: readonly Passage[]) =>
  queryOptions({
    queryKey: ['regulation', id, 'versions', 'holding', passages],
    queryFn: async () => {
      const sent = versions.holding.$post({ param: { id }, json: { passages: [...passages] } })
      return (await answerOf(sent)).found
    },
  })

export function usePublish(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (note: string) => answerOf(versions.$post({ param: { id }, json: { note } })),
    onSettled: () => client.invalidateQueries({ queryKey: versionsQuery(id).queryKey }),
  })
}
