import type { Database } from 'better-sqlite3'
import { parentPort, workerData } from 'node:worker_threads'
import { connectSqlite } from '../../database/sqlite.ts'
import { serveLog } from '../serve-log.ts'
import { SqliteUpdateLog } from '../sqlite-update-log.ts'
import { fault } from './threaded-log.ts'
import type { FaultyData } from './threaded-log.ts'

/** The thread of the update log with a disk that does as the test bids, by numbers that both threads see. */
const { file, faults } = workerData as FaultyData
const sqlite = connectSqlite(file)
const take = (name: number) => Atomics.exchange(faults, name, 0) > 0

class FaultyLog extends SqliteUpdateLog {
  override async append(...args: Parameters<SqliteUpdateLog['append']>): Promise<void> {
    if (take(fault.endsBeforeCommit)) process.exit(3)
    const mostPages = Atomics.exchange(faults, fault.mostPages, 0)
    if (mostPages > 0) sqlite.pragma(`max_page_count = ${mostPages}`)
    await super.append(...args)
    if (take(fault.endsAfterCommit)) process.exit(3)
    if (take(fault.outOfMemory))
      for (const all: object[] = []; ;) all.push(Array(1e5).fill(all.length))
  }
}

/** Only statements that write are run; those that read answer rows. */
function withFailingWrites(database: Database): Database {
  return new Proxy(database, {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name, target)
      return (sql: string) => {
        const statement = target.prepare(sql)
        const run = statement.run.bind(statement)
        statement.run = (...values: unknown[]) => {
          if (Atomics.load(faults, fault.failingWrite) > 0)
            if (Atomics.sub(faults, fault.failingWrite, 1) === 1)
              throw new Error('the disk is full')
          return run(...values)
        }
        return statement
      }
    },
  })
}

if (parentPort) serveLog(parentPort, new FaultyLog(withFailingWrites(sqlite)))
