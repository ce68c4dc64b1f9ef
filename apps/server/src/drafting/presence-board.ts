import {
  cursorColours,
  digestOf,
  encodeAwareness,
  encodePresence,
  limits,
  stampState,
} from '@cucao/drafting'
import type { AwarenessEntry, PresentPerson } from '@cucao/drafting'
import type { Clock } from './clock.ts'
import { OutgoingFrame } from './outgoing-frame.ts'
import type { Peer } from './peer.ts'

interface Cursor {
  peer: Peer
  clock: number
  state: string
}

const departedForMilliseconds = 60_000
const digestAtLeastMilliseconds = 500
/** Cursors are replaceable: a receiver with this much unsent gets the next ones. */
const cursorBacklogBytes = 64 * 1024

/**
 * Who is here and where the editors' cursors stand. Identity comes from the session; a client says only
 * where its own cursor is. New states are gathered and sent as one frame to everybody.
 */
export class PresenceBoard {
  private readonly cursors = new Map<number, Cursor>()
  private readonly changed = new Set<number>()
  /** Client ids of cursors that have gone: stock clients echo what they hear, late. */
  private readonly departed = new Map<number, { clock: number; until: number }>()
  private readonly people = new Map<Peer, PresentPerson>()
  private readonly clientsOf = new Map<Peer, Set<number>>()
  private readonly clock: Clock
  private cursorTimer: unknown = null
  private digestTimer: unknown = null

  constructor(clock: Clock) {
    this.clock = clock
  }

  get size(): number {
    return this.people.size
  }

  join(peer: Peer): void {
    this.people.set(peer, {
      personId: peer.personId,
      name: peer.name,
      organisation: peer.organisation,
      colour: this.colourFor(peer.personId),
      mayWrite: peer.mayWrite,
    })
    this.digestSoon()
  }

  leave(peer: Peer): void {
    this.people.delete(peer)
    for (const client of this.clientsOf.get(peer) ?? []) this.remove(client, peer)
    this.clientsOf.delete(peer)
    this.digestSoon()
  }

  /** What a new peer is to see. */
  welcome(peer: Peer): void {
    if (this.cursors.size > 0) peer.send(this.frameOf(this.cursors.keys()))
  }

  /** false: more client ids or longer states than an honest client has. */
  receive(peer: Peer, entries: readonly AwarenessEntry[]): boolean {
    const person = this.people.get(peer)
    if (!person || !person.mayWrite) return true
    for (const { client, clock, state } of entries) {
      const cursor = this.cursors.get(client)
      // Stock clients repeat what they heard of others; only one's own counts.
      if (cursor ? cursor.peer !== peer : state === 'null') continue
      if (cursor && clock <= cursor.clock && state !== 'null') continue
      if (!cursor && clock <= (this.departed.get(client)?.clock ?? -1)) continue
      if (state.length > limits.awarenessStateBytes) return false
      const own = this.clientsOf.get(peer) ?? new Set<number>()
      this.clientsOf.set(peer, own.add(client))
      if (own.size > limits.awarenessClients) return false
      const stamped = stampState(parsed(state), person)
      if (stamped === null) this.remove(client, peer, clock)
      else this.cursors.set(client, { peer, clock, state: JSON.stringify(stamped) })
      this.changed.add(client)
    }
    this.cursorsSoon()
    return true
  }

  close(): void {
    this.clock.clearTimer(this.cursorTimer)
    this.clock.clearTimer(this.digestTimer)
  }

  private remove(client: number, peer: Peer, clock?: number): void {
    const cursor = this.cursors.get(client)
    if (!cursor || cursor.peer !== peer) return
    this.cursors.delete(client)
    const gone = Math.max(cursor.clock + 1, clock ?? 0)
    this.departed.set(client, { clock: gone, until: this.clock.now() + departedForMilliseconds })
    this.changed.add(client)
    this.cursorsSoon()
  }

  private frameOf(clients: Iterable<number>): OutgoingFrame {
    const entries: AwarenessEntry[] = []
    for (const client of clients) {
      const cursor = this.cursors.get(client)
      if (cursor) entries.push({ client, clock: cursor.clock, state: cursor.state })
      else {
        const clock = this.departed.get(client)?.clock
        if (clock !== undefined) entries.push({ client, clock, state: 'null' })
      }
    }
    return new OutgoingFrame(encodeAwareness(entries))
  }

  /** Every 100 ms in a small room, every 500 ms in one of a thousand. */
  private cursorsSoon(): void {
    if (this.cursorTimer !== null || this.changed.size === 0) return
    const period = Math.min(500, Math.max(100, this.people.size / 2))
    this.cursorTimer = this.clock.setTimer(() => {
      this.cursorTimer = null
      const frame = this.frameOf(this.changed)
      this.changed.clear()
      this.forgetDeparted()
      for (const peer of this.people.keys())
        if (peer.unsent() < cursorBacklogBytes) peer.send(frame)
    }, period)
  }

  private digestSoon(): void {
    if (this.digestTimer !== null) return
    this.digestTimer = this.clock.setTimer(
      () => {
        this.digestTimer = null
        const frame = new OutgoingFrame(encodePresence(digestOf(this.people.values())))
        for (const peer of this.people.keys())
          if (peer.unsent() < cursorBacklogBytes) peer.send(frame)
      },
      Math.max(digestAtLeastMilliseconds, 2 * this.people.size),
    )
  }

  private forgetDeparted(): void {
    const now = this.clock.now()
    for (const [client, { until }] of this.departed) if (until < now) this.departed.delete(client)
  }

  private colourFor(personId: string): number {
    const used = new Set<number>()
    for (const person of this.people.values())
      if (person.personId === personId) return person.colour
      else used.add(person.colour)
    for (let colour = 0; colour < cursorColours; colour++) if (!used.has(colour)) return colour
    return this.people.size % cursorColours
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
