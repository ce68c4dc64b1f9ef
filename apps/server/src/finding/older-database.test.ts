import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Migrator } from 'kysely/migration'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addPerson, addRegulation, FakeRooms, textOf } from '../consultation/testing.ts'
import { backUp, restore } from '../database/backup.ts'
import { migrate } from '../database/migrate.ts'
import { migrations } from '../database/migrations.ts'
import { openSqlite } from '../database/open.ts'
import type { OpenSqlite } from '../database/open.ts'
import { keepIndex } from './index-keeper.ts'
import { findingStore } from './store.ts'
import { asker, giveRole, indexText } from './testing.ts'

let folder: string
let file: string
let open: OpenSqlite

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cucao-finding-'))
  file = join(folder, 'cucao.sqlite')
  open = openSqlite(file)
})
afterEach(async () => {
  await open.close()
  rmSync(folder, { recursive: true })
})

const roads = textOf('article a Quản lý đường bộ')

it('a database from before there was an index is filled while the server serves', async () => {
  const migrator = new Migrator({
    db: open.db,
    provider: { getMigrations: async () => migrations },
  })
  await migrator.migrateTo('0002-mentions')
  await addPerson(open, 'an')
  await addRegulation(open, 'r1', 'an', 'Nghị định')
  await giveRole(open, 'r1', 'an')
  const said = { thread_id: 't', author_id: 'an', created_at: 1, edited_at: null }
  await open.db
    .insertInto('thread')
    .values({
      id: 't',
      regulation_id: 'r1',
      anchor: '{}',
      provision_id: 'a',
      state: 'open',
      created_by: 'an',
      created_at: 1,
      resolved_by: null,
      resolved_at: null,
    })
    .execute()
  await open.db
    .insertInto('comment')
    .values([
      { ...said, id: 'c1', body: 'Nên nêu kinh phí', withdrawn_at: null },
      { ...said, id: 'c2', body: 'Bỏ kinh phí', withdrawn_at: 2 },
    ])
    .execute()
  const log = { actor: 'an', session: 's', time: 1, bytes: Buffer.from([0]), checksum: 0 }
  await open.db
    .insertInto('update_log')
    .values({ ...log, room: 'r1', sequence: 1 })
    .execute()

  await migrate(open)
  const { places } = asker(open)
  expect(await places('an', 'kinh phi')).toEqual([])
  const rooms = new FakeRooms()
  rooms.texts.set('r1', roads)
  const keeper = keepIndex({
    store: findingStore(open),
    rooms,
    log: pino({ level: 'silent' }),
    now: () => 0,
    period: 1e9,
  })
  await keeper.look()
  await keeper.close()
  expect(await places('an', 'kinh phi')).toEqual(['r1: comment: kinh phí'])
  expect(await places('an', 'duong bo')).toEqual(['r1: Điều 1: đường bộ'])
})

it('a backup holds the index, sound and of the same moment as the texts', async () => {
  await migrate(open)
  await addPerson(open, 'an')
  await addRegulation(open, 'r1', 'an', 'Nghị định')
  await giveRole(open, 'r1', 'an')
  await indexText(open, 'r1', roads)
  expect(await backUp(open, join(folder, 'copy'))).toMatchObject({ ok: true })
  await indexText(open, 'r1', textOf('article a Cầu cảng'))
  await open.close()
  expect(await restore(join(folder, 'copy'), file, 600_000)).toMatchObject({ ok: true })
  open = openSqlite(file)
  const { places } = asker(open)
  expect(await places('an', 'duong bo')).toEqual(['r1: Điều 1: đường bộ'])
  expect(await places('an', 'cau cang')).toEqual([])
  await indexText(open, 'r1', textOf('article a Cầu cảng'))
  expect(await places('an', 'cau cang')).toEqual(['r1: Điều 1: Cầu cảng'])
})
