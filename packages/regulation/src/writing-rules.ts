import type { Block, Level } from './block.ts'
import { depthOf, levels } from './block.ts'
import type { Outcome, Refusal } from './change.ts'
import { refuse } from './change.ts'
import { positionOf, subtreeEnd } from './place.ts'
import type { Spot } from './restructure.ts'
import { moveSubtree, setLevel } from './restructure.ts'

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

/**
 * Level of what Enter begins after a provision. At the end of its words: what it already holds (a point
 * before its points), else the next of its kind, under a heading an article, under an article a clause.
 * In the middle of a clause, point or paragraph the rest of the words stays of that kind.
 */
export function levelAfter(blocks: readonly Block[], index: number, atEnd: boolean): Level {
  const level = levelAt(blocks[index]) ?? 'paragraph'
  const wide = depthOf[level] <= depthOf.article
  const next = blocks[index + 1]
  const first = next && !isEdge(blocks[index], next) ? levelAt(next) : null
  if ((wide || atEnd) && first && depthOf[first] > depthOf[level]) return first
  if (!wide) return level
  if (level === 'part') return 'chapter'
  return isHeading(level) ? 'article' : 'clause'
}

/** Where Enter at the end of the words puts the new provision: after the new text that it quotes, if any. */
export const spotAfterWords = (blocks: readonly Block[], index: number): Spot => {
  const next = blocks[index + 1]
  const quotes = isQuoted(next) && !isQuoted(blocks[index])
  return quotes ? { after: idAt(blocks, index) } : { beneath: idAt(blocks, index) }
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

/**
 * Tab and Shift+Tab, with what lies in the provision: one level narrower, or the nearest wider level that
 * fits (a paragraph under an article becomes a clause).
 */
export function shiftLevel(blocks: readonly Block[], id: string, step: 1 | -1): Outcome {
  const level = levelAt(blocks[positionOf(blocks, id)])
  if (level === null) return refuse('not-a-provision')
  let outcome: Outcome = refuse('no-such-level')
  for (let to = depthOf[level] + step; levels[to]; to += step) {
    const next = setLevel(blocks, id, levels[to]!, { withSubtree: true })
    if (next.ok || step > 0) return next
    if (to === depthOf[level] + step) outcome = next
  }
  return outcome
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

const typedLevels: [RegExp, Level][] = [
  [/^Phần $/, 'part'],
  [/^Chương $/, 'chapter'],
  [/^Mục $/, 'section'],
  [/^Tiểu mục $/, 'subsection'],
  [/^Điều (\d+[a-zđ]?\. )?$/, 'article'],
  [/^\d+[a-zđ]?\. $/, 'clause'],
  [/^[a-zđ]\d*\) $/, 'point'],
]

/**
 * The level a drafter types at the start of a provision (`Điều `, `1. `, `a) `), asked with the words
 * before the cursor just after the blank; those words then go, since numbers are drawn. null for others.
 */
export function levelTyped(words: string): Level | null {
  if (words.length > 16) return null
  const typed = words.normalize('NFC').replaceAll('\u00A0', ' ')
  return typedLevels.find(([pattern]) => pattern.test(typed))?.[1] ?? null
}
