import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { crashTrial, stillMissing, temperOf } from './testing/crash-trial.ts'
import type { CrashTrial } from './testing/crash-trial.ts'
import { KillableServer } from './testing/killable-server.ts'
import { Person } from './testing/person.ts'
import { losePower } from './testing/power-loss.ts'
import { until } from './testing/stock-client.ts'

const trials = Number(process.env['CRASH_TRIALS'] ?? 50)
const first = Number(process.env['CRASH_FIRST'] ?? 1)
/** Servers that are killed side by side: one starts while another is typed into. */
const lanes = Math.min(trials, 2)

describe('a server that is killed while people type', () => {
  let folder: string
  let servers: KillableServer[] = []
  const newServer = (name: string): KillableServer => {
    const server = new KillableServer(join(folder, `${name}.sqlite`))
    servers.push(server)
    return server
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cucao-crash-'))
  })
  afterEach(async () => {
    for (const server of servers) await server.kill('SIGKILL')
    servers = []
    rmSync(folder, { recursive: true, force: true })
  })

  it('R15 writes what was taken on SIGTERM and exits by itself', async () => {
    const server = newServer('ended')
    await server.start()
    const lan = new Person(server.address('decree'), 'lan')
    await until(() => lan.state.synced)
    for (let at = 0; at < 20; at++) lan.type()
    await until(() => lan.state.unacknowledged < 20)
    await server.kill('SIGTERM')
    expect(server.exitCode).toBe(0)
    expect(lan.state.closeReason === 'room-closed' || lan.state.phase === 'waiting').toBe(true)
    lan.leave()
  })

  it(
    `R11 has everything that was acknowledged or seen by another (seeds ${first} to ${first + trials - 1})`,
    async () => {
      const lane = async (at: number): Promise<CrashTrial[]> => {
        const server = newServer(`lane-${at}`)
        const done: CrashTrial[] = []
        await server.start(temperOf(first + at))
        for (let seed = first + at; seed < first + trials; seed += lanes) {
          const trial = await crashTrial(server, { seed, next: seed + lanes })
          expect(trial.lost, `${trial.story}`).toEqual([])
          done.push(trial)
        }
        // What outlived its own crash has outlived all that came after it.
        for (const trial of done)
          expect(await stillMissing(server, trial), `${trial.story}`).toEqual([])
        return done
      }
      const done = (await Promise.all(Array.from({ length: lanes }, (_, at) => lane(at)))).flat()
      expect(done).toHaveLength(trials)
      // A trial in which nobody was promised anything proves nothing.
      expect(done.filter(({ edits }) => edits > 3).length).toBeGreaterThan(trials * 0.6)
    },
    60_000 + trials * 10_000,
  )

  it('R11 a trial finds what is gone: a power cut that takes synced frames is told', async () => {
    const server = newServer('robbed')
    await server.start()
    const lost: string[] = []
    for (let seed = 1; lost.length === 0 && seed < 20; seed++) {
      const lose: typeof losePower = (file, random) => losePower(file, random, 6)
      lost.push(...(await crashTrial(server, { seed, next: 1, lose })).lost)
    }
    expect(lost).not.toEqual([])
  }, 120_000)
})
