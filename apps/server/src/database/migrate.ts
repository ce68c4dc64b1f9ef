import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Migrator } from 'kysely/migration'
import { migrations } from './migrations.ts'
import type { OpenDatabase, OpenSqlite } from './open.ts'

/** The database was made by a newer program: it may hold what this one would not understand. */
export class NewerDatabase extends Error {
  constructor(migration: string) {
    super(
      `the database holds ${migration}, which this program does not know: it was used by a newer one`,
    )
  }
}

/**
 * Brings the database to this program's schema and answers the names of what was applied.
 * Throws NewerDatabase where the database is newer than the program.
 */
export async function migrate({ db }: OpenDatabase): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  await appliedMigrations({ db })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
}

/** Names of the migrations the database has, oldest first; [] for an empty one. Throws NewerDatabase. */
export async function appliedMigrations({ db }: Pick<OpenDatabase, 'db'>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return []
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name')
    .execute()
  const unknown = rows.find((row) => !(row.name in migrations))
  if (unknown) throw new NewerDatabase(unknown.name)
  return rows.map((row) => row.name)
}

/**
 * Before migrations are applied to a SQLite file that already holds data, a copy of it. Answers the copy's
 * path, null where there is nothing to migrate or nothing to lose. PostgreSQL is backed up by its own tools.
 */
export async function backUpBeforeMigrating(
  open: OpenDatabase,
  now: number,
  wanted: readonly string[] = Object.keys(migrations),
): Promise<string | null> {
  const applied = await appliedMigrations(open)
  if (!isSqlite(open) || applied.length === 0) return null
  if (wanted.every((name) => applied.includes(name))) return null
  const day = new Date(now).toISOString().slice(0, 19).replaceAll(':', '')
  const copy = join(dirname(open.sqlite.name), 'backups', `before-migration-${day}.sqlite`)
  mkdirSync(dirname(copy), { recursive: true })
  await open.sqlite.backup(copy)
  return copy
}

export function isSqlite(open: OpenDatabase): open is OpenSqlite {
  return 'sqlite' in open
}
