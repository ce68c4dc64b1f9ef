import type { OrganisationKind } from '@cucao/people'
import type { Rows } from '../../database/open.ts'
import type { Database } from '../../database/schema.ts'

export interface OrganisationRecord {
  id: string
  kind: OrganisationKind
  name: string
  shortName: string | null
  code: string | null
  parentId: string | null
  validFrom: string | null
  validTo: string | null
  source: string | null
}

/** Rows of organisations. Nothing is ever deleted: what ends gets a last day. */
export function organisationStore(db: Rows) {
  return {
    /** Those that exist on the ISO day; all that ever did without one. */
    async organisations(on: string | null): Promise<OrganisationRecord[]> {
      let query = db.selectFrom('organisation').selectAll().orderBy('kind').orderBy('name')
      if (on !== null)
        query = query
          .where((row) => row.or([row('valid_from', 'is', null), row('valid_from', '<=', on)]))
          .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', on)]))
      return (await query.execute()).map(organisationOf)
    },
    async organisation(id: string): Promise<OrganisationRecord | null> {
      const row = await db
        .selectFrom('organisation')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? organisationOf(row) : null
    },
    /** Leaves those alone whose id is there: what an administrator changed stays changed. */
    async addMissing(organisations: readonly OrganisationRecord[], now: number): Promise<void> {
      if (organisations.length === 0) return
      await db
        .insertInto('organisation')
        .values(
          organisations.map((o) => ({
            id: o.id,
            kind: o.kind,
            name: o.name,
            short_name: o.shortName,
            code: o.code,
            parent_id: o.parentId,
            valid_from: o.validFrom,
            valid_to: o.validTo,
            source: o.source,
            created_at: now,
          })),
        )
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
    },
  }
}

function organisationOf(row: Database['organisation']): OrganisationRecord {
  return {
    id: row.id,
    kind: row.kind as OrganisationKind,
    name: row.name,
    shortName: row.short_name,
    code: row.code,
    parentId: row.parent_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    source: row.source,
  }
}
