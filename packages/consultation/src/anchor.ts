import type { Block } from '@cucao/regulation'
import { wordsOf } from '@cucao/regulation'
import { joinedWords, standingAlone } from './place-far.ts'
import type { Quote } from './quote.ts'
import { quoteOf } from './quote.ts'
import { belongsNearby, bestCandidate } from './surroundings.ts'

/**
 * Where in the text a thread or an opinion stands. An anchor is a record, never a mark in the document:
 * it names the provision and keeps the words it was set on, so that it can be found again after edits
 * (place-anchor.ts) or shown as words when its place is gone.
 * Offsets count UTF-16 units in `wordsOf(block)`, as JavaScript and Yjs do. Words are kept in NFC.
 */
export interface Anchor {
  /** Id of the block (provision, table, frame…) it was set on. */
  provisionId: string
  start: number
  end: number
  quote: Quote
  /** `wordsHash` of the whole block when the anchor was set. */
  hash: string
  /** Ids of the blocks around it then, nearest first: where words go when a clause is split or joined. */
  around?: string[]
  /** Blocks nearby that held the same words in like surroundings then: never taken for it. Left out where there are none. */
  alike?: string[]
  /** With which of their surroundings (place-far.ts) the words stood once in the text: so they are looked for all over it. */
  alone?: number[]
  /** Of an anchor on a whole clause, how its words began: what it is found by, and named by, once that is gone. */
  opening?: string
  /** Yjs relative positions, base64. Opaque here; a browser that holds the document resolves them. */
  relative?: { start: string; end: string }
  /** Position of the update log the anchor was checked against. */
  sequence?: number
}

/** Characters kept of how a clause began. */
export const openingLength = 64

/** How many blocks on each side count as neighbours. */
export const neighbourhood = 3

/**
 * 64-bit fingerprint of a block's words in NFC. It only tells "unchanged" from "changed": not for
 * security, where publishing uses SHA-256.
 */
export function wordsHash(words: string): string {
  const text = words.normalize('NFC')
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
    b ^= b >>> 13
  }
  return hex(a) + hex(b)
}
const hex = (n: number) => (n >>> 0).toString(16).padStart(8, '0')

/**
 * The anchor on `start`…`end` of the block at `position`; O(text), a few milliseconds for the Civil Code. Throws where the range does not lie in the
 * block's words: that is a mistake of the caller.
 */
export function anchorAt(
  blocks: readonly Block[],
  position: number,
  start: number,
  end: number,
): Anchor {
  const block = blocks[position]
  if (!block) throw new RangeError(`no block at ${position}`)
  const words = wordsOf(block)
  if (!(start >= 0 && start <= end && end <= words.length))
    throw new RangeError(`${start}…${end} does not lie in 0…${words.length}`)
  const quote = quoteOf(words, start, end)
  const alike = idsAround(blocks, position, 2 * neighbourhood, (near) => holds(near, quote))
  const joined = joinedWords(blocks.map((each) => wordsOf(each).normalize('NFC')))
  const alone = standingAlone(quote, joined)
  return {
    provisionId: block.attrs.id,
    start,
    end,
    quote,
    hash: wordsHash(words),
    around: idsAround(blocks, position, neighbourhood),
    ...(alike.length > 0 ? { alike } : {}),
    ...(alone.length > 0 ? { alone } : {}),
    ...(start === end ? { opening: words.normalize('NFC').slice(0, openingLength) } : {}),
  }
}

function holds(block: Block, quote: Quote): boolean {
  if (quote.exact === '') return false
  const candidate = bestCandidate(quote, wordsOf(block).normalize('NFC'), 0)
  return candidate !== undefined && belongsNearby(quote, candidate)
}

/** Nearest first, the block before ahead of the block after. */
function idsAround(
  blocks: readonly Block[],
  position: number,
  reach: number,
  counts: (block: Block) => boolean = () => true,
): string[] {
  const ids: string[] = []
  for (let distance = 1; distance <= reach; distance++)
    for (const block of [blocks[position - distance], blocks[position + distance]])
      if (block && counts(block)) ids.push(block.attrs.id)
  return ids
}
