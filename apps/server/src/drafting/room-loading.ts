import type { Clock } from './clock.ts'
import type { LogSink } from './log-sink.ts'
import { RoomContent } from './room-content.ts'
import type { UpdateLog } from './update-log.ts'

export interface LoadedRoom {
  content: RoomContent
  /** What was acknowledged is missing (a damaged row, a backup put back) and may stand in people's pages. */
  lacks: boolean
}

/** Reads a room from its log, in pieces. Throws where the base is damaged: a text is never begun anew by mistake. */
export async function loadRoom(room: {
  id: string
  log: UpdateLog
  clock: Clock
  sink: LogSink
}): Promise<LoadedRoom> {
  const { id, log, clock, sink } = room
  const [stored, owners] = await Promise.all([log.load(id), log.knownClients(id)])
  const { damaged, restoredAt } = stored
  if (damaged.length > 0) sink.error({ room: id, damaged }, 'rows of the update log are damaged')
  if (damaged.includes(-1)) throw new Error('the base of the text is damaged')
  const wasRestored = restoredAt !== null && clock.date() - restoredAt < mendingMilliseconds
  const pause = () => new Promise<void>((go) => clock.soon(go))
  return {
    content: await RoomContent.inPieces(stored, owners, pause),
    lacks: damaged.length > 0 || wasRestored,
  }
}

/** So long after a backup was put back, people's pages may bring what it did not hold. */
const mendingMilliseconds = 30 * 24 * 3_600_000
