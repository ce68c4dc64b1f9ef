import type { Block, Provision } from './block.ts'
import type { Outcome } from './change.ts'
import { outcomeOf, refuse } from './change.ts'
import { numberBetween } from './number-order.ts'
import { numbersOf } from './numbering.ts'
import { placesOf } from './place.ts'
import type { Spot } from './restructure.ts'
import { insertBlock, positionOfSpot } from './restructure.ts'

/**
 * Frozen numbering: a promulgated text never renumbers (NĐ 78/2025 Điều 66.1), so each number is written
 * down, and what is inserted is numbered 5a, a1 (Điều 69.4). Words quoted by an amending act are numbered
 * by another text and are left as they are.
 */
const withNumber = <B extends Block>(block: B, number: string | null): B => ({
  ...block,
  attrs: { ...block.attrs, number },
})

const isNumbered = (block: Block): block is Provision | Extract<Block, { type: 'division' }> =>
  block.type === 'division' || (block.type === 'provision' && !block.attrs.quoted)

/** Writes every computed number down. */
export function fixNumbers(blocks: readonly Block[]): Outcome {
  const numbers = numbersOf(blocks)
  const fixed = blocks.map((block, position) => {
    const number = numbers[position]
    if (!number || !isNumbered(block) || block.attrs.number === number) return block
    return withNumber(block, number)
  })
  return outcomeOf(blocks, fixed)
}

/** Lets all numbers be computed again: holes close, 5a becomes 6. Only for the draft of a new text. */
export function releaseNumbers(blocks: readonly Block[]): Outcome {
  const released = blocks.map((block) =>
    isNumbered(block) && block.attrs.number !== null ? withNumber(block, null) : block,
  )
  return outcomeOf(blocks, released)
}

/** Whether the text has numbers and every own provision that is numbered carries its number. */
export function areNumbersFixed(blocks: readonly Block[]): boolean {
  let found = false
  for (const block of blocks) {
    if (block.type !== 'provision' || block.attrs.quoted || block.attrs.level === 'paragraph')
      continue
    if (block.attrs.number === null) return false
    found = true
  }
  return found
}

/** Puts a provision into a text whose numbers stay, numbered after the one before it in its run. */
export function insertNumbered(
  blocks: readonly Block[],
  spot: Spot,
  provision: Provision,
): Outcome {
  const position = positionOfSpot(blocks, spot)
  if (position < 0) return refuse('unknown-id')
  if (provision.attrs.quoted || provision.attrs.level === 'paragraph')
    return insertBlock(blocks, spot, provision)
  const number = numberAt(blocks, position, provision)
  return number === null
    ? refuse('no-number-between')
    : insertBlock(blocks, spot, withNumber(provision, number))
}

export const canInsertNumbered = (...args: Parameters<typeof insertNumbered>): boolean =>
  insertNumbered(...args).ok

function numberAt(blocks: readonly Block[], position: number, provision: Provision): string | null {
  const places = placesOf(blocks.toSpliced(position, 0, provision))
  const { level } = provision.attrs
  const place = places[position]!
  const through = level === 'part' || level === 'chapter' || level === 'article'
  const run = places.filter(
    ({ block, quoted, region, parent }) =>
      block.type === 'provision' &&
      block.attrs.level === level &&
      !quoted &&
      region === place.region &&
      (through || parent === place.parent),
  )
  const at = run.indexOf(place)
  const before = run[at - 1]?.number ?? null
  const after = run[at + 1]
  if (before === null && after === undefined) return place.number
  return numberBetween(level, before, after ? laterNumber(blocks, after.position) : null)
}

/** The number a provision had before the insertion shifted it by one. */
const laterNumber = (blocks: readonly Block[], position: number): string | null =>
  numbersOf(blocks)[position - 1] ?? null
