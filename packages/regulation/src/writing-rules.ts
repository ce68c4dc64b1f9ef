import type { Block, Level } from './block.ts'
import { depthOf } from './block.ts'
import type { Refusal } from './change.ts'
import { subtreeEnd } from './place.ts'
import type { Spot } from './restructure.ts'
import { moveSubtree } from './restructure.ts'

/** What a drafter's key means at a place: pure rules behind commands.ts. */
const levelAt = (block: Block | undefined): Level | null =>
  block?.type === 'provision' ? block.attrs.level : null

const isQuoted = (block: Block | undefined): boolean =>
  block?.type === 'provision' && block.attrs.quoted

/** Whether a walk from `from` looks past `block`: tables, and for an own provision the words it quotes. */
const isPassed = (from: Block | undefined, block: Block): boolean =>
  block.type === 'table' || (isQuoted(block) && !isQuoted(from))

/** Whether a walk from `from` ends before `block`: at frames and divisions, and where a quotation does. */
const isEdge = (from: Block | undefined, block: Block): boolean =>
  levelAt(block) === null || isQuoted(block) !== isQuoted(from)

const isHeading = (level: Level): boolean => depthOf[level] < depthOf.article

/** Level of what Enter begins after a provision: the next clause, point or paragraph; under a heading what it holds. */
export function levelAfter(blocks: readonly Block[], index: number): Level {
  const level = levelAt(blocks[index]) ?? 'paragraph'
  if (depthOf[level] > depthOf.article) return level
  const first = levelAt(blocks[index + 1])
  if (first && depthOf[first] > depthOf[level]) return first
  if (level === 'part') return 'chapter'
  return isHeading(level) ? 'article' : 'clause'
}

/**
 * Level an empty provision gets on Enter: the point becomes a clause, the clause an article; a paragraph
 * takes the level of what encloses it. null where there is nothing to leave.
 */
export function levelLeftTo(blocks: readonly Block[], index: number): Level | null {
  const level = levelAt(blocks[index])
  if (level === 'point') return 'clause'
  if (level === 'clause') return 'article'
  if (level !== 'paragraph') return null
  for (let at = index - 1; at >= 0; at -= 1) {
    const block = blocks[at]!
    if (isPassed(blocks[index], block)) continue
    if (isEdge(blocks[index], block)) return null
    const above = levelAt(block)!
    if (above !== 'paragraph') return isHeading(above) ? 'article' : above
  }
  return null
}

/** Where an empty provision of `level` goes from `index`: after all that is narrower or equal and lies there. */
export function spotForNew(blocks: readonly Block[], index: number, level: Level): Spot {
  const here = levelAt(blocks[index])
  if (here === null || depthOf[here] < depthOf[level]) return { beneath: idAt(blocks, index) }
  let widest = index
  let depth = depthOf[here]
  for (let at = index - 1; at >= 0 && depth > depthOf[level]; at -= 1) {
    const block = blocks[at]!
    if (isPassed(blocks[index], block)) continue
    if (isEdge(blocks[index], block)) break
    const above = levelAt(block)!
    if (depthOf[above] >= depth) continue
    if (depthOf[above] < depthOf[level]) break
    widest = at
    depth = depthOf[above]
  }
  return { after: idAt(blocks, widest) }
}

const idAt = (blocks: readonly Block[], index: number): string => blocks[index]!.attrs.id

/** Where a provision goes one step up: before its previous sibling, else out over the heading before it. */
export function spotAbove(blocks: readonly Block[], index: number): Spot | Refusal {
  const { id } = blocks[index]!.attrs
  const depth = depthOf[levelAt(blocks[index]) ?? 'paragraph']
  let refusal: Refusal = 'nothing-before'
  for (let at = index - 1; at >= 0; at -= 1) {
    const block = blocks[at]!
    if (isPassed(blocks[index], block)) continue
    if (isEdge(blocks[index], block)) break
    if (depthOf[levelAt(block)!] > depth) continue
    const spot = { before: idAt(blocks, at) }
    const outcome = moveSubtree(blocks, id, spot)
    if (outcome.ok) return spot
    refusal = outcome.reason
  }
  return refusal
}

/** Where a provision goes one step down: after its next sibling, else in under the heading after it. */
export function spotBelow(blocks: readonly Block[], index: number): Spot | Refusal {
  const { id } = blocks[index]!.attrs
  const depth = depthOf[levelAt(blocks[index]) ?? 'paragraph']
  let refusal: Refusal = 'nothing-after'
  for (let at = subtreeEnd(blocks, index); at < blocks.length; at += 1) {
    const block = blocks[at]!
    if (isPassed(blocks[index], block)) continue
    if (isEdge(blocks[index], block)) break
    const next = idAt(blocks, at)
    const spot: Spot = depthOf[levelAt(block)!] < depth ? { beneath: next } : { after: next }
    const outcome = moveSubtree(blocks, id, spot)
    if (outcome.ok) return spot
    refusal = outcome.reason
  }
  return refusal
}
