import { groundOf } from '@cucao/consultation'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { json, jsonBody, newApi, refusals } from '../api.ts'
import type { OpenDatabase } from '../database/open.ts'
import type { TextRooms } from '../drafting/text-rooms.ts'
import { refuse } from '../errors.ts'
import { admitToRegulation } from '../people/access.ts'
import type { Gatekeeper } from '../people/caller.ts'
import { readTogether } from './read-together.ts'
import * as shapes from './shapes.ts'
import { mentionStore } from './mentions/store.ts'
import { threadStore } from './store.ts'
import type { StoredThread } from './store.ts'
import { threadWork } from './thread-work.ts'
import type { Commenter, FreshText, Outcome } from './thread-work.ts'

export interface ConsultationDeps {
  gatekeeper: Gatekeeper
  rooms: Pick<TextRooms, 'read' | 'announce'>
  database: OpenDatabase
  now: () => number
  newId: () => string
  limits?: ConsultationLimits
}
export interface ConsultationLimits {
  /** Threads, comments, edits and changes of state one person may make in a minute. */
  writesPerMinute: number
}
const usualLimits: ConsultationLimits = { writesPerMinute: 60 }

const threads = '/api/regulations/{id}/threads'
const readRefusals = refusals(
  'malformed-request',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'regulation-closed',
)
const writeRefusals = refusals(
  'malformed-request',
  'not-signed-in',
  'not-allowed',
  'outside-scope',
  'not-found',
  'regulation-closed',
  'stale',
  'not-acceptable',
  'mention-without-rights',
  'too-many-attempts',
)
const oneThread = json('the thread as it is now', z.object({ thread: shapes.threadShape }))

const listThreads = createRoute({
  method: 'get',
  path: threads,
  request: { params: shapes.ofRegulation },
  responses: {
    200: json('all threads, oldest first', z.object({ threads: z.array(shapes.threadShape) })),
    ...readRefusals,
  },
})
const openThread = createRoute({
  method: 'post',
  path: threads,
  request: { params: shapes.ofRegulation, body: jsonBody(shapes.newThread) },
  responses: { 200: oneThread, ...writeRefusals },
})
const changeThread = createRoute({
  method: 'patch',
  path: `${threads}/{threadId}`,
  request: { params: shapes.ofThread, body: jsonBody(shapes.newState) },
  responses: { 200: oneThread, ...writeRefusals },
})
const replyToThread = createRoute({
  method: 'post',
  path: `${threads}/{threadId}/comments`,
  request: { params: shapes.ofThread, body: jsonBody(shapes.newComment) },
  responses: { 200: oneThread, ...writeRefusals },
})
const editComment = createRoute({
  method: 'patch',
  path: `${threads}/{threadId}/comments/{commentId}`,
  request: { params: shapes.ofComment, body: jsonBody(shapes.newComment) },
  responses: { 200: oneThread, ...writeRefusals },
})
const withdrawComment = createRoute({
  method: 'delete',
  path: `${threads}/{threadId}/comments/{commentId}`,
  request: { params: shapes.ofComment },
  responses: { 200: oneThread, ...writeRefusals },
})

const earlierWordings = createRoute({
  method: 'get',
  path: `${threads}/{threadId}/comments/{commentId}/history`,
  request: { params: shapes.ofComment },
  responses: {
    200: json(
      'what an edited comment said before, oldest first',
      z.object({ wordings: z.array(shapes.wordingShape) }),
    ),
    ...readRefusals,
  },
})
const listMentionable = createRoute({
  method: 'get',
  path: '/api/regulations/{id}/mentionable',
  request: { params: shapes.ofRegulation },
  responses: {
    200: json(
      'whom a comment may mention, by name; a guest sees only drafters and who has spoken',
      z.object({ people: z.array(shapes.mentionableShape) }),
    ),
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
  },
})

/** Threads of a regulation: reading for every member, writing for who may comment, each within the rules of @cucao/consultation. */
export function consultationRoutes(deps: ConsultationDeps) {
  const { gatekeeper, rooms, database, now, newId, limits = usualLimits } = deps
  const store = threadStore(database)
  const threadsOf = readTogether((id) => store.listOf(id))
  const freshText = readTogether(async (regulationId): Promise<FreshText> => {
    const { text, sequence } = await rooms.read(regulationId)
    return { text, sequence, ground: groundOf(text.content) }
  })
  const mentions = mentionStore(database.db)
  const work = threadWork({ store, mentions, freshText, now, newId })
  const writes = new RateLimiterMemory({ points: limits.writesPerMinute, duration: 60 })

  /** A member who may comment here now, and has not done so too often. */
  async function commenterOf(c: Context, regulationId: string) {
    const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, regulationId, 'comment')
    if (!admitted.ok) return { refusal: refuse(c, admitted.reason) }
    const { caller, access } = admitted
    const wait = await secondsToWait(writes, caller.personId)
    if (wait !== null) return { refusal: refuse(c, 'too-many-attempts', String(wait)) }
    return { who: { caller, access, regulationId } satisfies Commenter }
  }

  /** Everybody in the room hears of what is stored now. */
  function answer(c: Context, who: Commenter, outcome: Outcome<StoredThread>) {
    if (!outcome.ok) return refuse(c, outcome.reason, outcome.detail)
    rooms.announce(who.regulationId, 'threads')
    return c.json({ thread: shown(outcome.value, who.caller.personId) }, 200)
  }

  return newApi()
    .openapi(listThreads, async (c) => {
      const { id } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'read')
      if (!admitted.ok) return refuse(c, admitted.reason)
      const stored = await threadsOf(id)
      const { personId } = admitted.caller
      return c.json({ threads: stored.map((thread) => shown(thread, personId)) }, 200)
    })
    .openapi(earlierWordings, async (c) => {
      const { id, threadId, commentId } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'read')
      if (!admitted.ok) return refuse(c, admitted.reason)
      const wordings = await work.history(id, threadId, commentId)
      if (!wordings.ok) return refuse(c, 'not-found')
      return c.json({ wordings: wordings.value }, 200)
    })
    .openapi(listMentionable, async (c) => {
      const { id } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'comment')
      if (!admitted.ok) return refuse(c, admitted.reason)
      const { kind, personId } = admitted.caller
      const people = await mentions.mentionable(id, { guest: kind === 'guest' })
      return c.json({ people: people.filter((person) => person.personId !== personId) }, 200)
    })
    .openapi(openThread, async (c) => {
      const { who, refusal } = await commenterOf(c, c.req.valid('param').id)
      if (!who) return refusal
      const { body, mentions, ...place } = c.req.valid('json')
      return answer(c, who, await work.open(who, place, { body, mentions }))
    })
    .openapi(changeThread, async (c) => {
      const { id, threadId } = c.req.valid('param')
      const { who, refusal } = await commenterOf(c, id)
      if (!who) return refusal
      return answer(c, who, await work.changeState(who, threadId, c.req.valid('json').state))
    })
    .openapi(replyToThread, async (c) => {
      const { id, threadId } = c.req.valid('param')
      const { who, refusal } = await commenterOf(c, id)
      if (!who) return refusal
      return answer(c, who, await work.reply(who, threadId, c.req.valid('json')))
    })
    .openapi(editComment, async (c) => {
      const { id, threadId, commentId } = c.req.valid('param')
      const { who, refusal } = await commenterOf(c, id)
      if (!who) return refusal
      return answer(c, who, await work.edit(who, threadId, commentId, c.req.valid('json')))
    })
    .openapi(withdrawComment, async (c) => {
      const { id, threadId, commentId } = c.req.valid('param')
      const { who, refusal } = await commenterOf(c, id)
      if (!who) return refusal
      return answer(c, who, await work.withdraw(who, threadId, commentId))
    })
}

/** null: go on. */
async function secondsToWait(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key)
    return null
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
  }
}

/** As one person sees it: withdrawn words to nobody, and which comments are hers. */
function shown(thread: StoredThread, personId: string): shapes.ThreadShape {
  const { regulationId: _, comments, ...rest } = thread
  return {
    ...rest,
    comments: comments.map((comment) => ({
      ...comment,
      body: comment.withdrawnAt === null ? comment.body : null,
      mentions: comment.withdrawnAt === null ? comment.mentions : [],
      mine: comment.author.personId === personId,
    })),
  }
}
