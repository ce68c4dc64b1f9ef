import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStorageFailure } from '../database/storage-failure.ts'
import { roomBench } from './testing/room-bench.ts'
import { until } from './testing/stock-client.ts'
import { threadedLog } from './testing/threaded-log.ts'
import { entry } from './update-log.contract.ts'

describe('the update log on a thread of its own', () => {
  let under: Awaited<ReturnType<typeof threadedLog>>
  beforeEach(async () => {
    under = await threadedLog()
  })
  afterEach(() => under.close())

  const failed = async (order: Promise<unknown>) =>
    isStorageFailure(await order.catch((error: unknown) => error))

  for (const end of ['endsBeforeCommit', 'endsAfterCommit', 'outOfMemory'] as const)
    it(`R8 ${end}: storage has failed, and the same append is in the log once when it is tried again`, async () => {
      const { log, happen } = under
      await log.append([entry('a', 1, 1)], [])
      happen(end)
      const append = () => log.append([entry('a', 2, 2), entry('b', 1, 9)], [])
      expect(await failed(append())).toBe(true)
      await append()
      expect((await log.load('a')).tail.map(({ bytes }) => [...bytes])).toEqual([[1], [2]])
      expect((await log.load('b')).sequence).toBe(1)
    })

  it('R8 everything that was asked of a thread that ended is told so', async () => {
    const { log, happen } = under
    await log.append([entry('a', 1, 1)], [])
    happen('endsBeforeCommit')
    const asked = [log.append([entry('a', 2, 2)], []), log.load('a'), log.knownClients('a')]
    expect(await Promise.all(asked.map(failed))).toEqual([true, true, true])
    expect((await log.load('a')).sequence).toBe(1)
  })

  it('R8 says with SQLite’s own code that the disk is full', async () => {
    const { log, happen, database } = under
    happen('mostPages', Number(database.sqlite.pragma('page_count', { simple: true })))
    const long = entry('a', 1, ...new Uint8Array(20_000))
    const error: unknown = await log.append([long], []).catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'SQLITE_FULL' })
    happen('mostPages', 1_000_000)
    await log.append([long], [])
    expect((await log.load('a')).sequence).toBe(1)
  })

  it('R25 waits for the disk while the thread that serves people goes on', async () => {
    const { log, database } = under
    const { registry, enter } = roomBench({ log })
    const room = registry.open('decree')
    const [lan, minh] = [await enter(room, 'lan'), await enter(room, 'minh')]
    // The file is held by this very thread: were the log written on it, nobody could let it go.
    database.sqlite.exec('begin immediate')
    await room.receive(lan, lan.edit())
    for (let turn = 0; turn < 20; turn++) await new Promise((done) => setTimeout(done, 5))
    expect(room.isDurable).toBe(false)
    expect([lan.count('durable'), minh.count('update')]).toEqual([0, 0])
    database.sqlite.exec('commit')
    await until(() => room.isDurable)
    await until(() => lan.count('durable') === 1 && minh.words === lan.words)
    await registry.close(1000)
  })

  it('R8 a room whose thread dies tells everybody, goes on with a new one, and loses nothing', async () => {
    const { log, happen } = under
    const { registry, enter, errors } = roomBench({ log })
    const room = registry.open('decree')
    const [lan, minh] = [await enter(room, 'lan'), await enter(room, 'minh')]
    for (const end of ['endsBeforeCommit', 'endsAfterCommit'] as const) {
      happen(end)
      await room.receive(lan, lan.edit())
      await until(() => room.state.kind === 'storage-failing')
      expect(minh.words).not.toBe(lan.words)
      await until(() => room.isDurable)
      await until(() => minh.words === lan.words)
    }
    expect(errors).toEqual(Array(2).fill('the update log cannot be written'))
    expect((await log.load('decree')).sequence).toBe(2)
    await registry.close(1000)
  })

  it('R15 takes nothing more once it is closed', async () => {
    await under.log.close()
    expect(await failed(under.log.append([entry('a', 1, 1)], []))).toBe(true)
  })
})
