import { Mark } from '@tiptap/pm/model'
import type { Node, Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'

/**
 * A block of the Yjs text as the editor draws it and the server reads it: in one way, so that nobody signs
 * other words than he sees. null where the schema does not take it (a newer page wrote it, or a hostile one);
 * it then stays in the Yjs text and out of the document, whole.
 */
export function drawnBlock(type: unknown, schema: Schema): Node | null {
  if (!(type instanceof Y.XmlElement)) return null
  try {
    const node = nodeOf(type, schema)
    if (!node.type.isInGroup('block')) return null
    node.check()
    return node
  } catch {
    return null
  }
}

function nodeOf(element: Y.XmlElement, schema: Schema): Node {
  const type = schema.nodes[element.nodeName]
  if (!type) throw new RangeError('a node that the schema does not know')
  const attrs = element.getAttributes()
  const children = element.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return runsOf(child, schema)
    if (child instanceof Y.XmlElement) return [nodeOf(child, schema)]
    throw new RangeError('neither words nor a node')
  })
  // Two who each took out another of its last lines meant to leave one.
  const filled = children.length === 0 ? type.createAndFill(attrs) : null
  return filled ?? type.create(attrs, children)
}

function runsOf(words: Y.XmlText, schema: Schema): Node[] {
  const plain = plainWords(words)
  if (plain !== null) return plain === '' ? [] : [schema.text(plain)]
  const runs: { insert?: unknown; attributes?: object }[] = words.toDelta()
  return runs.map(({ insert, attributes }) => {
    if (typeof insert !== 'string') throw new RangeError('something else than letters')
    return schema.text(insert, marksOf(attributes ?? {}, schema))
  })
}

/** The words of a text that has no marks, which are nearly all; null where it holds anything else. */
function plainWords(words: Y.XmlText): string | null {
  let plain = ''
  for (let item = words._start; item; item = item.right) {
    if (item.deleted) continue
    if (!(item.content instanceof Y.ContentString)) return null
    plain += item.content.str
  }
  return plain
}

/** In a fixed order: of two that exclude each other, set by two at once, the same one stays for everybody. */
const marksOf = (attributes: object, schema: Schema): readonly Mark[] =>
  Object.keys(attributes)
    .toSorted()
    .reduce<readonly Mark[]>(
      (marks, name) => schema.marks[markOfAttribute(name)]?.create().addToSet(marks) ?? marks,
      Mark.none,
    )

/** Earlier drafts hold raised and lowered letters under names with a hash behind them. */
export const markOfAttribute = (name: string): string => name.replace(/--[\w+/=]{8}$/, '')
