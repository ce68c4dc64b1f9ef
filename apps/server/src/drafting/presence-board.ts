import { limits, placeOf, stampState } from '@cucao/drafting'
import type { AwarenessEntry } from '@cucao/drafting'
import type { Clock } from './clock.ts'
import { CursorAudience, CursorReceiver } from './cursor-audience.ts'
import { CursorPlace, firstOf } from './cursor-place.ts'
import type { Peer } from './peer.ts'
import { StandingCursor } from './standing-cursor.ts'
import { WhoIsHere } from './who-is-here.ts'

const departedForMilliseconds = 60_000
/** So many receivers are told in one go; between two goes everybody else is heard, and edits are sent. */
const toldAtOnce = 100
const betweenMilliseconds = 5
/** Where carets stand whose page does not say where: seen by all, after those that are near. */
const somewhere = ''

/**
 * Who is here and where the editors' cursors stand. Identity comes from the session; a client says only
 * where its own cursor is. A page is told of the cursors in the provisions it shows (decision 018): what
 * moves is gathered by provision, and everybody who looks at the same ones gets the same frame.
 */
export class PresenceBoard {
  private readonly here: WhoIsHere
  private readonly cursors = new Map<number, StandingCursor>()
  /** Client ids of cursors that have gone: stock clients echo what they hear, late. */
  private readonly departed = new Map<number, { clock: number; until: number }>()
  private readonly clientsOf = new Map<Peer, Set<number>>()
  private readonly everywhere = new CursorPlace()
  private readonly places = new Map<string, CursorPlace>()
  private readonly changed = new Set<string>()
  private hasMoved = false
  private readonly receivers = new Map<Peer, CursorReceiver>()
  private readonly looks = new Map<Peer, readonly string[]>()
  private readonly audienceOf = new Map<CursorReceiver, CursorAudience>()
  private readonly audiences = new Map<string, CursorAudience>()
  private readonly clock: Clock
  private timer: unknown = null

  constructor(clock: Clock) {
    this.clock = clock
    this.here = new WhoIsHere(clock)
  }

  get size(): number {
    return this.here.size
  }

  /** How much is kept. */
  get held(): { cursors: number; places: number; audiences: number } {
    const { cursors, places, audiences } = this
    return { cursors: cursors.size, places: places.size, audiences: audiences.size }
  }

  join(peer: Peer): void {
    this.here.join(peer)
  }

  leave(peer: Peer): void {
    this.here.leave(peer)
    const receiver = this.receivers.get(peer)
    if (receiver) this.leaveAudience(receiver)
    this.receivers.delete(peer)
    this.looks.delete(peer)
    for (const client of this.clientsOf.get(peer) ?? []) this.remove(client, peer)
    this.clientsOf.delete(peer)
  }

  /** A peer has the text, or asks: it is told of all cursors that are for it. */
  welcome(peer: Peer): void {
    if (!this.here.of(peer)) return
    const receiver = this.receivers.get(peer) ?? new CursorReceiver(peer, this.clock.now())
    this.receivers.set(peer, receiver)
    this.leaveAudience(receiver)
    receiver.had = new Set()
    this.enterAudience(receiver)
  }

  /** The provisions that a peer's page shows, nearest to its middle first. */
  look(peer: Peer, places: readonly string[]): void {
    if (!this.here.of(peer)) return
    this.looks.set(peer, places)
    const receiver = this.receivers.get(peer)
    if (!receiver) return
    const before = this.audienceOf.get(receiver)
    if (before && keyOf(before.places) === keyOf(places)) return
    this.leaveAudience(receiver)
    this.enterAudience(receiver)
  }

  /** false: more client ids or longer states than an honest client has. */
  receive(peer: Peer, entries: readonly AwarenessEntry[]): boolean {
    const person = this.here.of(peer)
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
      const said = parsed(state)
      const stamped = stampState(said, person)
      if (stamped === null) {
        this.remove(client, peer, clock)
        continue
      }
      const known = cursor ?? new StandingCursor(client, peer)
      known.say(clock, state, stamped, this.clock.now())
      this.cursors.set(client, known)
      this.stand(known, stamped.cursor === null ? null : (placeOf(said) ?? somewhere))
    }
    return true
  }

  close(): void {
    this.clock.clearTimer(this.timer)
    this.here.close()
  }

  private remove(client: number, peer: Peer, clock?: number): void {
    const cursor = this.cursors.get(client)
    if (!cursor || cursor.peer !== peer) return
    this.cursors.delete(client)
    this.stand(cursor, null)
    this.everywhere.delete(cursor)
    cursor.depart(Math.max(cursor.clock + 1, clock ?? 0))
    const until = this.clock.now() + departedForMilliseconds
    this.departed.set(client, { clock: cursor.clock, until })
  }

  /** It moved, perhaps to another place; null: to none. */
  private stand(cursor: StandingCursor, place: string | null): void {
    if (cursor.place !== null && cursor.place !== place) {
      const left = this.places.get(cursor.place)
      left?.delete(cursor)
      if (left?.isEmpty) this.places.delete(cursor.place)
      this.changed.add(cursor.place)
    }
    cursor.place = place
    this.everywhere.add(cursor)
    this.hasMoved = true
    if (place !== null) {
      const entered = this.places.get(place) ?? new CursorPlace()
      this.places.set(place, entered)
      entered.add(cursor)
      this.changed.add(place)
    }
    this.tellSoon()
  }

  private enterAudience(receiver: CursorReceiver): void {
    const places = this.looks.get(receiver.peer) ?? null
    const key = keyOf(places)
    const audience = this.audiences.get(key) ?? new CursorAudience(places)
    this.audiences.set(key, audience)
    this.audienceOf.set(receiver, audience)
    audience.add(receiver)
    this.tellSoon()
  }

  private leaveAudience(receiver: CursorReceiver): void {
    const audience = this.audienceOf.get(receiver)
    if (!audience) return
    this.audienceOf.delete(receiver)
    audience.delete(receiver)
    if (audience.receivers.size === 0) this.audiences.delete(keyOf(audience.places))
  }

  /** Every 100 ms in a small room, every 500 ms in one of a thousand. */
  private tellSoon(): void {
    if (this.timer !== null) return
    const period = Math.min(500, Math.max(100, this.size / 2))
    this.timer = this.clock.setTimer(() => this.tell(), period)
  }

  private tell(): void {
    const now = this.clock.now()
    const due: CursorAudience[] = []
    for (const audience of this.audiences.values()) {
      if (this.concerns(audience)) audience.isStale = true
      if (audience.isDue(now)) due.push(audience)
    }
    this.changed.clear()
    this.hasMoved = false
    for (const [client, { until }] of this.departed) if (until < now) this.departed.delete(client)
    this.tellSome(due)
  }

  private tellSome(due: CursorAudience[]): void {
    let told = 0
    while (told < toldAtOnce) {
      const audience = due.pop()
      if (!audience) break
      audience.tell(this.nearest(audience.places), this.clock.now())
      told += audience.receivers.size
    }
    if (due.length > 0)
      this.timer = this.clock.setTimer(() => this.tellSome(due), betweenMilliseconds)
    else {
      this.timer = null
      if (this.hasMoved || [...this.audiences.values()].some(({ isPending }) => isPending))
        this.tellSoon()
    }
  }

  private concerns({ places }: CursorAudience): boolean {
    if (places === null) return this.hasMoved
    if (this.changed.size === 0) return false
    return this.changed.has(somewhere) || places.some((place) => this.changed.has(place))
  }

  /** In a view of many crowded provisions those nearest to its middle come first. */
  private nearest(places: readonly string[] | null): ReadonlySet<StandingCursor> {
    if (places === null) return this.everywhere.foremost
    const near: ReadonlySet<StandingCursor>[] = []
    for (const place of [...places, somewhere]) {
      const standing = this.places.get(place)
      if (standing) near.push(standing.foremost)
    }
    return firstOf(near)
  }
}

/** No two lists have the same, whatever a client calls its places. */
const keyOf = (places: readonly string[] | null): string => JSON.stringify(places)

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
