import { invitationRefusal, standingAfter } from '@cucao/people'
import type { InvitationRefusal } from '@cucao/people'
import { recordAct } from '../../database/audit.ts'
import type { Rows } from '../../database/open.ts'
import type { Caller } from '../caller.ts'
import { hashOfSecret, looksLikeSecret } from '../secrets.ts'
import { peopleStore } from '../store.ts'
import type { PersonRecord } from '../store.ts'
import { membershipStore } from './store.ts'

type Refusal = 'link-unknown' | 'regulation-closed' | InvitationRefusal
type Invitation = NonNullable<
  Awaited<ReturnType<ReturnType<typeof membershipStore>['invitationBySecret']>>
>
export type InvitationLookup = { ok: true; invitation: Invitation } | { ok: false; reason: Refusal }

/** The invitation behind a secret, if it may be used now. A malformed secret is unknown. */
export async function findInvitation(
  db: Rows,
  secret: string,
  now: number,
): Promise<InvitationLookup> {
  if (!looksLikeSecret(secret)) return { ok: false, reason: 'link-unknown' }
  const invitation = await membershipStore(db).invitationBySecret(hashOfSecret(secret))
  if (!invitation) return { ok: false, reason: 'link-unknown' }
  const refusal = invitationRefusal(invitation, now)
  if (refusal) return { ok: false, reason: refusal }
  if (invitation.state === 'closed') return { ok: false, reason: 'regulation-closed' }
  return { ok: true, invitation }
}

/** Who comes: somebody signed in, or a guest who gives name and organisation. */
export type Comer = { caller: Caller } | { name: string; organisation: string }
export type Joining =
  | { ok: true; person: PersonRecord; regulationId: string; isNew: boolean }
  | { ok: false; reason: Refusal }

/**
 * Uses an invitation. A guest is made in the same transaction as his membership; a use is counted only if
 * the link gives the comer something, and never more uses than the link has.
 */
export async function join(
  db: Rows,
  secret: string,
  comer: Comer,
  { now, newId }: { now: () => number; newId: () => string },
): Promise<Joining> {
  return db.transaction().execute(async (transaction) => {
    const at = now()
    const found = await findInvitation(transaction, secret, at)
    if (!found.ok) return found
    const { id: invitationId, regulationId, role, scope } = found.invitation
    const membership = membershipStore(transaction)
    await membership.raiseEpoch(regulationId)
    const isNew = !('caller' in comer)
    const known = isNew ? null : await membership.member(regulationId, comer.caller.personId)
    const standing = standingAfter(known, { role, scope })
    const people = peopleStore(transaction)
    const personId = isNew ? newId() : comer.caller.personId
    if (standing !== null) {
      if (!(await membership.useInvitation(invitationId, at)))
        return { ok: false, reason: await whyNot(transaction, secret, at) }
      if (isNew) await people.addPerson(guest(personId, comer, at))
      const asGuest = isNew || comer.caller.kind === 'guest'
      await membership.putMember({
        regulationId,
        personId,
        role: standing.role,
        scope: standing.scope === null ? null : [...standing.scope],
        invitationId: asGuest ? invitationId : null,
        addedAt: known?.addedAt ?? at,
      })
      const detail = { regulationId, role: standing.role }
      const action = 'invitation-used'
      await recordAct(transaction, { actorId: personId, action, subject: invitationId, detail, at })
    }
    const person = await people.person(personId)
    if (!person) throw new Error(`person ${personId} vanished while joining`)
    return { ok: true, person, regulationId, isNew }
  })
}

/** Somebody else took the last use, or the link ended, since it was looked at. */
async function whyNot(db: Rows, secret: string, now: number): Promise<Refusal> {
  const again = await findInvitation(db, secret, now)
  return again.ok ? 'link-used-up' : again.reason
}

function guest(id: string, comer: { name: string; organisation: string }, createdAt: number) {
  return {
    id,
    kind: 'guest' as const,
    name: comer.name,
    email: null,
    passwordHash: null,
    departmentRole: 'participant' as const,
    organisationId: null,
    organisationName: comer.organisation,
    unit: null,
    position: null,
    disabledAt: null,
    createdAt,
  }
}
