import { decodeMessage } from '@cucao/drafting'
import type { CloseReason, Decoded, Message } from '@cucao/drafting'
import * as Y from 'yjs'
import { Admission } from '../admission.ts'
import { processClock } from '../clock.ts'
import { Committer } from '../committer.ts'
import { Compaction } from '../compaction.ts'
import { DocumentDesk } from '../document-desk.ts'
import { MemoryUpdateLog } from '../memory-update-log.ts'
import type { OutgoingFrame } from '../outgoing-frame.ts'
import type { Peer } from '../peer.ts'
import { Mending } from '../mending.ts'
import { RoomRegistry } from '../registry.ts'
import type { RoomTuning } from '../room-tuning.ts'
import type { Room } from '../room.ts'
import type { UpdateLog } from '../update-log.ts'
import { editAtRandom, randomFrom } from './random-edits.ts'

/** A person at a room without a network: what is sent to him is remembered, and he may be slow. */
export class TestPeer implements Peer {
  readonly personId: string
  readonly sessionId: string
  readonly name: string
  readonly organisation = null
  readonly mayWrite: boolean
  readonly heard: Decoded[] = []
  closedFor: CloseReason | null = null
  /** Bytes that his network has not taken. */
  backlog = 0
  readonly doc = new Y.Doc()
  private drained: (() => void)[] = []
  private readonly random: () => number

  constructor(personId: string, mayWrite = true) {
    this.personId = personId
    this.sessionId = `session-of-${personId}`
    this.name = personId
    this.mayWrite = mayWrite
    this.random = randomFrom(personId.length + 7)
  }

  send(frame: OutgoingFrame): void {
    const message = decodeMessage(frame.message)
    this.heard.push(message)
    if (message.kind === 'update' || message.kind === 'difference')
      Y.applyUpdate(this.doc, message.update, 'room')
  }

  close(reason: CloseReason): void {
    this.closedFor = reason
  }

  unsent(): number {
    return this.backlog
  }

  whenDrained(run: () => void): void {
    this.drained.push(run)
  }

  drain(): void {
    this.backlog = 0
    for (const run of this.drained.splice(0)) run()
  }

  edit(): Message {
    return this.change(() => editAtRandom(this.doc, this.random))
  }

  /** Takes the first block away: an update without a single new clock. */
  deletion(): Message {
    return this.change(() => this.doc.getXmlFragment('text').delete(0, 1))
  }

  /** What an editor sends for a change: its own words and deletions, nothing else. */
  private change(act: () => void): Message {
    let made = new Uint8Array([0, 0])
    const keep = (update: Uint8Array) => (made = new Uint8Array(update))
    this.doc.on('update', keep)
    act()
    this.doc.off('update', keep)
    return { kind: 'update', update: made }
  }

  difference(vector: Uint8Array): Message {
    return { kind: 'difference', update: Y.encodeStateAsUpdate(this.doc, vector) }
  }

  count(kind: Decoded['kind']): number {
    return this.heard.filter((message) => message.kind === kind).length
  }

  get words(): string {
    return this.doc.getXmlFragment('text').toJSON()
  }
}

/** Rooms over a log of the test's own, without sockets. */
export function roomBench(
  options: {
    log?: UpdateLog
    tuning?: Partial<RoomTuning>
    idleMilliseconds?: number
    stall?: number
    compactUpdates?: number
    /** Texts are read against the schema when they have been quiet for so long; else never. */
    mendMilliseconds?: number
  } = {},
) {
  const errors: string[] = []
  const sink = {
    info: () => {},
    warn: () => {},
    error: (_fields: object, message: string) => void errors.push(message),
  }
  const clock = processClock(Date.now)
  const memory = new MemoryUpdateLog()
  const log = options.log ?? memory
  const committer = new Committer({
    log,
    clock,
    sink,
    ...(options.stall && { stall: options.stall }),
  })
  const desk = new DocumentDesk()
  const limits = { updates: options.compactUpdates ?? 1e6, bytes: 1e9 }
  const admission = new Admission({ clock, turnMilliseconds: 5, turnBytes: 4e6, atOnce: 8 })
  const recorded: object[] = []
  const mending = new Mending({
    desk,
    clock,
    sink,
    quietMilliseconds: options.mendMilliseconds ?? 1e9,
    record: async (room, detail) => void recorded.push({ room, ...detail }),
  })
  const compaction = new Compaction({
    log,
    desk,
    sink,
    now: Date.now,
    limits,
    ...(options.mendMilliseconds && { before: (room: Room) => mending.mend(room) }),
  })
  const registry = new RoomRegistry({
    admission,
    log,
    committer,
    compaction,
    desk,
    mending,
    clock,
    sink,
    tuning: {
      window: () => 0,
      readerPeriod: () => 0,
      mostUnsentBytes: 1000,
      mostGaps: 20,
      ...options.tuning,
    },
    idleMilliseconds: options.idleMilliseconds ?? 60_000,
    idleBytes: 1e9,
  })
  return {
    memory,
    committer,
    compaction,
    mending,
    recorded,
    registry,
    errors,
    desk,
    /** Joins and asks for the text, as every client does. */
    enter: async (room: Room, personId: string, mayWrite = true): Promise<TestPeer> => {
      await room.loaded
      const peer = new TestPeer(personId, mayWrite)
      room.join(peer)
      const question: Message = { kind: 'state-vector', vector: new Uint8Array([0]) }
      await (mayWrite ? room.receive(peer, question) : room.receiveFromReader(peer, question))
      return peer
    },
    close: async () => {
      await registry.close(1000)
      await desk.close()
    },
  }
}
