import { encodeText, textFragment } from '@cucao/drafting'
import { regulationSchema } from '@cucao/regulation'
import type { RegulationText } from '@cucao/regulation'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bringsForeign, holdsForeign } from './foreign-content.ts'

const attrs = {
  id: 'a',
  level: 'clause',
  number: null,
  form: null,
  quoted: false,
  lead: '',
} as const
const text: RegulationText = {
  type: 'doc',
  content: [
    {
      type: 'head',
      attrs: { id: 'h' },
      content: [{ type: 'line', attrs: { id: 'l', role: 'kind' } }],
    },
    {
      type: 'provision',
      attrs,
      content: [
        { type: 'text', text: 'm' },
        { type: 'text', text: '2', marks: [{ type: 'superscript' }] },
      ],
    },
  ],
}

function opened() {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, encodeText(text))
  return doc.getXmlFragment(textFragment)
}

/** What the observer says of one change by a colleague. */
function saysOf(change: (fragment: Y.XmlFragment) => void): boolean {
  const fragment = opened()
  let said = false
  fragment.observeDeep((events) => (said = bringsForeign(events)))
  fragment.doc?.transact(() => change(fragment))
  expect(holdsForeign(fragment)).toBe(said)
  return said
}
const clause = (fragment: Y.XmlFragment) => fragment.get(1) as Y.XmlElement
const words = (fragment: Y.XmlFragment) => clause(fragment).get(0) as Y.XmlText

test('what the regulation knows is not foreign', () => {
  expect(holdsForeign(opened(), regulationSchema)).toBe(false)
  expect(saysOf((fragment) => words(fragment).insert(0, 'thêm '))).toBe(false)
  expect(saysOf((fragment) => words(fragment).format(0, 1, { strong: {} }))).toBe(false)
  expect(saysOf((fragment) => clause(fragment).setAttribute('level', 'point'))).toBe(false)
  expect(saysOf((fragment) => fragment.delete(1, 1))).toBe(false)
})

test('a frame whose lines are all gone is incomplete, not foreign', () => {
  expect(saysOf((fragment) => (fragment.get(0) as Y.XmlElement).delete(0, 1))).toBe(false)
})

test.each([
  ['a block of an unknown kind', (fragment) => fragment.insert(1, [new Y.XmlElement('formula')])],
  ['words where blocks belong', (fragment) => fragment.insert(0, [new Y.XmlText('chữ')])],
  ['an unknown attribute', (fragment) => clause(fragment).setAttribute('colour', 'red')],
  ['an unknown level', (fragment) => clause(fragment).setAttribute('level', 'subpoint')],
  ['an unknown mark', (fragment) => words(fragment).format(0, 1, { underline: {} })],
  ['an object in the words', (fragment) => words(fragment).insertEmbed(0, { image: 'x' })],
  ['a block in the words', (fragment) => clause(fragment).insert(0, [new Y.XmlElement('note')])],
  [
    'something unknown deep in a new block',
    (fragment) => {
      const head = new Y.XmlElement('head')
      const line = new Y.XmlElement('line')
      line.insert(0, [new Y.XmlElement('seal')])
      head.insert(0, [line])
      fragment.push([head])
    },
  ],
] as [string, (fragment: Y.XmlFragment) => void][])('%s is foreign', (_, change) => {
  expect(saysOf(change)).toBe(true)
})
