import {
  encodeChanged,
  encodeRefused,
  encodeStateVector,
  encodeStorageState,
} from '@cucao/drafting'
import type { ChangeTopic, CloseReason, Message } from '@cucao/drafting'
import type { Admission } from './admission.ts'
import type { Clock } from './clock.ts'
import type { Committer, Writer } from './committer.ts'
import type { LogSink } from './log-sink.ts'
import { Allowances } from './allowances.ts'
import { Delivery } from './delivery.ts'
import { OutgoingFrame } from './outgoing-frame.ts'
import type { Peer } from './peer.ts'
import { PresenceBoard } from './presence-board.ts'
import { authorOf, batchOf, marksOf, ofServer } from './room-batch.ts'
import type { RoomBatch } from './room-batch.ts'
import type { RoomContent } from './room-content.ts'
import { loadRoom } from './room-loading.ts'
import { newMember } from './room-member.ts'
import type { Member } from './room-member.ts'
import { RoomQueue } from './room-queue.ts'
import type { RoomTuning } from './room-tuning.ts'
import { TextNotReady } from './text-rooms.ts'
import { checkUpdate, serverOwner } from './update-check.ts'
import type { UpdateLog } from './update-log.ts'

/**
 * One text and everybody who has it open.
 *
 * 1. Nothing is acknowledged, sent to another person or counted in an answer before its commit.
 * 2. Every update that is taken can be applied at once and whole to what was taken before it.
 * 3. A client id writes for one person only, for ever.
 * 4. Updates of one line are taken in their order; after one that was dropped, none is taken before that
 *    line has sent its whole difference.
 * 5. A room that could not be loaded is closed, never empty.
 * 6. While the log cannot be written nothing is taken; what had been taken is kept and written first.
 * 7. A room with anything not durable is never unloaded.
 * 8. Peers who may not write cannot reach `take`.
 */
export type RoomState =
  | { kind: 'loading' }
  | { kind: 'open' }
  | { kind: 'storage-failing'; since: number }
  | { kind: 'draining' }
  | { kind: 'closed' }

export interface RoomOptions {
  id: string
  admission: Admission
  log: UpdateLog
  committer: Committer
  clock: Clock
  sink: LogSink
  tuning: RoomTuning
  /** Counts refusals by reason, for all rooms. */
  refused: Map<string, number>
  /** Called when the room became idle, grew ripe for compaction, or closed. */
  changed: (room: Room) => void
}

export class Room implements Writer<RoomBatch> {
  readonly id: string
  readonly presence: PresenceBoard
  state: RoomState = { kind: 'loading' }
  content: RoomContent | null = null
  readonly loaded: Promise<void>
  idleSince: number
  readonly delivery: Delivery
  private readonly options: RoomOptions
  private readonly members = new Map<Peer, Member>()
  private readonly allowances = new Allowances()
  private readonly queue = new RoomQueue()
  /** What was acknowledged is missing here (a damaged row, a backup put back) and may stand in people's pages. */
  private lacks = false

  constructor(options: RoomOptions) {
    this.options = options
    this.id = options.id
    this.idleSince = options.clock.now()
    this.presence = new PresenceBoard(options.clock)
    const { members } = this
    const { tuning, clock } = options
    this.delivery = new Delivery({ members, tuning, clock, content: () => this.content })
    this.loaded = this.load()
    // Whoever waits for it hears of a failure; nobody waiting is no mistake.
    this.loaded.catch(() => {})
  }

  get people(): number {
    return this.members.size
  }

  /** Everything taken is on disk. */
  get isDurable(): boolean {
    return this.queue.isEmpty
  }

  /** When the oldest of what is not on disk was taken, by the clock that only runs forwards. */
  get undurableSince(): number | null {
    return this.queue.since
  }

  private async load(): Promise<void> {
    const { id, sink } = this.options
    try {
      const { content, lacks } = await loadRoom(this.options)
      this.content = content
      this.lacks = lacks
    } catch (error) {
      sink.error({ room: id, err: error }, 'the text could not be loaded')
      this.end('storage-failing')
      throw error
    }
    if (this.state.kind !== 'loading') return
    this.state = { kind: 'open' }
    for (const member of this.members.values()) this.greet(member)
  }

  join(peer: Peer): void {
    if (this.state.kind === 'draining' || this.state.kind === 'closed')
      return peer.close('room-closed')
    if (!this.allowances.mayOpen(peer.personId)) return peer.close('too-fast')
    const member = newMember(peer)
    this.members.set(peer, member)
    this.presence.join(peer)
    if (this.state.kind === 'storage-failing') peer.send(storageFrame(true))
    this.greet(member)
  }

  leave(peer: Peer): void {
    if (!this.members.delete(peer)) return
    this.allowances.left(peer.personId)
    this.presence.leave(peer)
    if (this.members.size > 0) return
    this.idleSince = this.options.clock.now()
    this.options.changed(this)
  }

  /** A message of one who may write, in the order of the line. Waits where the room is still loading. */
  async receive(peer: Peer, message: Message): Promise<void> {
    if (this.state.kind === 'loading') await this.loaded.catch(() => {})
    const member = this.members.get(peer)
    if (!member) return
    switch (message.kind) {
      case 'difference':
        return this.take(member, message.update, true)
      case 'update':
        return this.take(member, message.update, false)
      default:
        return this.hear(member, message)
    }
  }

  /** A message of one who may not write: a question or a cursor. */
  async receiveFromReader(peer: Peer, message: Message): Promise<void> {
    if (this.state.kind === 'loading') await this.loaded.catch(() => {})
    const member = this.members.get(peer)
    if (member) return this.hear(member, message)
  }

  private async hear(member: Member, message: Message): Promise<void> {
    if (message.kind === 'state-vector') await this.asked(member, message.vector)
    else if (message.kind === 'query-awareness') this.presence.welcome(member.peer)
    else if (message.kind === 'looking') this.presence.look(member.peer, message.places)
    else if (message.kind === 'awareness' && !this.presence.receive(member.peer, message.entries))
      this.refuse(member, 'malformed-frame')
  }

  /** Asks a writer for what the room lacks. */
  private greet(member: Member): void {
    if (!this.content || this.state.kind !== 'open' || !member.peer.mayWrite) return
    member.asked = true
    member.peer.send(new OutgoingFrame(encodeStateVector(this.content.acceptedVector())))
  }

  /** Who is in is answered at once; who comes waits for his turn, and is answered what he asked last. */
  private async asked(member: Member, question: Uint8Array): Promise<void> {
    if (member.following) return void this.answer(member, question)
    const waits = member.question !== null
    member.question = question
    if (waits) return
    const lane = member.peer.mayWrite || !isNewcomer(question) ? 'returning' : 'new'
    const isGone = () => this.members.get(member.peer) !== member
    await this.options.admission.enter(lane, isGone, () => {
      const asked = member.question ?? question
      member.question = null
      return this.answer(member, asked)
    })
  }

  /** How many bytes went on their way. */
  private answer(member: Member, question: Uint8Array): number {
    const isNew = !member.following
    const now = this.options.clock.now()
    const isWork = !this.delivery.isFull(member) && this.content?.isReadyFor(question) === false
    const refused = isWork && !this.allowances.mayAsk(member.peer.personId, now)
    const given = refused ? null : this.delivery.answer(member, question)
    if (given === null) this.refuse(member, refused ? 'too-fast' : 'malformed-frame')
    else if (isNew) this.presence.welcome(member.peer)
    return given ?? 0
  }

  private take(member: Member, bytes: Uint8Array, isDifference: boolean): void {
    member.received++
    if (!this.content || !member.peer.mayWrite) return this.refuse(member, 'read-only')
    if (this.state.kind !== 'open') {
      member.awaitsDifference = true
      return
    }
    if (member.awaitsDifference && !isDifference) return
    const { personId, sessionId } = member.peer
    const update = checkUpdate(bytes, personId, this.content, isDifference && this.lacks)
    if (!update.ok) {
      this.count(update.reason)
      member.peer.send(new OutgoingFrame(encodeRefused(update.reason)))
      if (update.reason === 'not-an-update') return this.refuse(member, 'malformed-frame')
      if (update.reason !== 'gap' || isDifference || ++member.gaps > this.options.tuning.mostGaps)
        return this.refuse(member, 'rejected-update')
      member.awaitsDifference = true
      return this.greet(member)
    }
    const count = update.newClients.length
    if (!this.allowances.mayBring(personId, count, this.options.clock.now()))
      return this.refuse(member, 'too-fast')
    member.awaitsDifference = false
    this.content.accept(update, personId)
    const { received: message } = member
    const [actor, owner, session] = [personId, personId, sessionId]
    const taken = { member, message, actor, owner, session, update }
    this.queue.add(taken, this.options.clock.now())
    this.flushInTime()
  }

  /** An update of the server's own, judged like any other. Answers the sequence it is durable at. */
  async write(bytes: Uint8Array, actor: string): Promise<number> {
    await this.loaded
    if (!this.content || this.state.kind !== 'open')
      throw new TextNotReady('the room takes no updates')
    const update = checkUpdate(bytes, serverOwner, this.content)
    if (!update.ok) throw new Error(`the server's own update was refused: ${update.reason}`)
    this.content.accept(update, serverOwner)
    return new Promise((resolve, reject) => {
      const done = { resolve, reject }
      const taken = { ...ofServer, owner: serverOwner, actor, update, done }
      this.queue.add(taken, this.options.clock.now())
      this.flushInTime()
    })
  }

  private flushInTime(): void {
    const { clock, committer, tuning } = this.options
    const window = tuning.window(this.members.size)
    committer.request(this, this.queue.dueFrom(clock.now(), window))
  }

  takeBatch(): RoomBatch | null {
    if (!this.content) return null
    const { sequence } = this.content
    const { clock } = this.options
    return this.queue.batch(clock.now(), (taken) => batchOf(this.id, taken, sequence, clock.date()))
  }

  committed(batch: RoomBatch): void {
    this.queue.written()
    if (!this.content) return
    const before = this.content.sequence
    this.content.committed(
      batch.entries.map(({ sequence, bytes }) => ({ sequence, bytes })),
      batch.taken.map(({ update }) => update),
    )
    this.content.waitingFor(this.queue.waiting.map(({ update }) => update))
    const { taken, entries } = batch
    for (const { done } of taken) done?.resolve(this.content.sequence)
    this.delivery.confirm(marksOf(taken, this.content.sequence))
    const shown = entries.map(({ bytes }) => bytes)
    if (shown.length > 0) this.delivery.broadcast(shown, before, authorOf(taken))
    if (this.state.kind === 'storage-failing') this.recover()
    if (this.queue.waiting.length > 0) this.flushInTime()
    else this.options.changed(this)
  }

  failed(_batch: RoomBatch, error: unknown): void {
    this.queue.failed(error)
    this.stalled()
  }

  stalled(): void {
    if (this.state.kind !== 'open') return
    this.state = { kind: 'storage-failing', since: this.options.clock.now() }
    this.tellAll(storageFrame(true))
  }

  private recover(): void {
    this.state = { kind: 'open' }
    this.options.sink.info({ room: this.id }, 'the update log can be written again')
    this.tellAll(storageFrame(false))
    for (const member of this.members.values())
      if (member.awaitsDifference || !member.asked) this.greet(member)
  }

  /** Another process wrote to our log: what we hold is no longer the truth. */
  displaced(): void {
    this.queue.drop(new Error('another process wrote to this room'))
    this.end('room-closed')
  }

  announce(topic: ChangeTopic): void {
    this.tellAll(new OutgoingFrame(encodeChanged(topic)))
  }

  tellAll(frame: OutgoingFrame): void {
    for (const { peer } of this.members.values()) peer.send(frame)
  }

  /** Takes nothing more; what was taken is still written. */
  drain(): void {
    if (this.state.kind !== 'closed') this.state = { kind: 'draining' }
    if (!this.isDurable) this.options.committer.request(this, this.options.clock.now())
  }

  /** Sends everybody away. What is not durable goes with it: only after `drain`, or when it must be. */
  end(reason: CloseReason): void {
    this.state = { kind: 'closed' }
    this.delivery.close()
    this.presence.close()
    this.options.committer.forget(this)
    for (const { peer } of this.members.values()) peer.close(reason)
    this.members.clear()
    this.options.changed(this)
  }

  private refuse(member: Member, reason: CloseReason): void {
    this.refused(member.peer, reason)
    member.peer.close(reason)
    this.leave(member.peer)
  }

  /** Counts and logs that a line is closed for what it sent. */
  refused(peer: Peer, reason: CloseReason): void {
    this.count(reason)
    this.options.sink.warn({ room: this.id, person: peer.personId, reason }, 'a line was closed')
  }

  private count(reason: string): void {
    const { refused } = this.options
    refused.set(reason, (refused.get(reason) ?? 0) + 1)
  }
}

/** A document in which there is nothing. */
const isNewcomer = (question: Uint8Array) => question.length <= 1

const storageFrame = (failing: boolean) => new OutgoingFrame(encodeStorageState(failing))
