import { afterAll, beforeAll, describe } from 'vitest'
import { freshSqlite, startPostgres } from '../database/testing.ts'
import { versionStoreContract } from './store.contract.ts'

describe('version store on SQLite', () => {
  versionStoreContract(freshSqlite)
})

describe('version store on PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 60_000)
  afterAll(() => postgres.stop())
  versionStoreContract(() => postgres.fresh())
})
