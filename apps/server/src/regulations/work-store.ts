import type { PersonsWork } from '@cucao/consultation'
import { sql } from 'kysely'
import type { Rows } from '../database/open.ts'

/** What happened on a regulation, as it concerns one person. */
export type WorkFigures = Omit<PersonsWork, 'role' | 'state'> & {
  /** When she last had the text open; null: never. */
  lastLookAt: number | null
  latestVersion: { number: number; createdAt: number } | null
}

export interface Look {
  personId: string
  regulationId: string
  at: number
}

/** What waits for people, and when they last looked. Give it a transaction to act in one. */
export function workStore(db: Rows) {
  return {
    /** In one transaction; who has no role any more has not looked. */
    async looked(looks: readonly Look[]): Promise<void> {
      for (const { personId, regulationId, at } of looks)
        await db
          .insertInto('last_look')
          .columns(['person_id', 'regulation_id', 'at', 'sequence'])
          .expression(
            db
              .selectFrom('member')
              .where('member.person_id', '=', personId)
              .where('member.regulation_id', '=', regulationId)
              .select(['member.person_id', 'member.regulation_id'])
              .select([sql.lit(at).as('at'), sequenceOf('member.regulation_id').as('sequence')]),
          )
          .onConflict((on) =>
            on.columns(['person_id', 'regulation_id']).doUpdateSet((row) => ({
              at: row.ref('excluded.at'),
              sequence: row.ref('excluded.sequence'),
            })),
          )
          .execute()
    },

    /** Of every regulation on which the person has a role. A fixed number of questions, however many. */
    async figuresOf(personId: string): Promise<Map<string, WorkFigures>> {
      const standing = await standingOf(db, personId)
      const comments = await commentFigures(db, personId)
      const threads = await threadFigures(db, personId)
      const mentions = await unansweredMentions(db, personId)
      return new Map(
        standing.map((row) => {
          const id = row.regulation_id
          const said = comments.get(id)
          const begun = threads.get(id)
          const since = row.looked_at ?? row.added_at
          const version =
            row.version === null || row.published_at === null
              ? null
              : { number: row.version, createdAt: row.published_at, by: row.published_by }
          const isNews = version !== null && version.createdAt > since && version.by !== personId
          const isChanged = row.looked_at !== null && row.sequence > (row.looked_sequence ?? 0)
          const textAt = row.logged_at ?? row.based_at ?? row.created_at
          return [
            id,
            {
              lastLookAt: row.looked_at,
              isNew: row.looked_at === null && row.created_by !== personId,
              mentions: mentions.get(id) ?? 0,
              replies: said?.replies ?? 0,
              openThreads: begun?.open ?? 0,
              newThreads: begun?.fresh ?? 0,
              newComments: said?.fresh ?? 0,
              textChangedAt: isChanged ? textAt : null,
              newVersion: isNews ? version.number : null,
              latestVersion: version && { number: version.number, createdAt: version.createdAt },
              changedAt: Math.max(textAt, version?.createdAt ?? 0, said?.latest ?? 0),
            },
          ]
        }),
      )
    },
  }
}

/** Where the log of a text stands: behind its last row, or its base where all rows are folded. */
const sequenceOf = (room: 'member.regulation_id') => sql<number>`coalesce(
  (select max(update_log.sequence) from update_log where update_log.room = ${sql.ref(room)}),
  (select room_base.sequence from room_base where room_base.room = ${sql.ref(room)}), 0)`

/** Since when something is new to this person. */
const since = sql<number>`coalesce(last_look.at, member.added_at)`

const ownRegulations = (db: Rows, personId: string) =>
  db
    .selectFrom('member')
    .leftJoin('last_look', (join) =>
      join
        .onRef('last_look.person_id', '=', 'member.person_id')
        .onRef('last_look.regulation_id', '=', 'member.regulation_id'),
    )
    .where('member.person_id', '=', personId)

function standingOf(db: Rows, personId: string) {
  return ownRegulations(db, personId)
    .innerJoin('regulation', 'regulation.id', 'member.regulation_id')
    .leftJoin('room_base', 'room_base.room', 'member.regulation_id')
    .leftJoin('version', (join) =>
      join
        .onRef('version.regulation_id', '=', 'member.regulation_id')
        .on('version.number', '=', (of) =>
          of
            .selectFrom('version as later')
            .select((row) => row.fn.max('later.number').as('number'))
            .whereRef('later.regulation_id', '=', 'member.regulation_id'),
        ),
    )
    .select(['member.regulation_id', 'member.added_at', 'regulation.created_at'])
    .select(['regulation.created_by', 'room_base.time as based_at'])
    .select(['last_look.at as looked_at', 'last_look.sequence as looked_sequence'])
    .select(['version.number as version', 'version.created_at as published_at'])
    .select('version.created_by as published_by')
    .select(sequenceOf('member.regulation_id').as('sequence'))
    .select((row) =>
      row
        .selectFrom('update_log')
        .select('update_log.time')
        .whereRef('update_log.room', '=', 'member.regulation_id')
        .orderBy('update_log.sequence', 'desc')
        .limit(1)
        .as('logged_at'),
    )
    .execute()
}

/** Comments of others since the last look, and those among them in threads this person wrote in. */
async function commentFigures(db: Rows, personId: string) {
  const rows = await ownRegulations(db, personId)
    .innerJoin('thread', 'thread.regulation_id', 'member.regulation_id')
    .innerJoin('comment', 'comment.thread_id', 'thread.id')
    .where('comment.author_id', '!=', personId)
    .where('comment.withdrawn_at', 'is', null)
    .select('member.regulation_id')
    .select((row) => row.fn.max('comment.created_at').as('latest'))
    .select(sql<number>`sum(case when comment.created_at > ${since} then 1 else 0 end)`.as('fresh'))
    .select(
      sql<number>`sum(case when comment.created_at > ${since} and exists (
        select 1 from comment as own where own.thread_id = thread.id
          and own.author_id = ${personId} and own.withdrawn_at is null
      ) then 1 else 0 end)`.as('replies'),
    )
    .groupBy('member.regulation_id')
    .execute()
  return new Map(
    rows.map(({ regulation_id, latest, fresh, replies }) => [
      regulation_id,
      { latest: Number(latest), fresh: Number(fresh), replies: Number(replies) },
    ]),
  )
}

async function threadFigures(db: Rows, personId: string) {
  const rows = await ownRegulations(db, personId)
    .innerJoin('thread', 'thread.regulation_id', 'member.regulation_id')
    .select('member.regulation_id')
    .select(sql<number>`sum(case when thread.state = 'open' then 1 else 0 end)`.as('open'))
    .select(
      sql<number>`sum(case when thread.created_at > ${since} and thread.created_by != ${personId}
        then 1 else 0 end)`.as('fresh'),
    )
    .groupBy('member.regulation_id')
    .execute()
  return new Map(
    rows.map(({ regulation_id, open, fresh }) => [
      regulation_id,
      { open: Number(open), fresh: Number(fresh) },
    ]),
  )
}

/** Answered is a mention after which this person wrote in the thread. */
async function unansweredMentions(db: Rows, personId: string): Promise<Map<string, number>> {
  const rows = await ownRegulations(db, personId)
    .innerJoin('thread', 'thread.regulation_id', 'member.regulation_id')
    .innerJoin('comment', 'comment.thread_id', 'thread.id')
    .innerJoin('comment_mention', 'comment_mention.comment_id', 'comment.id')
    .where('comment_mention.person_id', '=', personId)
    .where('comment.author_id', '!=', personId)
    .where('comment.withdrawn_at', 'is', null)
    .where('thread.state', '=', 'open')
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('comment as answer')
            .select('answer.id')
            .whereRef('answer.thread_id', '=', 'thread.id')
            .where('answer.author_id', '=', personId)
            .where('answer.withdrawn_at', 'is', null)
            .whereRef('answer.created_at', '>=', 'comment_mention.created_at'),
        ),
      ),
    )
    .select('member.regulation_id')
    .select((row) => row.fn.countAll().as('count'))
    .groupBy('member.regulation_id')
    .execute()
  return new Map(rows.map(({ regulation_id, count }) => [regulation_id, Number(count)]))
}
