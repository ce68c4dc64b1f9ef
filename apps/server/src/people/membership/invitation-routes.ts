import { invitationLimit, invitationRoles, lineLimit, plainLine } from '@cucao/people'
import { createRoute, z } from '@hono/zod-openapi'
import { done, idSchema, json, jsonBody, lineField, newApi, refusals } from '../../api.ts'
import { refuse } from '../../errors.ts'
import { admitToRegulation } from '../access.ts'
import type { PeopleDeps } from '../people-deps.ts'
import { createInvitation, revokeInvitation } from './invitations.ts'
import { scopeSchema } from './member-routes.ts'
import { membershipStore } from './store.ts'
import type { InvitationRecord } from './store.ts'

const ofRegulation = z.object({ id: idSchema })
const ofInvitation = z.object({ id: idSchema, invitationId: idSchema })

const invitationSchema = z
  .object({
    id: z.string(),
    role: z.enum(invitationRoles),
    scope: z.array(z.string()).nullable(),
    note: z.string(),
    expiresAt: z.number(),
    maxUses: z.number().nullable(),
    uses: z.number(),
    revokedAt: z.number().nullable(),
    createdAt: z.number(),
    createdBy: z.object({ name: z.string() }),
  })
  .openapi('Invitation')

/** An empty note is none. */
const noteField = lineField((raw) =>
  raw.trim() === '' ? { ok: true, value: '' } : plainLine(raw, lineLimit.note),
)

const listRoute = createRoute({
  method: 'get',
  path: '/api/regulations/{id}/invitations',
  summary: 'Invitation links, newest first; the links themselves are not kept',
  request: { params: ofRegulation },
  responses: {
    200: json('all, ended ones too', z.object({ invitations: z.array(invitationSchema) })),
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
  },
})

const createInvitationRoute = createRoute({
  method: 'post',
  path: '/api/regulations/{id}/invitations',
  summary: 'Make a link; its address is answered this once',
  request: {
    params: ofRegulation,
    body: jsonBody(
      z.object({
        role: z.enum(invitationRoles),
        scope: scopeSchema.default(null),
        note: noteField.default(''),
        expiresInDays: z.int().min(1).max(invitationLimit.days),
        maxUses: z.int().min(1).max(invitationLimit.uses).nullable().default(null),
      }),
    ),
  },
  responses: {
    201: json('made', z.object({ invitation: invitationSchema, link: z.string() })),
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
    ...refusals('not-acceptable'),
  },
})

const revokeRoute = createRoute({
  method: 'delete',
  path: '/api/regulations/{id}/invitations/{invitationId}',
  summary: 'Revoke a link; who came by it as a guest loses access at once',
  request: { params: ofInvitation },
  responses: {
    200: json('revoked', done),
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
  },
})

/** Invitation links of a regulation. */
export function invitationRoutes(deps: PeopleDeps) {
  const { database, gatekeeper, now, newId } = deps
  return newApi()
    .openapi(listRoute, async (c) => {
      const { id } = c.req.valid('param')
      // manage-members too: on a closed regulation a lead drafter must still see and end what lives.
      const admitted = await admitToRegulation(
        gatekeeper,
        c.req.raw.headers,
        id,
        'invite',
        'manage-members',
      )
      if (!admitted.ok) return refuse(c, admitted.reason)
      const invitations = await membershipStore(database.db).invitations(id)
      return c.json({ invitations: invitations.map(shown) }, 200)
    })
    .openapi(createInvitationRoute, async (c) => {
      const { id: regulationId } = c.req.valid('param')
      const admitted = await admitToRegulation(
        gatekeeper,
        c.req.raw.headers,
        regulationId,
        'invite',
      )
      if (!admitted.ok) return refuse(c, admitted.reason)
      const { role, scope, note, expiresInDays, maxUses } = c.req.valid('json')
      const made = await createInvitation(deps, {
        id: newId(),
        regulationId,
        role,
        scope: role === 'opinion-giver' ? scope : null,
        note,
        expiresAt: now() + expiresInDays * 86_400_000,
        maxUses,
        createdBy: { id: admitted.caller.personId, name: admitted.caller.name },
        createdAt: now(),
      })
      if (!made.ok) return refuse(c, made.reason, made.detail)
      return c.json({ invitation: shown(made.invitation), link: made.link }, 201)
    })
    .openapi(revokeRoute, async (c) => {
      const { id, invitationId } = c.req.valid('param')
      const admitted = await admitToRegulation(
        gatekeeper,
        c.req.raw.headers,
        id,
        'invite',
        'manage-members',
      )
      if (!admitted.ok) return refuse(c, admitted.reason)
      const revoked = await revokeInvitation(deps, admitted.caller.personId, id, invitationId)
      return revoked ? c.json({}, 200) : refuse(c, 'not-found')
    })
}

/** Without what only the server needs. */
function shown(invitation: InvitationRecord) {
  const { id, role, scope, note, expiresAt, maxUses, uses, revokedAt, createdAt } = invitation
  const createdBy = { name: invitation.createdBy.name }
  return { id, role, scope, note, expiresAt, maxUses, uses, revokedAt, createdAt, createdBy }
}
