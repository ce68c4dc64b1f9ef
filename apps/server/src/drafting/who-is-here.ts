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
  /** Each has one colour on all lines; of each colour, how many have it. */
  private readonly colours = new Map<string, { colour: number; lines: number }>()
  private readonly bearers = Array.from({ length: cursorColours }, () => 0)
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
    const colour = this.takeColour(personId)
    this.people.set(peer, { personId, name, organisation, colour, mayWrite })
    this.tellSoon()
  }

  leave(peer: Peer): void {
    if (this.people.delete(peer)) this.giveColourBack(peer.personId)
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

  /** The first that nobody has, as long as there is one. */
  private takeColour(personId: string): number {
    const own = this.colours.get(personId)
    if (own) {
      own.lines++
      return own.colour
    }
    const free = this.bearers.indexOf(0)
    const colour = free >= 0 ? free : this.people.size % cursorColours
    this.colours.set(personId, { colour, lines: 1 })
    this.bearers[colour] = (this.bearers[colour] ?? 0) + 1
    return colour
  }

  private giveColourBack(personId: string): void {
    const own = this.colours.get(personId)
    if (!own || --own.lines > 0) return
    this.colours.delete(personId)
    this.bearers[own.colour] = (this.bearers[own.colour] ?? 1) - 1
  }
}
