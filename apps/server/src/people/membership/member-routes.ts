import { regulationRoles } from '@cucao/people'
import type { RegulationRole } from '@cucao/people'
import { createRoute, z } from '@hono/zod-openapi'
import { done, idSchema, json, jsonBody, newApi, refusals } from '../../api.ts'
import { refuse } from '../../errors.ts'
import { admitToRegulation } from '../access.ts'
import type { Caller } from '../caller.ts'
import type { PeopleDeps } from '../people-deps.ts'
import { candidatesLike, changeMember, removeMember } from './members.ts'
import { membershipStore } from './store.ts'
import type { MemberRecord } from './store.ts'

export const scopeSchema = z.array(idSchema).min(1).max(200).nullable()
const ofRegulation = z.object({ id: idSchema })
const ofMember = z.object({ id: idSchema, personId: idSchema })

const memberSchema = z
  .object({
    personId: z.string(),
    name: z.string(),
    organisation: z.string().nullable(),
    kind: z.enum(['account', 'guest']),
    role: z.enum(regulationRoles),
    scope: z.array(z.string()).nullable(),
    addedAt: z.number(),
  })
  .openapi('Member')

const listRoute = createRoute({
  method: 'get',
  path: '/api/regulations/{id}/members',
  summary: 'Who takes part; a guest sees the drafters and himself',
  request: { params: ofRegulation },
  responses: {
    200: json('in the order they came', z.object({ members: z.array(memberSchema) })),
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
  },
})

const candidatesRoute = createRoute({
  method: 'get',
  path: '/api/regulations/{id}/candidates',
  summary: 'Accounts that could be added, by a part of name or organisation; at most 20',
  request: { params: ofRegulation, query: z.object({ q: z.string().max(200).optional() }) },
  responses: {
    200: json(
      'by name',
      z.object({
        people: z.array(
          z.object({ id: z.string(), name: z.string(), organisation: z.string().nullable() }),
        ),
      }),
    ),
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
  },
})

const putRoute = createRoute({
  method: 'put',
  path: '/api/regulations/{id}/members/{personId}',
  summary: 'Give or change a role; a scope only limits where an opinion-giver comments',
  request: {
    params: ofMember,
    body: jsonBody(z.object({ role: z.enum(regulationRoles), scope: scopeSchema.optional() })),
  },
  responses: {
    200: json('as it is now', z.object({ member: memberSchema })),
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
    ...refusals('not-acceptable', 'last-lead-drafter'),
  },
})

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/regulations/{id}/members/{personId}',
  summary: 'Take away the role; everybody may leave',
  request: { params: ofMember },
  responses: {
    200: json('removed', done),
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
    ...refusals('last-lead-drafter'),
  },
})

/** Members of a regulation and their roles. */
export function memberRoutes(deps: PeopleDeps) {
  const { database, gatekeeper } = deps
  return newApi()
    .openapi(listRoute, async (c) => {
      const { id } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'read')
      if (!admitted.ok) return refuse(c, admitted.reason)
      const members = await membershipStore(database.db).members(id)
      return c.json(
        { members: members.filter((member) => isShownTo(admitted.caller, member)) },
        200,
      )
    })
    .openapi(candidatesRoute, async (c) => {
      const { id } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'manage-members')
      if (!admitted.ok) return refuse(c, admitted.reason)
      return c.json({ people: await candidatesLike(database.db, id, c.req.valid('query').q) }, 200)
    })
    .openapi(putRoute, async (c) => {
      const { id, personId } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'manage-members')
      if (!admitted.ok) return refuse(c, admitted.reason)
      const { role, scope = null } = c.req.valid('json')
      const wish: { role: RegulationRole; scope: string[] | null } = { role, scope }
      const changed = await changeMember(deps, admitted.caller, id, personId, wish)
      if (!changed.ok) return refuse(c, changed.reason, changed.detail)
      return c.json({ member: changed.member }, 200)
    })
    .openapi(removeRoute, async (c) => {
      const { id, personId } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'read')
      if (!admitted.ok) return refuse(c, admitted.reason)
      if (personId !== admitted.caller.personId) {
        const may = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'manage-members')
        if (!may.ok) return refuse(c, may.reason)
      }
      const removed = await removeMember(deps, admitted.caller, id, personId)
      return removed.ok ? c.json({}, 200) : refuse(c, removed.reason)
    })
}

/** Who came by a link, which may have been passed on, learns who writes the text and not who else was asked. */
function isShownTo(caller: Caller, member: MemberRecord): boolean {
  const drafts = member.role === 'lead-drafter' || member.role === 'drafter'
  return caller.kind === 'account' || drafts || member.personId === caller.personId
}
