import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { Block } from './block.ts'
import type { Change } from './change.ts'
import { positionOfBlock } from './editor-text.ts'
import { longestRise } from './longest-rise.ts'

/**
 * Puts a structural change into a transaction as the smallest steps. Blocks that stay in order are not
 * touched; one whose attributes change gets only those; one that moves is the same node in another place.
 * So cursors and highlights stay, and the Yjs binding, which knows nodes by identity, moves the element
 * instead of rewriting all that lies between: a colleague's letters there are safe.
 */
export function applyToTransaction(tr: Transaction, change: Change): Transaction {
  const { at, removed, inserted } = change
  const old = removed.map((_, i) => tr.doc.child(at + i))
  const starts = startsOf(old, positionOfBlock(tr.doc, at))
  const staying = inOrder(removed, inserted)
  let [endOld, endNew] = [removed.length, inserted.length]
  for (const [o, n] of [[-1, -1] as const, ...staying].toReversed()) {
    const nodes = inserted.slice(n + 1, endNew).map((block) => nodeOf(block, removed, old, tr.doc))
    const [from, to] = [starts[o + 1]!, starts[endOld]!]
    if (nodes.length > 0) tr.replaceWith(from, to, nodes)
    else if (from < to) tr.delete(from, to)
    if (o >= 0) changeInPlace(tr, starts[o]!, removed[o]!, inserted[n]!)
    ;[endOld, endNew] = [o, n]
  }
  return tr
}

/** Positions before each node, and after the last. */
function startsOf(nodes: readonly Node[], start: number): number[] {
  let position = start
  return [start, ...nodes.map((node) => (position += node.nodeSize))]
}

const sameBlock = (a: Block, b: Block): boolean => a.type === b.type && a.attrs.id === b.attrs.id

/** The node of a block that was there before, with its new attributes; a new node for what is new. */
function nodeOf(block: Block, removed: readonly Block[], old: readonly Node[], doc: Node): Node {
  const before = removed.findIndex((each) => sameBlock(each, block))
  if (before < 0 || !hasSameWords(removed[before]!, block))
    return doc.type.schema.nodeFromJSON(block)
  const node = old[before]!
  return removed[before] === block ? node : node.type.create(block.attrs, node.content, node.marks)
}

const hasSameWords = (a: Block, b: Block): boolean =>
  a.content === b.content || JSON.stringify(a.content) === JSON.stringify(b.content)

function changeInPlace(tr: Transaction, position: number, before: Block, after: Block): void {
  if (before === after) return
  const node = tr.doc.nodeAt(position)!
  if (!hasSameWords(before, after)) changeWords(tr, position, node, after)
  const known: Record<string, unknown> = { ...before.attrs }
  for (const [name, value] of Object.entries(after.attrs))
    if (known[name] !== value) tr.setNodeAttribute(position, name, value)
}

function changeWords(tr: Transaction, position: number, node: Node, after: Block): void {
  const wanted = node.type.schema.nodeFromJSON(after).content
  const start = node.content.findDiffStart(wanted)
  if (start === null) return
  if (!node.isTextblock) {
    tr.replaceWith(position + 1, position + 1 + node.content.size, wanted)
    return
  }
  let { a, b } = node.content.findDiffEnd(wanted) ?? { a: start, b: start }
  // "aa" to "aaa": both searches claim the same letters; they go to the first.
  const overlap = Math.max(0, start - Math.min(a, b))
  ;[a, b] = [a + overlap, b + overlap]
  tr.replaceWith(position + 1 + start, position + 1 + a, wanted.cut(start, b))
}

/** Pairs of indexes of blocks that are in both and keep their order. */
function inOrder(removed: readonly Block[], inserted: readonly Block[]): [number, number][] {
  const places = new Map(removed.map((block, i) => [`${block.type} ${block.attrs.id}`, i]))
  const pairs: [number, number][] = []
  inserted.forEach((block, n) => {
    const o = places.get(`${block.type} ${block.attrs.id}`)
    if (o !== undefined) pairs.push([o, n])
  })
  return longestRise(pairs)
}
