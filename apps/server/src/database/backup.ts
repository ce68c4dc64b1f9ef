import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { appliedMigrations, NewerDatabase } from './migrate.ts'
import { openSqlite } from './open.ts'
import type { OpenSqlite } from './open.ts'

/** The file of a backup folder that holds everything. */
const backupFile = (folder: string) => join(folder, 'cucao.sqlite')

export type BackupDone = { ok: true; file: string; bytes: number } | { ok: false; reason: 'exists' }

/**
 * Copies the whole database into a new folder while the server goes on. The copy is complete or absent:
 * it gets its name only after it was checked.
 */
export async function backUp({ sqlite }: OpenSqlite, folder: string): Promise<BackupDone> {
  const file = backupFile(folder)
  if (existsSync(file)) return { ok: false, reason: 'exists' }
  mkdirSync(folder, { recursive: true })
  const unfinished = join(folder, `unfinished-${randomBytes(6).toString('hex')}`)
  try {
    // In one step: SQLite begins anew when another process writes between two, and people write all the time.
    await sqlite.backup(unfinished, { progress: () => 0x7fffffff })
    const copy = new SQLite(unfinished)
    // Out of write-ahead mode: the backup is this one file, whatever is copied along or forgotten.
    copy.pragma('journal_mode = delete')
    const sound = copy.pragma('integrity_check', { simple: true }) === 'ok'
    const bytes = Number(copy.pragma('page_count', { simple: true })) * pageSize(copy)
    copy.close()
    if (!sound) throw new Error('the copy is damaged; the disk may be failing')
    renameSync(unfinished, file)
    return { ok: true, file, bytes }
  } finally {
    rmSync(unfinished, { force: true })
  }
}

const pageSize = (db: SQLite.Database) => Number(db.pragma('page_size', { simple: true }))

export type Restored =
  | { ok: true; kept: string | null }
  | { ok: false; reason: 'no-backup' | 'damaged' | 'newer' }

/**
 * Puts a backup in the place of the database. What was there is kept beside it under a name of its own.
 * No server may run; the caller holds the lock.
 */
export async function restore(folder: string, database: string, now: number): Promise<Restored> {
  const file = backupFile(folder)
  if (!existsSync(file)) return { ok: false, reason: 'no-backup' }
  const incoming = `${database}.incoming`
  rmSync(incoming, { force: true })
  await copyFile(file, incoming)
  const judged = await judge(incoming)
  if (judged !== null) {
    removeDatabase(incoming)
    return { ok: false, reason: judged }
  }
  markRestored(incoming, now)
  const kept = existsSync(database) ? `${database}.before-restore-${now}` : null
  // The write-ahead file belongs to the database it lies beside: they move together.
  for (const suffix of ['', '-wal', '-shm']) {
    if (kept !== null && existsSync(database + suffix)) renameSync(database + suffix, kept + suffix)
  }
  renameSync(incoming, database)
  return { ok: true, kept }
}

/** The file itself says when it was put back, in minutes since 1970: SQLite leaves `user_version` to us. */
function markRestored(file: string, now: number): void {
  const copy = new SQLite(file)
  copy.pragma(`user_version = ${Math.floor(now / 60_000)}`)
  copy.close()
}

/** Why the file cannot be used; null: it can. */
async function judge(file: string): Promise<'damaged' | 'newer' | null> {
  let open: OpenSqlite | null = null
  try {
    open = openSqlite(file)
    if (open.sqlite.pragma('integrity_check', { simple: true }) !== 'ok') return 'damaged'
    if ((await appliedMigrations(open)).length === 0) return 'damaged'
    open.sqlite.pragma('journal_mode = delete')
    return null
  } catch (error) {
    return error instanceof NewerDatabase ? 'newer' : 'damaged'
  } finally {
    await open?.close()
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true })
}
