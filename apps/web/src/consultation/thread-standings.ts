import type { Node } from '@tiptap/pm/model'
import { groundOf, placeAnchor } from '@cucao/consultation'
import type { Anchor, Placement, PointedRange } from '@cucao/consultation'
import { blocksOf } from '@cucao/regulation'

/** What is drawn of a thread in the text. */
export interface AnchoredThread {
  id: string
  anchor: Anchor
  resolved: boolean
}

/** Where a thread stands now, in positions of the document. */
export interface Standing {
  state: Placement['state']
  provisionId: string | null
  /** The words; null where it stands on the clause as a whole or nowhere. */
  range: { from: number; to: number } | null
  /** Where it is beside: the words, or the beginning of the clause; -1 for an orphan. */
  position: number
}

/** Where the relative positions of an anchor point now, as the living document knows. */
export type PointedAt = (anchor: Anchor) => PointedRange | undefined

/**
 * Threads of which an edit may have changed where they stand, but for letters before them: not those that stand
 * exactly in a clause that is the same. All of them where blocks came, went or changed places.
 */
export function inQuestion(
  before: Node,
  now: Node,
  threads: readonly AnchoredThread[],
  standings: ReadonlyMap<string, Standing>,
): readonly AnchoredThread[] {
  const reworded = rewordedBlocks(before, now)
  if (!reworded) return threads
  return threads.filter(({ id, anchor }) => {
    const standing = standings.get(id)
    return standing?.state !== 'exact' || reworded.has(anchor.provisionId)
  })
}

/** Ids of the blocks that have other words now; null where they are not the same blocks in the same order. */
function rewordedBlocks(before: Node, now: Node): ReadonlySet<string> | null {
  const [old, fresh] = [before.children, now.children]
  if (old.length !== fresh.length) return null
  const reworded = new Set<string>()
  for (let at = 0; at < old.length; at += 1) {
    if (old[at] === fresh[at]) continue
    const id = String(fresh[at]?.attrs.id)
    if (String(old[at]?.attrs.id) !== id) return null
    reworded.add(id)
  }
  return reworded
}

/** Finds where each thread stands in the document. */
export function placeAll(
  doc: Node,
  threads: readonly AnchoredThread[],
  pointedAt: PointedAt,
): Map<string, Standing> {
  const ground = groundOf(blocksOf(doc))
  const starts: number[] = []
  doc.forEach((_, offset) => starts.push(offset))
  return new Map(
    threads.map(({ id, anchor }) => {
      let placement = placeAnchor(anchor, ground)
      // Relative positions cost a walk through the document: asked only where the words moved.
      if (placement.state !== 'exact' && anchor.relative)
        placement = placeAnchor(anchor, ground, pointedAt(anchor))
      return [id, standingOf(doc, placement, ground.positions, starts)]
    }),
  )
}

function standingOf(
  doc: Node,
  placement: Placement,
  positions: ReadonlyMap<string, number>,
  starts: readonly number[],
): Standing {
  const { state } = placement
  if (placement.state === 'orphan') return { state, provisionId: null, range: null, position: -1 }
  const { provisionId } = placement
  const index = positions.get(provisionId) ?? -1
  const node = doc.maybeChild(index)
  const start = starts[index] ?? 0
  const whole = { state, provisionId, range: null, position: start + 1 }
  if (!node || !('start' in placement) || placement.start === placement.end) return whole
  const from = positionOfOffset(node, start, placement.start)
  const to = positionOfOffset(node, start, placement.end)
  if (from === null || to === null) return whole
  return { state, provisionId, range: { from, to }, position: from }
}

/** The document position of a character of `wordsOf(block)`; lines of a frame and cells are one character apart. */
export function positionOfOffset(block: Node, before: number, offset: number): number | null {
  if (block.isTextblock) return offset <= block.content.size ? before + 1 + offset : null
  let left = offset
  let found: number | null = null
  block.descendants((node, pos) => {
    if (found !== null) return false
    if (!node.isTextblock) return true
    if (left <= node.content.size) found = before + 1 + pos + 1 + left
    else left -= node.content.size + 1
    return false
  })
  return found
}

/** The reverse: which character of the block's words stands at a document position. */
export function offsetOfPosition(block: Node, before: number, position: number): number {
  if (block.isTextblock) return Math.max(0, Math.min(position - before - 1, block.content.size))
  let passed = 0
  let found: number | null = null
  block.descendants((node, pos) => {
    if (found !== null) return false
    if (!node.isTextblock) return true
    const inside = position - (before + 1 + pos + 1)
    if (inside <= node.content.size) found = passed + Math.max(0, inside)
    else passed += node.content.size + 1
    return false
  })
  return found ?? Math.max(0, passed - 1)
}

/** The same states and clauses in the same order: only letters before them came or went. */
export function sameShape(
  one: ReadonlyMap<string, Standing>,
  other: ReadonlyMap<string, Standing>,
): boolean {
  if (one.size !== other.size) return false
  const pairs: [Standing, Standing][] = []
  for (const [id, now] of other) {
    const before = one.get(id)
    if (!before || before.state !== now.state || before.provisionId !== now.provisionId)
      return false
    if ((before.range === null) !== (now.range === null)) return false
    pairs.push([before, now])
  }
  pairs.sort(([, a], [, b]) => a.position - b.position)
  return pairs.every(([{ position }], at) => position >= (pairs[at - 1]?.[0].position ?? position))
}
