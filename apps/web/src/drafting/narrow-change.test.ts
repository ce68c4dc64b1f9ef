import fc from 'fast-check'
import type { Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { regulationSchema } from '@cucao/regulation'
import { expect, test } from 'vitest'
import { narrow } from './narrow-change.ts'

const provision = (id: string, words: string, level = 'clause') =>
  regulationSchema.node('provision', { id, level }, words ? [regulationSchema.text(words)] : [])
const text = (...blocks: Node[]) => regulationSchema.node('doc', null, blocks)

const narrowed = (old: Node, wanted: Node) => {
  const tr = new Transform(old)
  narrow(tr, wanted)
  expect(tr.doc.toJSON()).toEqual(wanted.toJSON())
  return tr
}

test('a letter of a colleague touches nothing but its place', () => {
  const old = text(provision('a', 'một'), provision('b', 'hai'), provision('c', 'ba'))
  const wanted = text(provision('a', 'một'), provision('b', 'hai ba'), provision('c', 'ba'))
  const tr = narrowed(old, wanted)
  expect(tr.steps).toHaveLength(1)
  expect(tr.doc.child(0)).toBe(old.child(0))
  expect(tr.doc.child(2)).toBe(old.child(2))
  expect(tr.mapping.map(2)).toBe(2)
})

test('two colleagues at two places are two small changes', () => {
  const old = text(provision('a', 'một'), provision('b', 'hai'), provision('c', 'ba'))
  const wanted = text(provision('a', 'một x'), provision('b', 'hai'), provision('c', 'y ba'))
  const tr = narrowed(old, wanted)
  expect(tr.steps).toHaveLength(2)
  expect(tr.doc.child(1)).toBe(old.child(1))
})

test('a doubled letter is one letter more', () => {
  const tr = narrowed(text(provision('a', 'aa')), text(provision('a', 'aaa')))
  expect(tr.steps).toHaveLength(1)
})

test('a new level keeps the blocks around', () => {
  const old = text(provision('a', 'một'), provision('b', 'hai'), provision('c', 'ba'))
  const wanted = text(provision('a', 'một'), provision('b', 'hai', 'point'), provision('c', 'ba'))
  const tr = narrowed(old, wanted)
  expect(tr.doc.child(0)).toBe(old.child(0))
  expect(tr.doc.child(2)).toBe(old.child(2))
})

test('any change is written exactly', () => {
  const block = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    words: fc.constantFrom('', 'a', 'aa', 'aba', 'bậc', 'bậc hai'),
  })
  const sequence = fc.uniqueArray(block, { selector: (b) => b.id, minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(sequence, sequence, (one, other) => {
      const wanted = text(...other.map((b) => provision(b.id, b.words)))
      const tr = narrowed(text(...one.map((b) => provision(b.id, b.words))), wanted)
      expect(tr.doc.eq(wanted)).toBe(true)
    }),
  )
})

test('blocks whose ids are missing or doubled are written exactly too', () => {
  const block = fc.record({
    id: fc.constantFrom('', 'a', 'b'),
    words: fc.constantFrom('', 'x', 'xx'),
  })
  const sequence = fc.array(block, { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(sequence, sequence, (one, other) => {
      const wanted = text(...other.map((b) => provision(b.id, b.words)))
      const tr = narrowed(text(...one.map((b) => provision(b.id, b.words))), wanted)
      expect(tr.doc.eq(wanted)).toBe(true)
    }),
  )
})
