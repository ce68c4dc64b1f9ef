import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp, restore } from './backup.ts'
import { backUpBeforeMigrating, migrate, NewerDatabase } from './migrate.ts'
import { openSqlite } from './open.ts'
import type { OpenSqlite } from './open.ts'
import { lockFile } from './server-lock.ts'
import { restoredAt } from './sqlite.ts'

let folder: string
let file: string
let open: OpenSqlite
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cucao-backup-'))
  file = join(folder, 'data', 'cucao.sqlite')
  open = openSqlite(file)
  await migrate(open)
})
afterEach(async () => {
  await open.close().catch(() => {})
  rmSync(folder, { recursive: true })
})

const write = (id: string) =>
  open.db
    .insertInto('organisation')
    .values({
      id,
      kind: 'other',
      name: id,
      short_name: null,
      code: null,
      parent_id: null,
      valid_from: null,
      valid_to: null,
      source: null,
      created_at: 1,
    })
    .execute()
const ids = async () =>
  (await open.db.selectFrom('organisation').select('id').execute()).map(({ id }) => id).toSorted()

describe('a backup', () => {
  it('is one file that holds everything, made while work goes on', async () => {
    await write('a')
    const made = await backUp(open, join(folder, 'copy'))
    await write('b')
    expect(made).toMatchObject({ ok: true })
    expect(readdirSync(join(folder, 'copy'))).toEqual(['cucao.sqlite'])
    const copy = openSqlite(join(folder, 'copy', 'cucao.sqlite'))
    expect(await copy.db.selectFrom('organisation').select('id').execute()).toEqual([{ id: 'a' }])
    await copy.close()
  })

  it('ends although somebody else writes all the time', async () => {
    open.sqlite.exec('create table ballast (bytes blob)')
    open.sqlite.exec('insert into ballast values (randomblob(8000000))')
    const other = openSqlite(file)
    const note = other.sqlite.prepare('insert into ballast values (?)')
    let [typing, writes] = [true, 0]
    const type = () => {
      if (!typing || writes++ >= 2000) return
      note.run(Buffer.alloc(60))
      // A copy that begins anew after every write would never end.
      setImmediate(type)
    }
    type()
    expect(await backUp(open, join(folder, 'copy'))).toMatchObject({ ok: true })
    typing = false
    expect(writes).toBeLessThan(2000)
    await other.close()
  })

  it('never overwrites one', async () => {
    await backUp(open, join(folder, 'copy'))
    expect(await backUp(open, join(folder, 'copy'))).toEqual({ ok: false, reason: 'exists' })
  })

  it('restored is what was, and what was there is kept', async () => {
    await write('a')
    await backUp(open, join(folder, 'copy'))
    await write('b')
    await open.close()
    const restored = await restore(join(folder, 'copy'), file, 600_000)
    expect(restored).toEqual({ ok: true, kept: `${file}.before-restore-600000` })
    open = openSqlite(file)
    expect(await ids()).toEqual(['a'])
    expect(restoredAt(open)).toBe(600_000)
    await open.close()
    open = openSqlite(`${file}.before-restore-600000`)
    expect(restoredAt(open)).toBeNull()
    expect(await ids()).toEqual(['a', 'b'])
  })

  it('that is none, or damaged, or newer, changes nothing', async () => {
    await write('a')
    const copy = join(folder, 'copy')
    expect(await restore(copy, file, 5)).toEqual({ ok: false, reason: 'no-backup' })
    await backUp(open, copy)
    const newer = openSqlite(join(copy, 'cucao.sqlite'))
    newer.sqlite.exec("insert into kysely_migration values ('9999-future', '2030-01-01')")
    await newer.close()
    expect(await restore(copy, file, 5)).toEqual({ ok: false, reason: 'newer' })
    writeFileSync(join(copy, 'cucao.sqlite'), 'không phải cơ sở dữ liệu'.repeat(100))
    expect(await restore(copy, file, 5)).toEqual({ ok: false, reason: 'damaged' })
    expect(await ids()).toEqual(['a'])
    expect(readdirSync(join(folder, 'data')).some((name) => name.includes('incoming'))).toBe(false)
  })
})

describe('migrating', () => {
  it('copies the file first where there is something to lose and something to do', async () => {
    expect(await backUpBeforeMigrating(open, 0)).toBeNull()
    const copy = await backUpBeforeMigrating(open, 0, ['0001-first', '0002-next'])
    expect(copy).toBe(join(folder, 'data', 'backups', 'before-migration-1970-01-01T000000.sqlite'))
    expect(existsSync(copy ?? '')).toBe(true)
  })

  it('refuses a database that a newer program has used', async () => {
    open.sqlite.exec("insert into kysely_migration values ('9999-future', '2030-01-01')")
    await expect(migrate(open)).rejects.toThrow(NewerDatabase)
  })
})

it('a department is one server’s at a time', async () => {
  const lock = await lockFile(join(folder, 'server.lock'))
  expect(lock).not.toBeNull()
  expect(await lockFile(join(folder, 'server.lock'))).toBeNull()
  await lock?.release()
  const again = await lockFile(join(folder, 'server.lock'))
  expect(again).not.toBeNull()
  await again?.release()
})
