import type { RegulationRole } from '@cucao/people'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { answerOf } from './answer.ts'
import { api } from './client.ts'

const one = api.regulations[':id']

export type Member = InferResponseType<typeof one.members.$get, 200>['members'][number]
export type Invitation = InferResponseType<typeof one.invitations.$get, 200>['invitations'][number]
export type NewInvitation = InferRequestType<typeof one.invitations.$post>['json']

export const membersQuery = (id: string) =>
  queryOptions({
    queryKey: ['regulation', id, 'members'],
    queryFn: async () => (await answerOf(one.members.$get({ param: { id } }))).members,
  })

/** Accounts whose name or organisation contains the words; asked from two letters on. */
export const candidatesQuery = (id: string, words: string) =>
  queryOptions({
    queryKey: ['regulation', id, 'candidates', words],
    queryFn: async () =>
      (await answerOf(one.candidates.$get({ param: { id }, query: { q: words } }))).people,
    enabled: words.trim().length >= 2,
  })

export const invitationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['regulation', id, 'invitations'],
    queryFn: async () => (await answerOf(one.invitations.$get({ param: { id } }))).invitations,
  })

/** Whatever is known of the regulation is asked again: a role changes what one may do. */
function useAskAgain(id: string) {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['regulation', id] })
}

export function useSetMember(id: string) {
  const onSettled = useAskAgain(id)
  return useMutation({
    mutationFn: (given: { personId: string; role: RegulationRole; scope?: string[] | null }) => {
      const { personId, role, scope } = given
      return answerOf(
        one.members[':personId'].$put({ param: { id, personId }, json: { role, scope } }),
      )
    },
    onSettled,
  })
}

export function useRemoveMember(id: string) {
  const onSettled = useAskAgain(id)
  return useMutation({
    mutationFn: (personId: string) =>
      answerOf(one.members[':personId'].$delete({ param: { id, personId } })),
    onSettled,
  })
}

/** The link is answered this once. */
export function useCreateInvitation(id: string) {
  const onSettled = useAskAgain(id)
  return useMutation({
    mutationFn: (json: NewInvitation) => answerOf(one.invitations.$post({ param: { id }, json })),
    onSettled,
  })
}

export function useRevokeInvitation(id: string) {
  const onSettled = useAskAgain(id)
  return useMutation({
    mutationFn: (invitationId: string) =>
      answerOf(one.invitations[':invitationId'].$delete({ param: { id, invitationId } })),
    onSettled,
  })
}
