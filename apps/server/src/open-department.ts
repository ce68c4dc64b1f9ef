import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { backUpBeforeMigrating, migrate, NewerDatabase } from './database/migrate.ts'
import { openPostgres, openSqlite } from './database/open.ts'
import type { OpenDatabase } from './database/open.ts'
import { lockFile, lockPostgres } from './database/server-lock.ts'
import type { ServerLock } from './database/server-lock.ts'
import { isStorageFailure } from './database/storage-failure.ts'
import type { Environment, Mistake } from './environment.ts'
import { organisationsData } from './people/organisations-data.ts'
import { organisationStore } from './people/organisations/store.ts'

export type Locked = { ok: true; lock: ServerLock } | { ok: false; mistake: Mistake }
export type Opened =
  | { ok: true; database: OpenDatabase; backup: string | null; applied: string[] }
  | { ok: false; mistake: Mistake }

/** The setting that names the database, for lines about it. */
const settingOf = ({ database }: Environment) =>
  database.kind === 'sqlite' ? 'DATA_DIR' : 'DATABASE_URL'

/** Takes the department for one server, or for a command that needs it to itself. */
export async function lockDepartment(environment: Environment): Promise<Locked> {
  const setting = settingOf(environment)
  const { database } = environment
  try {
    const lock =
      database.kind === 'sqlite'
        ? await lockFile(`${dirname(database.file)}/server.lock`)
        : await lockPostgres(database.url)
    if (lock) return { ok: true, lock }
    return { ok: false, mistake: `${setting}: a server runs on it; expected one that none uses` }
  } catch (error) {
    return { ok: false, mistake: unusable(setting, error) }
  }
}

/**
 * Opens the department's database, backs it up where it has to be migrated, migrates it and adds the
 * organisations it lacks. A database that cannot be used is one line about the setting that names it.
 */
export async function openDepartment(environment: Environment, now: number): Promise<Opened> {
  const setting = settingOf(environment)
  let database: OpenDatabase | null = null
  try {
    database = open(environment.database)
    const backup = await backUpBeforeMigrating(database, now)
    const applied = await migrate(database)
    await organisationStore(database.db).addMissing(organisationsData, now)
    return { ok: true, database, backup, applied }
  } catch (error) {
    await database?.close()
    return { ok: false, mistake: unusable(setting, error) }
  }
}

function open(database: Environment['database']): OpenDatabase {
  if (database.kind === 'postgres') return openPostgres(database.url)
  mkdirSync(dirname(database.file), { recursive: true })
  return openSqlite(database.file)
}

/** The line for an error that the setting is to blame for; throws any other on. */
function unusable(setting: string, error: unknown): Mistake {
  if (error instanceof NewerDatabase)
    return `${setting}: ${error.message}; expected a database of this version or older`
  if (isStorageFailure(error) || isRefusal(error))
    return `${setting}: cannot be used (${wordsOf(error)}); expected a database this process may write`
  throw error
}

/** File system errors, and classes 28 (wrong password) and 3D (no such database) of PostgreSQL. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOTFOUND|EAI_AGAIN|28...|3D...)$/.test(
    String(error.code),
  )
}

/** Of several attempts to connect, Node gives one error without words of its own. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return wordsOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
