import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../database/migrate.ts'
import { openSqlite } from '../../database/open.ts'
import { ThreadedUpdateLog } from '../threaded-update-log.ts'
import type { LogFile } from '../threaded-update-log.ts'

/** What befalls the thread, as places in an array that it shares with the test. */
export const fault = {
  /** Counts down; the write that reaches zero fails. */
  failingWrite: 0,
  endsBeforeCommit: 1,
  endsAfterCommit: 2,
  outOfMemory: 3,
  /** Of the file: SQLite itself says SQLITE_FULL beyond it, as it does when the disk has no more. */
  mostPages: 4,
}

export interface FaultyData extends LogFile {
  faults: Int32Array
}

/** The log of a new file on a thread of its own, whose disk the test commands. */
export async function threadedLog() {
  const folder = mkdtempSync(join(tmpdir(), 'cucao-log-'))
  const file = join(folder, 'rooms.sqlite')
  const database = openSqlite(file)
  await migrate(database)
  const faults = new Int32Array(new SharedArrayBuffer(32))
  const data: FaultyData = { file, faults }
  const log = new ThreadedUpdateLog(data, new URL('./faulty-log-thread.ts', import.meta.url))
  return {
    log,
    database,
    failWrite: (nth: number) => Atomics.store(faults, fault.failingWrite, nth),
    happen: (name: keyof typeof fault, value = 1) => Atomics.store(faults, fault[name], value),
    async close() {
      await log.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
