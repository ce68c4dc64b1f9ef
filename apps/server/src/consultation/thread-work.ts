import {
  anchorAt,
  commentBody,
  isWithinScope,
  longestQuote,
  mayChangeState,
  mayEditComment,
  mayReply,
  mayWithdrawComment,
  placeAnchor,
} from '@cucao/consultation'
import type { Anchor, Ground, ThreadRefusal, ThreadState } from '@cucao/consultation'
import { mayOnRegulation } from '@cucao/people'
import type { RegulationText } from '@cucao/regulation'
import type { Access, Caller } from '../people/caller.ts'
import type { MentionStore } from './mentions/store.ts'
import type { StoredComment, StoredThread, ThreadStore } from './store.ts'

/** Why something about a thread was refused, in the words of errors.ts. */
export interface Refusal {
  ok: false
  reason:
    | 'not-found'
    | 'not-allowed'
    | 'outside-scope'
    | 'stale'
    | 'not-acceptable'
    | 'mention-without-rights'
  detail?: string
}
export type Outcome<Value> = { ok: true; value: Value } | Refusal

/** Someone who may comment on this regulation now; the routes have asked. */
export interface Commenter {
  caller: Caller
  access: Access
  regulationId: string
}

/** A text as durable, with what placing anchors needs. */
export interface FreshText {
  text: RegulationText
  sequence: number
  ground: Ground
}

export interface ThreadWorkDeps {
  store: ThreadStore
  mentions: Pick<MentionStore, 'mentionable'>
  freshText: (regulationId: string) => Promise<FreshText>
  now: () => number
  newId: () => string
}

/** What a browser says of the place: the words it sees there, and where. */
export interface ClaimedPlace {
  provisionId: string
  start: number
  end: number
  quote: { exact: string; prefix: string; suffix: string }
  relative?: { start: string; end: string }
}

/** What somebody wrote, and whom the words mention, by id. */
export interface Written {
  body: string
  mentions: readonly string[]
}

/** Words a comment had once, from when to when. */
export interface EarlierWording {
  body: string
  writtenAt: number
  replacedAt: number
}

/** The deeds behind the thread routes: rules of @cucao/consultation, done to the store. */
export function threadWork({ store, mentions: people, freshText, now, newId }: ThreadWorkDeps) {
  async function open(
    who: Commenter,
    place: ClaimedPlace,
    written: Written,
  ): Promise<Outcome<StoredThread>> {
    const words = await acceptable(who, written)
    if (!words.ok) return words
    const anchor = anchorInText(await freshText(who.regulationId), place, who.access.scope)
    if (!anchor.ok) return anchor
    const at = now()
    const id = newId()
    const { personId } = who.caller
    await store.open(
      {
        id,
        regulationId: who.regulationId,
        anchor: anchor.value,
        createdBy: personId,
        createdAt: at,
      },
      { id: newId(), authorId: personId, createdAt: at, ...words.value },
    )
    return again(who, id)
  }

  async function reply(
    who: Commenter,
    threadId: string,
    written: Written,
  ): Promise<Outcome<StoredThread>> {
    const words = await acceptable(who, written)
    if (!words.ok) return words
    const thread = await store.find(who.regulationId, threadId)
    if (!thread) return unknown
    const may = answered(mayReply(ruled(thread)))
    if (!may.ok) return may
    if (!(await isInScope(who, thread))) return outside
    const stored = await store.reply(threadId, {
      id: newId(),
      authorId: who.caller.personId,
      createdAt: after(thread, now()),
      ...words.value,
    })
    return stored ? again(who, threadId) : resolved
  }

  async function edit(
    who: Commenter,
    threadId: string,
    commentId: string,
    written: Written,
  ): Promise<Outcome<StoredThread>> {
    const found = await findComment(who, threadId, commentId)
    if (!found.ok) return found
    const { thread, comment } = found.value
    const may = answered(mayEditComment(who.caller.personId, factsOf(comment), ruled(thread)))
    if (!may.ok) return may
    const words = await acceptable(who, written, mentionsOf(comment))
    if (!words.ok) return words
    if (saysTheSame(comment, words.value)) return { ok: true, value: thread }
    const stored = await store.edit({
      commentId,
      expectedBody: comment.body,
      at: now(),
      historyId: newId(),
      ...words.value,
    })
    return stored ? again(who, threadId) : { ok: false, reason: 'stale' }
  }

  async function withdraw(
    who: Commenter,
    threadId: string,
    commentId: string,
  ): Promise<Outcome<StoredThread>> {
    const found = await findComment(who, threadId, commentId)
    if (!found.ok) return found
    const { thread, comment } = found.value
    const may = answered(mayWithdrawComment(who.caller.personId, factsOf(comment), ruled(thread)))
    if (!may.ok) return may
    await store.withdraw(commentId, now())
    return again(who, threadId)
  }

  async function changeState(
    who: Commenter,
    threadId: string,
    state: ThreadState,
  ): Promise<Outcome<StoredThread>> {
    const thread = await store.find(who.regulationId, threadId)
    if (!thread) return unknown
    const { caller, access } = who
    const any = mayOnRegulation(access.role, 'resolve', access.state)
    const may = answered(mayChangeState(caller.personId, ruled(thread), any))
    if (!may.ok) return may
    await store.changeState(threadId, state, caller.personId, now())
    return again(who, threadId)
  }

  /** Of who sees the thread. What was withdrawn has no history for anybody. */
  async function history(
    regulationId: string,
    threadId: string,
    commentId: string,
  ): Promise<Outcome<EarlierWording[]>> {
    const found = await findComment({ regulationId }, threadId, commentId)
    if (!found.ok) return found
    const { comment } = found.value
    if (comment.withdrawnAt !== null) return unknown
    const wordings = await store.historyOf(commentId)
    const began = (at: number) => wordings[at - 1]?.replacedAt ?? comment.createdAt
    return { ok: true, value: wordings.map((one, at) => ({ ...one, writtenAt: began(at) })) }
  }

  /**
   * Words fit to be stored, and people who may be mentioned at this moment. Whom the comment mentioned
   * before may stay in it, whatever became of that right.
   */
  async function acceptable(
    who: Commenter,
    { body, mentions }: Written,
    before: readonly string[] = [],
  ): Promise<Outcome<Written>> {
    const words = commentBody(body)
    if (!words.ok) return { ok: false, reason: 'not-acceptable', detail: `body-${words.reason}` }
    const added = mentions.filter((id) => !before.includes(id))
    if (added.length > 0) {
      const guest = who.caller.kind === 'guest'
      const known = await people.mentionable(who.regulationId, { guest, among: added })
      const without = added.filter((id) => !known.some(({ personId }) => personId === id))
      if (without.length > 0)
        return { ok: false, reason: 'mention-without-rights', detail: without.join(',') }
    }
    return { ok: true, value: { body: words.value, mentions } }
  }

  async function again(who: Commenter, threadId: string): Promise<Outcome<StoredThread>> {
    const thread = await store.find(who.regulationId, threadId)
    return thread ? { ok: true, value: thread } : unknown
  }

  async function findComment(
    { regulationId }: Pick<Commenter, 'regulationId'>,
    threadId: string,
    commentId: string,
  ) {
    const thread = await store.find(regulationId, threadId)
    const comment = thread?.comments.find((each) => each.id === commentId)
    return thread && comment ? ({ ok: true, value: { thread, comment } } as const) : unknown
  }

  /** Where the thread's clause is gone, the place it was opened at counts: its own id. */
  async function isInScope(who: Commenter, thread: StoredThread): Promise<boolean> {
    const { scope } = who.access
    if (scope === null || scope.includes(thread.provisionId)) return true
    const { text, ground } = await freshText(who.regulationId)
    const placed = placeAnchor(thread.anchor, ground)
    if (placed.state === 'orphan') return false
    return isWithinScope(scope, text.content, ground.positions.get(placed.provisionId) ?? -1)
  }

  return { open, reply, edit, withdraw, changeState, history }
}

const unknown = { ok: false, reason: 'not-found' } as const
const outside = { ok: false, reason: 'outside-scope' } as const
const resolved = { ok: false, reason: 'not-acceptable', detail: 'thread-resolved' } as const

/** A clock that was set back never puts an answer before what it answers. */
const after = ({ comments }: StoredThread, now: number) =>
  Math.max(now, (comments.at(-1)?.createdAt ?? 0) + 1)

const factsOf = (comment: StoredComment) => ({
  authorId: comment.author.personId,
  withdrawnAt: comment.withdrawnAt,
})
const ruled = (thread: StoredThread) => ({
  state: thread.state,
  createdById: thread.createdBy.personId,
})

const mentionsOf = (comment: StoredComment) => comment.mentions.map(({ personId }) => personId)
const saysTheSame = (comment: StoredComment, { body, mentions }: Written) =>
  comment.body === body &&
  [...new Set(mentions)].toSorted().join() === mentionsOf(comment).toSorted().join()

function answered(may: { ok: true; value: null } | { ok: false; reason: ThreadRefusal }) {
  if (may.ok) return may
  switch (may.reason) {
    case 'not-the-author':
    case 'may-not-resolve':
      return { ok: false, reason: 'not-allowed', detail: may.reason } as const
    case 'thread-resolved':
    case 'withdrawn':
      return { ok: false, reason: 'not-acceptable', detail: may.reason } as const
  }
}

/**
 * The anchor on what the text holds now. The browser may be a moment behind or ahead: its words are
 * looked for as any anchor's are, and the place is refused as stale where they are not in the clause.
 */
function anchorInText(
  { text, sequence, ground }: FreshText,
  place: ClaimedPlace,
  scope: string[] | null,
): Outcome<Anchor> {
  const position = ground.positions.get(place.provisionId)
  if (position === undefined) return { ...unknown, detail: 'provisionId' }
  if (!isWithinScope(scope, text.content, position)) return outside
  const quote = {
    exact: place.quote.exact.normalize('NFC'),
    prefix: place.quote.prefix.normalize('NFC'),
    suffix: place.quote.suffix.normalize('NFC'),
  }
  if ((quote.exact === '') !== (place.start === place.end) || quote.exact.length > longestQuote)
    return { ok: false, reason: 'not-acceptable', detail: 'quote' }
  if (quote.exact === '') return kept(anchorAt(text.content, position, 0, 0))
  const claimed = { ...place, quote, hash: '' }
  const pointed = { provisionId: place.provisionId, start: place.start, end: place.end }
  const placed = placeAnchor(claimed, ground, pointed)
  if (placed.state !== 'exact' && placed.state !== 'found') return { ok: false, reason: 'stale' }
  return kept(anchorAt(text.content, position, placed.start, placed.end))

  function kept(anchor: Anchor): Outcome<Anchor> {
    const { relative } = place
    return {
      ok: true,
      value: relative ? { ...anchor, relative, sequence } : { ...anchor, sequence },
    }
  }
}
