import type { Clock } from './clock.ts'
import { DurationBuckets } from './duration-buckets.ts'
import type { LogSink } from './log-sink.ts'
import { SequenceTaken } from './update-log.ts'
import type { KnownClient, LogEntry, UpdateLog } from './update-log.ts'

/** What a room gives to be written, and gets back. */
export interface Batch {
  entries: LogEntry[]
  clients: KnownClient[]
}

/** A room as the committer sees it. */
export interface Writer<B extends Batch = Batch> {
  readonly id: string
  /** Everything to be written now; the same batch again until it is committed. null: nothing. */
  takeBatch(): B | null
  committed(batch: B): void
  failed(batch: B, error: unknown): void
  /** The disk does not answer: what is under way may still be written, or not. */
  stalled(): void
  /** Its part of the log was written by somebody else. */
  displaced(): void
}

const longestRetryInMilliseconds = 2000
const stallInMilliseconds = 3000

/**
 * One commit for all rooms that are due: one wait for the disk a window, however many rooms there are.
 * One commit is under way at a time; what becomes due meanwhile goes with the next.
 */
export class Committer {
  commits = 0
  failures = 0
  /** Milliseconds the last commit took. */
  lastDuration = 0
  /** From the moment a window closes until everybody has been given what was in it. */
  readonly ticks = new DurationBuckets()
  private readonly due = new Map<Writer, number>()
  private readonly retries = new Map<Writer, number>()
  private readonly log: UpdateLog
  private readonly clock: Clock
  private readonly sink: LogSink
  private readonly spacing: number
  private readonly stall: number
  private isStalled = false
  private busy = false
  private timer: unknown = null
  private timerAt = Infinity
  private lastStart = -Infinity

  constructor(options: {
    log: UpdateLog
    clock: Clock
    sink: LogSink
    spacing?: number
    stall?: number
  }) {
    this.log = options.log
    this.clock = options.clock
    this.sink = options.sink
    this.spacing = options.spacing ?? 0
    this.stall = options.stall ?? stallInMilliseconds
  }

  /** The room wants to be written not later than `at`. */
  request(room: Writer, at: number): void {
    if ((this.due.get(room) ?? Infinity) <= at) return
    this.due.set(room, at)
    if (this.isStalled) room.stalled()
    this.schedule()
  }

  forget(room: Writer): void {
    this.due.delete(room)
    this.retries.delete(room)
  }

  private schedule(): void {
    if (this.busy || this.due.size === 0) return
    let at = Infinity
    for (const each of this.due.values()) at = Math.min(at, each)
    // The first after a pause goes at once; the wait for the disk is shared by all that come close behind.
    at = Math.max(at, this.lastStart + this.spacing)
    if (at >= this.timerAt) return
    this.clock.clearTimer(this.timer)
    this.timerAt = at
    const wait = at - this.clock.now()
    if (wait > 0) this.timer = this.clock.setTimer(this.start, wait)
    else this.clock.soon(this.start)
  }

  private readonly start = (): void => {
    if (this.busy) return
    this.timerAt = Infinity
    this.busy = true
    void this.flush().finally(() => {
      this.ticks.add(this.clock.now() - this.lastStart)
      this.busy = false
      this.schedule()
    })
  }

  private async flush(): Promise<void> {
    const now = this.clock.now()
    this.lastStart = now
    const work: [Writer, Batch][] = []
    for (const [room, at] of this.due) {
      // A room that is due in a moment comes along: the commit is paid already.
      if (at > now + 2) continue
      this.due.delete(room)
      this.guarded(room, () => {
        const batch = room.takeBatch()
        if (batch) work.push([room, batch])
      })
    }
    if (await this.tried(work)) return
    // One of several may be the cause; the others do not wait for it.
    for (const each of work) if (work.length === 1 || !(await this.tried([each]))) this.failed(each)
  }

  private lastError: unknown = null

  private async tried(work: [Writer, Batch][]): Promise<boolean> {
    const entries = work.flatMap(([, batch]) => batch.entries)
    const clients = work.flatMap(([, batch]) => batch.clients)
    const start = this.clock.now()
    const watch = this.clock.setTimer(() => this.stalled(work), this.stall)
    try {
      if (entries.length > 0 || clients.length > 0) {
        this.commits++
        await this.log.append(entries, clients)
      }
    } catch (error) {
      this.failures++
      this.lastError = error
      return false
    } finally {
      this.clock.clearTimer(watch)
      this.isStalled = false
    }
    this.lastDuration = this.clock.now() - start
    for (const [room, batch] of work) {
      this.retries.delete(room)
      this.guarded(room, () => room.committed(batch))
    }
    return true
  }

  /** Everybody who waits for this commit, or for the one after it, is told that nothing is saved at present. */
  private stalled(work: [Writer, Batch][]): void {
    this.isStalled = true
    this.sink.error({ rooms: work.length, milliseconds: this.stall }, 'the disk does not answer')
    for (const [room] of work) room.stalled()
    for (const room of this.due.keys()) room.stalled()
  }

  /** A mistake in one room ends that room, which then reads its log anew; the others go on. */
  private guarded(room: Writer, act: () => void): void {
    try {
      act()
    } catch (error) {
      this.sink.error({ room: room.id, err: error }, 'a room stumbled and was closed')
      this.forget(room)
      room.displaced()
    }
  }

  private failed([room, batch]: [Writer, Batch]): void {
    const error = this.lastError
    if (error instanceof SequenceTaken && error.rooms.includes(room.id)) {
      this.sink.error({ room: room.id, err: error }, 'another process wrote to this room')
      this.forget(room)
      room.displaced()
      return
    }
    const tries = (this.retries.get(room) ?? 0) + 1
    this.retries.set(room, tries)
    if (tries === 1)
      this.sink.error({ room: room.id, err: error }, 'the update log cannot be written')
    room.failed(batch, error)
    const delay = Math.min(100 * 2 ** tries, longestRetryInMilliseconds)
    this.due.set(room, this.clock.now() + delay)
  }
}
