import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../database/open.ts'
import { freshSqlite } from '../database/testing.ts'
import { asker, fillLibrary, libraryQuestions } from './testing.ts'

/** A guard against a question that walks everything; `pnpm bench` measures 50,000 clauses on disk. */
let database: OpenDatabase
beforeAll(async () => {
  database = await freshSqlite()
  await fillLibrary(database, { regulations: 50, clauses: 100 })
})
afterAll(() => database.close())

it.each(libraryQuestions)('answers “%s” over 5,000 clauses in less than 50 ms', async (typed) => {
  const { ask } = asker(database)
  const times: number[] = []
  for (let n = 0; n < 5; n += 1) {
    const start = performance.now()
    await ask('an', typed, { limit: 20 })
    times.push(performance.now() - start)
  }
  // The best of five: what else the machine does is not the question's.
  expect(Math.min(...times)).toBeLessThan(50)
})
