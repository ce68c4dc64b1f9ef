import { decodeMessage } from '@cucao/drafting'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { DeletionSet } from './deletion-set.ts'
import { RoomContent, writeSummary } from './room-content.ts'
import { editAtRandom, randomFrom } from './testing/random-edits.ts'
import type { StoredRoom } from './update-log.ts'
import { shapeOf } from './update-shape.ts'

/** A base with deletions in it, and as many updates behind it. */
function longLog(updates: number): { stored: StoredRoom; doc: Y.Doc } {
  const doc = new Y.Doc()
  const random = randomFrom(updates)
  for (let at = 0; at < 200; at++) editAtRandom(doc, random)
  const bytes = Y.encodeStateAsUpdate(doc)
  const deletions = bytes.slice(shapeOf(bytes)?.deletionsAt)
  const summary = writeSummary(Y.encodeStateVector(doc), deletions)
  const tail: StoredRoom['tail'] = []
  doc.on('update', (update: Uint8Array) =>
    tail.push({ sequence: tail.length + 2, bytes: new Uint8Array(update) }),
  )
  while (tail.length < updates) editAtRandom(doc, random)
  const base = { sequence: 1, bytes, summary, time: 1 }
  const sequence = tail.length + 1
  return { stored: { base, tail, sequence, damaged: [], restoredAt: null }, doc }
}

const stateOf = (content: RoomContent) => ({
  vector: content.durableVector(),
  accepted: content.acceptedVector(),
  deletions: content.deletions.map((set) => set.encode()),
  sequence: content.sequence,
  tail: content.tail,
  tailBytes: content.tailBytes,
})

describe('a log that is read', () => {
  for (const updates of [3, 64, 65, 400])
    it(`R25 in pieces, others served between them, is the same as at once (${updates} updates)`, async () => {
      const { stored, doc } = longLog(updates)
      const atOnce = new RoomContent(stored, new Map())
      let pauses = 0
      const pause = async () => void pauses++
      const content = await RoomContent.inPieces(stored, new Map(), pause)
      expect(stateOf(content)).toEqual(stateOf(atOnce))
      expect(pauses).toBe(updates <= 64 ? 0 : Math.ceil(updates / 64) + 1)
      const reader = new Y.Doc()
      for (const frame of content.answer(new Uint8Array([0])) ?? []) {
        const message = decodeMessage(frame.message)
        if ('update' in message) Y.applyUpdate(reader, message.update)
      }
      expect(reader.getXmlFragment('text').toJSON()).toBe(doc.getXmlFragment('text').toJSON())
    })

  it('R9 takes no summary that is cut off, goes on or counts backwards', () => {
    const set = new DeletionSet()
    set.addAll([
      [7, 1, 3],
      [7, 9, 12],
      [4_294_967_295, 0, 1],
    ])
    const whole = set.encode()
    expect(DeletionSet.decode(whole)?.encode()).toEqual(whole)
    for (let at = 0; at < whole.length; at++)
      expect(DeletionSet.decode(whole.subarray(0, at))).toBeNull()
    expect(DeletionSet.decode(Buffer.concat([whole, new Uint8Array([0])]))).toBeNull()
    expect(DeletionSet.decode(new Uint8Array([1, 7, 2, 9, 3, 1, 2]))).toBeNull()
    expect(DeletionSet.decode(new Uint8Array([2, 7, 1, 1, 1, 7, 1, 3, 1]))).toBeNull()
  })
})
