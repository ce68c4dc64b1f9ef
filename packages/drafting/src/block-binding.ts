import { longestRise } from '@cucao/regulation'
import { Fragment } from '@tiptap/pm/model'
import type { Node, ResolvedPos, Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { drawnBlock } from './drawn-block.ts'
import { newBlock } from './new-block.ts'
import { writeBlock } from './written-blocks.ts'
import { textsOf } from './written-words.ts'

/**
 * The editor's document and the Yjs text as one sequence of blocks. A key changes one block, so one block is
 * written; a colleague's letter changes one, so one is read: whatever the length of the text. Blocks are told
 * apart by identity and id. What cannot be drawn is left out of the document and left alone in the text.
 */
export class BlockBinding {
  readonly fragment: Y.XmlFragment
  private readonly schema: Schema
  /** The drawn elements, in the order of the document's blocks. */
  private elements: Y.XmlElement[] = []
  private held: Node
  private stopping: (() => void) | null = () => {}

  constructor(fragment: Y.XmlFragment, schema: Schema) {
    this.fragment = fragment
    this.schema = schema
    this.held = this.documentOf(new Map(), new Set())
  }

  /** The document as the Yjs text holds it. */
  get document(): Node {
    return this.held
  }

  /** true: nothing is written any more, and nothing read. */
  get stopped(): boolean {
    return this.stopping === null
  }

  /** What ends the following of the text. */
  onStop(stop: () => void): void {
    this.stopping = stop
  }

  stop(): void {
    this.stopping?.()
    this.stopping = null
  }

  /** `doc` says the same as `document` and is what the editor has. */
  settle(doc: Node): void {
    this.held = doc
  }

  /** Writes what the editor changed. To be called within a transaction. */
  write(doc: Node): void {
    const before = this.held
    if (doc === before) return
    this.held = doc
    const [old, now] = [before.children, doc.children]
    let [from, end, newEnd] = [0, this.elements.length, now.length]
    while (from < end && from < newEnd && old[from] === now[from]) from += 1
    while (end > from && newEnd > from && old[end - 1] === now[newEnd - 1]) {
      end -= 1
      newEnd -= 1
    }
    if (end - from === 1 && newEnd - from === 1 && sameKind(old[from]!, now[from]!))
      // One for one is the same block in another wording, also where an id was just given to it.
      writeBlock(this.elements[from]!, old[from]!, now[from]!)
    else this.writeBlocks(before, doc, from, end, newEnd)
  }

  /** Reads what came from elsewhere; answers the new document. Blocks that did not change are the same nodes. */
  read(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Node {
    const changed = new Set<Y.XmlElement>()
    let reordered = false
    for (const { target } of events) {
      const block = this.blockOf(target)
      if (block) changed.add(block)
      else reordered = true
    }
    if (reordered) {
      const nodes = new Map(this.elements.map((element, at) => [element, this.held.child(at)]))
      this.held = this.documentOf(nodes, changed)
      return this.held
    }
    let content = this.held.content
    for (const element of changed) {
      const at = this.elements.indexOf(element)
      const node = drawnBlock(element, this.schema)
      if (at < 0 || !node) return (this.held = this.documentOf(new Map(), changed))
      content = content.replaceChild(at, node)
    }
    this.held = this.held.copy(content)
    return this.held
  }

  /**
   * A place beside a letter, which follows that letter; null where there are no words, and for a place of
   * another document: what was just typed is not yet written. It stays behind the letter before it, or with
   * `before` in front of the one after it.
   */
  relative($pos: ResolvedPos, side: 'behind' | 'before' = 'behind'): Y.RelativePosition | null {
    if ($pos.doc !== this.held) return null
    const assoc = side === 'behind' ? -1 : 0
    const element = this.elements[$pos.index(0)]
    if (!element || !$pos.parent.isTextblock) return null
    let line: unknown = element
    for (let depth = 1; depth < $pos.depth; depth += 1)
      line = line instanceof Y.XmlElement ? line.get($pos.index(depth)) : null
    if (!(line instanceof Y.XmlElement)) return null
    let left = $pos.parentOffset
    for (const words of textsOf(line)) {
      if (left <= words.length) return Y.createRelativePositionFromTypeIndex(words, left, assoc)
      left -= words.length
    }
    return Y.createRelativePositionFromTypeIndex(line, 0, -1)
  }

  /** Where in `document` such a place is now; null where its block is gone. */
  absolute(position: Y.RelativePosition): number | null {
    const { doc } = this.fragment
    const found = doc && Y.createAbsolutePositionFromRelativePosition(position, doc)
    const block = found && this.blockOf(found.type)
    const at = block ? this.elements.indexOf(block) : -1
    if (!found || !block || at < 0) return null
    let start = 0
    for (let index = 0; index < at; index += 1) start += this.held.children[index]!.nodeSize
    const inside = sizeBefore(found.type, block)
    const end = start + this.held.child(at).nodeSize - 1
    return inside === null ? null : Math.min(start + 1 + inside + wordsAt(found), end)
  }

  /** The block of the text that holds a Yjs type; null for the fragment itself and for what is not in it. */
  private blockOf(type: Y.AbstractType<unknown>): Y.XmlElement | null {
    let inner: Y.AbstractType<unknown> | null = type
    while (inner && inner.parent !== this.fragment) inner = inner.parent
    return inner instanceof Y.XmlElement ? inner : null
  }

  private documentOf(known: ReadonlyMap<Y.XmlElement, Node>, changed: ReadonlySet<unknown>): Node {
    const nodes: Node[] = []
    this.elements = []
    for (const element of this.fragment.toArray()) {
      if (!(element instanceof Y.XmlElement)) continue
      const node = (!changed.has(element) && known.get(element)) || drawnBlock(element, this.schema)
      if (!node) continue
      this.elements.push(element)
      nodes.push(node)
    }
    const { doc } = this.schema.nodes
    const empty = nodes.length === 0 ? doc?.createAndFill() : null
    return empty ?? doc!.create(null, Fragment.from(nodes))
  }

  /** Blocks that keep their order keep their element; the others are taken out and put in. */
  private writeBlocks(before: Node, doc: Node, from: number, end: number, newEnd: number): void {
    const staying = this.staying(before, doc, from, end, newEnd)
    const written = this.elements.slice(0, from)
    let fresh: Y.XmlElement[] = []
    let old = from
    /** Takes out what does not stay before `until`, and puts in what is new there. */
    const upTo = (until: number) => {
      if (fresh.length > 0) this.fragment.insert(this.indexAfter(written.at(-1)), fresh)
      written.push(...fresh)
      fresh = []
      for (; old < until; old += 1) this.fragment.delete(this.indexAfter(this.elements[old]) - 1, 1)
    }
    for (let at = from; at < newEnd; at += 1) {
      const node = doc.child(at)
      const stays = staying.get(at)
      const element = stays === undefined ? undefined : this.elements[stays]
      if (stays === undefined || !element) {
        fresh.push(newBlock(node))
        continue
      }
      upTo(stays)
      if (before.child(stays) !== node) writeBlock(element, before.child(stays), node)
      written.push(element)
      old = stays + 1
    }
    upTo(end)
    this.elements = [...written, ...this.elements.slice(end)]
  }

  /** For each new place of a block that stays, its old one: rising, by id and kind. */
  private staying(before: Node, doc: Node, from: number, end: number, newEnd: number) {
    const staying = new Map<number, number>()
    const places = new Map<unknown, number>()
    for (let at = from; at < end; at += 1) places.set(before.child(at).attrs.id, at)
    const pairs: [number, number][] = []
    for (let at = from; at < newEnd; at += 1) {
      const old = places.get(doc.child(at).attrs.id)
      if (old !== undefined && sameKind(before.child(old), doc.child(at))) pairs.push([old, at])
    }
    for (const [old, at] of longestRise(pairs)) staying.set(at, old)
    return staying
  }

  /** Index in the text after a drawn element; what is not drawn stands between and keeps its place. */
  private indexAfter(element: Y.XmlElement | undefined): number {
    if (!element) return 0
    const index = this.fragment.toArray().indexOf(element)
    if (index < 0) throw new RangeError('the block is not in the text')
    return index + 1
  }
}

const sameKind = (one: Node, other: Node): boolean => one.type === other.type

/** Letters of a place within its text; 0 for a place of an element, which begins there. */
const wordsAt = ({ type, index }: { type: unknown; index: number }): number =>
  type instanceof Y.XmlText ? index : 0

/** Size of what stands in `block` before the inner type; null where that is not in it. */
function sizeBefore(type: Y.AbstractType<unknown>, block: Y.XmlElement): number | null {
  let size = 0
  let inner: unknown = type
  while (inner instanceof Y.AbstractType && inner !== block) {
    const { parent } = inner
    if (!(parent instanceof Y.XmlElement)) return null
    for (const sibling of parent.toArray()) {
      if (sibling === inner) break
      size += sizeOf(sibling)
    }
    if (parent !== block) size += 1
    inner = parent
  }
  return size
}

const sizeOf = (type: unknown): number =>
  type instanceof Y.XmlText
    ? type.length
    : type instanceof Y.XmlElement
      ? 2 + type.toArray().reduce((sum, child) => sum + sizeOf(child), 0)
      : 0
