import type { CloseReason } from '@cucao/drafting'
import type { Language } from '../language/language-store.ts'
import type { TextKey } from '../language/text.ts'
import { wordsFor } from '../language/text.ts'
import type { FailureReason, Refused } from './refusal.ts'

/** Two sentences: what happened, and what to do next. */
export interface FailureWords {
  what: string
  next: string
}
type FailureKeys = { what: TextKey; next: TextKey }

/** Complete by its type: a new reason of the server does not compile until it has words. */
export const refusalKeys: Record<FailureReason, FailureKeys> = {
  'malformed-request': {
    what: 'refusal.malformed-request',
    next: 'refusal.malformed-request.next',
  },
  'wrong-credentials': {
    what: 'refusal.wrong-credentials',
    next: 'refusal.wrong-credentials.next',
  },
  'not-signed-in': { what: 'refusal.not-signed-in', next: 'refusal.not-signed-in.next' },
  'foreign-origin': { what: 'refusal.foreign-origin', next: 'refusal.foreign-origin.next' },
  'not-allowed': { what: 'refusal.not-allowed', next: 'refusal.not-allowed.next' },
  'outside-scope': { what: 'refusal.outside-scope', next: 'refusal.outside-scope.next' },
  'not-found': { what: 'refusal.not-found', next: 'refusal.not-found.next' },
  'link-unknown': { what: 'refusal.link-unknown', next: 'refusal.link-unknown.next' },
  'regulation-closed': {
    what: 'refusal.regulation-closed',
    next: 'refusal.regulation-closed.next',
  },
  'already-exists': { what: 'refusal.already-exists', next: 'refusal.already-exists.next' },
  stale: { what: 'refusal.stale', next: 'refusal.stale.next' },
  'last-lead-drafter': {
    what: 'refusal.last-lead-drafter',
    next: 'refusal.last-lead-drafter.next',
  },
  'link-expired': { what: 'refusal.link-expired', next: 'refusal.link-expired.next' },
  'link-revoked': { what: 'refusal.link-revoked', next: 'refusal.link-revoked.next' },
  'link-used-up': { what: 'refusal.link-used-up', next: 'refusal.link-used-up.next' },
  'too-large': { what: 'refusal.too-large', next: 'refusal.too-large.next' },
  'not-text': { what: 'refusal.not-text', next: 'refusal.not-text.next' },
  'not-acceptable': { what: 'refusal.not-acceptable', next: 'refusal.not-acceptable.next' },
  'mention-without-rights': {
    what: 'refusal.mention-without-rights',
    next: 'refusal.mention-without-rights.next',
  },
  'too-many-attempts': {
    what: 'refusal.too-many-attempts',
    next: 'refusal.too-many-attempts.next',
  },
  'storage-failing': { what: 'refusal.storage-failing', next: 'refusal.storage-failing.next' },
  'network-lost': { what: 'refusal.network-lost', next: 'refusal.network-lost.next' },
  unexpected: { what: 'refusal.unexpected', next: 'refusal.unexpected.next' },
}

/** The same for a connection that the server closed. */
export const closeKeys: Record<CloseReason, FailureKeys> = {
  'malformed-frame': { what: 'close.malformed-frame', next: 'close.malformed-frame.next' },
  'not-signed-in': { what: 'close.not-signed-in', next: 'close.not-signed-in.next' },
  'not-allowed': { what: 'close.not-allowed', next: 'close.not-allowed.next' },
  'not-found': { what: 'close.not-found', next: 'close.not-found.next' },
  'schema-too-old': { what: 'close.schema-too-old', next: 'close.schema-too-old.next' },
  'too-large': { what: 'close.too-large', next: 'close.too-large.next' },
  'rejected-update': { what: 'close.rejected-update', next: 'close.rejected-update.next' },
  'too-fast': { what: 'close.too-fast', next: 'close.too-fast.next' },
  'read-only': { what: 'close.read-only', next: 'close.read-only.next' },
  'rights-changed': { what: 'close.rights-changed', next: 'close.rights-changed.next' },
  'room-closed': { what: 'close.room-closed', next: 'close.room-closed.next' },
  'storage-failing': { what: 'close.storage-failing', next: 'close.storage-failing.next' },
  'too-slow': { what: 'close.too-slow', next: 'close.too-slow.next' },
}

/** What the server adds to some refusals as `field:fault` or a word alone, where it says more than the reason. */
const detailKeys: Partial<Record<FailureReason, Record<string, TextKey>>> = {
  'not-acceptable': {
    empty: 'refusal.detail.empty',
    'too-short': 'refusal.detail.too-short',
    'too-long': 'refusal.detail.too-long',
    'too-simple': 'field.simple-password',
    'like-the-name': 'field.own-name-password',
    unreadable: 'field.unreadable',
    unknown: 'field.unknown',
    guest: 'refusal.detail.guest',
    'last-administrator': 'refusal.detail.last-administrator',
    'thread-resolved': 'refusal.detail.thread-resolved',
    withdrawn: 'refusal.detail.withdrawn',
    quote: 'refusal.detail.quote',
  },
  'not-text': {
    'word-binary': 'refusal.detail.word-binary',
    'word-encrypted': 'refusal.detail.word-encrypted',
    'word-damaged': 'refusal.detail.word-damaged',
    'word-too-large': 'refusal.detail.word-too-large',
  },
  'too-large': {
    lines: 'refusal.detail.lines',
    characters: 'refusal.detail.characters',
  },
  'already-exists': {
    email: 'refusal.detail.email-taken',
    name: 'refusal.detail.name-taken',
  },
}

function nextKey({ reason, detail }: Refused): TextKey {
  const fault = detail?.split(':').at(-1) ?? ''
  return detailKeys[reason]?.[fault] ?? refusalKeys[reason].next
}

/** How long to wait, where the server says it in seconds. */
function secondsIn(detail: string | null): number | null {
  return detail !== null && /^\d{1,6}$/.test(detail) ? Number(detail) : null
}

export function refusalWords(language: Language, refused: Refused): FailureWords {
  const seconds = refused.reason === 'too-many-attempts' ? secondsIn(refused.detail) : null
  return {
    what: wordsFor(language, refusalKeys[refused.reason].what),
    next:
      seconds === null
        ? wordsFor(language, nextKey(refused))
        : wordsFor(language, 'refusal.too-many-attempts.wait', { seconds }),
  }
}

export function closeWords(language: Language, reason: CloseReason): FailureWords {
  const keys = closeKeys[reason]
  return { what: wordsFor(language, keys.what), next: wordsFor(language, keys.next) }
}
