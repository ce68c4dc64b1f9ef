import { serverClient } from '@cucao/drafting'
import type { CloseReason } from '@cucao/drafting'
import type { RegulationText } from '@cucao/regulation'
import type { Admission } from './admission.ts'
import type { Clock } from './clock.ts'
import type { Committer } from './committer.ts'
import type { Compaction } from './compaction.ts'
import { TooSlow } from './document-desk.ts'
import type { DocumentDesk } from './document-desk.ts'
import type { LogSink } from './log-sink.ts'
import type { Mending } from './mending.ts'
import type { RoomTuning } from './room-tuning.ts'
import { Room } from './room.ts'
import { TextNotReady } from './text-rooms.ts'
import type { TextRooms } from './text-rooms.ts'
import type { UpdateLog } from './update-log.ts'

export interface RegistryOptions {
  admission: Admission
  log: UpdateLog
  committer: Committer
  compaction: Compaction
  desk: DocumentDesk
  mending: Mending
  clock: Clock
  sink: LogSink
  tuning: RoomTuning
  /** How long a room without people stays in memory. */
  idleMilliseconds: number
  /** Encoded bytes of rooms without people that may stay in memory; the longest idle leave first. */
  idleBytes: number
}

/** A text as it was at a sequence; `bytes` of its room then. */
interface ReadText {
  text: RegulationText
  sequence: number
  bytes: number
}

const mostTexts = 32
/** Encoded; as blocks a text takes several times that. */
const mostTextBytes = 2 * 1024 * 1024

/** All rooms by id. Opens them when they are asked for and lets them go when nobody needs them. */
export class RoomRegistry implements TextRooms {
  /** Updates and lines refused in any room, by reason. Only rises. */
  readonly refused = new Map<string, number>()
  /** Frames given to lines in rooms that are no longer open. */
  deliveredBefore = 0
  private readonly rooms = new Map<string, Room>()
  private readonly texts = new Map<string, ReadText>()
  /** Texts that could not be read in time, and at which sequence. */
  private readonly slow = new Map<string, number>()
  private readonly options: RegistryOptions
  private sweepTimer: unknown = null
  private closing = false

  constructor(options: RegistryOptions) {
    this.options = options
  }

  /** Open rooms, for metrics. */
  all(): Iterable<Room> {
    return this.rooms.values()
  }

  open(id: string): Room {
    if (this.closing) throw new Error('the rooms are closing')
    const there = this.rooms.get(id)
    if (there && there.state.kind !== 'closed') return there
    const { admission, log, committer, clock, sink, tuning } = this.options
    const { refused, changed } = this
    const room = new Room({ id, admission, log, committer, clock, sink, tuning, refused, changed })
    this.rooms.set(id, room)
    void room.loaded.then(
      () => this.options.mending.opened(room),
      () => {},
    )
    return room
  }

  private readonly changed = (room: Room): void => {
    this.options.mending.changed(room)
    if (room.state.kind === 'closed') {
      if (this.rooms.get(room.id) !== room) return
      this.rooms.delete(room.id)
      this.deliveredBefore += room.delivery.delivered
    } else if (this.options.compaction.isRipe(room)) void this.options.compaction.fold(room)
    else if (room.people === 0) this.sweepLater()
  }

  private sweepLater(): void {
    if (this.sweepTimer !== null || this.closing) return
    const { clock, idleMilliseconds } = this.options
    this.sweepTimer = clock.setTimer(
      () => {
        this.sweepTimer = null
        void this.sweep()
      },
      Math.max(10, idleMilliseconds / 4),
    )
  }

  /** Unloads what has been idle long enough, or longest where all idle rooms are too many. */
  private async sweep(): Promise<void> {
    const { clock, compaction, idleMilliseconds, idleBytes } = this.options
    const idle = [...this.rooms.values()].filter((room) => isIdle(room))
    idle.sort((a, b) => a.idleSince - b.idleSince)
    let bytes = idle.reduce((sum, room) => sum + bytesOf(room), 0)
    for (const room of idle) {
      if (clock.now() - room.idleSince < idleMilliseconds && bytes <= idleBytes) continue
      bytes -= bytesOf(room)
      if ((room.content?.tail.length ?? 0) > 20) await compaction.fold(room)
      if (isIdle(room) && !compaction.isUnderWay(room)) room.end('room-closed')
    }
    if ([...this.rooms.values()].some((room) => room.people === 0)) this.sweepLater()
  }

  async seed(id: string, text: RegulationText, actor: string): Promise<void> {
    const room = this.open(id)
    await room.loaded
    if (room.content?.sequence !== 0)
      throw new Error('a text is seeded once, and this one has been')
    const { bytes } = await this.options.desk.encode(text, serverClient)
    if (room.content.sequence !== 0) throw new Error('somebody wrote before the text was seeded')
    await room.write(bytes, actor)
  }

  async read(id: string): Promise<{ text: RegulationText; sequence: number }> {
    const room = this.open(id)
    await room.loaded
    if (!room.content) throw new TextNotReady('the text is not loaded')
    const { sequence } = room.content
    if (room.people === 0) this.sweepLater()
    const known = this.texts.get(id)
    if (known?.sequence === sequence) return { text: known.text, sequence }
    // Tried once in each state: everybody else waits for the thread meanwhile.
    if (this.slow.get(id) === sequence) throw new TextNotReady('the text takes too long to read')
    const { text, unknown } = await this.options.desk
      .read(room.content.updates())
      .catch((error: unknown) => {
        if (error instanceof TooSlow) this.slow.set(id, sequence)
        throw error
      })
    if (unknown.length > 0)
      this.options.sink.warn({ room: id, unknown }, 'the text holds blocks of an unknown kind')
    this.remember(id, { text, sequence, bytes: bytesOf(room) })
    return { text, sequence }
  }

  async state(id: string): Promise<{ bytes: Uint8Array; sequence: number }> {
    const room = this.open(id)
    await room.loaded
    if (!room.content) throw new TextNotReady('the text is not loaded')
    if (room.people === 0) this.sweepLater()
    return { bytes: room.content.base, sequence: room.content.baseSequence }
  }

  stateBytes(id: string): number {
    const content = this.rooms.get(id)?.content
    return content && content.baseSequence > 0 ? content.base.length : 0
  }

  /** The texts read last; the one read longest ago goes first where they are too many or too large. */
  private remember(id: string, text: ReadText): void {
    this.texts.delete(id)
    this.texts.set(id, text)
    let bytes = 0
    for (const each of this.texts.values()) bytes += each.bytes
    for (const [oldest, each] of this.texts) {
      if ((this.texts.size <= mostTexts && bytes <= mostTextBytes) || oldest === id) break
      this.texts.delete(oldest)
      bytes -= each.bytes
    }
  }

  announce(id: string, topic: Parameters<TextRooms['announce']>[1]): void {
    this.rooms.get(id)?.announce(topic)
  }

  /** Writes what was taken, for at most `milliseconds`, and sends everybody away. */
  async close(milliseconds: number, reason: CloseReason = 'room-closed'): Promise<void> {
    this.closing = true
    const { clock, sink } = this.options
    clock.clearTimer(this.sweepTimer)
    const until = clock.now() + milliseconds
    for (const room of this.rooms.values()) room.drain()
    while (clock.now() < until && [...this.rooms.values()].some((room) => !room.isDurable))
      await new Promise<void>((resolve) => clock.setTimer(resolve, 5))
    for (const room of this.rooms.values()) {
      if (!room.isDurable) sink.error({ room: room.id }, 'closed before everything was written')
      room.end(reason)
    }
  }
}

const isIdle = (room: Room): boolean =>
  room.people === 0 && room.isDurable && room.state.kind === 'open'

const bytesOf = (room: Room): number =>
  (room.content?.base.length ?? 0) + (room.content?.tailBytes ?? 0)
