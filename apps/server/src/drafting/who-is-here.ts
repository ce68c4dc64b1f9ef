import { cursorColours, digestOf, encodePresence } from '@cucao/drafting'
import type { PresentPerson } from '@cucao/drafting'
import type { Clock } from './clock.ts'
import { cursorBacklogBytes } from './cursor-audience.ts'
import { OutgoingFrame } from './outgoing-frame.ts'
import type { Peer } from './peer.ts'

const atLeastMilliseconds = 500
/** Bytes of digests for one line, in a second. */
const bytesASecond = 8000

/** Who is here (đang có mặt): everybody is told in one short digest, and again only once it is another. */
export class WhoIsHere {
  private readonly people = new Map<Peer, PresentPerson>()
  /** Who was told of the digest as it is. */
  private readonly informed = new Set<Peer>()
  private frame: OutgoingFrame | null = null
  private timer: unknown = null
  private readonly clock: Clock

  constructor(clock: Clock) {
    this.clock = clock
  }

  get size(): number {
    return this.people.size
  }

  of(peer: Peer): PresentPerson | undefined {
    return this.people.get(peer)
  }

  join(peer: Peer): void {
    const { personId, name, organisation, mayWrite } = peer
    const colour = this.colourFor(personId)
    this.people.set(peer, { personId, name, organisation, colour, mayWrite })
    this.tellSoon()
  }

  leave(peer: Peer): void {
    this.people.delete(peer)
    this.informed.delete(peer)
    this.tellSoon()
  }

  close(): void {
    this.clock.clearTimer(this.timer)
  }

  private tellSoon(): void {
    if (this.timer !== null) return
    const afford = ((this.frame?.message.length ?? 0) / bytesASecond) * 1000
    const wait = Math.max(atLeastMilliseconds, 2 * this.people.size, afford)
    this.timer = this.clock.setTimer(() => {
      this.timer = null
      this.tell()
    }, wait)
  }

  private tell(): void {
    const message = encodePresence(digestOf(this.people.values()))
    if (!this.frame || Buffer.compare(message, this.frame.message) !== 0) {
      this.frame = new OutgoingFrame(message)
      this.informed.clear()
    }
    for (const peer of this.people.keys()) {
      if (this.informed.has(peer) || peer.unsent() >= cursorBacklogBytes) continue
      this.informed.add(peer)
      peer.send(this.frame)
    }
    if (this.informed.size < this.people.size) this.tellSoon()
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
