import type { Parts } from './collaboration-parts.ts'
import type { DurationFigures } from './duration-buckets.ts'

/** Those of the figures that only rise while the process lives. */
export const collaborationCounters = [
  'commits',
  'failedCommits',
  'deliveries',
  'foldedLogs',
  'failedFolds',
  'mendedPlaces',
  'failedMends',
  'refused',
] as const

/** Figures of the rooms, for /metrics. */
export interface CollaborationMetrics {
  rooms: Record<string, number>
  lines: number
  people: number
  commits: number
  failedCommits: number
  lastCommitMilliseconds: number
  /** From the moment a window closes until everybody has been given what was in it. */
  tickSeconds: DurationFigures
  /** Of what was taken and is not on disk; 0 where everything is. */
  oldestUndurableSeconds: number
  deliveries: number
  unsentBytes: number
  foldedLogs: number
  failedFolds: number
  /** Places in texts that broke the schema and were mended. */
  mendedPlaces: number
  /** Texts that could not be read against the schema, or not mended. */
  failedMends: number
  /** By reason, at the gate and in the rooms. */
  refused: Record<string, number>
  /** Share of time the loop was busy, over the last half second. */
  load: number
}

export function collaborationMetrics(parts: Parts): CollaborationMetrics {
  const { registry, lines, committer, compaction, gate } = parts
  const rooms: Record<string, number> = {}
  const refused: Record<string, number> = Object.fromEntries(gate.refused)
  for (const [reason, count] of registry.refused) refused[reason] = (refused[reason] ?? 0) + count
  let deliveries = registry.deliveredBefore
  const now = parts.clock.now()
  let oldest = now
  for (const room of registry.all()) {
    rooms[room.state.kind] = (rooms[room.state.kind] ?? 0) + 1
    deliveries += room.delivery.delivered
    oldest = Math.min(oldest, room.undurableSince ?? now)
  }
  let unsentBytes = 0
  for (const line of lines) unsentBytes += line.unsent()
  return {
    rooms,
    lines: lines.size,
    people: new Set([...lines].map((line) => line.personId)).size,
    commits: committer.commits,
    failedCommits: committer.failures,
    lastCommitMilliseconds: committer.lastDuration,
    tickSeconds: committer.ticks.figures(),
    oldestUndurableSeconds: (now - oldest) / 1000,
    deliveries,
    unsentBytes,
    foldedLogs: compaction.done,
    failedFolds: compaction.failed,
    mendedPlaces: parts.mending.mended,
    failedMends: parts.mending.failed,
    refused,
    load: parts.load(),
  }
}
