import { afterAll, beforeAll, describe } from 'vitest'
import { freshSqlite, startPostgres } from '../database/testing.ts'
import { findingStoreContract } from './store.contract.ts'

describe('finding on SQLite', () => {
  findingStoreContract(freshSqlite)
})

describe('finding on PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 60_000)
  afterAll(() => postgres.stop())
  findingStoreContract(() => postgres.fresh())
})
