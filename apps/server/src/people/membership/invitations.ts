import { recordAct } from '../../database/audit.ts'
import type { PeopleDeps } from '../people-deps.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { announce } from './members.ts'
import { scopeHeadings } from './scope.ts'
import { membershipStore } from './store.ts'
import type { InvitationRecord } from './store.ts'

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
export async function revokeInvitation(
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
