import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, addRegulation, FakeRooms, textOf } from '../consultation/testing.ts'
import type { OpenDatabase } from '../database/open.ts'
import { freshSqlite } from '../database/testing.ts'
import { keepIndex } from './index-keeper.ts'
import { findingStore } from './store.ts'
import { asker, giveRole } from './testing.ts'

describe('the index', () => {
  let database: OpenDatabase
  let rooms: FakeRooms
  let now: number
  let keeper: ReturnType<typeof keepIndex>
  let places: ReturnType<typeof asker>['places']

  beforeEach(async () => {
    database = await freshSqlite()
    rooms = new FakeRooms()
    now = 0
    places = asker(database).places
    keeper = start()
    await addPerson(database, 'an')
    for (const id of ['r1', 'r2']) {
      await addRegulation(database, id, 'an', id)
      await giveRole(database, id, 'an')
    }
  })
  afterEach(async () => {
    await keeper.close()
    await database.close()
  })

  const start = () =>
    keepIndex({
      store: findingStore(database),
      rooms,
      log: pino({ level: 'silent' }),
      now: () => now,
      period: 1e9,
    })
  /** The text is this from now on, and its log says so. */
  async function write(id: string, sequence: number, ...lines: string[]) {
    rooms.texts.set(id, textOf(...lines))
    rooms.sequence = sequence
    await database.db
      .insertInto('update_log')
      .values({
        room: id,
        sequence,
        actor: 'a',
        session: 's',
        time: 1,
        bytes: Buffer.from([0]),
        checksum: 0,
      })
      .execute()
  }

  it('reads a text it never read at once, and again only when it went on and rests', async () => {
    await write('r1', 1, 'article a Đường bộ')
    await keeper.look()
    expect(await places('an', 'duong bo')).toEqual(['r1: Điều 1: Đường bộ'])
    await keeper.look()
    expect(rooms.readings).toBe(1)
    await write('r1', 2, 'article a Đường sắt')
    await keeper.look()
    expect(rooms.readings).toBe(1)
    await keeper.look()
    expect(rooms.readings).toBe(2)
    expect(await places('an', 'duong bo')).toEqual([])
    expect(await places('an', 'duong sat')).toEqual(['r1: Điều 1: Đường sắt'])
  })

  it('reads a text that never rests once a minute', async () => {
    await write('r1', 1, 'article a một')
    await keeper.look()
    for (let sequence = 2; sequence < 50; sequence += 1) {
      now += 3000
      await write('r1', sequence, `article a ${sequence}`)
      await keeper.look()
    }
    expect(rooms.readings).toBe(3)
  })

  it('goes on after a text that cannot be read, and tries it again when it changed or a minute later', async () => {
    await write('r2', 1, 'article b hai')
    await write('r1', 1)
    rooms.texts.delete('r1')
    await keeper.look()
    await keeper.look()
    expect(rooms.readings).toBe(2)
    expect(await places('an', 'hai ')).toEqual(['r2: Điều 1: hai'])
    now += 60_000
    await keeper.look()
    expect(rooms.readings).toBe(3)
    await write('r1', 2, 'article a một')
    await keeper.look()
    await keeper.look()
    expect(await places('an', 'một ')).toEqual(['r1: Điều 1: một'])
  })

  it('writes a long text in parts and finishes at the next start what a stop left undone', async () => {
    const lines = Array.from({ length: 230 }, (_, n) => `article a${n} chữ`)
    await write('r1', 1, ...lines)
    const store = findingStore(database)
    let parts = 0
    const stopping = keepIndex({
      store: {
        ...store,
        async write(id, changes) {
          parts += 1
          if (parts > 2) throw new Error('stopped')
          await store.write(id, changes)
        },
      },
      rooms,
      log: pino({ level: 'silent' }),
      now: () => now,
      period: 1e9,
    })
    await stopping.look()
    await stopping.close()
    expect(await store.unitsOf('r1')).toHaveLength(100)
    await keeper.look()
    expect(await store.unitsOf('r1')).toHaveLength(230)
    expect(await store.textsBehind()).toEqual([])
  })
})
