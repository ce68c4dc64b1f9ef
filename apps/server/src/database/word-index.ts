import { searchWords } from '@cucao/regulation'
import type { FindingGrade, SearchQuery, SearchWord } from '@cucao/regulation'
import { sql } from 'kysely'
import type { Kysely, RawBuilder } from 'kysely'
import type { Rows } from './open.ts'

/**
 * The words of everything that can be found: SQLite's FTS5 or PostgreSQL's tsvector, asked in one way. It is
 * given words, never the text: both databases hold the very words that @cucao/regulation cut, so neither
 * has a grammar of its own in which a query could mean anything else.
 *
 * An id says to which regulation a row belongs, so that rights are asked without reading the row.
 */
export type FindableKind = 'provision' | 'comment'

/** Ids of one kind in one regulation; both kinds lie side by side. An index of PostgreSQL knows the number. */
const idsOfOneKind = 2 ** 26
const idsOfRegulation = 2 * idsOfOneKind

export function isPostgres(db: Pick<Kysely<unknown>, 'getExecutor'>): boolean {
  return db.getExecutor().adapter.supportsTransactionalDdl === true
}

/** Takes fresh ids for rows of a regulation and answers the first. Concurrent takers wait for each other. */
export async function takeIds(
  db: Rows,
  regulationId: string,
  kind: FindableKind,
  count: number,
): Promise<number> {
  await db
    .insertInto('finding_text')
    .values({ regulation_id: regulationId, sequence: -1, last_provision: 0, last_comment: 0 })
    .onConflict((on) => on.column('regulation_id').doNothing())
    .execute()
  const counter = kind === 'provision' ? 'last_provision' : 'last_comment'
  const { number, [counter]: last } = await db
    .updateTable('finding_text')
    .set((row) => ({ [counter]: row(counter, '+', count) }))
    .where('regulation_id', '=', regulationId)
    .returning(['number', counter])
    .executeTakeFirstOrThrow()
  const first = number * idsOfRegulation + (kind === 'comment' ? idsOfOneKind : 0)
  return first + last - count + 1
}

/** Words that can be found from now on, under the id of their row; what stood there before is replaced. */
export async function putWords(
  db: Rows,
  rows: readonly { id: number; words: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await dropWords(
    db,
    rows.map(({ id }) => id),
  )
  const values = rows.map(({ id, words }) => {
    const found = searchWords(words)
    return sql`(${id}, ${kept(db, found, 'exact')}, ${kept(db, found, 'folded')})`
  })
  await sql`insert into finding_words (rowid, exact, folded) values ${sql.join(values)}`.execute(db)
}

export async function dropWords(db: Rows, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db.deleteFrom('finding_words').where('rowid', 'in', ids).execute()
}

/** A comment can be found, or found by its new words. In the transaction that stores it. */
export async function indexComment(db: Rows, commentId: string, body: string): Promise<void> {
  const known = await db
    .selectFrom('finding_comment')
    .select('id')
    .where('comment_id', '=', commentId)
    .executeTakeFirst()
  const id = known?.id ?? (await addComment(db, commentId))
  await putWords(db, [{ id, words: body }])
}

async function addComment(db: Rows, commentId: string): Promise<number> {
  const { regulation_id } = await db
    .selectFrom('comment')
    .innerJoin('thread', 'thread.id', 'comment.thread_id')
    .select('thread.regulation_id')
    .where('comment.id', '=', commentId)
    .executeTakeFirstOrThrow()
  const id = await takeIds(db, regulation_id, 'comment', 1)
  await db.insertInto('finding_comment').values({ id, comment_id: commentId }).execute()
  return id
}

/** A withdrawn comment is found no more. In the transaction that withdraws it. */
export async function forgetComment(db: Rows, commentId: string): Promise<void> {
  const gone = await db
    .deleteFrom('finding_comment')
    .where('comment_id', '=', commentId)
    .returning('id')
    .execute()
  await dropWords(
    db,
    gone.map(({ id }) => id),
  )
}

export interface WordQuestion {
  personId: string
  query: SearchQuery
  grade: FindingGrade
  /** null: all on which the person has a role. */
  regulationId: string | null
  /** null: both. */
  kind: FindableKind | null
  limit: number
}

/** Ids of rows that answer in this grade, only of regulations on which the person has a role now. */
export async function idsWithWords(db: Rows, question: WordQuestion): Promise<number[]> {
  const { personId, regulationId, kind, limit } = question
  const size = sql.lit(idsOfRegulation)
  const half = sql.lit(idsOfOneKind)
  const ofKind =
    kind === null
      ? sql`true`
      : sql`finding_words.rowid % ${size} ${sql.raw(kind === 'comment' ? '>=' : '<')} ${half}`
  const ofRegulation =
    regulationId === null ? sql`true` : sql`member.regulation_id = ${regulationId}`
  // One walk over the words, whatever they are in: asking for each regulation by itself costs a beginning each.
  const { rows } = await sql<{ id: number }>`
    select finding_words.rowid as id
    from finding_words
    where ${matching(db, question)} and ${ofKind} and finding_words.rowid / ${size} in (
      select finding_text.number
      from member
      join person on person.id = member.person_id
      join finding_text on finding_text.regulation_id = member.regulation_id
      where member.person_id = ${personId} and person.disabled_at is null and ${ofRegulation})
    limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** The words as the database keeps them: letters and digits only, so nothing needs to be escaped. */
function kept(
  db: Rows,
  words: readonly SearchWord[],
  spelling: 'exact' | 'folded',
): RawBuilder<unknown> {
  if (!isPostgres(db)) return sql`${words.map((word) => word[spelling]).join(' ')}`
  return sql`${words.map((word, at) => `'${word[spelling]}':${at + 1}`).join(' ')}::tsvector`
}

function matching(db: Rows, { query, grade }: WordQuestion): RawBuilder<unknown> {
  const words = query.words.map((word) => word[grade.spelling])
  const column = sql.ref(`finding_words.${grade.spelling}`)
  if (isPostgres(db)) {
    const quoted = words.map((word) => `'${word}'`)
    const wanted = quoted.join(grade.order === 'phrase' ? ' <-> ' : ' & ')
    return sql`${column} @@ ${grade.begun ? `${wanted}:*` : wanted}::tsquery`
  }
  const quoted = grade.order === 'phrase' ? [words.join(' ')] : words
  const wanted = quoted.map((word) => `"${word}"`).join(' AND ')
  return sql`finding_words match ${`${grade.spelling} : (${wanted}${grade.begun ? ' *' : ''})`}`
}
