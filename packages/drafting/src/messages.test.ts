import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeMessage,
  encodeAwareness,
  encodeChanged,
  encodeDifference,
  encodeDurable,
  encodeLooking,
  encodePresence,
  encodeQueryAwareness,
  encodeRefused,
  encodeStateVector,
  encodeStorageState,
  encodeUpdate,
  readStateVector,
  writeStateVector,
} from './messages.ts'
import { digestOf, placeOf, readDigest, stampState } from './presence.ts'
import { changeTopics, refusalReasons } from './protocol.ts'

const bytes = fc.uint8Array({ maxLength: 300 })
const number = fc.integer({ min: 0, max: 2 ** 32 - 1 })

describe('messages', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(bytes, fc.array(fc.tuple(number, number)), number, (body, clocks, covered) => {
        expect(decodeMessage(encodeStateVector(body))).toEqual({
          kind: 'state-vector',
          vector: body,
        })
        expect(decodeMessage(encodeDifference(body))).toEqual({ kind: 'difference', update: body })
        expect(decodeMessage(encodeUpdate(body))).toEqual({ kind: 'update', update: body })
        const mark = { sequence: covered, clocks, covered }
        expect(decodeMessage(encodeDurable(mark))).toEqual({ kind: 'durable', ...mark })
      }),
    )
    const entries = [{ client: 7, clock: 3, state: '{"cursor":"Điều 5"}' }]
    expect(decodeMessage(encodeAwareness(entries))).toMatchObject({ kind: 'awareness', entries })
    expect(decodeMessage(encodeQueryAwareness())).toEqual({ kind: 'query-awareness' })
    for (const failing of [true, false])
      expect(decodeMessage(encodeStorageState(failing))).toEqual({ kind: 'storage-state', failing })
    for (const topic of changeTopics)
      expect(decodeMessage(encodeChanged(topic))).toEqual({ kind: 'changed', topic })
    for (const reason of refusalReasons)
      expect(decodeMessage(encodeRefused(reason))).toEqual({ kind: 'refused', reason })
    for (const places of [[], ['c1', 'điều 5'], Array.from({ length: 64 }, () => 'x'.repeat(64))])
      expect(decodeMessage(encodeLooking(places))).toEqual({ kind: 'looking', places })
  })

  it('that look at more, or at longer names, than a page has are malformed', () => {
    const many = Array.from({ length: 65 }, () => 'c')
    for (const places of [many, ['x'.repeat(65)]])
      expect(decodeMessage(encodeLooking(places))).toEqual({ kind: 'malformed' })
  })

  it('that are malformed are a value, whatever the bytes', () => {
    fc.assert(
      fc.property(bytes, (frame) => {
        expect(typeof decodeMessage(frame).kind).toBe('string')
      }),
      { numRuns: 2000 },
    )
    for (const frame of [[], [0], [0, 3, 0], [0, 0, 5, 1], [0, 0, 0, 9], [1, 1, 5], [128]])
      expect(decodeMessage(new Uint8Array(frame))).toEqual({ kind: 'malformed' })
  })

  it('of a later version are passed over', () => {
    expect(decodeMessage(new Uint8Array([99, 1, 2, 3]))).toEqual({ kind: 'unknown', number: 99 })
    expect(decodeMessage(new Uint8Array([66, 2, 104, 105]))).toEqual({
      kind: 'unknown',
      number: 66,
    })
  })
})

describe('a state vector', () => {
  it('comes out as it went in, and malformed or endless ones are null', () => {
    const pairs = fc.uniqueArray(fc.tuple(number, number), { selector: ([client]) => client })
    fc.assert(
      fc.property(pairs, (vector) => {
        expect([...(readStateVector(writeStateVector(vector)) ?? [])]).toEqual(vector)
      }),
    )
    expect(readStateVector(new Uint8Array([1]))).toBeNull()
    expect(readStateVector(new Uint8Array([0, 0]))).toBeNull()
    expect(readStateVector(new Uint8Array([255, 255, 255, 255, 7]))).toBeNull()
  })
})

describe('presence', () => {
  const lan = { personId: 'lan', name: 'Lan', organisation: null, colour: 3 }

  it('takes the cursor from the client and everything else from the session', () => {
    const claimed = { cursor: { anchor: 1 }, user: { name: 'Bộ trưởng' }, more: 'x' }
    expect(stampState(claimed, lan)).toEqual({ user: lan, cursor: { anchor: 1 } })
    expect(stampState({}, lan)).toEqual({ user: lan, cursor: null })
    for (const gone of [null, 5, 'x', undefined]) expect(stampState(gone, lan)).toBeNull()
  })

  it('counts a person once, as an editor if any window writes', () => {
    const minh = { personId: 'minh', name: 'Minh', organisation: 'Sở', colour: 1 }
    const digest = digestOf([
      { ...lan, mayWrite: false },
      { ...lan, mayWrite: true },
      { ...minh, mayWrite: false },
      { ...minh, mayWrite: false },
    ])
    expect(digest).toEqual({ editors: [lan], moreEditors: 0, moreFrom: [], readers: 1 })
    expect(decodeMessage(encodePresence(digest))).toEqual({ kind: 'presence', digest })
  })

  it('names at most sixty editors and counts the rest, with their largest organisations', () => {
    const many = Array.from({ length: 175 }, (_, at) => ({
      ...lan,
      personId: `p${at}`,
      organisation: at % 2 ? 'Bộ Tư pháp' : `Sở ${at}`,
      mayWrite: true,
    }))
    const { editors, moreEditors, moreFrom } = digestOf(many)
    expect([editors.length, moreEditors]).toEqual([60, 115])
    expect(moreFrom[0]).toEqual({ organisation: 'Bộ Tư pháp', count: 57 })
    expect(moreFrom.length).toBe(12)
  })

  it('of a thousand stays below 16 kB', () => {
    const many = Array.from({ length: 1000 }, (_, at) => ({
      personId: crypto.randomUUID(),
      name: `Nguyễn Thị Phương Thảo ${at}`,
      organisation: `Sở Khoa học và Công nghệ tỉnh Bà Rịa - Vũng Tàu ${at % 90}`,
      colour: at % 12,
      mayWrite: true,
    }))
    expect(encodePresence(digestOf(many)).length).toBeLessThan(16 * 1024)
  })

  it('takes the place of a cursor as it is said, where it can be one', () => {
    expect(placeOf({ at: 'c1', cursor: {} })).toBe('c1')
    for (const none of [null, 5, {}, { at: 5 }, { at: 'x'.repeat(65) }])
      expect(placeOf(none)).toBeNull()
  })

  it('refuses a digest that is none', () => {
    for (const json of ['', 'null', '{}', '{"editors":[1],"moreEditors":0,"readers":0}'])
      expect(readDigest(json)).toBeNull()
  })
})
