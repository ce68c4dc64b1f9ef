import { readStateVector } from '@cucao/drafting'
import type { DocumentDesk } from './document-desk.ts'
import type { LogSink } from './log-sink.ts'
import type { Room } from './room.ts'
import { writeSummary } from './room-content.ts'
import type { UpdateLog } from './update-log.ts'

export interface CompactionLimits {
  /** Tail entries and bytes from which a room in use is folded. */
  updates: number
  bytes: number
}

/**
 * Folds a room's tail into its base: on another thread, verified there and against the room's own state
 * vector, and only then put in place of the rows. Killed at any point, the log is the old or the new one.
 */
export class Compaction {
  done = 0
  failed = 0
  private readonly under = new Set<string>()
  /** Where a log could not be folded: how many updates it must have before that is tried again. */
  private readonly postponed = new WeakMap<Room, number>()
  private readonly log: UpdateLog
  private readonly desk: DocumentDesk
  private readonly sink: LogSink
  private readonly now: () => number
  private readonly limits: CompactionLimits
  private readonly before: (room: Room) => Promise<void>

  constructor(options: {
    log: UpdateLog
    desk: DocumentDesk
    sink: LogSink
    now: () => number
    limits: CompactionLimits
    /** Done first: what is folded has been mended. */
    before?: (room: Room) => Promise<void>
  }) {
    this.log = options.log
    this.desk = options.desk
    this.sink = options.sink
    this.now = options.now
    this.limits = options.limits
    this.before = options.before ?? (async () => {})
  }

  isRipe(room: Room): boolean {
    const content = room.content
    if (!content || this.under.has(room.id)) return false
    if (content.tail.length < (this.postponed.get(room) ?? 0)) return false
    return content.tail.length >= this.limits.updates || content.tailBytes >= this.limits.bytes
  }

  isUnderWay(room: Room): boolean {
    return this.under.has(room.id)
  }

  /** Answers whether the base was replaced. Never throws: a log that was not folded is only longer. */
  async fold(room: Room): Promise<boolean> {
    const content = room.content
    if (!content || content.tail.length === 0 || this.under.has(room.id)) return false
    this.under.add(room.id)
    try {
      await this.before(room)
      const { sequence } = content
      const expected = content.durableVector()
      const { base, vector, deletions } = await this.desk.fold(content.updates())
      if (!sameVector(expected, readStateVector(vector)))
        throw new Error('the folded text has another state than the room')
      const summary = writeSummary(vector, deletions)
      const stored = { sequence, bytes: base, summary, time: this.now() }
      await this.log.compact(room.id, stored)
      content.rebase(stored)
      this.done++
      return true
    } catch (error) {
      if (this.desk.isClosed) return false
      this.failed++
      this.postponed.set(room, Math.max(this.limits.updates, 2 * content.tail.length))
      this.sink.error({ room: room.id, err: error }, 'the update log was not folded')
      return false
    } finally {
      this.under.delete(room.id)
    }
  }
}

function sameVector(a: Map<number, number>, b: Map<number, number> | null): boolean {
  if (!b || a.size !== b.size) return false
  for (const [client, clock] of a) if (b.get(client) !== clock) return false
  return true
}
