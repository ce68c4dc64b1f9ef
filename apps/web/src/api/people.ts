import type { DepartmentRole, RegulationRole } from '@cucao/people'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'

export interface Me {
  id: string
  kind: 'account' | 'guest'
  name: string
  email: string | null
  departmentRole: DepartmentRole
  organisation: string | null
  organisationId: string | null
  unit: string | null
  position: string | null
}
export interface DepartmentPerson extends Me {
  disabledAt: number | null
}
export interface OneTimeLink {
  purpose: 'set-up' | 'set-password' | 'become-account'
  name: string | null
  email: string | null
}
export interface Organisation {
  id: string
  kind: string
  name: string
  shortName: string | null
  code: string | null
  parentId: string | null
  validFrom: string | null
  validTo: string | null
  source: string | null
}
export interface Member {
  personId: string
  name: string
  organisation: string | null
  kind: 'account' | 'guest'
  role: RegulationRole
  scope: string[] | null
  addedAt: number
}
export interface Invitation {
  id: string
  role: RegulationRole
  scope: string[] | null
  note: string
  expiresAt: number
  maxUses: number | null
  uses: number
  revokedAt: number | null
  createdAt: number
  createdBy: { name: string }
}
export interface InvitationOffer {
  regulationTitle: string
  role: RegulationRole
  scopeLabels: string[] | null
  invitedBy: string
  note: string
  expiresAt: number
}
export interface NewInvitation {
  role: 'opinion-giver' | 'reader' | 'drafter'
  scope: string[] | null
  note: string
  expiresInDays: number
  maxUses: number | null
}
export interface NewPerson {
  name: string
  email: string
  departmentRole: DepartmentRole
  organisationId: string | null
  unit?: string
  position?: string
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => call<{ person: Me | null; setUpNeeded: boolean }>('GET', '/session'),
  staleTime: 60_000,
})

export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['link', token],
    queryFn: () => call<OneTimeLink>('GET', `/links/${encodeURIComponent(token)}`),
    staleTime: Infinity,
    retry: false,
  })

export const offerQuery = (token: string) =>
  queryOptions({
    queryKey: ['offer', token],
    queryFn: () => call<InvitationOffer>('GET', `/invitations/${encodeURIComponent(token)}`),
    staleTime: Infinity,
    retry: false,
  })

/** `on`: an ISO date; the organisations that exist under their name that day. Absent: today. */
export const organisationsQuery = (on?: string) =>
  queryOptions({
    queryKey: ['organisations', on ?? 'today'],
    queryFn: async () => {
      const query = on ? `?on=${encodeURIComponent(on)}` : ''
      return (await call<{ organisations: Organisation[] }>('GET', `/organisations${query}`))
        .organisations
    },
    staleTime: 5 * 60_000,
  })

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async () => (await call<{ people: DepartmentPerson[] }>('GET', '/people')).people,
})

export const membersQuery = (regulationId: string) =>
  queryOptions({
    queryKey: ['regulation', regulationId, 'members'],
    queryFn: async () =>
      (await call<{ members: Member[] }>('GET', `/regulations/${regulationId}/members`)).members,
  })

export const candidatesQuery = (regulationId: string, text: string) =>
  queryOptions({
    queryKey: ['regulation', regulationId, 'candidates', text],
    queryFn: async () =>
      (
        await call<{ people: { id: string; name: string; organisation: string | null }[] }>(
          'GET',
          `/regulations/${regulationId}/candidates?q=${encodeURIComponent(text)}`,
        )
      ).people,
    enabled: text.trim().length >= 2,
  })

export const invitationsQuery = (regulationId: string) =>
  queryOptions({
    queryKey: ['regulation', regulationId, 'invitations'],
    queryFn: async () =>
      (await call<{ invitations: Invitation[] }>('GET', `/regulations/${regulationId}/invitations`))
        .invitations,
  })

/** A new person sits at this browser: nothing that the former one could read stays in memory. */
function useNewSession() {
  const client = useQueryClient()
  return (person: Me | null) => {
    client.clear()
    client.setQueryData(sessionQuery.queryKey, { person, setUpNeeded: false })
  }
}

export function useSignIn() {
  const begin = useNewSession()
  return useMutation({
    mutationFn: (given: { email: string; password: string }) =>
      call<{ person: Me }>('POST', '/sign-in', given),
    onSuccess: ({ person }) => begin(person),
  })
}

export function useSignOut() {
  const begin = useNewSession()
  return useMutation({
    mutationFn: (where: 'here' | 'everywhere') =>
      call<unknown>('POST', where === 'here' ? '/sign-out' : '/sign-out-everywhere'),
    onSuccess: () => begin(null),
  })
}

export function useRedeemLink(token: string) {
  const begin = useNewSession()
  return useMutation({
    mutationFn: (given: {
      name?: string
      email?: string
      password: string
      organisationId?: string
    }) => call<{ person: Me }>('POST', `/links/${encodeURIComponent(token)}`, given),
    onSuccess: ({ person }) => begin(person),
  })
}

export function useJoin(token: string) {
  const begin = useNewSession()
  return useMutation({
    mutationFn: (given: { name?: string; organisation?: string }) =>
      call<{ person: Me; regulationId: string }>(
        'POST',
        `/invitations/${encodeURIComponent(token)}`,
        given,
      ),
    onSuccess: ({ person }) => begin(person),
  })
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (given: { current: string; next: string }) =>
      call<unknown>('POST', '/me/password', given),
  })
}

export function useBecomeAccount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: { email: string; password: string; organisationId?: string }) =>
      call<unknown>('POST', '/me/become-account', given),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
}

export function useAddOrganisation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: {
      kind: string
      name: string
      shortName?: string
      parentId?: string
      validFrom?: string
      source?: string
    }) => call<unknown>('POST', '/organisations', given),
    onSuccess: () => client.invalidateQueries({ queryKey: ['organisations'] }),
  })
}

export function useAddPerson() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: NewPerson) =>
      call<{ person: DepartmentPerson; link: string }>('POST', '/people', given),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  })
}

export function useChangePerson(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: {
      departmentRole?: DepartmentRole
      organisationId?: string | null
      unit?: string | null
      position?: string | null
      disabled?: boolean
    }) => call<unknown>('PATCH', `/people/${id}`, given),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  })
}

export function useNewPasswordLink(id: string) {
  return useMutation({ mutationFn: () => call<{ link: string }>('POST', `/people/${id}/link`) })
}

export function useSetMember(regulationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: { personId: string; role: RegulationRole; scope?: string[] | null }) =>
      call<unknown>('PUT', `/regulations/${regulationId}/members/${given.personId}`, {
        role: given.role,
        scope: given.scope,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['regulation', regulationId] }),
  })
}

export function useRemoveMember(regulationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (personId: string) =>
      call<unknown>('DELETE', `/regulations/${regulationId}/members/${personId}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['regulation', regulationId] }),
  })
}

export function useCreateInvitation(regulationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: NewInvitation) =>
      call<{ invitation: Invitation; link: string }>(
        'POST',
        `/regulations/${regulationId}/invitations`,
        given,
      ),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: invitationsQuery(regulationId).queryKey }),
  })
}

export function useRevokeInvitation(regulationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (invitationId: string) =>
      call<unknown>('DELETE', `/regulations/${regulationId}/invitations/${invitationId}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['regulation', regulationId] }),
  })
}
