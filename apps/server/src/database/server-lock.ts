import SQLite from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'

/** Held by the one server that may work on a department's database. */
export interface ServerLock {
  release(): Promise<void>
}

/**
 * Rooms live in one process: a second server on the same data would acknowledge what the first does not
 * know. The lock is the operating system's (or the database server's), so it ends with the process
 * however that ends. null: somebody else holds it.
 */
export async function lockFile(file: string): Promise<ServerLock | null> {
  mkdirSync(dirname(file), { recursive: true })
  const holder = new SQLite(file, { timeout: 0 })
  try {
    holder.exec('begin exclusive')
  } catch (error) {
    holder.close()
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
  return { release: async () => void holder.close() }
}

/** Any number, the same in every version of the program. */
const lockNumber = 20_260_101

export async function lockPostgres(url: string): Promise<ServerLock | null> {
  const holder = new pg.Client({ connectionString: url, keepAlive: true })
  await holder.connect()
  holder.on('error', () => {})
  const { rows } = await holder.query<{ held: boolean }>(
    'select pg_try_advisory_lock($1) as held',
    [lockNumber],
  )
  if (rows[0]?.held) return { release: () => holder.end() }
  await holder.end()
  return null
}
