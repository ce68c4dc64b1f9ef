import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'

/**
 * A block of the document as it stands in the Yjs text for the first time. Attributes that have their default
 * are not written: of a provision's six that is four, and a text is read and opened by their number.
 */
export function newBlock(node: Node): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name)
  for (const [name, value] of Object.entries(node.attrs))
    if (value !== null && value !== node.type.spec.attrs?.[name]?.default)
      element.setAttribute(name, value)
  element.insert(0, node.isTextblock ? [newWords(node)] : node.children.map(newBlock))
  return element
}

/**
 * The words of a line as one run of Yjs text. Also where there are none: whoever writes first and whoever writes
 * second then write into one.
 */
export function newWords(line: Node): Y.XmlText {
  const words = new Y.XmlText()
  if (line.content.size > 0)
    words.applyDelta(
      line.children.map(({ text, marks }) => ({
        insert: text ?? '',
        attributes: Object.fromEntries(marks.map((mark) => [mark.type.name, {}])),
      })),
    )
  return words
}
