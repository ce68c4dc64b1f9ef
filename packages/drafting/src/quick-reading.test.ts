import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { applyTextQuickly } from './quick-reading.ts'

const words = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', 'đ', 'Điều 5', 'provision', 'a'.repeat(31), 'a'.repeat(32), 'ộ'.repeat(16)),
)
const values = fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null), fc.array(words))

/** A text of elements with attributes, words and marks, some of them taken away again. */
function written(pieces: readonly [string, string, unknown, boolean][]): Uint8Array {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('text')
  for (const [name, text, value, away] of pieces) {
    const element = new Y.XmlElement(name || 'p')
    const content = new Y.XmlText()
    content.insert(0, text, value === null ? {} : { strong: { value } })
    element.insert(0, [content])
    fragment.push([element])
    element.setAttribute(name || 'id', value as string)
    if (away) fragment.delete(0)
  }
  return Y.encodeStateAsUpdate(doc)
}

describe('reading a text quickly', () => {
  it('gives the very document that Yjs reads', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words, values, fc.boolean())), (pieces) => {
        const update = written(pieces)
        const [quick, plain] = [new Y.Doc(), new Y.Doc()]
        applyTextQuickly(quick, update, null)
        Y.applyUpdate(plain, update)
        expect(Y.encodeStateAsUpdate(quick)).toEqual(Y.encodeStateAsUpdate(plain))
        expect(quick.getXmlFragment('text').toJSON()).toBe(plain.getXmlFragment('text').toJSON())
      }),
    )
  })

  it('refuses bytes that end too early, as Yjs does', () => {
    const update = written([['provision', 'Điều 5. Trách nhiệm của cơ quan', 'id', false]])
    for (let length = 0; length < update.length; length++)
      for (const read of [applyTextQuickly, Y.applyUpdate])
        expect(() => read(new Y.Doc(), update.slice(0, length), null)).toThrow(/./)
  })

  it('takes its origin', () => {
    const doc = new Y.Doc()
    const origins: unknown[] = []
    doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin))
    applyTextQuickly(doc, written([['p', 'a', 1, false]]), 'here')
    expect(origins).toEqual(['here'])
  })
})
