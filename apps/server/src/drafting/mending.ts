import type { Mend } from '@cucao/drafting'
import { upgrades } from '@cucao/drafting'
import type { Clock } from './clock.ts'
import type { DocumentDesk } from './document-desk.ts'
import type { LogSink } from './log-sink.ts'
import type { Room } from './room.ts'
import { TextNotReady } from './text-rooms.ts'
import { serverOwner } from './update-check.ts'

export interface MendingOptions {
  desk: DocumentDesk
  clock: Clock
  sink: LogSink
  /** A text that nobody has changed for so long is read. */
  quietMilliseconds: number
  /** Writes down what was mended, for who answers for the department. */
  record: (room: string, detail: Record<string, unknown>) => Promise<void>
}

/** How far a room has been read, and since when it has not. */
interface Watch {
  /** The sequence at which the text fitted the schema. */
  checked: number
  /** First and last change since. */
  since: number | null
  last: number
  timer: unknown
}

/** A text that is never quiet is read all the same. */
const longestWait = 60_000
/** Of its time the thread for documents rests so many parts after each part of reading. */
const rest = 4
/** Places named in a record; a text may have lost all its ids. */
const mostPlaces = 50

/**
 * Reads a text against the schema soon after quiet, on the thread for documents, and mends it there: by an update of
 * the server's own, judged, committed and shown like anybody's. One text at a time.
 */
export class Mending {
  mended = 0
  failed = 0
  private readonly options: MendingOptions
  private readonly watches = new WeakMap<Room, Watch>()
  private readonly under = new Map<Room, Promise<void>>()
  private readonly due = new Set<Room>()
  private working = false

  constructor(options: MendingOptions) {
    this.options = options
  }

  /** What is stored was read when it was written, unless the schema has another version since. */
  opened(room: Room): void {
    const checked = upgrades.length > 0 ? 0 : (room.content?.sequence ?? 0)
    this.watches.set(room, { checked, since: null, last: 0, timer: null })
    this.changed(room)
  }

  /** Called after every commit: costs two comparisons where a look is due already. */
  changed(room: Room): void {
    const watch = this.watches.get(room)
    if (!watch) return
    if (room.state.kind === 'closed') return this.options.clock.clearTimer(watch.timer)
    if (!room.content || room.content.sequence === watch.checked) return
    watch.last = this.options.clock.now()
    watch.since ??= watch.last
    watch.timer ??= this.lookLater(room, watch, this.options.quietMilliseconds)
  }

  private lookLater(room: Room, watch: Watch, milliseconds: number): unknown {
    return this.options.clock.setTimer(() => {
      watch.timer = null
      const { clock, quietMilliseconds } = this.options
      const quiet = watch.last + quietMilliseconds
      const left = Math.min(quiet, (watch.since ?? quiet) + longestWait) - clock.now()
      if (left > 0) watch.timer = this.lookLater(room, watch, left)
      else void this.work(room)
    }, milliseconds)
  }

  /** One text after the other, with pauses in which texts are read for others. */
  private async work(room: Room): Promise<void> {
    this.due.add(room)
    if (this.working) return
    this.working = true
    const { clock } = this.options
    for (const next of this.due) {
      this.due.delete(next)
      const begun = clock.now()
      await this.mend(next)
      const pause = rest * (clock.now() - begun)
      await new Promise<void>((go) => clock.setTimer(go, pause))
    }
    this.working = false
  }

  /** Mends what is durable now. Never throws: a text that was not mended stands as it was written. */
  mend(room: Room): Promise<void> {
    const there = this.under.get(room)
    if (there) return there
    const begun = this.readAndMend(room).finally(() => this.under.delete(room))
    this.under.set(room, begun)
    return begun
  }

  private async readAndMend(room: Room): Promise<void> {
    const { desk, sink } = this.options
    const { content } = room
    const watch = this.watches.get(room)
    if (!content || !watch || room.state.kind !== 'open') return
    const { sequence } = content
    if (sequence === watch.checked) return
    try {
      const { bytes, mends } = await desk.mend(content.updates())
      if (bytes && this.isOvertaken(room, watch, sequence)) return
      watch.checked = sequence
      watch.since = null
      if (bytes) await this.write(room, watch, bytes, mends)
    } catch (error) {
      if (desk.isClosed || error instanceof TextNotReady) return
      // Not again in this state.
      watch.checked = sequence
      watch.since = null
      this.failed++
      sink.error({ room: room.id, err: error }, 'a text was not read against the schema')
    } finally {
      this.changed(room)
    }
  }

  /** Somebody wrote since it was read, perhaps into what is to be moved: read again, where that may wait. */
  private isOvertaken(room: Room, { since }: Watch, sequence: number): boolean {
    const now = this.options.clock.now()
    const moved = room.content?.sequence !== sequence || !room.isDurable
    return moved && now - (since ?? now) < longestWait
  }

  private async write(room: Room, watch: Watch, bytes: Uint8Array, mends: Mend[]): Promise<void> {
    const at = await room.write(bytes, serverOwner)
    // Nobody wrote in between: the thread has proven what stands now.
    if (at === watch.checked + 1) watch.checked = at
    this.mended += mends.length
    const kinds = Object.fromEntries(
      [...Map.groupBy(mends, ({ kind }) => kind)].map(([kind, of]) => [kind, of.length]),
    )
    this.options.sink.warn({ room: room.id, sequence: at, kinds }, 'a text was mended')
    await this.options
      .record(room.id, { sequence: at, kinds, places: mends.slice(0, mostPlaces) })
      .catch((err: unknown) =>
        this.options.sink.error({ room: room.id, err }, 'no record of a mend'),
      )
  }
}
