import type { Node } from '@tiptap/pm/model'
import type { Place } from '@cucao/regulation'
import { blocksOf, placesOf } from '@cucao/regulation'

/**
 * True where nothing that numbers depend on changed: the same kinds of blocks with the same attributes in
 * the same order. A key press keeps the attributes object, so this is a walk over references.
 */
export function sameStructure(one: Node, other: Node): boolean {
  if (one === other) return true
  if (asked?.one !== one || asked.other !== other)
    asked = { one, other, same: walksAlike(one, other) }
  return asked.same
}

/** Several ask the same after a key. */
let asked: { one: Node; other: Node; same: boolean } | undefined

function walksAlike(one: Node, other: Node): boolean {
  const [before, now] = [one.children, other.children]
  if (before.length !== now.length) return false
  for (let at = 0; at < before.length; at++) {
    const [a, b] = [before[at], now[at]]
    if (a === b || !a || !b) continue
    // A division's label may stand in its lines, so its words count as structure.
    if (a.type !== b.type || a.type.name === 'division') return false
    if (a.attrs !== b.attrs && !a.sameMarkup(b)) return false
  }
  return true
}

let last: { doc: Node; places: Place[] } | undefined

/**
 * Where every block stands and what it is called. Kept while the structure stands, so `place.block` may
 * be an older wording of the same block: labels, numbers and parents hold, words are read from the document.
 */
export function placesIn(doc: Node): Place[] {
  const places = last && sameStructure(last.doc, doc) ? last.places : placesOf(blocksOf(doc))
  last = { doc, places }
  return places
}

/** Position before the block with this id, and the block; null where it is not (or no longer) there. */
export function findBlock(
  doc: Node,
  id: string,
): { node: Node; pos: number; index: number } | null {
  let pos = 0
  for (let index = 0; index < doc.childCount; index++) {
    const node = doc.child(index)
    if (node.attrs.id === id) return { node, pos, index }
    pos += node.nodeSize
  }
  return null
}
