import { regulationSchema } from '@cucao/regulation'
import type { Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'

/**
 * A page that is older than a colleague's cannot draw what the newer one wrote, and must not write around
 * what it does not see. Hence nothing is bound that holds, or comes to hold, foreign content: the page then
 * only reads. What is merely incomplete (a frame whose last line two people deleted at once)
 * is not foreign.
 */
export function isForeign(node: unknown, schema: Schema = regulationSchema): boolean {
  if (node instanceof Y.XmlText) return holdsForeignWords(node, schema)
  if (!(node instanceof Y.XmlElement)) return true
  return hasForeignShape(node, schema) || some(node, (child) => isForeign(child, schema))
}

/** Walked as it stands: a list of 2,900 blocks, or of their runs, need not be made only to be looked at. */
function some(parent: Y.XmlFragment, holds: (child: unknown) => boolean): boolean {
  for (let item = parent._start; item; item = item.right)
    if (!item.deleted && holds(item.content instanceof Y.ContentType ? item.content.type : null))
      return true
  return false
}

/** The whole text, once before it is bound. O(text). */
export function holdsForeign(fragment: Y.XmlFragment, schema: Schema = regulationSchema): boolean {
  return some(fragment, (child) => !(child instanceof Y.XmlElement) || isForeign(child, schema))
}

/** Only what a change touched. */
export function bringsForeign(
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
  schema: Schema = regulationSchema,
): boolean {
  return events.some(({ target, changes, delta }) => {
    if (target instanceof Y.XmlText) return hasForeignMarks(delta, schema)
    if (target instanceof Y.XmlElement && hasForeignShape(target, schema)) return true
    const isRoot = !(target instanceof Y.XmlElement)
    for (const item of changes.added) {
      const added = item.content instanceof Y.ContentType ? item.content.type : null
      if (item.deleted) continue
      if (isRoot && !(added instanceof Y.XmlElement)) return true
      if (isForeign(added, schema)) return true
    }
    return false
  })
}

/** A name, an attribute or a value that this page does not know, or words where blocks belong. */
function hasForeignShape(element: Y.XmlElement, schema: Schema): boolean {
  const type = schema.nodes[element.nodeName]
  if (!type) return true
  const specs = type.spec.attrs ?? {}
  for (const [name, value] of Object.entries(element.getAttributes())) {
    const spec = specs[name]
    if (!spec) return true
    if (typeof spec.validate === 'function' && !holds(spec.validate, value)) return true
  }
  const holdsText = type.inlineContent
  return some(element, (child) =>
    holdsText ? !(child instanceof Y.XmlText) : !(child instanceof Y.XmlElement),
  )
}

function holds(validate: (value: unknown) => void, value: unknown): boolean {
  try {
    validate(value)
    return true
  } catch {
    return false
  }
}

/** y-tiptap writes a mark that may overlap itself as `name--hash`. */
const markName = (attribute: string) => attribute.replace(/--[a-zA-Z0-9+/=]{8}$/, '')

/** Something between the letters that is no letter, or a mark that is not known. */
function holdsForeignWords(text: Y.XmlText, schema: Schema): boolean {
  for (let item = text._start; item; item = item.right) {
    const { content } = item
    if (item.deleted || content instanceof Y.ContentString) continue
    if (!(content instanceof Y.ContentFormat)) return true
    if (content.value !== null && !schema.marks[markName(content.key)]) return true
  }
  return false
}

interface Run {
  insert?: unknown
  attributes?: Record<string, unknown>
}

function hasForeignMarks(delta: readonly Run[], schema: Schema): boolean {
  return delta.some(
    (run) =>
      (run.insert !== undefined && typeof run.insert !== 'string') ||
      Object.keys(run.attributes ?? {}).some((name) => !schema.marks[markName(name)]),
  )
}
