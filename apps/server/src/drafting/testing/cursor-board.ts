import { decodeMessage, SharedCursors } from '@cucao/drafting'
import type { Decoded } from '@cucao/drafting'
import { SimulatedTime, StockCursors } from '@cucao/drafting/testing'
import * as Y from 'yjs'
import type { Clock } from '../clock.ts'
import type { OutgoingFrame } from '../outgoing-frame.ts'
import type { Peer } from '../peer.ts'
import { PresenceBoard } from '../presence-board.ts'

/** Somebody at a board of simulated time; what is sent to him is applied as his page would. */
export class OnePresent implements Peer {
  readonly personId: string
  readonly sessionId: string
  readonly name: string
  readonly organisation = 'Sở Tư pháp'
  readonly mayWrite: boolean
  /** Bytes of cursors and digests, by the time they were sent. */
  readonly received: { at: number; bytes: number; kind: Decoded['kind'] }[] = []
  backlog = 0
  readonly client: number
  private readonly cursors: StockCursors | SharedCursors
  private readonly board: PresenceBoard
  private readonly now: () => number
  private clock = 0

  constructor(who: {
    personId: string
    client: number
    mayWrite: boolean
    /** As the `y-websocket` package does it, not as our page. */
    isStock: boolean
    board: PresenceBoard
    now: () => number
  }) {
    this.personId = who.personId
    this.sessionId = who.personId
    this.name = `Nguyễn Văn ${who.personId}`
    this.mayWrite = who.mayWrite
    this.client = who.client
    this.board = who.board
    this.now = who.now
    const doc = new Y.Doc()
    doc.clientID = who.client
    this.cursors = who.isStock
      ? new StockCursors(doc)
      : new SharedCursors(doc, who.mayWrite, () => {})
  }

  send(frame: OutgoingFrame): void {
    const message = decodeMessage(frame.message)
    this.received.push({ at: this.now(), bytes: frame.message.length, kind: message.kind })
    if (message.kind === 'awareness') this.cursors.received(message)
  }

  close(): void {}
  unsent = () => this.backlog
  whenDrained(): void {}

  /** Clients whose cursors he sees, his own aside. */
  get sees(): number[] {
    const seen = [...this.cursors.awareness.getStates().keys()].filter(
      (client) => client !== this.client,
    )
    return seen.toSorted((a, b) => a - b)
  }

  stateOf(client: number): unknown {
    return this.cursors.awareness.getStates().get(client)
  }

  /** `place`: null for a client that says nothing of it; undefined: the caret is taken away. */
  stand(place: string | null | undefined, more: object = {}, client = this.client): boolean {
    this.clock++
    const cursor = place === undefined ? null : anchorAt(this.clock)
    const state = JSON.stringify({
      cursor,
      ...(typeof place === 'string' && { at: place }),
      ...more,
    })
    return this.board.receive(this, [{ client, clock: this.clock, state }])
  }

  look(...places: string[]): void {
    this.board.look(this, places)
  }

  /** The most bytes that came within any `milliseconds`. */
  mostWithin(milliseconds: number): number {
    let [most, sum, first] = [0, 0, 0]
    for (const { at, bytes } of this.received) {
      sum += bytes
      for (; at - (this.received[first]?.at ?? at) > milliseconds; first++)
        sum -= this.received[first]?.bytes ?? 0
      most = Math.max(most, sum)
    }
    return most
  }

  destroy(): void {
    this.cursors.awareness.destroy()
  }
}

const anchorAt = (clock: number) => {
  const point = {
    type: { client: 1001, clock: 12 },
    tname: null,
    item: { client: 1001, clock },
    assoc: 0,
  }
  return { anchor: point, head: point }
}

export class CursorBoard {
  readonly time = new SimulatedTime()
  readonly board: PresenceBoard
  readonly present: OnePresent[] = []

  constructor() {
    const { now, setTimer, clearTimer } = this.time
    const clock: Clock = {
      now,
      date: now,
      setTimer,
      clearTimer,
      soon: (run) => void setTimer(run, 0),
    }
    this.board = new PresenceBoard(clock)
  }

  enter(personId: string, options: { mayWrite?: boolean; isStock?: boolean } = {}): OnePresent {
    const { mayWrite = true, isStock = false } = options
    const { board, time } = this
    const client = 1 + this.present.length
    const one = new OnePresent({ personId, client, mayWrite, isStock, board, now: time.now })
    this.present.push(one)
    board.join(one)
    board.welcome(one)
    return one
  }

  pass(milliseconds: number): void {
    const until = this.time.now() + milliseconds
    while (this.time.step(until));
  }

  destroy(): void {
    this.board.close()
    for (const one of this.present) one.destroy()
  }
}
