import { regulationSchema } from '@cucao/regulation'
import type { NodeType, Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { markOfAttribute } from './drawn-block.ts'

/** What a Yjs text may hold that the schema of a regulation does not take. */
export const faultKinds = [
  'unknown-block', // stands among the blocks and is none
  'unknown-content', // stands within a block where it cannot
  'unknown-attribute', // a name or a value that is not known
  'unknown-mark',
  'missing-id',
  'double-id', // a second block or line of the same id
] as const
export type FaultKind = (typeof faultKinds)[number]

export type Fault =
  | { kind: 'unknown-block' | 'unknown-content'; item: Y.Item; parent: Y.XmlFragment | Y.XmlText }
  | { kind: 'unknown-attribute'; element: Y.XmlElement; name: string; value: unknown }
  | { kind: 'unknown-mark'; text: Y.XmlText; item: Y.Item }
  | { kind: 'missing-id' | 'double-id'; element: Y.XmlElement }

/**
 * Everything in a text that breaks the schema, in its order. Which sequences are lawful is no matter of the schema:
 * a clause outside an article is a finding for people (regulation/structure.ts). O(text).
 */
export function faultsIn(fragment: Y.XmlFragment, schema: Schema = regulationSchema): Fault[] {
  const inspection = new Inspection(schema)
  inspection.lookAtRoot(fragment)
  return inspection.faults
}

class Inspection {
  readonly faults: Fault[] = []
  private readonly ids = new Set<string>()
  private readonly schema: Schema

  constructor(schema: Schema) {
    this.schema = schema
  }

  lookAtRoot(fragment: Y.XmlFragment): void {
    for (const item of itemsOf(fragment)) {
      const block = typeIn(item)
      const type = block instanceof Y.XmlElement ? this.schema.nodes[block.nodeName] : undefined
      if (block instanceof Y.XmlElement && type?.isInGroup('block')) this.lookAt(block, type)
      else this.faults.push({ kind: 'unknown-block', item, parent: fragment })
    }
  }

  private lookAt(element: Y.XmlElement, type: NodeType): void {
    const hasId = type.spec.attrs?.id !== undefined
    const { faults } = this
    for (const name of wrongAttributes(element, type)) {
      const value: unknown = element.getAttribute(name)
      if (name !== 'id' || !hasId) faults.push({ kind: 'unknown-attribute', element, name, value })
    }
    if (hasId) this.lookAtId(element)
    for (const item of itemsOf(element)) this.lookAtChild(element, type, item)
  }

  private lookAtId(element: Y.XmlElement): void {
    const id: unknown = element.getAttribute('id')
    if (typeof id !== 'string' || id === '') this.faults.push({ kind: 'missing-id', element })
    else if (this.ids.has(id)) this.faults.push({ kind: 'double-id', element })
    else this.ids.add(id)
  }

  private lookAtChild(element: Y.XmlElement, type: NodeType, item: Y.Item): void {
    const child = typeIn(item)
    const wanted = type.inlineContent ? null : type.contentMatch.defaultType
    if (!wanted && child instanceof Y.XmlText) this.lookAtWords(child)
    else if (wanted && child instanceof Y.XmlElement && child.nodeName === wanted.name)
      this.lookAt(child, wanted)
    else this.faults.push({ kind: 'unknown-content', item, parent: element })
  }

  private lookAtWords(text: Y.XmlText): void {
    for (const item of itemsOf(text)) {
      const { content } = item
      if (content instanceof Y.ContentString) continue
      if (!(content instanceof Y.ContentFormat))
        this.faults.push({ kind: 'unknown-content', item, parent: text })
      else if (content.value !== null && !isKnownMark(content.key, this.schema))
        this.faults.push({ kind: 'unknown-mark', text, item })
    }
  }
}

/** What is there, letters and emphasis as well as elements. */
export function itemsOf(parent: { readonly _start: Y.Item | null }): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = parent._start; item; item = item.right) if (!item.deleted) items.push(item)
  return items
}

export const typeIn = ({ content }: Y.Item): Y.AbstractType<unknown> | null =>
  content instanceof Y.ContentType ? content.type : null

export const isKnownMark = (attribute: string, schema: Schema = regulationSchema): boolean =>
  markOfAttribute(attribute) in schema.marks

/** Names of attributes that the schema does not know, or whose value it does not take. */
export function wrongAttributes(element: Y.XmlElement, type: NodeType): string[] {
  const specs = type.spec.attrs ?? {}
  return Object.entries(element.getAttributes()).flatMap(([name, value]) => {
    const spec = specs[name]
    return spec && isTaken(spec.validate, value) ? [] : [name]
  })
}

/** Does an attribute's own rule take that value? Where there is none, any. */
export function isTaken(validate: unknown, value: unknown): boolean {
  if (typeof validate !== 'function') return true
  try {
    validate(value)
    return true
  } catch {
    return false
  }
}
