import {
  decodeMessage,
  encodeAwareness,
  encodeAwarenessUpdate,
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
} from '@cucao/drafting'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { decodeReaderMessage } from './reader-message.ts'
import type { Room } from './room.ts'
import { malformedYjs, mutated } from './testing/hostile-bytes.ts'
import { editAtRandom, randomFrom } from './testing/random-edits.ts'
import { TestPeer, roomBench } from './testing/room-bench.ts'
import { until } from './testing/stock-client.ts'

/** Frames of one seed; a million are fifty seeds. */
const framesASeed = 20_000
const seeds = Number(process.env['FUZZ_SEEDS'] ?? 1)
const first = Number(process.env['FUZZ_FIRST'] ?? 1)
/** No frame may take longer; far above what any takes, far below what a loop takes. */
const patience = 10_000

/** A frame of every type there is, both ways, around an edit that could be taken. */
function framesOf(edit: Uint8Array, whole: Uint8Array, vector: Uint8Array): Uint8Array[] {
  const cursor = {
    client: 5,
    clock: 1,
    state: '{"at":"clause-1","cursor":{"anchor":{"type":null},"head":1}}',
  }
  const editor = { personId: 'lan', name: 'Lan', organisation: null, colour: 1 }
  return [
    encodeUpdate(edit),
    encodeUpdate(whole),
    encodeDifference(edit),
    encodeDifference(whole),
    encodeStateVector(vector),
    encodeAwareness([cursor, { ...cursor, client: 6 }]),
    encodeQueryAwareness(),
    encodeDurable({ sequence: 7, clocks: [[5, 9]], covered: 3 }),
    encodeStorageState(true),
    encodeChanged('threads'),
    encodePresence({
      editors: [editor],
      moreEditors: 2,
      moreFrom: [{ organisation: null, count: 2 }],
      readers: 3,
    }),
    encodeLooking(['clause-1', 'clause-2']),
    encodeRefused('gap'),
  ]
}

/** What a person who holds the room's text would send next, under a client id of this round. */
function nextFrames(room: Room, round: number, random: () => number): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = 100_000 + round
  for (const update of room.content?.updates() ?? []) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  for (let at = 0; at < 3; at++) editAtRandom(doc, random)
  const edit = Y.encodeStateAsUpdate(doc, before)
  return framesOf(edit, Y.encodeStateAsUpdate(doc), before)
}

/** A drafter and a reader pour garbage into a room in which somebody else works. */
async function pour(seed: number): Promise<{ taken: number; slowest: number }> {
  const { registry, enter, close, errors } = roomBench()
  const random = randomFrom(seed)
  const room = registry.open('decree')
  const lan = await enter(room, 'lan')
  lan.doc.clientID = 1000
  await room.receive(lan, lan.edit())
  let taken = 0
  let slowest = 0
  for (let round = 0; round < framesASeed / 200; round++) {
    await until(() => room.isDurable)
    const mallory = await enter(room, `mallory-${round}`)
    const reader = await enter(room, 'reader', false)
    const frames = nextFrames(room, round, random)
    for (let at = 0; at < 200; at++) {
      const frame = mutated(
        frames[Math.floor(random() * frames.length)] ?? new Uint8Array(),
        random,
      )
      const start = performance.now()
      const before = room.content?.clockOf(100_000 + round)
      await handed(room, mallory, frame)
      if (room.content?.clockOf(100_000 + round) !== before) taken++
      await handed(room, reader, frame)
      slowest = Math.max(slowest, performance.now() - start)
    }
    room.leave(mallory)
    room.leave(reader)
    // Whoever works there does not notice.
    await room.receive(lan, lan.edit())
    expect(lan.closedFor, `seed ${seed}, round ${round}`).toBeNull()
  }
  await until(() => room.isDurable)
  // Whatever was taken of the garbage can be applied whole by everybody.
  const fresh = await enter(room, 'fresh', false)
  expect(fresh.doc.store.pendingStructs, `seed ${seed}`).toBeNull()
  expect(fresh.doc.store.pendingDs, `seed ${seed}`).toBeNull()
  expect(fresh.words, `seed ${seed}`).toBe(lan.words)
  expect(errors, `seed ${seed}`).toEqual([])
  await close()
  return { taken, slowest }
}

/** As a line does it: what cannot be decoded closes it. Whoever was closed comes in again. */
async function handed(room: Room, peer: TestPeer, frame: Uint8Array): Promise<void> {
  const message = peer.mayWrite ? decodeMessage(frame) : decodeReaderMessage(frame)
  if (message.kind === 'malformed' || message.kind === 'read-only') return
  if (peer.mayWrite) await room.receive(peer, message)
  else await room.receiveFromReader(peer, message)
  if (!peer.closedFor) return
  peer.closedFor = null
  room.join(peer)
}

describe('frames of every type, broken in every way', () => {
  it(
    `R18 leave the room as it was (seeds ${first} to ${first + seeds - 1}, ${framesASeed} frames each)`,
    async () => {
      for (let seed = first; seed < first + seeds; seed++) {
        const { taken, slowest } = await pour(seed)
        expect(slowest, `seed ${seed}`).toBeLessThan(patience)
        // Garbage of which nothing passes the check proves only the check.
        expect(taken, `seed ${seed}`).toBeGreaterThan(20)
      }
    },
    60_000 + seeds * 60_000,
  )
})

/** Yjs writes a client with a greater number before one with a smaller; this is the other way round. */
function theWrongWayRound(): Uint8Array {
  const [five, nine] = [new Y.Doc(), new Y.Doc()]
  five.clientID = 5
  nine.clientID = 9
  five.getXmlFragment('text').insert(0, [new Y.XmlText('sáu chữ')])
  const block = Y.encodeStateAsUpdate(five)
  Y.applyUpdate(nine, block)
  const text = nine.getXmlFragment('text').get(0)
  if (text instanceof Y.XmlText) text.insert(3, 'x')
  const letter = Y.encodeStateAsUpdate(nine, Y.encodeStateVector(five))
  const sections = [block, letter].map((update) => update.subarray(1, -1))
  return Buffer.concat([new Uint8Array([2]), ...sections, new Uint8Array([0])])
}

describe('an update in an order that Yjs does not write', () => {
  it('R7 is refused: merging it with another one would lose letters that were acknowledged', async () => {
    const { registry, enter, close } = roomBench()
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    const mallory = await enter(room, 'mallory')
    await room.receive(mallory, mallory.edit())
    await room.receive(mallory, { kind: 'update', update: theWrongWayRound() })
    await room.receive(lan, lan.edit())
    await until(() => room.isDurable)
    const fresh = await enter(room, 'fresh', false)
    const stored = Y.decodeStateVector(Y.encodeStateVector(fresh.doc))
    for (const [client, clock] of room.content?.durableVector() ?? [])
      expect(stored.get(client), `client ${client}`).toBe(clock)
    expect(mallory.closedFor).toBe('malformed-frame')
    await close()
  })
})

describe('a struct of which the room has the first letters', () => {
  it('R7 is refused where the rest stands beside a letter that nobody has', async () => {
    const { registry, enter, close } = roomBench()
    const room = registry.open('decree')
    const mallory = await enter(room, 'mallory')
    const bytes = (...numbers: number[]) => new Uint8Array(numbers)
    const name = [...Buffer.from('text')]
    // Client 7: a text, and in it `ab`; then `abcd` once more, to the left of a letter of client 99.
    const first = bytes(1, 2, 7, 0, 7, 1, 4, ...name, 6, 4, 0, 7, 0, 2, 97, 98, 0)
    await room.receive(mallory, { kind: 'update', update: first })
    expect(room.content?.clockOf(7)).toBe(3)
    const longer = bytes(1, 1, 7, 1, 0x44, 99, 0, 4, 97, 98, 99, 100, 0)
    await room.receive(mallory, { kind: 'update', update: longer })
    await until(() => room.isDurable)
    expect(mallory.heard).toContainEqual({ kind: 'refused', reason: 'gap' })
    expect((await enter(room, 'fresh', false)).doc.store.pendingStructs).toBeNull()
    await close()
  })
})

describe('what is known to have broken Yjs', () => {
  it.each(malformedYjs)('R18 changes nothing and takes no time: %s', async (_origin, bytes) => {
    const start = performance.now()
    const { registry, enter, close, errors } = roomBench()
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    await room.receive(lan, lan.edit())
    await until(() => room.isDurable)
    const { words } = lan
    const mallory = await enter(room, 'mallory')
    const reader = await enter(room, 'reader', false)
    const wrapped = [encodeUpdate, encodeDifference, encodeStateVector, encodeAwarenessUpdate]
    for (const frame of [bytes, ...wrapped.map((encode) => encode(bytes))])
      for (const peer of [mallory, reader]) await handed(room, peer, frame)
    await until(() => room.isDurable)
    expect((await enter(room, 'fresh', false)).words).toBe(words)
    expect(errors).toEqual([])
    await close()
    expect(performance.now() - start).toBeLessThan(patience)
  })
})
