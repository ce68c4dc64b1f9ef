import { regulationSchema } from '@cucao/regulation'
import type { NodeType } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { markOfAttribute } from './drawn-block.ts'
import { faultsIn, isKnownMark, itemsOf, typeIn } from './faults.ts'
import type { Fault, FaultKind } from './faults.ts'
import { originsIn, recordRoots } from './letter-roots.ts'
import type { Origin } from './letter-roots.ts'
import { markMended } from './mended-places.ts'
import { idOf, indexOfItem } from './text-holders.ts'

/** What was mended, for a log or a record. */
export interface Mend {
  kind: FaultKind
  /** Of the block or line where it was; '' where there is none. */
  id: string
  /** Words that were put elsewhere, or what an attribute said; at most `mostDetail` characters. */
  detail: string
}

const mostDetail = 200

/**
 * Makes a text fit the schema, by edits like anybody's. No letter is deleted that does not stand elsewhere
 * afterwards: what is no block becomes provisions of the least level, one for each run of words; what stands within
 * a block where it cannot becomes a line there. A second one of an id gets an id of its own, and the provision that
 * stands first keeps it. Attributes and emphasis that are not known go; what they said is answered. Nothing is found
 * in a mended text.
 */
export function mendText(fragment: Y.XmlFragment, newId: () => string): Mend[] {
  const mends: Mend[] = []
  const { doc } = fragment
  doc?.transact((transaction) => {
    const mending = new Mending(transaction, newId)
    for (const fault of faultsIn(fragment)) mends.push(mending.mend(fault))
  })
  return mends
}

type Misplaced = Fault & { kind: 'unknown-block' | 'unknown-content' }

class Mending {
  private readonly transaction: Y.Transaction
  private readonly newId: () => string

  constructor(transaction: Y.Transaction, newId: () => string) {
    this.transaction = transaction
    this.newId = newId
  }

  mend(fault: Fault): Mend {
    switch (fault.kind) {
      case 'missing-id':
      case 'double-id':
        return this.mendId(fault.kind, fault.element)
      case 'unknown-attribute':
        return this.mendAttribute(fault)
      case 'unknown-mark':
        return this.mendMark(fault)
      default:
        return this.mendPlace(fault)
    }
  }

  private mendId(kind: 'missing-id' | 'double-id', element: Y.XmlElement): Mend {
    const before = idOf(element)
    const id = this.newId()
    element.setAttribute('id', id)
    if (kind === 'double-id') markMended(element, kind)
    return { kind, id, detail: before }
  }

  private mendAttribute({ element, name, value }: Fault & { kind: 'unknown-attribute' }): Mend {
    const detail = said({ [name]: value })
    element.removeAttribute(name)
    markMended(element, 'unknown-attribute')
    return { kind: 'unknown-attribute', id: idAround(element), detail }
  }

  private mendMark({ text, item }: Fault & { kind: 'unknown-mark' }): Mend {
    const name = item.content instanceof Y.ContentFormat ? item.content.key : ''
    for (const each of itemsOf(text))
      if (each.content instanceof Y.ContentFormat && each.content.key === name)
        each.delete(this.transaction)
    markMended(text, 'unknown-mark')
    return { kind: 'unknown-mark', id: idAround(text), detail: name.slice(0, mostDetail) }
  }

  /** The words go into something that may stand there, the rest goes. */
  private mendPlace({ kind, item, parent }: Misplaced): Mend {
    const pieces = piecesOf(item)
    const words = pieces.flatMap(({ runs }) => runs.map((run) => run.words)).join('')
    const detail = (words || said(contentOf(item))).slice(0, mostDetail)
    const index = indexOfItem(item)
    let id = idAround(parent)
    if (parent instanceof Y.XmlText) {
      parent.insert(index, words)
      markMended(parent, kind)
    } else {
      const made = pieces.map((piece) => this.holderFor(parent, kind, piece))
      parent.insert(
        index,
        made.map(({ child }) => child),
      )
      for (const { text, piece } of made) recordCopies(text, piece)
      id = idAround(made[0]?.child) || id
    }
    item.delete(this.transaction)
    return { kind, id, detail }
  }

  /** What may stand in `parent`, down to a line that holds these words. */
  private holderFor(parent: Y.XmlFragment, kind: FaultKind, piece: Piece) {
    const text = new Y.XmlText()
    text.applyDelta(piece.runs.map(({ words, marks }) => ({ insert: words, attributes: marks })))
    markMended(text, kind)
    const around = parent instanceof Y.XmlElement ? typeOf(parent) : null
    const child = around ? this.filled(around, text) : this.element(typeOf('provision'), text)
    return { child, text, piece }
  }

  private filled(around: NodeType, text: Y.XmlText): Y.XmlElement | Y.XmlText {
    const wanted = around.inlineContent ? null : around.contentMatch.defaultType
    return wanted ? this.element(wanted, text) : text
  }

  private element(type: NodeType, text: Y.XmlText): Y.XmlElement {
    const element = new Y.XmlElement(type.name)
    if (type.spec.attrs?.id) element.setAttribute('id', this.newId())
    element.insert(0, [this.filled(type, text)])
    return element
  }
}

function typeOf(element: Y.XmlElement | string): NodeType {
  const name = typeof element === 'string' ? element : element.nodeName
  const type = regulationSchema.nodes[name]
  if (!type) throw new Error(`a fault was found in ${name}, which is not known`)
  return type
}

/** Words that belong together, with where they come from. */
interface Piece {
  runs: { words: string; marks: Record<string, object>; id: Y.ID }[]
  originOf: (id: Y.ID) => Origin
}

/** All letters in what stands there, one piece for each run of Yjs text. */
function piecesOf(item: Y.Item): Piece[] {
  const type = typeIn(item)
  if (type instanceof Y.Text) return piecesOfText(type)
  if (type) return itemsOf(type).flatMap(piecesOf)
  if (!(item.content instanceof Y.ContentString)) return []
  const run = { words: item.content.str, marks: {}, id: item.id }
  return [{ runs: [run], originOf: (root) => ({ root, generation: 0 }) }]
}

function piecesOfText(text: Y.Text): Piece[] {
  const own: Piece = { runs: [], originOf: originsIn(text as Y.XmlText) }
  const within: Piece[] = []
  const marks: Record<string, object> = {}
  for (const item of itemsOf(text)) {
    const { content } = item
    if (content instanceof Y.ContentString)
      own.runs.push({ words: content.str, marks: { ...marks }, id: item.id })
    else if (!(content instanceof Y.ContentFormat)) within.push(...piecesOf(item))
    else if (isKnownMark(content.key)) {
      const name = markOfAttribute(content.key)
      if (content.value === null) delete marks[name]
      else marks[name] = {}
    }
  }
  return [...(own.runs.length > 0 ? [own] : []), ...within]
}

/** So that letters which somebody writes there at this moment follow the others (letter-roots.ts). */
function recordCopies(text: Y.XmlText, { runs, originOf }: Piece): void {
  const roots = runs.flatMap(({ words, id }) =>
    words.split('').map((_, at) => originOf(Y.createID(id.client, id.clock + at))),
  )
  const copies = itemsOf(text).flatMap((item) =>
    item.content instanceof Y.ContentString
      ? item.content.str.split('').map((_, at) => Y.createID(item.id.client, item.id.clock + at))
      : [],
  )
  recordRoots(
    text,
    copies.flatMap((id, at) => {
      const origin = roots[at]
      return origin ? [{ id, root: origin.root, generation: origin.generation + 1 }] : []
    }),
  )
}

/** The nearest id around a place in the text. */
function idAround(place: unknown): string {
  let at = place
  while (at instanceof Y.AbstractType) {
    const id = at instanceof Y.XmlElement ? idOf(at) : ''
    if (id !== '') return id
    at = at.parent
  }
  return ''
}

const contentOf = (item: Y.Item): unknown => typeIn(item)?.toJSON() ?? item.content.getContent()

function said(value: unknown): string {
  try {
    return JSON.stringify(value)?.slice(0, mostDetail) ?? ''
  } catch {
    return ''
  }
}
