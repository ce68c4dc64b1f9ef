import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { answerOf } from './answer.ts'
import { api } from './client.ts'

export type DepartmentPerson = InferResponseType<typeof api.people.$get, 200>['people'][number]
export type Organisation = InferResponseType<
  typeof api.organisations.$get,
  200
>['organisations'][number]
export type NewPerson = InferRequestType<typeof api.people.$post>['json']
export type PersonChange = InferRequestType<(typeof api.people)[':id']['$patch']>['json']
export type NewOrganisation = InferRequestType<typeof api.organisations.$post>['json']

/** `on`: an ISO date; the organisations that exist under their name that day. Absent: today. */
export const organisationsQuery = (on?: string) =>
  queryOptions({
    queryKey: ['organisations', on ?? 'today'],
    queryFn: async () =>
      (await answerOf(api.organisations.$get({ query: on ? { on } : {} }))).organisations,
    staleTime: 5 * 60_000,
  })

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async () => (await answerOf(api.people.$get())).people,
})

export function useAddOrganisation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: NewOrganisation) => answerOf(api.organisations.$post({ json })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['organisations'] }),
  })
}

export function useAddPerson() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: NewPerson) => answerOf(api.people.$post({ json })),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  })
}

export function useChangePerson(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: PersonChange) => answerOf(api.people[':id'].$patch({ param: { id }, json })),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  })
}

/** The address is answered this once. */
export function useNewPasswordLink(id: string) {
  return useMutation({
    mutationFn: () => answerOf(api.people[':id'].link.$post({ param: { id } })),
  })
}
