import { afterAll, beforeAll, describe } from 'vitest'
import { freshSqlite, startPostgres } from '../database/testing.ts'
import type { OpenDatabase } from '../database/open.ts'
import { KyselyUpdateLog } from './kysely-update-log.ts'
import { MemoryUpdateLog } from './memory-update-log.ts'
import { threadedLog } from './testing/threaded-log.ts'
import { updateLogContract } from './update-log.contract.ts'
import type { LogUnderTest } from './update-log.contract.ts'

function inMemory(): LogUnderTest {
  const log = new MemoryUpdateLog()
  let left = 0
  log.beforeWrite = () => {
    if (left > 0 && --left === 0) throw new Error('the disk is full')
  }
  return {
    log,
    failWrite: (nth) => (left = nth),
    async damage(room, sequence) {
      const row = log.rows.get(room)?.find((each) => each.sequence === sequence)
      if (row) row.bytes[0] = (row.bytes[0] ?? 0) ^ 1
    },
    async damageBase(room) {
      const base = log.bases.get(room)
      if (base) log.bases.set(room, { ...base, bytes: new Uint8Array([1]) })
    },
    close: () => log.close(),
  }
}

/** The n-th statement that writes fails, as it does on a full disk. */
function onDatabase(open: OpenDatabase): LogUnderTest {
  let left = 0
  const db = open.db.withPlugin({
    transformQuery: ({ node }) => {
      const writes = node.kind === 'InsertQueryNode' || node.kind === 'DeleteQueryNode'
      if (writes && left > 0 && --left === 0) throw new Error('the disk is full')
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const log = new KyselyUpdateLog({ ...open, db })
  return { ...damagedIn(open), log, failWrite: (nth) => (left = nth) }
}

function damagedIn(open: OpenDatabase): Omit<LogUnderTest, 'log' | 'failWrite'> {
  return {
    async damage(room, sequence) {
      const bytes = Buffer.from([66])
      await open.db
        .updateTable('update_log')
        .set({ bytes })
        .where('room', '=', room)
        .where('sequence', '=', sequence)
        .execute()
    },
    async damageBase(room) {
      const bytes = Buffer.from([66])
      await open.db.updateTable('room_base').set({ bytes }).where('room', '=', room).execute()
    },
    close: () => open.close(),
  }
}

describe('the update log in memory', () => {
  updateLogContract(async () => inMemory())
})

describe('the update log on SQLite', () => {
  updateLogContract(async () => onDatabase(await freshSqlite()))
})

describe('the update log on a thread of its own', () => {
  updateLogContract(async () => {
    const under = await threadedLog()
    const { log, database, failWrite } = under
    return { ...damagedIn(database), log, failWrite, close: () => under.close() }
  })
})

describe('the update log on PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 60_000)
  afterAll(() => postgres.stop())
  updateLogContract(async () => onDatabase(await postgres.fresh()))
})
