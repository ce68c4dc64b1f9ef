import { invitationLimit, invitationRoles, lineLimit, plainLine } from '@cucao/people'
import { createRoute, z } from '@hono/zod-openapi'
import { done, idSchema, json, jsonBody, lineField, newApi, refusals } from '../../api.ts'
import { recordAct } from '../../database/audit.ts'
import { refuse } from '../../errors.ts'
import { admitToRegulation } from '../access.ts'
import type { PeopleDeps } from '../people-deps.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { scopeSchema } from './member-routes.ts'
import { announce } from './members.ts'
import { scopeHeadings } from './scope.ts'
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

type NewInvitation = Omit<InvitationRecord, 'uses' | 'revokedAt'>

/** Makes a link. Its scope must name headings of the text as it is now. */
export async function createInvitation(
  { database, rooms, publicUrl }: Pick<PeopleDeps, 'database' | 'rooms' | 'publicUrl'>,
  invitation: NewInvitation,
): Promise<
  | { ok: true; invitation: InvitationRecord; link: string }
  | { ok: false; reason: 'not-acceptable'; detail: string }
> {
  const { scope, regulationId, role, createdBy, createdAt } = invitation
  if (scope !== null) {
    const headings = scopeHeadings((await rooms.read(regulationId)).text)
    if (scope.some((heading) => !headings.has(heading)))
      return { ok: false, reason: 'not-acceptable', detail: 'scope:unknown' }
  }
  const secret = newSecret()
  await database.db.transaction().execute(async (transaction) => {
    await membershipStore(transaction).addInvitation(invitation, hashOfSecret(secret))
    await recordAct(transaction, {
      actorId: createdBy.id,
      action: 'invitation-made',
      subject: invitation.id,
      detail: { regulationId, role, scope, maxUses: invitation.maxUses },
      at: createdAt,
    })
  })
  rooms.announce(regulationId, 'members')
  return {
    ok: true,
    invitation: { ...invitation, uses: 0, revokedAt: null },
    link: `${publicUrl()}/moi/${secret}`,
  }
}

/** False: the regulation has no such link. Revoking twice is no mistake. */
async function revokeInvitation(
  deps: PeopleDeps,
  actorId: string,
  regulationId: string,
  invitationId: string,
): Promise<boolean> {
  const { database, now } = deps
  const removed = await database.db.transaction().execute(async (transaction) => {
    const membership = membershipStore(transaction)
    if (!(await membership.invitation(regulationId, invitationId))) return null
    await membership.raiseEpoch(regulationId)
    const guests = await membership.revokeInvitation(regulationId, invitationId, now())
    await recordAct(transaction, {
      actorId,
      action: 'invitation-revoked',
      subject: invitationId,
      detail: { regulationId, guests },
      at: now(),
    })
    return guests
  })
  if (removed) announce(deps, regulationId, removed)
  return removed !== null
}

/** Without what only the server needs. */
function shown({ regulationId: _, createdBy, ...rest }: InvitationRecord) {
  return { ...rest, createdBy: { name: createdBy.name } }
}
