import { describe, expect, it } from 'vitest'
import { Person } from './testing/person.ts'
import { serveRooms } from './testing/serve.ts'
import { until } from './testing/stock-client.ts'
import { threadedLog } from './testing/threaded-log.ts'
import { entry } from './update-log.contract.ts'

describe('a full disk', () => {
  it('R1 takes an append whole or not at all, and goes on when there is room', async () => {
    const under = await threadedLog()
    const { log, database, happen } = under
    const many = (from: number) =>
      Array.from({ length: 40 }, (_, at) => entry(at % 2 ? 'a' : 'b', from + (at >> 1), 7))
    await log.append(many(1), [])
    const pages = Number(database.sqlite.pragma('page_count', { simple: true }))
    happen('mostPages', pages)
    let from = 21
    for (; from < 10_000; from += 20)
      if (
        !(await log.append(many(from), []).then(
          () => true,
          () => false,
        ))
      )
        break
    for (const room of ['a', 'b']) {
      const stored = await log.load(room)
      expect([stored.sequence, stored.tail.length, stored.damaged]).toEqual([
        from - 1,
        from - 1,
        [],
      ])
    }
    happen('mostPages', 1_000_000)
    await log.append(many(from), [])
    expect((await log.load('b')).sequence).toBe(from + 19)
    await under.close()
  })

  it('R8 stops the writing, is told to everybody, and costs nothing once there is room again', async () => {
    const under = await threadedLog()
    const { log, database, happen } = under
    const served = await serveRooms({ database, updateLog: log })
    const lan = new Person(served.address('decree'), 'lan', true, 1)
    const minh = new Person(served.address('decree'), 'minh', true, 2)
    await until(() => lan.state.synced && minh.state.synced)
    const pages = Number(database.sqlite.pragma('page_count', { simple: true }))
    happen('mostPages', pages + 1)
    const typing = setInterval(() => {
      for (let at = 0; at < 20; at++) lan.type()
      minh.type()
    }, 5)
    await until(() => lan.state.storageFailing && minh.state.storageFailing)
    clearInterval(typing)
    const seen = minh.words
    lan.type()
    await new Promise((done) => setTimeout(done, 100))
    expect(lan.state.unacknowledged).toBeGreaterThan(0)
    expect(minh.words).toBe(seen)
    expect(served.records.some(({ message }) => message.includes('cannot be written'))).toBe(true)
    happen('mostPages', 1_000_000)
    await until(() => [lan, minh].every(({ state }) => !state.storageFailing && state.synced))
    await until(() => [lan, minh].every(({ state }) => state.unacknowledged === 0))
    await until(() => lan.words === minh.words)
    const fresh = new Person(served.address('decree'), 'fresh', false)
    await until(() => fresh.words === lan.words)
    for (const person of [lan, minh, fresh]) person.leave()
    await served.close()
    await under.close()
  })
})
