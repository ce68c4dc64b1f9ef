import type { Block } from './block.ts'
import type { Outcome } from './change.ts'
import { refuse } from './change.ts'
import { positionOf, subtreeEnd } from './place.ts'
import { moveSubtree, positionOfSpot } from './restructure.ts'
import type { Spot } from './restructure.ts'

/**
 * Moves a heading with everything in it, as one drags it in the outline: `moveSubtree`, refused also where
 * what stands behind the spot would come to lie in it (a chapter dropped among another's articles would
 * take in those that follow) and from the text into an annex, which is words. An annex or attached text does not move so: it reaches to the next one.
 */
export function moveHeading(blocks: readonly Block[], id: string, spot: Spot): Outcome {
  const start = positionOf(blocks, id)
  const moved = blocks[start]
  if (!moved) return refuse('unknown-id')
  if (moved.type !== 'provision') return refuse('not-a-provision')
  const outcome = moveSubtree(blocks, id, spot)
  if (!outcome.ok) return outcome
  const to = positionOfSpot(blocks, spot)
  if (isInAnnex(blocks, to) && !isInAnnex(blocks, start)) return refuse('into-annex')
  const end = subtreeEnd(blocks, start)
  if (to === start || to === end) return outcome
  const after = positionOf(outcome.blocks, id)
  return subtreeEnd(outcome.blocks, after) > after + (end - start)
    ? refuse('takes-in-what-follows')
    : outcome
}

function isInAnnex(blocks: readonly Block[], position: number): boolean {
  const division = blocks.slice(0, position).findLast((block) => block.type === 'division')
  return division?.type === 'division' && division.attrs.kind === 'annex'
}

export const canMoveHeading = (...args: Parameters<typeof moveHeading>): boolean =>
  moveHeading(...args).ok
