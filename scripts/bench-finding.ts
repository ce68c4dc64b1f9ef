import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../apps/server/src/database/migrate.ts'
import { openSqlite } from '../apps/server/src/database/open.ts'
import { asker, fillLibrary, libraryQuestions } from '../apps/server/src/finding/testing.ts'
import { findingStore } from '../apps/server/src/finding/store.ts'

/** Searching 50,000 clauses in 50 regulations, on disk as a department has them: each question by itself. */
export async function benchFinding(): Promise<
  { name: string; limit: number; first: number; median: number; runs: number }[]
> {
  const folder = mkdtempSync(join(tmpdir(), 'cucao-bench-'))
  const database = openSqlite(join(folder, 'cucao.sqlite'))
  try {
    await migrate(database)
    await fillLibrary(database, { regulations: 50, clauses: 1000 })
    const { ask } = asker(database)
    const store = findingStore(database)
    const questions: [string, () => Promise<unknown>][] = libraryQuestions.map((typed) => [
      `“${typed}”`,
      () => ask('an', typed, { limit: 20 }),
    ])
    questions.push(['“và” by who reads one of them', () => ask('binh', 'và', { limit: 20 })])
    questions.push(['which texts went on', () => store.textsBehind()])
    const measures = []
    for (const [name, run] of questions) {
      const times: number[] = []
      for (let n = 0; n < 21; n += 1) {
        const start = performance.now()
        await run()
        times.push(Math.round((performance.now() - start) * 100) / 100)
      }
      const median = times.toSorted((a, b) => a - b)[10] ?? 0
      measures.push({
        name: `search: ${name}`,
        limit: 50,
        first: times[0] ?? 0,
        median,
        runs: times.length,
      })
    }
    return measures
  } finally {
    await database.close()
    rmSync(folder, { recursive: true })
  }
}
