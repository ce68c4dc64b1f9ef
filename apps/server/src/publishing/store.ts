import type { FixedText } from '@cucao/publishing'
import { recordAct } from '../database/audit.ts'
import type { OpenDatabase } from '../database/open.ts'

/** A version without its text: what lists and caches need. */
export interface StoredVersion {
  id: string
  regulationId: string
  number: number
  title: string
  note: string
  contentHash: string
  /** Position of the update log it was fixed at. */
  sequence: number
  createdAt: number
  createdBy: { name: string }
  /** Name of the regulation's lead organisation as it is now. */
  leadOrganisation: string | null
}

export interface NewVersion extends FixedText {
  id: string
  regulationId: string
  title: string
  note: string
  sequence: number
  createdBy: string
  createdAt: number
}

/** Published versions. There is no way to change or take one back: only adding and reading. */
export interface VersionStore {
  /** Title of the regulation as it is now; null where there is none. */
  titleOf(regulationId: string): Promise<string | null>
  /**
   * Stores it under the next number, with its audit row, both or neither. `same`: the newest version has
   * this text already; nothing is stored.
   */
  add(version: NewVersion): Promise<{ added: number } | { same: number }>
  /** Newest first. */
  listOf(regulationId: string): Promise<StoredVersion[]>
  find(regulationId: string, number: number): Promise<StoredVersion | null>
  /** Highest number; 0 where nothing is published. */
  newestOf(regulationId: string): Promise<number>
  contentOf(versionId: string): Promise<string | null>
}

export function versionStore({ db }: OpenDatabase): VersionStore {
  const versions = () =>
    db
      .selectFrom('version')
      .innerJoin('person', 'person.id', 'version.created_by')
      .innerJoin('regulation', 'regulation.id', 'version.regulation_id')
      .leftJoin('organisation', 'organisation.id', 'regulation.lead_organisation_id')
      .select(['version.id', 'version.regulation_id', 'version.number', 'version.title'])
      .select(['version.note', 'version.content_hash', 'version.sequence', 'version.created_at'])
      .select(['person.name as creator', 'organisation.name as lead_organisation'])

  /** Answers null where another version took the number at the same moment. */
  function tryToAdd(version: NewVersion) {
    return db.transaction().execute(async (transaction) => {
      const newest = await transaction
        .selectFrom('version')
        .select(['number', 'content_hash'])
        .where('regulation_id', '=', version.regulationId)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (newest?.content_hash === version.contentHash) return { same: newest.number }
      const number = (newest?.number ?? 0) + 1
      const added = await transaction
        .insertInto('version')
        .values({
          id: version.id,
          regulation_id: version.regulationId,
          number,
          title: version.title,
          note: version.note,
          content: version.content,
          content_hash: version.contentHash,
          sequence: version.sequence,
          created_by: version.createdBy,
          created_at: version.createdAt,
        })
        .onConflict((on) => on.columns(['regulation_id', 'number']).doNothing())
        .executeTakeFirst()
      if (!added.numInsertedOrUpdatedRows) return null
      await recordAct(transaction, {
        actorId: version.createdBy,
        action: 'version-published',
        subject: version.regulationId,
        detail: { version: version.id, number, contentHash: version.contentHash },
        at: version.createdAt,
      })
      return { added: number }
    })
  }

  return {
    async titleOf(regulationId) {
      const row = await db
        .selectFrom('regulation')
        .select('title')
        .where('id', '=', regulationId)
        .executeTakeFirst()
      return row?.title ?? null
    },
    async add(version) {
      for (let attempt = 0; attempt < mostAttempts; attempt++) {
        const answer = await tryToAdd(version)
        if (answer) return answer
      }
      throw new Error(`no number was free in ${mostAttempts} attempts on ${version.regulationId}`)
    },
    async listOf(regulationId) {
      const rows = await versions()
        .where('version.regulation_id', '=', regulationId)
        .orderBy('version.number', 'desc')
        .execute()
      return rows.map(storedVersion)
    },
    async find(regulationId, number) {
      const row = await versions()
        .where('version.regulation_id', '=', regulationId)
        .where('version.number', '=', number)
        .executeTakeFirst()
      return row ? storedVersion(row) : null
    },
    async newestOf(regulationId) {
      const row = await db
        .selectFrom('version')
        .select('number')
        .where('regulation_id', '=', regulationId)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.number ?? 0
    },
    async contentOf(versionId) {
      const row = await db
        .selectFrom('version')
        .select('content')
        .where('id', '=', versionId)
        .executeTakeFirst()
      return row?.content ?? null
    },
  }
}

/** As many people as may press the button at one moment, and some. */
const mostAttempts = 20

interface VersionRow {
  id: string
  regulation_id: string
  number: number
  title: string
  note: string
  content_hash: string
  sequence: number
  created_at: number
  creator: string
  lead_organisation: string | null
}

const storedVersion = (row: VersionRow): StoredVersion => ({
  id: row.id,
  regulationId: row.regulation_id,
  number: row.number,
  title: row.title,
  note: row.note,
  contentHash: row.content_hash,
  sequence: row.sequence,
  createdAt: row.created_at,
  createdBy: { name: row.creator },
  leadOrganisation: row.lead_organisation,
})
