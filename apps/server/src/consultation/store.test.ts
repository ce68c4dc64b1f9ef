import { afterAll, beforeAll, describe } from 'vitest'
import { freshSqlite, startPostgres } from '../database/testing.ts'
import { threadStoreContract } from './store.contract.ts'

describe('thread store on SQLite', () => {
  threadStoreContract(freshSqlite)
})

describe('thread store on PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 60_000)
  afterAll(() => postgres.stop())
  threadStoreContract(() => postgres.fresh())
})
