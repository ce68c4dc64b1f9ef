import { withinScope } from '@cucao/people'
import type { Block } from '@cucao/regulation'
import { placesOf } from '@cucao/regulation'

/** A discussion at a place in the text. It closes (resolved) and opens again; it is never deleted. */
export const threadStates = ['open', 'resolved'] as const
export type ThreadState = (typeof threadStates)[number]

/** Characters of a comment after trimming. A longer opinion belongs into an attachment, not beside a clause. */
export const longestComment = 20_000

/** People one comment may mention: who calls more calls nobody. */
export const mostMentions = 20

export type CommentRefusal =
  | 'empty' // nothing but white space
  | 'too-long' // over `longestComment`
  | 'control-characters' // would not be shown, or would change how others are
export type Answer<Value, Reason> = { ok: true; value: Value } | { ok: false; reason: Reason }

/**
 * What is stored of a comment: NFC, line ends as \n, trimmed. Tabs and line ends are the only control
 * characters kept; direction overrides are refused since they could show other words than are stored.
 */
export function commentBody(input: string): Answer<string, CommentRefusal> {
  const body = input.replace(/\r\n?/g, '\n').normalize('NFC').trim()
  if (body === '') return { ok: false, reason: 'empty' }
  if (body.length > longestComment) return { ok: false, reason: 'too-long' }
  if (unseen.test(body) || !body.isWellFormed()) return { ok: false, reason: 'control-characters' }
  return { ok: true, value: body }
}
// C0 without tab and line feed, DEL, C1, and the bidirectional embeddings, overrides and isolates.
const unseen = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/u

/** What the rules need to know of a comment and of who asks. */
export interface CommentFacts {
  authorId: string
  withdrawnAt: number | null
}
export interface ThreadFacts {
  state: ThreadState
  createdById: string
}
export type ThreadRefusal =
  | 'not-the-author'
  | 'thread-resolved' // reopen it first
  | 'withdrawn' // a withdrawn comment stays withdrawn
  | 'may-not-resolve'

const allowed = { ok: true, value: null } as const
type Permission = Answer<null, ThreadRefusal>

/** Only the author changes her words, while the thread is open. */
export function mayEditComment(
  personId: string,
  comment: CommentFacts,
  thread: ThreadFacts,
): Permission {
  if (comment.authorId !== personId) return { ok: false, reason: 'not-the-author' }
  if (comment.withdrawnAt !== null) return { ok: false, reason: 'withdrawn' }
  if (thread.state !== 'open') return { ok: false, reason: 'thread-resolved' }
  return allowed
}

/** As editing. A withdrawn comment leaves its author and time; withdrawing it again changes nothing. */
export function mayWithdrawComment(
  personId: string,
  comment: CommentFacts,
  thread: ThreadFacts,
): Permission {
  if (comment.authorId === personId && comment.withdrawnAt !== null) return allowed
  return mayEditComment(personId, comment, thread)
}

export function mayReply(thread: ThreadFacts): Permission {
  return thread.state === 'open' ? allowed : { ok: false, reason: 'thread-resolved' }
}

/** Resolving and reopening: whoever may resolve any thread here, and who opened this one. */
export function mayChangeState(
  personId: string,
  thread: ThreadFacts,
  mayResolveAny: boolean,
): Permission {
  return mayResolveAny || thread.createdById === personId
    ? allowed
    : { ok: false, reason: 'may-not-resolve' }
}

/**
 * Ids of what a block lies in, itself first, then outwards: point, clause, article, section, chapter, part,
 * and the annex or attached text. Quoted new text lies in the provision that quotes it; head, legal bases,
 * signature and recipients lie in no article. O(blocks): about 2 ms for the Civil Code.
 */
export function enclosingIds(blocks: readonly Block[], position: number): string[] {
  const places = placesOf(blocks)
  const ids: string[] = []
  let place = places[position]
  const region = places[place?.region ?? -1]
  for (; place; place = places[place.parent]) ids.push(place.id)
  if (region && !ids.includes(region.id)) ids.push(region.id)
  return ids
}

/** May someone with this scope comment on the block at `position`? null: everywhere. */
export function isWithinScope(
  scope: readonly string[] | null,
  blocks: readonly Block[],
  position: number,
): boolean {
  return withinScope(scope, enclosingIds(blocks, position))
}
