import type { InvitationRole, RegulationRole, RegulationState } from '@cucao/people'
import { askedOften } from '../../database/asked-often.ts'
import type { Rows } from '../../database/open.ts'
import type { Database } from '../../database/schema.ts'
import type { Access } from '../caller.ts'

export interface MemberRecord {
  personId: string
  name: string
  organisation: string | null
  kind: 'account' | 'guest'
  role: RegulationRole
  scope: string[] | null
  addedAt: number
}

export interface InvitationRecord {
  id: string
  regulationId: string
  role: InvitationRole
  scope: string[] | null
  note: string
  expiresAt: number
  maxUses: number | null
  uses: number
  createdBy: { id: string; name: string }
  createdAt: number
  revokedAt: number | null
}

export interface NewMember {
  regulationId: string
  personId: string
  role: RegulationRole
  scope: string[] | null
  /** The link a guest came by and loses access with; null where somebody gave the role by name. */
  invitationId: string | null
  addedAt: number
}

/** Rows of members and invitations. Give it a transaction to act in one. */
export function membershipStore(db: Rows) {
  const members = (regulationId: string) =>
    db
      .selectFrom('member')
      .innerJoin('person', 'person.id', 'member.person_id')
      .leftJoin('organisation', 'organisation.id', 'person.organisation_id')
      .selectAll('member')
      .select(['person.name', 'person.kind', 'person.organisation_name'])
      .select('organisation.name as official_name')
      .where('member.regulation_id', '=', regulationId)

  const invitations = () =>
    db
      .selectFrom('invitation')
      .innerJoin('person', 'person.id', 'invitation.created_by')
      .selectAll('invitation')
      .select('person.name as creator')

  const accessOf = askedOften(db, () =>
    db
      .selectFrom('member')
      .innerJoin('regulation', 'regulation.id', 'member.regulation_id')
      .innerJoin('person', 'person.id', 'member.person_id')
      .select(['member.role', 'member.scope', 'regulation.state', 'regulation.rights_epoch'])
      .where('member.person_id', '=', 'person')
      .where('member.regulation_id', '=', 'regulation')
      .where('person.disabled_at', 'is', null),
  )

  return {
    /** null: no such regulation, no role on it, or a disabled person. */
    async access(personId: string, regulationId: string): Promise<Access | null> {
      const [row] = await accessOf(personId, regulationId)
      if (!row) return null
      return {
        role: row.role as RegulationRole,
        state: row.state as RegulationState,
        scope: scopeOf(row.scope),
        epoch: row.rights_epoch,
      }
    },
    /**
     * Every change of rights begins with this: it tells rooms that rights changed, and makes concurrent
     * changes on one regulation wait for each other. False: no such regulation.
     */
    async raiseEpoch(regulationId: string): Promise<boolean> {
      const result = await db
        .updateTable('regulation')
        .set((row) => ({ rights_epoch: row('rights_epoch', '+', 1) }))
        .where('id', '=', regulationId)
        .executeTakeFirst()
      return Number(result.numUpdatedRows) === 1
    },

    async members(regulationId: string): Promise<MemberRecord[]> {
      const rows = await members(regulationId).orderBy('member.added_at').execute()
      return rows.map(memberOf)
    },
    async member(regulationId: string, personId: string): Promise<MemberRecord | null> {
      const row = await members(regulationId)
        .where('member.person_id', '=', personId)
        .executeTakeFirst()
      return row ? memberOf(row) : null
    },
    /** Adds the member or replaces what he was. */
    async putMember(member: NewMember): Promise<void> {
      const standing = {
        role: member.role,
        scope: member.scope === null ? null : JSON.stringify(member.scope),
        invitation_id: member.invitationId,
      }
      await db
        .insertInto('member')
        .values({
          regulation_id: member.regulationId,
          person_id: member.personId,
          added_at: member.addedAt,
          ...standing,
        })
        .onConflict((conflict) =>
          conflict.columns(['regulation_id', 'person_id']).doUpdateSet(standing),
        )
        .execute()
    },
    async removeMember(regulationId: string, personId: string): Promise<void> {
      await db
        .deleteFrom('member')
        .where('regulation_id', '=', regulationId)
        .where('person_id', '=', personId)
        .execute()
    },
    /** Those who may still act: a disabled person leads nothing. */
    async leadDrafters(regulationId: string): Promise<string[]> {
      const rows = await members(regulationId)
        .where('member.role', '=', 'lead-drafter')
        .where('person.disabled_at', 'is', null)
        .execute()
      return rows.map((row) => row.person_id)
    },
    async regulationsOf(personId: string): Promise<string[]> {
      const rows = await db
        .selectFrom('member')
        .select('regulation_id')
        .where('person_id', '=', personId)
        .execute()
      return rows.map((row) => row.regulation_id)
    },
    /** Accounts that may sign in and have no role on the regulation yet. */
    async candidates(regulationId: string) {
      return db
        .selectFrom('person')
        .leftJoin('organisation', 'organisation.id', 'person.organisation_id')
        .select(['person.id', 'person.name', 'organisation.name as organisation'])
        .where('person.kind', '=', 'account')
        .where('person.disabled_at', 'is', null)
        .where('person.id', 'not in', (inner) =>
          inner
            .selectFrom('member')
            .select('member.person_id')
            .where('member.regulation_id', '=', regulationId),
        )
        .orderBy('person.name')
        .execute()
    },

    /** Newest first. */
    async invitations(regulationId: string): Promise<InvitationRecord[]> {
      const rows = await invitations()
        .where('invitation.regulation_id', '=', regulationId)
        .orderBy('invitation.created_at', 'desc')
        .orderBy('invitation.id')
        .execute()
      return rows.map(invitationOf)
    },
    async invitation(regulationId: string, id: string): Promise<InvitationRecord | null> {
      const row = await invitations()
        .where('invitation.regulation_id', '=', regulationId)
        .where('invitation.id', '=', id)
        .executeTakeFirst()
      return row ? invitationOf(row) : null
    },
    /** What the holder of the link may know before joining. */
    async invitationBySecret(
      tokenHash: string,
    ): Promise<(InvitationRecord & { title: string; state: RegulationState }) | null> {
      const row = await invitations()
        .innerJoin('regulation', 'regulation.id', 'invitation.regulation_id')
        .select(['regulation.title', 'regulation.state'])
        .where('invitation.token_hash', '=', tokenHash)
        .executeTakeFirst()
      if (!row) return null
      return { ...invitationOf(row), title: row.title, state: row.state as RegulationState }
    },
    async addInvitation(
      invitation: Omit<InvitationRecord, 'uses' | 'revokedAt'>,
      tokenHash: string,
    ): Promise<void> {
      await db
        .insertInto('invitation')
        .values({
          id: invitation.id,
          regulation_id: invitation.regulationId,
          token_hash: tokenHash,
          role: invitation.role,
          scope: invitation.scope === null ? null : JSON.stringify(invitation.scope),
          note: invitation.note,
          expires_at: invitation.expiresAt,
          max_uses: invitation.maxUses,
          uses: 0,
          created_by: invitation.createdBy.id,
          created_at: invitation.createdAt,
          revoked_at: null,
        })
        .execute()
    },
    /** Takes one use. False where none is left, it expired or was revoked: never one use too many. */
    async useInvitation(id: string, now: number): Promise<boolean> {
      const result = await db
        .updateTable('invitation')
        .set((row) => ({ uses: row('uses', '+', 1) }))
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .where((row) =>
          row.or([row('max_uses', 'is', null), row('uses', '<', row.ref('max_uses'))]),
        )
        .executeTakeFirst()
      return Number(result.numUpdatedRows) === 1
    },
    /** Ends the link and the membership of everybody who holds it by that link; answers who they were. */
    async revokeInvitation(regulationId: string, id: string, now: number): Promise<string[]> {
      await db
        .updateTable('invitation')
        .set({ revoked_at: now })
        .where('regulation_id', '=', regulationId)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .execute()
      const removed = await db
        .deleteFrom('member')
        .where('regulation_id', '=', regulationId)
        .where('invitation_id', '=', id)
        .returning('person_id')
        .execute()
      return removed.map((row) => row.person_id)
    },
  }
}
export type MembershipStore = ReturnType<typeof membershipStore>

type MemberRow = Database['member'] & {
  name: string
  kind: string
  organisation_name: string | null
  official_name: string | null
}

function memberOf(row: MemberRow): MemberRecord {
  return {
    personId: row.person_id,
    name: row.name,
    organisation: row.official_name ?? row.organisation_name,
    kind: row.kind === 'account' ? 'account' : 'guest',
    role: row.role as RegulationRole,
    scope: scopeOf(row.scope),
    addedAt: row.added_at,
  }
}

function invitationOf(row: Database['invitation'] & { creator: string }): InvitationRecord {
  return {
    id: row.id,
    regulationId: row.regulation_id,
    role: row.role as InvitationRole,
    scope: scopeOf(row.scope),
    note: row.note,
    expiresAt: row.expires_at,
    maxUses: row.max_uses,
    uses: row.uses,
    createdBy: { id: row.created_by, name: row.creator },
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
  }
}

const scopeOf = (text: string | null) => (text === null ? null : (JSON.parse(text) as string[]))
