import type { RegulationRole, RegulationState } from '@cucao/people'
import type { Rows } from '../database/open.ts'
import type { Database } from '../database/schema.ts'

export const legalRegimes = ['2015', '2025'] as const
export type LegalRegime = (typeof legalRegimes)[number]

/** A regulation's record; its text lives in the rooms. */
export interface RegulationRecord {
  id: string
  title: string
  kind: string
  legalRegime: LegalRegime
  state: RegulationState
  leadOrganisationId: string | null
  /** Name of the organisation that leads the drafting (cơ quan chủ trì soạn thảo). */
  leadOrganisation: string | null
  createdBy: string
  createdAt: number
}
/** As its member sees it in the list. */
export interface OwnRegulation extends RegulationRecord {
  role: RegulationRole
}
export type NewRegulation = Omit<RegulationRecord, 'leadOrganisation'>

/** Rows of regulations. Give it a transaction to act in one. */
export function regulationStore(db: Rows) {
  const regulations = () =>
    db
      .selectFrom('regulation')
      .leftJoin('organisation', 'organisation.id', 'regulation.lead_organisation_id')
      .selectAll('regulation')
      .select('organisation.name as lead')
  return {
    async regulation(id: string): Promise<RegulationRecord | null> {
      const row = await regulations().where('regulation.id', '=', id).executeTakeFirst()
      return row ? regulationOf(row) : null
    },
    /** All there are, newest first: for the operator, who reads titles and no texts. */
    async everyRegulation(): Promise<RegulationRecord[]> {
      const rows = await regulations()
        .orderBy('regulation.created_at', 'desc')
        .orderBy('regulation.id')
        .execute()
      return rows.map(regulationOf)
    },
    /** Those on which the person has a role, newest first. */
    async regulationsOf(personId: string): Promise<OwnRegulation[]> {
      const rows = await regulations()
        .innerJoin('member', 'member.regulation_id', 'regulation.id')
        .select('member.role')
        .where('member.person_id', '=', personId)
        .orderBy('regulation.created_at', 'desc')
        .orderBy('regulation.id')
        .execute()
      return rows.map((row) => ({ ...regulationOf(row), role: row.role as RegulationRole }))
    },
    async addRegulation(regulation: NewRegulation): Promise<void> {
      await db
        .insertInto('regulation')
        .values({
          id: regulation.id,
          title: regulation.title,
          kind: regulation.kind,
          legal_regime: regulation.legalRegime,
          state: regulation.state,
          lead_organisation_id: regulation.leadOrganisationId,
          created_by: regulation.createdBy,
          created_at: regulation.createdAt,
          rights_epoch: 1,
        })
        .execute()
    },
    async changeRegulation(
      id: string,
      change: { title?: string; state?: RegulationState },
    ): Promise<void> {
      if (change.title === undefined && change.state === undefined) return
      await db
        .updateTable('regulation')
        .set({ title: change.title, state: change.state })
        .where('id', '=', id)
        .execute()
    },
  }
}

function regulationOf(row: Database['regulation'] & { lead: string | null }): RegulationRecord {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    legalRegime: row.legal_regime as LegalRegime,
    state: row.state as RegulationState,
    leadOrganisationId: row.lead_organisation_id,
    leadOrganisation: row.lead,
    createdBy: row.created_by,
    createdAt: row.created_at,
  }
}
