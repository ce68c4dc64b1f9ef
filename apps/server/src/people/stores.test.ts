import { afterAll, beforeAll } from 'vitest'
import { freshSqlite, startPostgres } from '../database/testing.ts'
import { regulationStoreContract } from '../regulations/store.contract.ts'
import { workStoreContract } from '../regulations/work-store.contract.ts'
import { membershipStoreContract } from './membership/store.contract.ts'
import { organisationStoreContract } from './organisations/store.contract.ts'
import { peopleStoreContract } from './store.contract.ts'

let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres.stop())

for (const [name, open] of [
  ['SQLite', freshSqlite],
  ['PostgreSQL', () => postgres.fresh()],
] as const) {
  peopleStoreContract(name, open)
  organisationStoreContract(name, open)
  membershipStoreContract(name, open)
  regulationStoreContract(name, open)
  workStoreContract(name, open)
}
