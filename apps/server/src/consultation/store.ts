import type { Anchor, ThreadState } from '@cucao/consultation'
import type { Selectable, Transaction } from 'kysely'
import type { OpenDatabase } from '../database/open.ts'
import type { Database } from '../database/schema.ts'
import { forgetComment, indexComment } from '../database/word-index.ts'
import { mentionStore } from './mentions/store.ts'
import type { Mentioned } from './mentions/store.ts'

/** Who wrote something, as everybody on the regulation sees it. */
export interface Author {
  personId: string
  name: string
  organisation: string | null
}

export interface StoredComment {
  id: string
  author: Author
  body: string
  createdAt: number
  editedAt: number | null
  withdrawnAt: number | null
  /** In the order in which they were mentioned first. */
  mentions: Mentioned[]
}

export interface StoredThread {
  id: string
  regulationId: string
  anchor: Anchor
  provisionId: string
  state: ThreadState
  createdBy: Author
  createdAt: number
  resolvedBy: Author | null
  resolvedAt: number | null
  /** Oldest first. */
  comments: StoredComment[]
}

/** Threads and their comments. Every question names the regulation: another one's ids are unknown here. */
export interface ThreadStore {
  /** All threads of a regulation, oldest first. Four questions to the database, however many threads. */
  listOf(regulationId: string): Promise<StoredThread[]>
  find(regulationId: string, threadId: string): Promise<StoredThread | null>
  /** The thread and its first comment, both or neither. */
  open(thread: NewThread, comment: NewComment): Promise<void>
  /** false: the thread was resolved meanwhile; nothing is stored. */
  reply(threadId: string, comment: NewComment): Promise<boolean>
  /**
   * Keeps the earlier wording. false: the comment is not as expected any more (edited elsewhere, or
   * withdrawn) or its thread was resolved; nothing is stored.
   */
  edit(change: CommentEdit): Promise<boolean>
  /** The body stays stored and is shown to nobody. Withdrawing again keeps the first time. */
  withdraw(commentId: string, at: number): Promise<void>
  /** Answers whether it changed; resolving what is resolved keeps the first name and time. */
  changeState(threadId: string, state: ThreadState, by: string, at: number): Promise<boolean>
  /** Earlier wordings, oldest first, also of what was withdrawn: the caller keeps that to himself. */
  historyOf(commentId: string): Promise<{ body: string; replacedAt: number }[]>
}

export interface NewThread {
  id: string
  regulationId: string
  anchor: Anchor
  createdBy: string
  createdAt: number
}
export interface NewComment {
  id: string
  authorId: string
  body: string
  mentions: readonly string[]
  createdAt: number
}
export interface CommentEdit {
  commentId: string
  expectedBody: string
  body: string
  /** Whom it mentions from now on. */
  mentions: readonly string[]
  at: number
  historyId: string
}

export function threadStore({ db }: OpenDatabase): ThreadStore {
  const mentions = mentionStore(db)
  return {
    async listOf(regulationId) {
      const threads = await db
        .selectFrom('thread')
        .selectAll()
        .where('regulation_id', '=', regulationId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      const comments = await db
        .selectFrom('comment')
        .innerJoin('thread', 'thread.id', 'comment.thread_id')
        .selectAll('comment')
        .where('thread.regulation_id', '=', regulationId)
        .orderBy('comment.created_at')
        .orderBy('comment.id')
        .execute()
      const authors = await authorsOf(threads, comments)
      return assemble(threads, comments, authors, await mentions.ofRegulation(regulationId))
    },
    async find(regulationId, threadId) {
      const threads = await db
        .selectFrom('thread')
        .selectAll()
        .where('id', '=', threadId)
        .where('regulation_id', '=', regulationId)
        .execute()
      if (threads.length === 0) return null
      const comments = await db
        .selectFrom('comment')
        .selectAll()
        .where('thread_id', '=', threadId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      const authors = await authorsOf(threads, comments)
      return assemble(threads, comments, authors, await mentions.ofThread(threadId))[0] ?? null
    },
    async open(thread, comment) {
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('thread')
          .values({
            id: thread.id,
            regulation_id: thread.regulationId,
            anchor: JSON.stringify(thread.anchor),
            provision_id: thread.anchor.provisionId,
            state: 'open',
            created_by: thread.createdBy,
            created_at: thread.createdAt,
            resolved_by: null,
            resolved_at: null,
          })
          .execute()
        await insertComment(transaction, thread.id, comment)
      })
    },
    reply: (threadId, comment) =>
      db.transaction().execute(async (transaction) => {
        if (!(await isOpen(transaction, threadId))) return false
        await insertComment(transaction, threadId, comment)
        return true
      }),
    edit: ({ commentId, expectedBody, body, mentions, at, historyId }) =>
      db.transaction().execute(async (transaction) => {
        const changed = await transaction
          .updateTable('comment')
          .set({ body, edited_at: at })
          .where('id', '=', commentId)
          .where('body', '=', expectedBody)
          .where('withdrawn_at', 'is', null)
          .where('thread_id', 'in', (of) =>
            of.selectFrom('thread').select('id').where('state', '=', 'open'),
          )
          .executeTakeFirst()
        if (changed.numUpdatedRows === 0n) return false
        await mentionStore(transaction).put(commentId, mentions, at)
        if (body === expectedBody) return true
        await indexComment(transaction, commentId, body)
        await transaction
          .insertInto('comment_history')
          .values({ id: historyId, comment_id: commentId, body: expectedBody, replaced_at: at })
          .execute()
        return true
      }),
    async withdraw(commentId, at) {
      await db.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('comment')
          .set({ withdrawn_at: at })
          .where('id', '=', commentId)
          .where('withdrawn_at', 'is', null)
          .execute()
        await forgetComment(transaction, commentId)
      })
    },
    async changeState(threadId, state, by, at) {
      const resolved = state === 'resolved'
      const changed = await db
        .updateTable('thread')
        .set({ state, resolved_by: resolved ? by : null, resolved_at: resolved ? at : null })
        .where('id', '=', threadId)
        .where('state', '!=', state)
        .executeTakeFirst()
      return changed.numUpdatedRows > 0n
    },
    async historyOf(commentId) {
      const rows = await db
        .selectFrom('comment_history')
        .select(['body', 'replaced_at'])
        .where('comment_id', '=', commentId)
        .orderBy('replaced_at')
        .orderBy('id')
        .execute()
      return rows.map((row) => ({ body: row.body, replacedAt: row.replaced_at }))
    },
  }

  /** Locks the row where the database can, so that a reply and a resolution do not pass each other. */
  async function isOpen(transaction: Transaction<Database>, threadId: string): Promise<boolean> {
    const touched = await transaction
      .updateTable('thread')
      .set({ state: 'open' })
      .where('id', '=', threadId)
      .where('state', '=', 'open')
      .executeTakeFirst()
    return touched.numUpdatedRows > 0n
  }

  async function authorsOf(threads: ThreadRow[], comments: CommentRow[]) {
    const ids = new Set([
      ...threads.flatMap((thread) => [thread.created_by, thread.resolved_by ?? thread.created_by]),
      ...comments.map((comment) => comment.author_id),
    ])
    const authors = new Map<string, Author>()
    for (const some of chunksOf([...ids], mostParameters)) {
      const rows = await db
        .selectFrom('person')
        .leftJoin('organisation', 'organisation.id', 'person.organisation_id')
        .select(['person.id', 'person.name', 'person.organisation_name'])
        .select('organisation.name as organisation')
        .where('person.id', 'in', some)
        .execute()
      for (const row of rows)
        authors.set(row.id, {
          personId: row.id,
          name: row.name,
          organisation: row.organisation ?? row.organisation_name,
        })
    }
    return authors
  }
}

type ThreadRow = Selectable<Database['thread']>
type CommentRow = Selectable<Database['comment']>

/** Well below what either database allows in one statement. */
const mostParameters = 1000

function chunksOf<T>(list: T[], size: number): T[][] {
  const chunks: T[][] = []
  for (let at = 0; at < list.length; at += size) chunks.push(list.slice(at, at + size))
  return chunks
}

async function insertComment(
  transaction: Transaction<Database>,
  threadId: string,
  comment: NewComment,
): Promise<void> {
  await transaction
    .insertInto('comment')
    .values({
      id: comment.id,
      thread_id: threadId,
      author_id: comment.authorId,
      body: comment.body,
      created_at: comment.createdAt,
      edited_at: null,
      withdrawn_at: null,
    })
    .execute()
  await mentionStore(transaction).put(comment.id, comment.mentions, comment.createdAt)
  await indexComment(transaction, comment.id, comment.body)
}

function assemble(
  threads: ThreadRow[],
  comments: CommentRow[],
  authors: Map<string, Author>,
  mentioned: Map<string, Mentioned[]>,
): StoredThread[] {
  const author = (id: string): Author =>
    authors.get(id) ?? { personId: id, name: '', organisation: null }
  const byThread = Map.groupBy(comments, (comment) => comment.thread_id)
  return threads.map((row) => ({
    id: row.id,
    regulationId: row.regulation_id,
    anchor: JSON.parse(row.anchor) as Anchor,
    provisionId: row.provision_id,
    state: row.state as ThreadState,
    createdBy: author(row.created_by),
    createdAt: row.created_at,
    resolvedBy: row.resolved_by === null ? null : author(row.resolved_by),
    resolvedAt: row.resolved_at,
    comments: (byThread.get(row.id) ?? []).map((comment) => ({
      id: comment.id,
      author: author(comment.author_id),
      body: comment.body,
      createdAt: comment.created_at,
      editedAt: comment.edited_at,
      withdrawnAt: comment.withdrawn_at,
      mentions: mentioned.get(comment.id) ?? [],
    })),
  }))
}
