import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { answerOf } from './answer.ts'
import { api } from './client.ts'

const one = api.regulations[':id']

export type RegulationRow = InferResponseType<
  typeof api.regulations.$get,
  200
>['regulations'][number]
export type Regulation = InferResponseType<typeof one.$get, 200>
export type NewRegulation = InferRequestType<typeof api.regulations.$post>['json']
type RegulationChange = InferRequestType<typeof one.$patch>['json']

export const regulationsQuery = queryOptions({
  queryKey: ['regulations'],
  queryFn: async () => (await answerOf(api.regulations.$get())).regulations,
})

export const regulationQuery = (id: string) =>
  queryOptions({
    queryKey: ['regulation', id, 'facts'],
    queryFn: () => answerOf(one.$get({ param: { id } })),
  })

/** The durable text; what the editor shows may be some milliseconds ahead. */
export const textQuery = (id: string) =>
  queryOptions({
    queryKey: ['regulation', id, 'text'],
    queryFn: () => answerOf(one.text.$get({ param: { id } })),
  })

export function useCreateRegulation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: NewRegulation) => answerOf(api.regulations.$post({ json })),
    onSuccess: () => client.invalidateQueries({ queryKey: regulationsQuery.queryKey }),
  })
}

export function useChangeRegulation(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: RegulationChange) => answerOf(one.$patch({ param: { id }, json })),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['regulation', id] })
      await client.invalidateQueries({ queryKey: regulationsQuery.queryKey })
    },
  })
}
