import { joinAwareness } from '@cucao/drafting'
import { OutgoingFrame } from './outgoing-frame.ts'
import type { Peer } from './peer.ts'
import type { StandingCursor } from './standing-cursor.ts'
import { TokenBucket } from './token-bucket.ts'

/** Bytes of cursors a second for one line; with the digest it stays below 40 kB. */
const bytesASecond = 24_000
/** What an audience is told takes less, so that one who was told all catches up with the others. */
const newsBytesASecond = 22_000
/** Cursors are replaceable: a receiver with this much unsent gets the next ones. */
export const cursorBacklogBytes = 64 * 1024

/** A line that is told of cursors. */
export class CursorReceiver {
  readonly peer: Peer
  /** What it was told of before it fell out of step with its audience; null: it is in step. */
  had: ReadonlySet<StandingCursor> | null = new Set()
  private readonly allowance: TokenBucket

  constructor(peer: Peer, now: number) {
    this.peer = peer
    this.allowance = new TokenBucket(bytesASecond, bytesASecond, now)
  }

  canTake(now: number): boolean {
    return this.peer.unsent() < cursorBacklogBytes && this.allowance.take(0, now) === 0
  }

  send(frame: OutgoingFrame, now: number): void {
    this.allowance.take(frame.message.length, now)
    this.peer.send(frame)
  }
}

/** Everybody who looks at the same places: what changes there is one frame for all of them. */
export class CursorAudience {
  /** Ids of provisions, nearest first; null: those who never said where they look. */
  readonly places: readonly string[] | null
  readonly receivers = new Set<CursorReceiver>()
  /** Something changed where they look. */
  isStale = false
  /** Somebody is out of step. */
  isAwaited = false
  private shown: ReadonlyMap<StandingCursor, number> = new Map()
  private restsUntil = 0

  constructor(places: readonly string[] | null) {
    this.places = places
  }

  get isPending(): boolean {
    return this.isStale || this.isAwaited
  }

  isDue(now: number): boolean {
    return this.isPending && now >= this.restsUntil
  }

  add(receiver: CursorReceiver): void {
    receiver.had ??= new Set()
    this.receivers.add(receiver)
    this.isStale = true
    this.isAwaited = true
  }

  delete(receiver: CursorReceiver): void {
    if (this.receivers.delete(receiver)) receiver.had ??= new Set(this.shown.keys())
  }

  /** `wanted`: whom they are to see now. */
  tell(wanted: ReadonlySet<StandingCursor>, now: number): void {
    const before = this.shown
    const news = new CursorNews(
      [...before.keys()].filter((cursor) => !wanted.has(cursor)),
      [...wanted].filter((cursor) => before.get(cursor) !== cursor.clock),
    )
    this.shown = new Map([...wanted].map((cursor) => [cursor, cursor.clock]))
    this.isStale = false
    this.isAwaited = false
    let all: CursorNews | null = null
    for (const receiver of this.receivers) {
      const { had } = receiver
      if (had === null && news.isEmpty) continue
      if (receiver.canTake(now)) {
        const told =
          had === null
            ? news
            : had.size === 0
              ? (all ??= sinceThen(had, wanted))
              : sinceThen(had, wanted)
        const frame = told.frameFor(receiver.peer)
        if (frame) receiver.send(frame, now)
        receiver.had = null
      } else {
        receiver.had ??= new Set(before.keys())
        this.isAwaited = true
      }
    }
    this.restsUntil = now + (news.size / newsBytesASecond) * 1000
  }
}

const sinceThen = (had: ReadonlySet<StandingCursor>, wanted: ReadonlySet<StandingCursor>) =>
  new CursorNews(
    [...had].filter((cursor) => !wanted.has(cursor)),
    [...wanted],
  )

/** Who is to be seen and who no longer, as frames: one for all, and one each for those it is about. */
class CursorNews {
  private readonly gone: readonly StandingCursor[]
  private readonly standing: readonly StandingCursor[]
  private readonly about: ReadonlySet<Peer>
  private shared: OutgoingFrame | null = null

  constructor(gone: readonly StandingCursor[], standing: readonly StandingCursor[]) {
    this.gone = gone
    this.standing = standing
    this.about = new Set([...gone, ...standing].map(({ peer }) => peer))
  }

  get isEmpty(): boolean {
    return this.about.size === 0
  }

  /** Bytes. */
  get size(): number {
    const absent = 16 * this.gone.length
    return this.standing.reduce((sum, { entry }) => sum + entry.length, absent)
  }

  /** Nobody is told of his own cursor: a stock client would answer that it is still there. null: nothing is left. */
  frameFor(peer: Peer): OutgoingFrame | null {
    if (!this.about.has(peer)) return (this.shared ??= this.frame(() => true))
    if (this.about.size === 1) return null
    return this.frame((cursor) => cursor.peer !== peer)
  }

  private frame(passes: (cursor: StandingCursor) => boolean): OutgoingFrame {
    return new OutgoingFrame(
      joinAwareness([
        ...this.gone.filter(passes).map(({ absence }) => absence),
        ...this.standing.filter(passes).map(({ entry }) => entry),
      ]),
    )
  }
}
