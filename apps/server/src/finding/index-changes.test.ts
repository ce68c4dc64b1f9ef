import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SearchedUnit } from '@cucao/regulation'
import { indexChanges } from './index-changes.ts'
import type { IndexedUnit } from './index-changes.ts'

const unit = (provisionId: string, words: string, vi = provisionId): SearchedUnit => ({
  provisionId,
  words,
  isHeading: false,
  address: { vi, en: vi },
})

/** The index as it is after the changes were written. */
function written(indexed: readonly IndexedUnit[], units: readonly SearchedUnit[]): IndexedUnit[] {
  const { added, reworded, moved, removed } = indexChanges(indexed, units)
  let next = Math.max(0, ...indexed.map(({ id }) => id))
  const changed = new Map([...reworded, ...moved].map((each) => [each.id, each]))
  return [
    ...indexed
      .filter(({ id }) => !removed.includes(id))
      .map((each) => changed.get(each.id) ?? each),
    ...added.map((each) => ({ ...each, id: (next += 1) })),
  ]
}
const inOrder = (indexed: readonly IndexedUnit[]) =>
  indexed
    .toSorted((one, other) => one.position - other.position)
    .map(({ id: _id, position: _position, ...rest }) => rest)

const someUnits = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    words: fc.constantFrom('x', 'y', 'z'),
  }),
  { maxLength: 8 },
)

it('writing the changes makes the index say what the text says, in its order', () => {
  fc.assert(
    fc.property(fc.array(someUnits, { maxLength: 6 }), (texts) => {
      let indexed: IndexedUnit[] = []
      for (const text of texts) {
        const units = text.map(({ id, words }) => unit(id, words))
        indexed = written(indexed, units)
        expect(inOrder(indexed)).toEqual(units)
        expect(new Set(indexed.map(({ id }) => id)).size).toBe(indexed.length)
      }
    }),
  )
})

it('writes nothing for what stays, and one row for one changed clause', () => {
  const text = Array.from({ length: 300 }, (_, n) => unit(`p${n}`, `chữ ${n}`))
  const indexed = written([], text)
  expect(indexChanges(indexed, text)).toEqual({ added: [], reworded: [], moved: [], removed: [] })
  const edited = indexChanges(indexed, text.with(7, unit('p7', 'chữ khác')))
  expect(edited.reworded.map(({ words }) => words)).toEqual(['chữ khác'])
  expect([edited.added, edited.moved, edited.removed]).toEqual([[], [], []])
})

it('a clause put between two others moves none of them', () => {
  const text = Array.from({ length: 300 }, (_, n) => unit(`p${n}`, `chữ ${n}`))
  const indexed = written([], text)
  const longer = indexChanges(indexed, text.toSpliced(3, 0, unit('new', 'chữ mới')))
  expect(longer.added).toHaveLength(1)
  expect([longer.moved, longer.reworded, longer.removed]).toEqual([[], [], []])
})

it('a number that changes is written where it is cited, without its words', () => {
  const indexed = written([], [unit('a', 'x', 'Điều 1'), unit('b', 'y', 'Điều 2')])
  const changes = indexChanges(indexed, [unit('a', 'x', 'Điều 1'), unit('b', 'y', 'Điều 3')])
  expect(changes.moved.map(({ address }) => address.vi)).toEqual(['Điều 3'])
  expect(changes.reworded).toEqual([])
})
