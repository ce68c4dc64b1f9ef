import type { Node } from '@tiptap/pm/model'
import { Fragment, Slice } from '@tiptap/pm/model'
import { ReplaceStep } from '@tiptap/pm/transform'
import type { Transform } from '@tiptap/pm/transform'

/**
 * A remote change is known as the document it leads to. Written as one replacement, everything that stands
 * at a position (highlights, the block being composed, 2,700 drawn blocks) would be thrown away with each
 * letter of a colleague. `narrow` writes the same change as the smallest steps: blocks are aligned by id,
 * and inside of a changed block only what differs is replaced.
 * Throws where a step does not fit; the caller then keeps the whole replacement.
 */
export function narrow(tr: Transform, wanted: Node): void {
  const edits: Edit[] = []
  collectEdits(tr.doc, wanted, 0, edits)
  // From the end to the start: positions before an edit stay as they were.
  for (const edit of edits.reverse()) {
    if ('attribute' in edit) tr.setNodeAttribute(edit.at, edit.attribute, edit.value)
    else tr.step(new ReplaceStep(edit.from, edit.to, new Slice(edit.content, 0, 0)))
  }
}

type Edit =
  | { from: number; to: number; content: Fragment }
  | { at: number; attribute: string; value: unknown }

/** `start` is the position of the first child of `old`. */
function collectEdits(old: Node, wanted: Node, start: number, edits: Edit[]): void {
  const starts = startsOf(old, start)
  let [atOld, atNew] = [0, 0]
  const replaceUpTo = (endOld: number, endNew: number) => {
    if (atOld < endOld || atNew < endNew)
      edits.push({
        from: starts[atOld] ?? start,
        to: starts[endOld] ?? start,
        content: childrenBetween(wanted, atNew, endNew),
      })
    ;[atOld, atNew] = [endOld, endNew]
  }
  for (const [indexOld, indexNew] of alignedPairs(old, wanted)) {
    replaceUpTo(indexOld, indexNew)
    collectEditsWithin(
      old.child(indexOld),
      wanted.child(indexNew),
      starts[indexOld] ?? start,
      edits,
    )
    ;[atOld, atNew] = [indexOld + 1, indexNew + 1]
  }
  replaceUpTo(old.childCount, wanted.childCount)
}

/** Positions before each child, and after the last. */
function startsOf(parent: Node, start: number): number[] {
  const starts: number[] = []
  parent.forEach((_, offset) => starts.push(start + offset))
  return [...starts, start + parent.content.size]
}

function childrenBetween(parent: Node, from: number, to: number): Fragment {
  const children: Node[] = []
  for (let at = from; at < to; at++) children.push(parent.child(at))
  return Fragment.from(children)
}

/** The same block in another wording or with other attributes. */
function collectEditsWithin(old: Node, wanted: Node, before: number, edits: Edit[]): void {
  if (old === wanted) return
  if (old.attrs !== wanted.attrs)
    for (const [attribute, value] of Object.entries(wanted.attrs))
      if (old.attrs[attribute] !== value) edits.push({ at: before, attribute, value })
  if (old.isTextblock) collectTextEdit(old, wanted, before + 1, edits)
  else collectEdits(old, wanted, before + 1, edits)
}

function collectTextEdit(old: Node, wanted: Node, start: number, edits: Edit[]): void {
  const from = old.content.findDiffStart(wanted.content)
  if (from === null) return
  let { a, b } = old.content.findDiffEnd(wanted.content) ?? { a: from, b: from }
  // "aa" → "aaa": both searches claim the same letters; give them to the first.
  const overlap = from - Math.min(a, b)
  if (overlap > 0) [a, b] = [a + overlap, b + overlap]
  edits.push({ from: start + from, to: start + a, content: wanted.content.cut(from, b) })
}

/** Pairs of indexes of the same child in both, rising in both. */
function alignedPairs(old: Node, wanted: Node): [number, number][] {
  const pairs: [number, number][] = []
  const shorter = Math.min(old.childCount, wanted.childCount)
  let head = 0
  while (head < shorter && sameBlock(old.child(head), wanted.child(head))) {
    pairs.push([head, head])
    head++
  }
  const tail: [number, number][] = []
  let [endOld, endNew] = [old.childCount, wanted.childCount]
  while (
    endOld > head &&
    endNew > head &&
    sameBlock(old.child(endOld - 1), wanted.child(endNew - 1))
  )
    tail.push([--endOld, --endNew])
  return [...pairs, ...alignedById(old, wanted, head, endOld, endNew), ...tail.reverse()]
}

function alignedById(old: Node, wanted: Node, from: number, endOld: number, endNew: number) {
  const places = new Map<string, number>()
  for (let at = from; at < endNew; at++) places.set(String(wanted.child(at).attrs.id), at)
  const pairs: [number, number][] = []
  let reached = from
  for (let at = from; at < endOld; at++) {
    const block = old.child(at)
    const there = places.get(String(block.attrs.id))
    if (there === undefined || there < reached || !sameBlock(block, wanted.child(there))) continue
    pairs.push([at, there])
    reached = there + 1
  }
  return pairs
}

const sameBlock = (one: Node, other: Node) =>
  one === other || (one.type === other.type && one.attrs.id === other.attrs.id)
