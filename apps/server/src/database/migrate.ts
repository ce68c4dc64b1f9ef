import { Migrator } from 'kysely/migration'
import type { OpenDatabase } from './open.ts'
import { migrations } from './migrations.ts'

/**
 * Brings the database to this program's schema and answers the names of what was applied.
 * Throws where the database is newer than the program: it may hold what we would not understand.
 */
export async function migrate({ db }: OpenDatabase): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
}
