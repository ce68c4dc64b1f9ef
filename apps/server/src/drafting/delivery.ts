import { encodeDurable, encodeUpdate } from '@cucao/drafting'
import type { DurableMark } from '@cucao/drafting'
import type { Clock } from './clock.ts'
import { OutgoingFrame } from './outgoing-frame.ts'
import { merged } from './room-content.ts'
import type { RoomContent } from './room-content.ts'
import type { Member } from './room-member.ts'
import type { RoomTuning } from './room-tuning.ts'

/**
 * Brings what has been committed to everybody who follows: one frame, built once; people who only read
 * get several windows as one where the room is large; who does not keep up is skipped and brought up to
 * date once his line is empty.
 */
export class Delivery {
  /** Frames given to lines. */
  delivered = 0
  private readonly members: ReadonlyMap<unknown, Member>
  private readonly tuning: RoomTuning
  private readonly clock: Clock
  private readonly content: () => RoomContent | null
  private forReaders: { updates: Uint8Array[]; before: number } = { updates: [], before: 0 }
  private timer: unknown = null

  constructor(options: {
    members: ReadonlyMap<unknown, Member>
    tuning: RoomTuning
    clock: Clock
    content: () => RoomContent | null
  }) {
    this.members = options.members
    this.tuning = options.tuning
    this.clock = options.clock
    this.content = options.content
  }

  /** Tells each line what of its own is on disk. */
  confirm(marks: ReadonlyMap<Member, DurableMark>): void {
    for (const [{ peer }, mark] of marks)
      if (this.members.has(peer)) peer.send(new OutgoingFrame(encodeDurable(mark)))
  }

  /** `before`: the sequence before these updates. `author`: whose words they all are, so not for him. */
  broadcast(updates: Uint8Array[], before: number, author: Member | null): void {
    const bytes = merged(updates)
    const frame = new OutgoingFrame(encodeUpdate(bytes))
    // While anything is kept for them they get nothing past it, though the room has become small.
    const readersWait = this.timer !== null || this.tuning.readerPeriod(this.members.size) > 0
    for (const member of this.members.values())
      if (member !== author && !(readersWait && !member.peer.mayWrite))
        this.deliver(member, frame, before)
    if (readersWait) this.keepForReaders(bytes, before)
  }

  /** Brings one who has `question` (a state vector) up to date, with so many bytes. null: it is none. */
  answer(member: Member, question: Uint8Array): number | null {
    if (this.isFull(member)) {
      this.skip(member, -1)
      return 0
    }
    const frames = this.content()?.answer(question)
    if (!frames) return null
    for (const frame of frames) member.peer.send(frame)
    member.following = true
    return frames.reduce((sum, { message }) => sum + message.length, 0)
  }

  /** Has so much unsent that a question is answered when he has drained. */
  isFull(member: Member): boolean {
    return member.following && member.peer.unsent() > this.tuning.mostUnsentBytes
  }

  close(): void {
    this.clock.clearTimer(this.timer)
  }

  private keepForReaders(bytes: Uint8Array, before: number): void {
    if (this.forReaders.updates.push(bytes) === 1) this.forReaders.before = before
    this.timer ??= this.clock.setTimer(() => {
      this.timer = null
      const { updates, before: first } = this.forReaders
      this.forReaders = { updates: [], before: 0 }
      const frame = new OutgoingFrame(encodeUpdate(merged(updates)))
      for (const member of this.members.values())
        if (!member.peer.mayWrite) this.deliver(member, frame, first)
    }, this.tuning.readerPeriod(this.members.size))
  }

  private deliver(member: Member, frame: OutgoingFrame, before: number): void {
    if (!member.following || member.behindSince !== null) return
    if (member.peer.unsent() > this.tuning.mostUnsentBytes) return this.skip(member, before)
    this.delivered++
    member.peer.send(frame)
  }

  /** The line is full: nothing more until it is empty. */
  private skip(member: Member, sequence: number): void {
    if (member.behindSince === null) member.peer.whenDrained(() => this.catchUp(member))
    member.behindSince = Math.min(sequence, member.behindSince ?? sequence)
  }

  private catchUp(member: Member): void {
    const content = this.content()
    if (member.behindSince === null || !content || !this.members.has(member.peer)) return
    const missed = content.since(member.behindSince)
    member.behindSince = null
    if (missed) member.peer.send(new OutgoingFrame(encodeUpdate(missed)))
    else this.answer(member, new Uint8Array([0]))
  }
}
