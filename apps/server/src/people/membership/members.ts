import type { RegulationRole } from '@cucao/people'
import { recordAct } from '../../database/audit.ts'
import type { Rows } from '../../database/open.ts'
import type { Caller } from '../caller.ts'
import type { PeopleDeps } from '../people-deps.ts'
import { peopleStore } from '../store.ts'
import { scopeHeadings } from './scope.ts'
import { membershipStore } from './store.ts'
import type { MemberRecord } from './store.ts'

type MemberDeps = Pick<PeopleDeps, 'database' | 'rights' | 'rooms' | 'now'>

export type MemberChange =
  | { ok: true; member: MemberRecord }
  | { ok: false; reason: 'not-found' | 'last-lead-drafter'; detail?: undefined }
  | { ok: false; reason: 'not-acceptable'; detail: string }

/**
 * Gives somebody a role. A guest keeps what a link gave him until a person decides by name: from then on
 * his membership no longer ends with the link. A guest leads nothing.
 */
export async function changeMember(
  deps: MemberDeps,
  caller: Caller,
  regulationId: string,
  personId: string,
  wish: { role: RegulationRole; scope: string[] | null },
): Promise<MemberChange> {
  const scope = wish.role === 'opinion-giver' ? wish.scope : null
  if (scope !== null) {
    const headings = scopeHeadings((await deps.rooms.read(regulationId)).text)
    if (scope.some((id) => !headings.has(id)))
      return { ok: false, reason: 'not-acceptable', detail: 'scope:unknown' }
  }
  const changed = await deps.database.db
    .transaction()
    .execute(async (transaction): Promise<MemberChange> => {
      const membership = membershipStore(transaction)
      await membership.raiseEpoch(regulationId)
      const person = await peopleStore(transaction).person(personId)
      const before = await membership.member(regulationId, personId)
      const addable = person?.kind === 'account' && person.disabledAt === null
      if (!person || (!before && !addable)) return { ok: false, reason: 'not-found' }
      if (wish.role === 'lead-drafter' && !addable)
        return { ok: false, reason: 'not-acceptable', detail: 'role:guest' }
      if (wish.role !== 'lead-drafter' && (await isLastLead(transaction, regulationId, personId)))
        return { ok: false, reason: 'last-lead-drafter' }
      const at = deps.now()
      const addedAt = before?.addedAt ?? at
      const { role } = wish
      await membership.putMember({
        regulationId,
        personId,
        role,
        scope,
        invitationId: null,
        addedAt,
      })
      await recordAct(transaction, {
        actorId: caller.personId,
        action: before ? 'member-changed' : 'member-added',
        subject: personId,
        detail: { regulationId, role, scope, before: before?.role },
        at,
      })
      const member = await membership.member(regulationId, personId)
      return member ? { ok: true, member } : { ok: false, reason: 'not-found' }
    })
  if (changed.ok) announce(deps, regulationId, [personId])
  return changed
}

/** Takes the role away. The person's words stay. */
export async function removeMember(
  deps: MemberDeps,
  caller: Caller,
  regulationId: string,
  personId: string,
): Promise<{ ok: true } | { ok: false; reason: 'not-found' | 'last-lead-drafter' }> {
  const removed = await deps.database.db.transaction().execute(async (transaction) => {
    const membership = membershipStore(transaction)
    await membership.raiseEpoch(regulationId)
    const before = await membership.member(regulationId, personId)
    if (!before) return { ok: false, reason: 'not-found' } as const
    if (await isLastLead(transaction, regulationId, personId))
      return { ok: false, reason: 'last-lead-drafter' } as const
    await membership.removeMember(regulationId, personId)
    await recordAct(transaction, {
      actorId: caller.personId,
      action: 'member-removed',
      subject: personId,
      detail: { regulationId, role: before.role },
      at: deps.now(),
    })
    return { ok: true } as const
  })
  if (removed.ok) announce(deps, regulationId, [personId])
  return removed
}

/** Whoever holds a socket on the regulation looks again, and members' lists are read again. */
export function announce(
  { rights, rooms }: Pick<MemberDeps, 'rights' | 'rooms'>,
  regulationId: string,
  personIds: readonly string[],
): void {
  for (const personId of personIds) rights.announce({ regulationId, personId })
  rooms.announce(regulationId, 'members')
}

async function isLastLead(db: Rows, regulationId: string, personId: string) {
  const leads = await membershipStore(db).leadDrafters(regulationId)
  return leads.length === 1 && leads[0] === personId
}

/** Found without regard to marks and case: "duong" finds Đường. */
export async function candidatesLike(db: Rows, regulationId: string, query = '') {
  const wanted = folded(query).split(' ').filter(Boolean)
  const all = await membershipStore(db).candidates(regulationId)
  return all
    .filter(({ name, organisation }) => {
      const text = folded(`${name} ${organisation ?? ''}`)
      return wanted.every((word) => text.includes(word))
    })
    .slice(0, 20)
}

const folded = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd')
