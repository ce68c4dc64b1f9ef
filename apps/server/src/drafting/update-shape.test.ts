import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { DeletionSet } from './deletion-set.ts'
import { editAtRandom, randomFrom } from './testing/random-edits.ts'
import { shapeOf } from './update-shape.ts'

/** The same facts as Yjs's own decoder finds them. */
function byYjs(update: Uint8Array) {
  const { structs, ds } = Y.decodeUpdate(update)
  const reached = new Map<number, [number, number]>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const [from] = reached.get(client) ?? [clock]
    reached.set(client, [from, clock + struct.length])
  }
  const deletions = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map((range) => [client, range.clock, range.clock + range.len]),
  )
  return { ranges: [...reached].map(([client, [from, to]]) => [client, from, to]), deletions }
}

describe('the shape of an update', () => {
  it('R7 is what Yjs reads in it, for any history of edits', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 40 }), (seed, edits) => {
        const random = randomFrom(seed)
        const docs = [new Y.Doc(), new Y.Doc()]
        for (let at = 0; at < edits; at++) {
          const doc = docs[at % 2]
          const other = docs[(at + 1) % 2]
          if (!doc || !other) continue
          const before = Y.encodeStateVector(doc)
          editAtRandom(doc, random)
          const update = Y.encodeStateAsUpdate(doc, before)
          const shape = shapeOf(update)
          expect(shape).not.toBeNull()
          expect({ ranges: shape?.ranges, deletions: shape?.deletions }).toEqual(byYjs(update))
          if (random() < 0.5) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
        }
        const [doc] = docs
        expect(shapeOf(Y.encodeStateAsUpdate(doc ?? new Y.Doc()))).not.toBeNull()
      }),
      { numRuns: 60 },
    )
  })

  it('R7 knows the empty update and refuses what is cut off, too long, or no update', () => {
    expect(shapeOf(new Uint8Array([0, 0]))).toMatchObject({ ranges: [], deletions: [] })
    const doc = new Y.Doc()
    editAtRandom(doc, randomFrom(7))
    const update = Y.encodeStateAsUpdate(doc)
    for (let at = 0; at < update.length; at++) expect(shapeOf(update.subarray(0, at))).toBeNull()
    expect(shapeOf(new Uint8Array([...update, 0]))).toBeNull()
    expect(shapeOf(new Uint8Array())).toBeNull()
    expect(shapeOf(new Uint8Array([1, 1, 1, 0, 4, 1, 1, 97, 2, 0xc3, 0x28, 0]))).toBeNull()
  })

  it('R7 refuses a version 2 update and a document within a document', () => {
    const doc = new Y.Doc()
    doc.getMap('text').set('inner', new Y.Doc())
    expect(shapeOf(Y.encodeStateAsUpdate(doc))).toBeNull()
    const other = new Y.Doc()
    editAtRandom(other, randomFrom(3))
    expect(shapeOf(Y.encodeStateAsUpdateV2(other))).toBeNull()
  })

  it('R7 sees a root other than the text', () => {
    const doc = new Y.Doc()
    doc.getMap('other').set('a', 1)
    expect(shapeOf(Y.encodeStateAsUpdate(doc))?.foreignRoot).toBe(true)
  })
})

describe('a set of deletions', () => {
  it('R7 holds exactly the clocks that were added, however they overlap', () => {
    const range = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(fc.array(range, { maxLength: 30 }), range, (ranges, [start, length]) => {
        const set = new DeletionSet()
        const held = new Set<number>()
        for (const [from, count] of ranges) {
          set.add(1, from, from + count)
          for (let at = from; at < from + count; at++) held.add(at)
        }
        const missing = set
          .missing(1, start, start + length)
          .flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at))
        const expected = Array.from({ length }, (_, at) => start + at).filter((at) => !held.has(at))
        expect(missing).toEqual(expected)
        const encoded = shapeOf(Buffer.concat([new Uint8Array([0]), set.encode()]))
        const covered = encoded?.deletions.flatMap(([, from = 0, to = 0]) =>
          Array.from({ length: to - from }, (_, at) => from + at),
        )
        expect(new Set(covered)).toEqual(held)
      }),
    )
  })
})
