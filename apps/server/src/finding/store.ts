import type { RegulationRole, RegulationState } from '@cucao/people'
import { gradesFor, findingGrades } from '@cucao/regulation'
import type { SearchQuery } from '@cucao/regulation'
import type { OpenDatabase, Rows } from '../database/open.ts'
import { dropWords, idsWithWords, indexComment, putWords, takeIds } from '../database/word-index.ts'
import type { FindableKind } from '../database/word-index.ts'
import type { IndexChanges, IndexedUnit } from './index-changes.ts'

/** A regulation that the person may read, by its name. */
export interface OwnTitle {
  regulationId: string
  title: string
  role: RegulationRole
  state: RegulationState
}

interface FoundRow {
  /** Index in `findingGrades`. */
  grade: number
  regulationId: string
  provisionId: string
  words: string
}
export interface FoundProvision extends FoundRow {
  kind: 'provision'
  isHeading: boolean
  position: number
  address: { vi: string; en: string }
}
export interface FoundComment extends FoundRow {
  kind: 'comment'
  threadId: string
  commentId: string
  threadState: 'open' | 'resolved'
  author: string
  createdAt: number
  /** null: the clause is not in the text any more, or not indexed yet. */
  address: { vi: string; en: string } | null
}

export interface Question {
  personId: string
  query: SearchQuery
  regulationId: string | null
  kind: FindableKind | null
}

/** A text the index has not read as it is now. */
export interface TextBehind {
  regulationId: string
  /** Position of its update log. */
  sequence: number
  /** Never read at all. */
  isNew: boolean
}

/** More hits than anybody reads; who wants others asks for more words. */
export const mostFound = 300

/**
 * What is found by its words, and the index it is found with. Every question is asked for a person, and joined
 * with that person's roles at that moment: the index itself knows no rights.
 */
export function findingStore({ db }: Pick<OpenDatabase, 'db'>) {
  return {
    async titlesFor(personId: string): Promise<OwnTitle[]> {
      const rows = await ownRegulations(db, personId)
        .select(['regulation.id', 'regulation.title', 'member.role', 'regulation.state'])
        .orderBy('regulation.created_at', 'desc')
        .orderBy('regulation.id')
        .execute()
      return rows.map((row) => ({
        regulationId: row.id,
        title: row.title,
        role: row.role as RegulationRole,
        state: row.state as RegulationState,
      }))
    },

    /** The best hits in no order within a grade, at most `mostFound`. */
    async found(question: Question): Promise<(FoundProvision | FoundComment)[]> {
      const grades = new Map<number, number>()
      for (const grade of gradesFor(question.query)) {
        const limit = mostFound + 1
        if (grades.size >= limit) break
        for (const id of await idsWithWords(db, { ...question, grade, limit }))
          if (!grades.has(id)) grades.set(id, findingGrades.indexOf(grade))
      }
      const ids = [...grades.keys()].slice(0, mostFound + 1)
      if (ids.length === 0) return []
      const provisions = await provisionsBy(db, question.personId, ids, grades)
      const comments = await commentsBy(db, question.personId, ids, grades)
      return [...provisions, ...comments]
    },

    /** Texts whose log has gone on since they were read. One question, however many texts. */
    async textsBehind(): Promise<TextBehind[]> {
      const rows = await db
        .selectFrom('regulation')
        .leftJoin('room_base', 'room_base.room', 'regulation.id')
        .leftJoin('finding_text', 'finding_text.regulation_id', 'regulation.id')
        .select(['regulation.id', 'room_base.sequence as based', 'finding_text.sequence as read'])
        .select((row) =>
          row
            .selectFrom('update_log')
            .select((log) => log.fn.max('update_log.sequence').as('sequence'))
            .whereRef('update_log.room', '=', 'regulation.id')
            .as('logged'),
        )
        .execute()
      return rows.flatMap(({ id, based, logged, read }) => {
        const sequence = Math.max(based ?? 0, logged ?? 0)
        const isNew = (read ?? -1) < 0
        return sequence === 0 || sequence === read ? [] : [{ regulationId: id, sequence, isNew }]
      })
    },

    async unitsOf(regulationId: string): Promise<IndexedUnit[]> {
      const rows = await db
        .selectFrom('finding_provision')
        .selectAll()
        .where('regulation_id', '=', regulationId)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        provisionId: row.provision_id,
        position: row.position,
        isHeading: row.is_heading === 1,
        address: { vi: row.address_vi, en: row.address_en },
        words: row.words,
      }))
    },

    /** All or nothing; give it few at a time. */
    async write(regulationId: string, changes: IndexChanges): Promise<void> {
      await db.transaction().execute((transaction) => write(transaction, regulationId, changes))
    },

    /** The index says what the text said at this position of its log. */
    async caughtUp(regulationId: string, sequence: number): Promise<void> {
      await db.transaction().execute(async (transaction) => {
        // Makes the row where the text holds no word at all.
        await takeIds(transaction, regulationId, 'provision', 0)
        await transaction
          .updateTable('finding_text')
          .set({ sequence })
          .where('regulation_id', '=', regulationId)
          .execute()
      })
    },

    /** Makes comments findable that were stored before there was an index; answers how many it took. */
    async indexOldComments(most: number): Promise<number> {
      const rows = await db
        .selectFrom('comment')
        .leftJoin('finding_comment', 'finding_comment.comment_id', 'comment.id')
        .select(['comment.id'])
        .where('finding_comment.id', 'is', null)
        .where('comment.withdrawn_at', 'is', null)
        .limit(most)
        .execute()
      if (rows.length === 0) return 0
      await db.transaction().execute(async (transaction) => {
        for (const { id } of rows) await indexStanding(transaction, id)
      })
      return rows.length
    },
  }
}
export type FindingStore = ReturnType<typeof findingStore>

/** Joined with every question: a role that was taken away finds nothing at once. */
function ownRegulations(db: Rows, personId: string) {
  return db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .innerJoin('regulation', 'regulation.id', 'member.regulation_id')
    .where('member.person_id', '=', personId)
    .where('person.disabled_at', 'is', null)
}

async function provisionsBy(
  db: Rows,
  personId: string,
  ids: readonly number[],
  grades: ReadonlyMap<number, number>,
): Promise<FoundProvision[]> {
  const rows = await db
    .selectFrom('finding_provision')
    .selectAll()
    .where('id', 'in', ids)
    .where('regulation_id', 'in', ownRegulations(db, personId).select('regulation.id'))
    .execute()
  return rows.map((row) => ({
    kind: 'provision',
    grade: grades.get(row.id) ?? 0,
    regulationId: row.regulation_id,
    provisionId: row.provision_id,
    isHeading: row.is_heading === 1,
    position: row.position,
    address: { vi: row.address_vi, en: row.address_en },
    words: row.words,
  }))
}

async function commentsBy(
  db: Rows,
  personId: string,
  ids: readonly number[],
  grades: ReadonlyMap<number, number>,
): Promise<FoundComment[]> {
  const rows = await db
    .selectFrom('finding_comment')
    .innerJoin('comment', 'comment.id', 'finding_comment.comment_id')
    .innerJoin('thread', 'thread.id', 'comment.thread_id')
    .innerJoin('person as author', 'author.id', 'comment.author_id')
    .select(['finding_comment.id', 'thread.regulation_id', 'thread.provision_id', 'thread.state'])
    .select(['thread.id as thread_id', 'comment.id as comment_id', 'comment.body'])
    .select(['author.name as author', 'comment.created_at'])
    .select((row) =>
      row
        .selectFrom('finding_provision')
        .select((of) => of.fn.min('finding_provision.id').as('id'))
        .whereRef('finding_provision.regulation_id', '=', 'thread.regulation_id')
        .whereRef('finding_provision.provision_id', '=', 'thread.provision_id')
        .as('stands_at'),
    )
    .where('finding_comment.id', 'in', ids)
    .where('comment.withdrawn_at', 'is', null)
    .where('thread.regulation_id', 'in', ownRegulations(db, personId).select('regulation.id'))
    .execute()
  const places = await addressesOf(
    db,
    rows.flatMap(({ stands_at }) => stands_at ?? []),
  )
  return rows.map((row) => ({
    kind: 'comment',
    grade: grades.get(row.id) ?? 0,
    regulationId: row.regulation_id,
    provisionId: row.provision_id,
    threadId: row.thread_id,
    commentId: row.comment_id,
    threadState: row.state === 'resolved' ? 'resolved' : 'open',
    author: row.author,
    createdAt: row.created_at,
    address: (row.stands_at !== null && places.get(row.stands_at)) || null,
    words: row.body,
  }))
}

async function addressesOf(db: Rows, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, { vi: string; en: string }>()
  const rows = await db
    .selectFrom('finding_provision')
    .select(['id', 'address_vi', 'address_en'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { vi: row.address_vi, en: row.address_en }]))
}

async function write(db: Rows, regulationId: string, changes: IndexChanges): Promise<void> {
  const { added, reworded, moved, removed } = changes
  if (removed.length > 0) {
    await db.deleteFrom('finding_provision').where('id', 'in', removed).execute()
    await dropWords(db, removed)
  }
  for (const unit of [...reworded, ...moved])
    await db
      .updateTable('finding_provision')
      .set(columnsOf(unit))
      .where('id', '=', unit.id)
      .execute()
  const first = added.length > 0 ? await takeIds(db, regulationId, 'provision', added.length) : 0
  const fresh = added.map((unit, at) => ({ ...unit, id: first + at }))
  if (fresh.length > 0)
    await db
      .insertInto('finding_provision')
      .values(
        fresh.map((unit) => ({
          id: unit.id,
          regulation_id: regulationId,
          provision_id: unit.provisionId,
          ...columnsOf(unit),
        })),
      )
      .execute()
  await putWords(db, [...fresh, ...reworded])
}

const columnsOf = (unit: Omit<IndexedUnit, 'id'>) => ({
  position: unit.position,
  is_heading: unit.isHeading ? 1 : 0,
  address_vi: unit.address.vi,
  address_en: unit.address.en,
  words: unit.words,
})

/** As it stands at this moment: it may have been withdrawn since it was listed. */
async function indexStanding(db: Rows, commentId: string): Promise<void> {
  const comment = await db
    .selectFrom('comment')
    .select('body')
    .where('id', '=', commentId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (comment) await indexComment(db, commentId, comment.body)
}
