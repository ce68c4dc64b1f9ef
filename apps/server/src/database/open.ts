import type SQLite from 'better-sqlite3'
import { CompiledQuery, Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely'
import type { Driver } from 'kysely'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import { PreparedStatements } from './prepared-statements.ts'
import type { Database } from './schema.ts'
import { connectSqlite } from './sqlite.ts'

/** What stores are made over: the database, or a transaction on it. */
export type Rows = Kysely<Database>

/** A database and what differs between the two kinds. */
export interface OpenDatabase {
  kind: 'sqlite' | 'postgres'
  db: Kysely<Database>
  close(): Promise<void>
}

export interface OpenSqlite extends OpenDatabase {
  kind: 'sqlite'
  sqlite: SQLite.Database
}

export function openSqlite(file: string): OpenSqlite {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const sqlite = connectSqlite(file)
  const db = new Kysely<Database>({ dialect: new FrankSqliteDialect(sqlite) })
  return {
    kind: 'sqlite',
    db,
    sqlite,
    async close() {
      await db.destroy()
      // Kysely closes only what it has used.
      sqlite.close()
    },
  }
}

/**
 * The update log writes over a connection of its own. A transaction that reads first and then wants to write
 * fails at once where another has written meanwhile (SQLITE_BUSY_SNAPSHOT), so each takes its turn at its begin.
 *
 * On a full disk SQLite may end the transaction by itself (sqlite.org/lang_transaction.html, 3). Rolling
 * back again would fail, and that failure would stand for the true reason.
 */
class FrankSqliteDialect extends SqliteDialect {
  private readonly sqlite: SQLite.Database
  constructor(sqlite: SQLite.Database) {
    const statements = new PreparedStatements(sqlite)
    super({
      database: { prepare: (text) => statements.prepare(text), close: () => sqlite.close() },
    })
    this.sqlite = sqlite
  }
  override createDriver(): Driver {
    const driver = super.createDriver()
    driver.beginTransaction = async (connection, { accessMode }) => {
      const begin = accessMode === 'read only' ? 'begin' : 'begin immediate'
      await connection.executeQuery(CompiledQuery.raw(begin))
    }
    const rollBack = driver.rollbackTransaction.bind(driver)
    driver.rollbackTransaction = async (connection) => {
      if (this.sqlite.inTransaction) await rollBack(connection)
    }
    return driver
  }
}

export function openPostgres(url: string): OpenDatabase {
  // int8 comes as text from the driver; every number of ours is far below 2^53.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // A connection that breaks while nobody asks is replaced at the next question; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return { kind: 'postgres', db, close: () => db.destroy() }
}

/** Throws where the database does not answer. */
export async function askDatabase({ db }: OpenDatabase): Promise<void> {
  await sql`select 1`.execute(db)
}
