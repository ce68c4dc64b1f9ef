import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { answerOf } from './answer.ts'
import { api } from './client.ts'

export type Session = InferResponseType<typeof api.session.$get, 200>
export type Me = NonNullable<Session['person']>
export type OneTimeLink = InferResponseType<(typeof api.links)[':token']['$get'], 200>
export type InvitationOffer = InferResponseType<(typeof api.invitations)[':token']['$get'], 200>
type LinkForm = InferRequestType<(typeof api.links)[':token']['$post']>['json']
type JoinForm = InferRequestType<(typeof api.invitations)[':token']['$post']>['json']
type AccountForm = InferRequestType<(typeof api.me)['become-account']['$post']>['json']

/** A token stands in the path as it came from the address bar. */
const tokenParam = (token: string) => ({ param: { token: encodeURIComponent(token) } })

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => answerOf(api.session.$get()),
  staleTime: 60_000,
})

export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['link', token],
    queryFn: () => answerOf(api.links[':token'].$get(tokenParam(token))),
    staleTime: Infinity,
    retry: false,
  })

export const offerQuery = (token: string) =>
  queryOptions({
    queryKey: ['offer', token],
    queryFn: () => answerOf(api.invitations[':token'].$get(tokenParam(token))),
    staleTime: Infinity,
    retry: false,
  })

/** A new person sits at this browser: nothing that the former one could read stays in memory. */
function useNewSession() {
  const client = useQueryClient()
  return (person: Me | null) => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
    client.setQueryData(sessionQuery.queryKey, { person, setUpNeeded: false })
  }
}

export function useSignIn() {
  const begin = useNewSession()
  return useMutation({
    mutationFn: (json: { email: string; password: string }) =>
      answerOf(api['sign-in'].$post({ json })),
    onSuccess: ({ person }) => begin(person),
  })
}

export function useSignOut() {
  const begin = useNewSession()
  return useMutation({
    mutationFn: async (where: 'here' | 'everywhere') => {
      if (where === 'here') await answerOf(api['sign-out'].$post())
      else await answerOf(api['sign-out-everywhere'].$post())
    },
    onSuccess: () => begin(null),
  })
}

export function useRedeemLink(token: string) {
  const begin = useNewSession()
  return useMutation({
    mutationFn: (json: LinkForm) =>
      answerOf(api.links[':token'].$post({ ...tokenParam(token), json })),
    onSuccess: ({ person }) => begin(person),
  })
}

export function useJoin(token: string) {
  const begin = useNewSession()
  return useMutation({
    mutationFn: (json: JoinForm) =>
      answerOf(api.invitations[':token'].$post({ ...tokenParam(token), json })),
    onSuccess: ({ person }) => begin(person),
  })
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (json: { current: string; next: string }) =>
      answerOf(api.me.password.$post({ json })),
  })
}

export function useBecomeAccount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: AccountForm) => answerOf(api.me['become-account'].$post({ json })),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
}
