import type { Parts } from './collaboration-parts.ts'

/** Figures of the rooms, for /metrics. Counts only rise while the process lives. */
export interface CollaborationMetrics {
  rooms: Record<string, number>
  lines: number
  people: number
  commits: number
  failedCommits: number
  lastCommitMilliseconds: number
  deliveries: number
  unsentBytes: number
  foldedLogs: number
  failedFolds: number
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
  for (const room of registry.all()) {
    rooms[room.state.kind] = (rooms[room.state.kind] ?? 0) + 1
    deliveries += room.delivery.delivered
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
    deliveries,
    unsentBytes,
    foldedLogs: compaction.done,
    failedFolds: compaction.failed,
    refused,
    load: parts.load(),
  }
}
