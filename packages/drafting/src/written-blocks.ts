import type { Node } from '@tiptap/pm/model'
import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { newBlock } from './new-block.ts'
import { writeWords } from './written-words.ts'

/** Writes what differs between two states of a block, whose element this is: as little as can be. */
export function writeBlock(element: Y.XmlElement, before: Node, after: Node): void {
  if (!after.isTextblock && !isDrawnWhole(element, before)) {
    updateYFragment(element.doc!, element, after, { mapping: new Map(), isOMark: new Map() })
    return
  }
  if (before.attrs !== after.attrs) writeAttributes(element, before, after)
  if (!after.isTextblock) writeChildren(element, before, after)
  else if (!before.content.eq(after.content)) writeWords(element, before, after)
}

function writeAttributes(element: Y.XmlElement, before: Node, after: Node): void {
  for (const [name, value] of Object.entries(after.attrs))
    if (before.attrs[name] !== value) {
      if (value === null) element.removeAttribute(name)
      else element.setAttribute(name, value)
    }
}

/**
 * Lines of a frame, rows, cells. A line that stays keeps its element and its runs of words, however many
 * they are; what did not change is not looked at.
 */
function writeChildren(element: Y.XmlElement, before: Node, after: Node): void {
  const [old, now] = [before.children, after.children]
  const elements = element.toArray() as Y.XmlElement[]
  let [from, end, newEnd] = [0, old.length, now.length]
  while (from < end && from < newEnd && old[from] === now[from]) from += 1
  while (end > from && newEnd > from && old[end - 1] === now[newEnd - 1]) {
    end -= 1
    newEnd -= 1
  }
  while (from < end && from < newEnd && isReworded(old[from]!, now[from]!)) {
    writeBlock(elements[from]!, old[from]!, now[from]!)
    from += 1
  }
  while (end > from && newEnd > from && isReworded(old[end - 1]!, now[newEnd - 1]!)) {
    end -= 1
    newEnd -= 1
    writeBlock(elements[end]!, old[end]!, now[newEnd]!)
  }
  if (end > from) element.delete(from, end - from)
  if (newEnd > from) element.insert(from, now.slice(from, newEnd).map(newBlock))
}

/** Rows and cells have no id and are told by their place; a line may just have been given its id. */
const isReworded = (one: Node, other: Node): boolean =>
  one.type === other.type && (one.attrs.id === other.attrs.id || one.attrs.id === '')

/** Every child of the element is drawn, in its order. */
function isDrawnWhole(element: Y.XmlElement, node: Node): boolean {
  const children = element.toArray()
  return (
    children.length === node.childCount &&
    children.every(
      (child, at) => child instanceof Y.XmlElement && child.nodeName === node.child(at).type.name,
    )
  )
}
