import type { Block } from './block.ts'
import type { PlacementReason } from './structure.ts'

/**
 * One stretch of the sequence exchanged for another: the form of every structural operation. It carries
 * what it took away, so its inverse needs nothing else, and blocks that stay are the same objects.
 */
export interface Change {
  at: number
  removed: readonly Block[]
  inserted: readonly Block[]
}

/** Why an operation may not be done; closed, the browser turns each into words. */
export const refusalReasons = [
  'unknown-id',
  'duplicate-id',
  'missing-id',
  'not-a-provision',
  'offset-outside',
  'splits-character',
  'no-previous',
  'nothing-before',
  'nothing-after',
  'into-itself',
  'last-block',
  'no-such-level',
  'crosses-quotation',
  'already-quoted',
  'not-quoted',
  'no-number-between',
  'empty-provision',
  'crosses-block',
  'takes-in-what-follows',
  'into-annex',
] as const
export type Refusal = (typeof refusalReasons)[number] | PlacementReason

/** `blocks` is a new array; the given one is unchanged. `change` undoes it: `applyChange(blocks, invertChange(change))`. */
export type Outcome = { ok: true; blocks: Block[]; change: Change } | { ok: false; reason: Refusal }

export const refuse = (reason: Refusal): Outcome => ({ ok: false, reason })

export const invertChange = ({ at, removed, inserted }: Change): Change => ({
  at,
  removed: inserted,
  inserted: removed,
})

/** Throws where the stretch is not of the length the change was made for. */
export function applyChange(blocks: readonly Block[], { at, removed, inserted }: Change): Block[] {
  if (at < 0 || at + removed.length > blocks.length)
    throw new RangeError(`a text of at least ${at + removed.length} blocks was expected`)
  return blocks.toSpliced(at, removed.length, ...inserted)
}

/** The outcome that turns `before` into `after`, with the shortest stretch that differs. */
export function outcomeOf(before: readonly Block[], after: Block[]): Outcome {
  let at = 0
  while (at < before.length && at < after.length && before[at] === after[at]) at += 1
  let tail = 0
  const room = Math.min(before.length, after.length) - at
  while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1
  const change = {
    at,
    removed: before.slice(at, before.length - tail),
    inserted: after.slice(at, after.length - tail),
  }
  return { ok: true, blocks: after, change }
}
