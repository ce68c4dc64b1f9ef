import { regulationSchema } from '@cucao/regulation'
import * as Y from 'yjs'

/** An element that holds words: a provision, or a line of a frame or table cell. */
export type Holder = Y.XmlElement

export const isHolder = (value: unknown): value is Holder =>
  value instanceof Y.XmlElement && regulationSchema.nodes[value.nodeName]?.inlineContent === true

/** All that are in the text. O(blocks). */
export function holdersIn(parent: Y.XmlFragment): Holder[] {
  return parent
    .toArray()
    .flatMap((child) =>
      isHolder(child) ? [child] : child instanceof Y.XmlElement ? holdersIn(child) : [],
    )
}

/** The runs of words of a holder, also of one that was deleted. */
export function textsIn(holder: Holder): Y.XmlText[] {
  const texts: Y.XmlText[] = []
  for (let child = holder._start; child; child = child.right)
    if (child.content instanceof Y.ContentType && child.content.type instanceof Y.XmlText)
      texts.push(child.content.type)
  return texts
}

/** An attribute as it was last, also of an element that is deleted. */
export function attributeOf(element: Y.XmlElement, name: string): unknown {
  const content = element._map.get(name)?.content
  return content instanceof Y.ContentAny ? content.arr.at(-1) : undefined
}

export const idOf = (element: Y.XmlElement): string => {
  const id = attributeOf(element, 'id')
  return typeof id === 'string' ? id : ''
}

/** One run of letters of a holder, deleted or not, with where it stands among those that are not. */
export interface Run {
  item: Y.Item
  words: string
  text: Y.XmlText
  index: number
  marks: Record<string, unknown>
}

/** In the order of the text. `counts` says which emphasis is to be seen in the marks. */
export function runsOf(holder: Holder, counts: (item: Y.Item) => boolean): Run[] {
  const runs: Run[] = []
  for (const text of textsIn(holder)) {
    const marks: Record<string, unknown> = {}
    let index = 0
    for (let item = text._start; item; item = item.right) {
      const { content } = item
      if (content instanceof Y.ContentString)
        runs.push({ item, words: content.str, text, index, marks: { ...marks } })
      else if (content instanceof Y.ContentFormat && counts(item))
        marks[content.key] = content.value
      if (!item.deleted && item.countable) index += item.length
    }
  }
  return runs
}

/** How many of the siblings before an item are there: where something put in its place goes. */
export function indexOfItem(item: Y.Item): number {
  let index = 0
  for (let before = item.left; before; before = before.left)
    if (!before.deleted && before.countable) index += before.length
  return index
}
