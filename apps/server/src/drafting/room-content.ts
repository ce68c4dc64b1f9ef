import { encodeDifference, encodeUpdate, readStateVector, writeStateVector } from '@cucao/drafting'
import * as Y from 'yjs'
import type { AcceptedUpdate, Holdings } from './update-check.ts'
import { DeletionSet } from './deletion-set.ts'
import { OutgoingFrame } from './outgoing-frame.ts'
import type { RoomBase, StoredRoom } from './update-log.ts'
import { shapeOf } from './update-shape.ts'

export interface TailEntry {
  sequence: number
  bytes: Uint8Array
}

/** Answers kept for others who ask the same, a room. */
const mostMemoBytes = 16 * 1024 * 1024

const emptyUpdate = new Uint8Array([0, 0])

/**
 * What a room holds, as bytes: an encoded base, a tail of updates, a state vector and the deletions. No
 * Y.Doc. `durable` is what is on disk and may be shown; `accepted` runs ahead of it by the updates that
 * wait for their commit, so that the next update is judged against them.
 */
export class RoomContent implements Holdings {
  base: Uint8Array = emptyUpdate
  baseSequence = 0
  tail: TailEntry[] = []
  tailBytes = 0
  /** Of the last durable entry. */
  sequence: number
  readonly owners: Map<number, string>
  private baseVector = new Map<number, number>()
  private readonly durable = new Map<number, number>()
  private readonly accepted = new Map<number, number>()
  private durableDeletions = new DeletionSet()
  private waitingDeletions = new DeletionSet()
  /** Answers by question, good for one sequence. */
  private memo = new Map<string, OutgoingFrame[]>()
  private memoBytes = 0
  private memoSequence = -1
  private memoTail: { sequence: number; merged: Uint8Array } | null = null
  private baseFrame: OutgoingFrame | null = null
  private encodedDeletions: { sequence: number; bytes: Uint8Array } | null = null

  constructor(stored: StoredRoom, owners: Map<number, string>) {
    this.owners = owners
    this.sequence = stored.sequence
    if (stored.base) this.takeBase(stored.base)
    this.replay(stored.tail)
  }

  /**
   * The same of a long log, a piece at a time, so that nobody in another room waits for it. What newcomers are
   * first asked for, the tail as one update, is made on the way.
   */
  static async inPieces(
    stored: StoredRoom,
    owners: Map<number, string>,
    pause: () => Promise<void>,
  ): Promise<RoomContent> {
    const { tail } = stored
    if (tail.length <= entriesAPiece) return new RoomContent(stored, owners)
    const content = new RoomContent({ ...stored, tail: [] }, owners)
    const parts: Uint8Array[] = []
    for (let at = 0; at < tail.length; at += entriesAPiece) {
      await pause()
      const piece = tail.slice(at, at + entriesAPiece)
      content.replay(piece)
      parts.push(merged(piece.map(({ bytes }) => bytes)))
    }
    await pause()
    content.memoTail = { sequence: stored.sequence, merged: merged(parts) }
    return content
  }

  get deletions(): readonly DeletionSet[] {
    return [this.durableDeletions, this.waitingDeletions]
  }

  clockOf(client: number): number {
    return this.accepted.get(client) ?? 0
  }

  ownerOf(client: number): string | null {
    return this.owners.get(client) ?? null
  }

  /** The update waits for its commit from now on. */
  accept(update: AcceptedUpdate, person: string): void {
    for (const [client, clock] of update.clocks) this.accepted.set(client, clock)
    for (const client of update.newClients) this.owners.set(client, person)
    this.waitingDeletions.addAll(update.deletions)
  }

  /** Entries are on disk. `stillWaiting`: what was accepted and is not. */
  committed(entries: readonly TailEntry[], done: readonly AcceptedUpdate[]): void {
    for (const entry of entries) {
      this.tail.push(entry)
      this.tailBytes += entry.bytes.length
      this.sequence = entry.sequence
    }
    for (const update of done) {
      for (const [client, clock] of update.clocks) this.durable.set(client, clock)
      this.durableDeletions.addAll(update.deletions)
    }
  }

  /** Nothing waits any more but `updates`. */
  waitingFor(updates: Iterable<AcceptedUpdate>): void {
    this.waitingDeletions = new DeletionSet()
    for (const update of updates) this.waitingDeletions.addAll(update.deletions)
  }

  durableVector(): Map<number, number> {
    return new Map(this.durable)
  }

  /** Everything on disk, to be applied in this order. */
  updates(): Uint8Array[] {
    const tail = this.tail.map((entry) => entry.bytes)
    return this.base === emptyUpdate ? tail : [this.base, ...tail]
  }

  /** What is asked of writers: everything beyond what has been accepted. */
  acceptedVector(): Uint8Array {
    return writeStateVector(this.accepted)
  }

  /** The base of the log was replaced: the same content, folded up to its sequence. */
  rebase(base: RoomBase): void {
    this.tail = this.tail.filter((entry) => entry.sequence > base.sequence)
    this.tailBytes = this.tail.reduce((sum, entry) => sum + entry.bytes.length, 0)
    this.base = base.bytes
    this.baseSequence = base.sequence
    this.baseVector = vectorOf(base.summary)
    this.forgetAnswers()
    this.memoTail = null
    this.baseFrame = null
  }

  /** All updates after `sequence` as one; null where they have been folded into the base. */
  since(sequence: number): Uint8Array | null {
    if (sequence < this.baseSequence) return null
    const entries = this.tail.filter((entry) => entry.sequence > sequence)
    return entries.length === 0 ? emptyUpdate : merged(entries.map((entry) => entry.bytes))
  }

  /** Brings one who has `question` (a state vector) up to date. null: the bytes are no state vector. */
  answer(question: Uint8Array): OutgoingFrame[] | null {
    if (this.memoSequence !== this.sequence) {
      this.forgetAnswers()
      this.memoSequence = this.sequence
    }
    const key = keyOf(question)
    const known = this.memo.get(key)
    if (known) return known
    const vector = readStateVector(question)
    if (!vector) return null
    const answer = this.work(vector, question)
    // Whoever asks a thousand different questions must not have a thousand texts kept for it.
    const size = answer.reduce((sum, { message }) => sum + message.length, key.length)
    if (this.memoBytes + size > mostMemoBytes) return answer
    this.memoBytes += size
    this.memo.set(key, answer)
    return answer
  }

  /** Does the answer stand ready: for a newcomer, for one who lacks nothing, or as kept for another? */
  isReadyFor(question: Uint8Array): boolean {
    const vector = readStateVector(question)
    if (!vector || vector.size === 0 || this.memo.has(keyOf(question))) return true
    for (const [client, clock] of this.durable) if ((vector.get(client) ?? 0) < clock) return false
    return true
  }

  private forgetAnswers(): void {
    this.memo.clear()
    this.memoBytes = 0
  }

  private work(vector: Map<number, number>, question: Uint8Array): OutgoingFrame[] {
    const knows = (wanted: Map<number, number>) => {
      for (const [client, clock] of wanted) if ((vector.get(client) ?? 0) < clock) return false
      return true
    }
    if (knows(this.durable)) return [difference(this.deletionsOnly())]
    if (knows(this.baseVector)) {
      const fresh = Y.diffUpdate(this.mergedTail(), question)
      return [difference(this.withAllDeletions(fresh))]
    }
    for (const client of this.durable.keys())
      if ((vector.get(client) ?? 0) > 0) {
        const whole = merged([this.base, this.mergedTail()])
        return [difference(Y.diffUpdate(whole, question))]
      }
    // The difference comes last: a stock client takes it for the sign that it has everything.
    const rest = difference(this.mergedTail())
    if (this.base === emptyUpdate) return [rest]
    this.baseFrame ??= this.frameOfBase()
    return [this.baseFrame, rest]
  }

  /** The base stands in the memory of its frame from now on: of a large text one copy is enough. */
  private frameOfBase(): OutgoingFrame {
    const frame = new OutgoingFrame(encodeUpdate(this.base))
    this.base = frame.wire.subarray(frame.wire.length - this.base.length)
    return frame
  }

  private mergedTail(): Uint8Array {
    if (this.memoTail?.sequence !== this.sequence) {
      const before = this.memoTail
      const fresh = before
        ? this.tail.filter((entry) => entry.sequence > before.sequence)
        : this.tail
      const bytes = fresh.map((entry) => entry.bytes)
      if (before) bytes.unshift(before.merged)
      const all = bytes.length === 0 ? emptyUpdate : merged(bytes)
      this.memoTail = { sequence: this.sequence, merged: all }
    }
    return this.memoTail.merged
  }

  private deletionsOnly(): Uint8Array {
    if (this.encodedDeletions?.sequence !== this.sequence)
      this.encodedDeletions = { sequence: this.sequence, bytes: this.durableDeletions.encode() }
    return Buffer.concat([emptyUpdate.subarray(0, 1), this.encodedDeletions.bytes])
  }

  /** Someone who has the base's letters may have missed deletions in it: they all go along. */
  private withAllDeletions(update: Uint8Array): Uint8Array {
    const shape = shapeOf(update)
    if (!shape) throw new Error('Yjs made an update that cannot be read')
    return Buffer.concat([update.subarray(0, shape.deletionsAt), this.deletionsOnly().subarray(1)])
  }

  private takeBase(base: RoomBase): void {
    const vector = vectorOf(base.summary)
    this.base = base.bytes
    this.baseSequence = base.sequence
    this.baseVector = vector
    for (const [client, clock] of vector) this.durable.set(client, clock)
    this.durableDeletions = deletionsOf(base.summary, vector)
  }

  /** A stored update is counted as far as it connects; behind a damaged row it waits for its author's return. */
  private replay(entries: readonly TailEntry[]): void {
    const deletions: number[][] = []
    for (const entry of entries) {
      const shape = shapeOf(entry.bytes)
      if (!shape) throw new Error(`entry ${entry.sequence} of the log is no update`)
      this.tail.push(entry)
      this.tailBytes += entry.bytes.length
      for (const [client = 0, start = 0, end = 0] of shape.ranges) {
        const clock = this.durable.get(client) ?? 0
        if (start <= clock && end > clock) this.durable.set(client, end)
      }
      for (const range of shape.deletions) deletions.push(range)
    }
    this.durableDeletions.addAll(deletions)
    for (const [client, clock] of this.durable) this.accepted.set(client, clock)
  }
}

/** Of a log that is read in pieces: one takes a few milliseconds. */
const entriesAPiece = 64

/** State vectors as keys of a map. */
const keyOf = (question: Uint8Array): string =>
  Buffer.from(question.buffer, question.byteOffset, question.length).toString('latin1')

const difference = (update: Uint8Array) => new OutgoingFrame(encodeDifference(update))

/**
 * Several updates as one, the earlier before the later. A few at a time: Yjs looks at all that are left
 * for every struct, so that two thousand at once take five times as long.
 */
export function merged(updates: Uint8Array[]): Uint8Array {
  const [first] = updates
  if (updates.length === 1 && first) return first
  if (updates.length <= mostAtOnce) return Y.mergeUpdates(updates)
  const parts: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += mostAtOnce)
    parts.push(merged(updates.slice(at, at + mostAtOnce)))
  return merged(parts)
}

const mostAtOnce = 16

/** State vector and deletions, one after the other. */
export function writeSummary(vector: Uint8Array, deletions: Uint8Array): Uint8Array {
  return Buffer.concat([vector, deletions])
}

const vectorOf = (summary: Uint8Array): Map<number, number> => Y.decodeStateVector(summary)

function deletionsOf(summary: Uint8Array, vector: Map<number, number>): DeletionSet {
  const deletions = DeletionSet.decode(summary.subarray(writeStateVector(vector).length))
  if (!deletions) throw new Error('the summary of a base cannot be read')
  return deletions
}
