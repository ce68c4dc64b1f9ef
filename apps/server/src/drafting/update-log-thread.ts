import { parentPort, workerData } from 'node:worker_threads'
import { connectSqlite } from '../database/sqlite.ts'
import { serveLog } from './serve-log.ts'
import { SqliteUpdateLog } from './sqlite-update-log.ts'
import type { LogFile } from './threaded-update-log.ts'

/**
 * The thread of threaded-update-log.ts, over a connection of its own. It imports no more than it needs: every
 * module is loaded a second time for it, and stays.
 */
const { file, checkpointPages } = workerData as LogFile
const sqlite = connectSqlite(file)
if (checkpointPages) sqlite.pragma(`wal_autocheckpoint = ${checkpointPages}`)
if (parentPort) serveLog(parentPort, new SqliteUpdateLog(sqlite))
