import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Card } from './thread-layout.ts'
import { layOut } from './thread-layout.ts'

const gap = 12
const card = (id: string, wanted: number, height = 100): Card => ({ id, wanted, height })

test('cards that have room stand at their clauses', () => {
  const tops = layOut([card('a', 10), card('b', 300)], null, gap)
  expect([...tops.values()]).toEqual([10, 300])
})

test('cards of one clause stand below one another', () => {
  const tops = layOut([card('a', 50), card('b', 50), card('c', 60)], null, gap)
  expect([...tops.values()]).toEqual([50, 162, 274])
})

test('the active card stands at its clause and the ones above give way', () => {
  const tops = layOut([card('a', 500), card('b', 510), card('c', 520)], 'c', gap)
  expect(tops.get('c')).toBe(520)
  expect(tops.get('b')).toBe(408)
  expect(tops.get('a')).toBe(296)
})

test('nothing is pushed over the top of the page', () => {
  const tops = layOut([card('a', 0), card('b', 10), card('c', 20)], 'c', gap)
  expect([...tops.values()]).toEqual([0, 112, 224])
})

const cards = fc
  .array(fc.record({ wanted: fc.nat(20_000), height: fc.integer({ min: 40, max: 600 }) }), {
    maxLength: 300,
    size: 'max',
  })
  .map((drawn) =>
    drawn
      .toSorted((one, other) => one.wanted - other.wanted)
      .map(({ wanted, height }, at) => card(String(at), wanted, height)),
  )

test('cards never overlap and keep the order of the text', () => {
  fc.assert(
    fc.property(cards, fc.nat(300), (list, active) => {
      const tops = layOut(list, String(active), gap)
      let bottom = -gap
      for (const each of list) {
        const top = tops.get(each.id) ?? Number.NaN
        expect(top).toBeGreaterThanOrEqual(Math.max(0, bottom + gap))
        bottom = top + each.height
      }
    }),
  )
})

test('the active card stands exactly at its words wherever those above have room to give way', () => {
  fc.assert(
    fc.property(cards, fc.nat(299), (list, at) => {
      const active = list[at % Math.max(1, list.length)]
      if (!active) return
      const above = list.slice(0, list.indexOf(active))
      const needed = above.reduce((sum, { height }) => sum + height + gap, 0)
      fc.pre(active.wanted >= needed)
      expect(layOut(list, active.id, gap).get(active.id)).toBe(active.wanted)
    }),
  )
})

test('a card nobody presses stands at its words, and no card stands lower than it must', () => {
  fc.assert(
    fc.property(cards, (list) => {
      const tops = layOut(list, null, gap)
      let free = 0
      for (const { id, wanted, height } of list) {
        expect(tops.get(id)).toBe(Math.max(wanted, free))
        free = (tops.get(id) ?? 0) + height + gap
      }
    }),
  )
})
