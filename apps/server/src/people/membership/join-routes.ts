import { invitationRoles } from '@cucao/people'
import { createRoute, z } from '@hono/zod-openapi'
import { json, jsonBody, newApi, refusals, tokenSchema } from '../../api.ts'
import { refuse } from '../../errors.ts'
import { meOf, meSchema, personFields } from '../me.ts'
import type { PeopleDeps } from '../people-deps.ts'
import { findInvitation, join } from './join.ts'
import { announce } from './members.ts'
import { scopeHeadings } from './scope.ts'

const params = z.object({ token: tokenSchema })

const lookRoute = createRoute({
  method: 'get',
  path: '/api/invitations/{token}',
  summary: 'What does this link invite to?',
  request: { params },
  responses: {
    200: json(
      'may be used now',
      z.object({
        regulationTitle: z.string(),
        role: z.enum(invitationRoles),
        scopeLabels: z.array(z.string()).nullable(),
        invitedBy: z.string(),
        note: z.string(),
        expiresAt: z.number(),
      }),
    ),
    ...refusals('link-unknown', 'link-expired', 'link-revoked', 'link-used-up'),
    ...refusals('regulation-closed'),
  },
})

const joinRoute = createRoute({
  method: 'post',
  path: '/api/invitations/{token}',
  summary: 'Join; who is not signed in gives name and organisation and becomes a guest',
  request: {
    params,
    body: jsonBody(
      z.object({
        name: personFields.name.optional(),
        organisation: personFields.organisation.optional(),
      }),
    ),
  },
  responses: {
    200: json('joined', z.object({ person: meSchema, regulationId: z.string() })),
    ...refusals('link-unknown', 'link-expired', 'link-revoked', 'link-used-up'),
    ...refusals('regulation-closed', 'malformed-request', 'too-many-attempts'),
  },
})

/** Joining by an invitation link. */
export function joinRoutes(deps: PeopleDeps) {
  const { database, gatekeeper, sessions, attempts, rooms, now } = deps
  return newApi()
    .openapi(lookRoute, async (c) => {
      const found = await findInvitation(database.db, c.req.valid('param').token, now())
      if (!found.ok) return refuse(c, found.reason)
      const { regulationId, title, role, scope, note, expiresAt, createdBy } = found.invitation
      const headings = scope && scopeHeadings((await rooms.read(regulationId)).text)
      const scopeLabels = headings && scope.flatMap((id) => headings.get(id) ?? [])
      const invitedBy = createdBy.name
      return c.json({ regulationTitle: title, role, scopeLabels, invitedBy, note, expiresAt }, 200)
    })
    .openapi(joinRoute, async (c) => {
      const { token } = c.req.valid('param')
      const { name, organisation } = c.req.valid('json')
      const caller = await gatekeeper.callerOf(c.req.raw.headers)
      if (!caller) {
        if (!name) return refuse(c, 'malformed-request', 'name')
        if (!organisation) return refuse(c, 'malformed-request', 'organisation')
        const wait = await attempts.join(deps.addressOf(c))
        if (wait !== null) return refuse(c, 'too-many-attempts', String(wait))
      }
      const comer = caller ? { caller } : { name: name ?? '', organisation: organisation ?? '' }
      const joined = await join(database.db, token, comer, deps)
      if (!joined.ok) return refuse(c, joined.reason)
      const { person, regulationId, isNew } = joined
      announce(deps, regulationId, [person.id])
      if (isNew) c.header('Set-Cookie', (await sessions.open(person)).setCookie)
      return c.json({ person: meOf(person), regulationId }, 200)
    })
}
