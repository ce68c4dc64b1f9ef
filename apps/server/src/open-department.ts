import type { Environment } from './environment.ts'
import { organisationsData } from './people/organisations-data.ts'
import { organisationStore } from './people/organisations/store.ts'
import { backUpBeforeMigrating, migrate, NewerDatabase } from './database/migrate.ts'
import { openPostgres, openSqlite } from './database/open.ts'
import type { OpenDatabase } from './database/open.ts'
import { isStorageFailure } from './database/storage-failure.ts'

export type Opened =
  | { ok: true; database: OpenDatabase; backup: string | null; applied: string[] }
  | { ok: false; mistake: string }

/**
 * Opens the department's database, backs it up where it has to be migrated, migrates it and adds the
 * organisations it lacks. A database that cannot be used is one line about the setting that names it.
 */
export async function openDepartment(environment: Environment, now: number): Promise<Opened> {
  const setting = environment.database.kind === 'sqlite' ? 'DATA_DIR' : 'DATABASE_URL'
  try {
    const database =
      environment.database.kind === 'sqlite'
        ? openSqlite(environment.database.file)
        : openPostgres(environment.database.url)
    const backup = await backUpBeforeMigrating(database, now)
    const applied = await migrate(database)
    await organisationStore(database.db).addMissing(organisationsData, now)
    return { ok: true, database, backup, applied }
  } catch (error) {
    if (error instanceof NewerDatabase)
      return {
        ok: false,
        mistake: `${setting}: ${error.message}; expected a database of this version or older`,
      }
    if (isStorageFailure(error) || isRefusedByServer(error))
      return {
        ok: false,
        mistake: `${setting}: cannot be used (${(error as Error).message}); expected a database this process may write`,
      }
    throw error
  }
}

/** File system errors, and classes 28 (wrong password) and 3D (no such database) of PostgreSQL. */
function isRefusedByServer(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOTFOUND|EAI_AGAIN|28...|3D...)$/.test(
    String(error.code),
  )
}
