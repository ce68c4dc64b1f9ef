import { randomFrom } from './testing/random-edits.ts'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Person } from './testing/person.ts'
import { until } from './testing/stock-client.ts'

const program = fileURLToPath(new URL('./testing/room-server.ts', import.meta.url))

describe('a server that is killed while people type', () => {
  let folder: string
  let child: ChildProcess | null = null
  const start = async (port = 0): Promise<number> => {
    child = spawn(process.execPath, [program, join(folder, 'rooms.sqlite'), String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer]
    return Number(chunk.toString())
  }
  const kill = async (signal: NodeJS.Signals) => {
    const gone = child && child.exitCode === null ? once(child, 'exit') : null
    child?.kill(signal)
    await gone
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cucao-crash-'))
  })
  afterEach(async () => {
    await kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  it('R11 has everything that was acknowledged or seen by another, and goes on', async () => {
    const trials = Number(process.env['CRASH_TRIALS'] ?? 4)
    const random = randomFrom(11)
    let port = await start()
    const address = () => `ws://127.0.0.1:${port}/collab/decree`
    for (let trial = 0; trial < trials; trial++) {
      const writers = [0, 1, 2].map((at) => new Person(address(), `w${at}`, true, trial * 9 + at))
      const reader = new Person(address(), 'reader', false)
      const acknowledged = new Map<number, number>()
      for (const writer of writers)
        writer.connection.subscribe(() => {
          if (writer.state.unacknowledged === 0) acknowledged.set(writer.doc.clientID, writer.clock)
        })
      await until(() => [...writers, reader].every((person) => person.state.synced))
      const typing = setInterval(() => writers[Math.floor(random() * 3)]?.type(), 4)
      await new Promise((done) => setTimeout(done, 150 + random() * 300))
      await kill('SIGKILL')
      clearInterval(typing)
      const seen = Y.decodeStateVector(Y.encodeStateVector(reader.doc))
      // The ones who typed are gone for good: what survives is what the disk has.
      const survivors = trial % 2 === 0 ? [] : writers
      for (const person of [...writers, reader]) if (!survivors.includes(person)) person.leave()
      port = await start(port)
      const fresh = new Person(address(), 'fresh', false)
      await until(() => fresh.state.synced)
      const stored = Y.decodeStateVector(Y.encodeStateVector(fresh.doc))
      expect(acknowledged.size).toBe(3)
      for (const [client, clock] of [...acknowledged, ...seen])
        expect(stored.get(client) ?? 0, `trial ${trial}`).toBeGreaterThanOrEqual(clock)
      await until(() => survivors.every(({ state }) => state.synced && state.unacknowledged === 0))
      await until(() => survivors.every(({ words }) => words === fresh.words))
      for (const person of [...survivors, fresh]) person.leave()
    }
  }, 60_000)

  it('R15 writes what was taken on SIGTERM and exits by itself', async () => {
    const port = await start()
    const lan = new Person(`ws://127.0.0.1:${port}/collab/decree`, 'lan')
    await until(() => lan.state.synced)
    for (let at = 0; at < 20; at++) lan.type()
    await until(() => lan.state.unacknowledged < 20)
    await kill('SIGTERM')
    expect(child?.exitCode).toBe(0)
    expect(lan.state.closeReason === 'room-closed' || lan.state.phase === 'waiting').toBe(true)
    lan.leave()
  })
})
