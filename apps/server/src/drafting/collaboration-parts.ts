import { performance } from 'node:perf_hooks'
import { recordAct } from '../database/audit.ts'
import { isSqlite } from '../database/migrate.ts'
import type { OpenDatabase } from '../database/open.ts'
import type { Gatekeeper, RightsChanges } from '../people/caller.ts'
import { processClock } from './clock.ts'
import { Admission } from './admission.ts'
import type { CollaborationLimits } from './collaboration-limits.ts'
import { defaultLimits } from './collaboration-limits.ts'
import { Committer } from './committer.ts'
import { Compaction } from './compaction.ts'
import { DocumentDesk } from './document-desk.ts'
import { KyselyUpdateLog } from './kysely-update-log.ts'
import type { Line } from './line.ts'
import type { LogSink } from './log-sink.ts'
import { Mending } from './mending.ts'
import { RoomRegistry } from './registry.ts'
import { RightsWatch } from './rights-watch.ts'
import { roomTuning } from './room-tuning.ts'
import { ThreadedUpdateLog } from './threaded-update-log.ts'
import type { UpdateLog } from './update-log.ts'

export interface CollaborationDeps {
  gatekeeper: Gatekeeper
  rights: RightsChanges
  /** May a page of this origin open a line? A request without one is not a browser's. */
  allowedOrigins: (origin: string) => boolean
  log: LogSink
  database: OpenDatabase
  now: () => number
  newId: () => string
  limits?: Partial<CollaborationLimits>
  /** Another journal than the database's, for tests. */
  updateLog?: UpdateLog
}

export type Parts = ReturnType<typeof assemble>

/** A database in memory cannot be reached from another thread, and PostgreSQL is none of this process. */
function updateLogOf(database: OpenDatabase): UpdateLog {
  return isSqlite(database) && !database.sqlite.memory
    ? new ThreadedUpdateLog({ file: database.sqlite.name })
    : new KyselyUpdateLog(database)
}

/** Everything the rooms consist of, wired. */
export function assemble(deps: CollaborationDeps) {
  const limits = { ...defaultLimits, ...deps.limits }
  const clock = processClock(deps.now)
  const updateLog = deps.updateLog ?? updateLogOf(deps.database)
  const committer = new Committer({ log: updateLog, clock, sink: deps.log, spacing: 4 })
  const desk = new DocumentDesk()
  const mending = new Mending({
    desk,
    clock,
    sink: deps.log,
    quietMilliseconds: limits.mendMilliseconds,
    record: (room, detail) =>
      recordAct(deps.database.db, {
        actorId: null,
        action: 'text-mended',
        subject: room,
        detail,
        at: deps.now(),
      }),
  })
  const compaction = new Compaction({
    log: updateLog,
    desk,
    sink: deps.log,
    now: deps.now,
    limits: { updates: limits.compactUpdates, bytes: limits.compactBytes },
    before: (room) => mending.mend(room),
  })
  let load = 0
  let before = performance.eventLoopUtilization()
  const loadTimer = setInterval(() => {
    const now = performance.eventLoopUtilization()
    load = performance.eventLoopUtilization(now, before).utilization
    before = now
  }, 500)
  loadTimer.unref()
  const admission = new Admission({
    clock,
    turnMilliseconds: limits.arrivalMilliseconds,
    turnBytes: limits.arrivalBytes,
    atOnce: limits.askedAtOnce,
  })
  const registry = new RoomRegistry({
    admission,
    log: updateLog,
    committer,
    compaction,
    desk,
    mending,
    clock,
    sink: deps.log,
    tuning: roomTuning(() => load),
    idleMilliseconds: limits.idleMilliseconds,
    idleBytes: limits.idleBytes,
  })
  const lines = new Set<Line>()
  const watch = new RightsWatch({
    gatekeeper: deps.gatekeeper,
    rights: deps.rights,
    lines,
    clock,
    sink: deps.log,
    period: limits.rightsMilliseconds,
  })
  const gate = { waiting: 0, refused: new Map<string, number>() }
  return {
    limits,
    clock,
    admission,
    updateLog,
    committer,
    desk,
    compaction,
    mending,
    registry,
    lines,
    watch,
    gate,
    loadTimer,
    load: () => load,
  }
}
