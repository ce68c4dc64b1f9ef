interface Author {
  /** When each clock was typed, and up to which clock it is on disk. */
  at: number[]
  durable: number
  durableAt: number
  /** His paragraph as it should stand. */
  words: string
}

/** Milliseconds by tenths, up to ten seconds. */
class Durations {
  count = 0
  private readonly tenths = new Uint32Array(100_001)

  add(milliseconds: number): void {
    this.count++
    const at = Math.min(100_000, Math.max(0, Math.round(milliseconds * 10)))
    this.tenths[at] = (this.tenths[at] ?? 0) + 1
  }

  quantile(share: number): number {
    let left = share * this.count
    for (const [at, count] of this.tenths.entries()) if ((left -= count) <= 0) return at / 10
    return 0
  }
}

/** What a crowd typed, what came of it, and what did not. */
export class CrowdLedger {
  readonly authors = new Map<number, Author>()
  readonly latency = new Durations()
  readonly saving = new Durations()
  /** Lines that the server closed, by code. */
  readonly dropped = new Map<number, number>()
  /** Frames that came before the one they continue. */
  gaps = 0
  /** Letters that were on disk when one wanted to leave, and for which he waited in vain. */
  missed = 0
  joins = 0

  typed(client: number, clock: number, now: number): void {
    const author = this.authors.get(client) ?? { at: [], durable: 0, durableAt: 0, words: '' }
    this.authors.set(client, author)
    for (let at = author.at.length; at < clock; at++) author.at.push(now)
  }

  saved(client: number, clock: number, now: number): void {
    const author = this.authors.get(client)
    if (!author || clock <= author.durable) return
    this.saving.add(now - (author.at[clock - 1] ?? now))
    author.durable = clock
    author.durableAt = now
  }

  delivered(client: number, from: number, to: number, now: number): void {
    const author = this.authors.get(client)
    for (let at = from; author && at < to; at++) this.latency.add(now - (author.at[at] ?? now))
  }

  /** What is on disk now of each author, and so owed to everybody who is here. */
  owed(): [client: number, clock: number][] {
    return [...this.authors].map(([client, { durable }]) => [client, durable])
  }
}
