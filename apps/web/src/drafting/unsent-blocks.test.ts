import { encodeText, textFragment } from '@cucao/drafting'
import type { Provision, RegulationText } from '@cucao/regulation'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { UnsentBlocks } from './unsent-blocks.ts'

const provision = (id: string, words: string): Provision => ({
  type: 'provision',
  attrs: { id, level: 'clause', number: null, form: null, quoted: false, lead: '' },
  content: [{ type: 'text', text: words }],
})
const text: RegulationText = {
  type: 'doc',
  content: [provision('a', 'một'), provision('b', 'hai')],
}

function opened() {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, encodeText(text))
  const fragment = doc.getXmlFragment(textFragment)
  const unsent = new UnsentBlocks(fragment)
  fragment.observeDeep((events) => unsent.changed(events))
  return { fragment, unsent }
}

test('gives back the provisions that were written in, with their numbers', () => {
  const { fragment, unsent } = opened()
  const second = fragment.get(1) as Y.XmlElement
  ;(second.get(0) as Y.XmlText).insert(3, ' ba')
  expect(unsent.words()).toBe('2. hai ba')
})

test('gives back provisions that are new', () => {
  const { fragment, unsent } = opened()
  const block = new Y.XmlElement('provision')
  block.setAttribute('id', 'c')
  block.setAttribute('level', 'clause')
  block.insert(0, [new Y.XmlText('mới')])
  fragment.push([block])
  expect(unsent.words()).toBe('3. mới')
})

test('what was sent is forgotten; of an earlier page everything is given back', () => {
  const { fragment, unsent } = opened()
  ;((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'x')
  unsent.clear()
  expect(unsent.words()).toBe('1. xmột\n2. hai')
})

test('beside the server’s text only what differs from it', () => {
  const { fragment, unsent } = opened()
  const written = (at: number) => (fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText
  written(0).insert(0, 'x')
  written(1).insert(0, 'y')
  const stored = { ...text, content: [provision('a', 'một'), provision('b', 'yhai')] }
  expect(unsent.words(stored)).toBe('1. xmột')
})

test('what an earlier page wrote is given back beside what this one did', () => {
  const doc = new Y.Doc()
  Y.applyUpdate(
    doc,
    encodeText({ ...text, content: [provision('a', 'xmột'), provision('b', 'hai')] }),
  )
  const fragment = doc.getXmlFragment(textFragment)
  const unsent = new UnsentBlocks(fragment, true)
  fragment.observeDeep((events) => unsent.changed(events))
  ;((fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(3, ' ba')
  expect(unsent.words(text)).toBe('1. xmột\n2. hai ba')
})
