import type { Connection } from '@cucao/drafting'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { editAtRandom } from './testing/random-edits.ts'
import { SimulatedRooms, replica } from './testing/simulated-rooms.ts'

/** Clocks of `doc` that the log lacks, among the clients that `matters`. */
async function notStored(rooms: SimulatedRooms, doc: Y.Doc): Promise<string[]> {
  const stored = Y.decodeStateVector(Y.encodeStateVector(await rooms.stored()))
  return [...Y.decodeStateVector(Y.encodeStateVector(doc))]
    .filter(([client, clock]) => clock > (stored.get(client) ?? 0))
    .map(([client, clock]) => `${client}:${clock}>${stored.get(client) ?? 0}`)
}

/** One run: four drafters, who close and open their pages, and a reader in bad weather; crashes, and a disk that fails. */
async function run(seed: number): Promise<boolean> {
  const rooms = new SimulatedRooms(seed, { delay: [1, 120], cut: 0.01, refuse: 0.2 })
  const { random } = rooms
  rooms.log.beforeWrite = async () => {
    await new Promise<void>((done) => void rooms.time.setTimer(done, random() * 8))
    if (random() < 0.05) throw new Error('the disk is full')
  }
  const violations: string[] = []
  const watch = (connection: Connection) =>
    connection.subscribe(() => {
      if (connection.state.unacknowledged > 0 || !connection.state.synced) return
      void notStored(rooms, connection.options.doc).then((lost) => violations.push(...lost))
    })
  for (const name of ['lan', 'minh', 'hoa', 'tú']) watch(rooms.join(name))
  const reader = rooms.join('reader', false)
  // What a reader sees was written before he saw it.
  reader.options.doc.on('update', () => {
    const seen = Y.encodeStateVector(reader.options.doc)
    void rooms.stored().then((stored) => {
      const there = Y.decodeStateVector(Y.encodeStateVector(stored))
      for (const [client, clock] of Y.decodeStateVector(seen))
        if (clock > (there.get(client) ?? 0)) violations.push(`seen before stored: ${client}`)
    })
  })
  for (let round = 0; round < 60; round++) {
    await rooms.pass(random() * 200)
    const writers = rooms.connections.filter(({ connection }) => connection.options.mayWrite)
    const writer = writers[Math.floor(random() * 4)]
    if (writer) for (let at = 0; at < 1 + random() * 3; at++) editAtRandom(writer.doc, random)
    if (random() < 0.04) rooms.crash()
    if (random() < 0.04) rooms.network.cutAll()
    if (!writer || random() > 0.08) continue
    const { doc, earlier } = rooms.leave(writer.connection)
    // One browser in four keeps nothing.
    watch(random() < 0.25 ? rooms.join(writer.name) : rooms.join(writer.name, true, doc, earlier))
  }
  rooms.log.beforeWrite = () => {}
  rooms.network.weather = { delay: [1, 20], cut: 0, refuse: 0 }
  const settled = () =>
    rooms.connections.every(
      ({ connection: { state } }) => state.synced && state.unacknowledged === 0,
    )
  expect(await rooms.until(settled), `seed ${seed} does not settle: ${rooms.closed.join()}`).toBe(
    true,
  )
  await rooms.pass(1000)
  const stored = replica(await rooms.stored())
  for (const { name, doc } of rooms.connections)
    expect(replica(doc), `seed ${seed}, ${name}`).toEqual(stored)
  expect(violations, `seed ${seed}`).toEqual([])
  const refusals = rooms.closed.filter((reason) => reason !== 'room-closed')
  expect(refusals, `seed ${seed}: honest lines were closed`).toEqual([])
  rooms.destroy()
  return true
}

describe('replicas over a bad network', () => {
  const seeds = Number(process.env['SIMULATION_SEEDS'] ?? 25)
  const first = Number(process.env['SIMULATION_FIRST'] ?? 1)
  it(`R17 become equal to each other and to the log, and nothing acknowledged or seen is not stored (${seeds} seeds)`, async () => {
    for (let seed = first; seed < first + seeds; seed++) expect(await run(seed)).toBe(true)
  }, 60_000)

  it('R17 keep edits made offline as unacknowledged until they are on disk', async () => {
    const rooms = new SimulatedRooms(1, { delay: [1, 5], cut: 0, refuse: 0 })
    const connection = rooms.join('lan')
    await rooms.until(() => connection.state.synced)
    rooms.network.weather.refuse = 1
    rooms.network.cutAll()
    const { doc } = connection.options
    for (let at = 0; at < 3; at++) editAtRandom(doc, rooms.random)
    expect(connection.state.unacknowledged).toBe(3)
    await rooms.pass(10_000)
    expect(connection.state).toMatchObject({ unacknowledged: 3, synced: false })
    rooms.network.weather.refuse = 0
    expect(await rooms.until(() => connection.state.unacknowledged === 0)).toBe(true)
    expect(await notStored(rooms, doc)).toEqual([])
    rooms.destroy()
  })

  it('R17 bring back what an earlier page left in the browser', async () => {
    const rooms = new SimulatedRooms(2, { delay: [1, 5], cut: 0, refuse: 0 })
    const kept = new Y.Doc()
    editAtRandom(kept, rooms.random)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(kept), 'browser')
    const connection = rooms.join('lan', true, doc)
    const counts: number[] = []
    connection.subscribe(() => counts.push(connection.state.unacknowledged))
    await rooms.until(() => connection.state.synced && connection.state.unacknowledged === 0)
    expect(Math.max(...counts)).toBe(1)
    expect(replica(await rooms.stored())).toEqual(replica(doc))
    rooms.destroy()
  })
})
