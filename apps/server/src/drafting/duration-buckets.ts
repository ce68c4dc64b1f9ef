const bounds = [1, 2, 5, 10, 25, 50, 100, 250, 1000, 3000]

/** How long something took, so often: a histogram as Prometheus reads it. */
export class DurationBuckets {
  private readonly counts = bounds.map(() => 0)
  private sum = 0
  private count = 0

  add(milliseconds: number): void {
    const at = bounds.findIndex((bound) => milliseconds <= bound)
    if (at >= 0) this.counts[at] = (this.counts[at] ?? 0) + 1
    this.sum += milliseconds
    this.count++
  }

  /** In seconds; each bucket holds those before it too. */
  figures(): DurationFigures {
    let below = 0
    const buckets = bounds.map((bound, at): [number, number] => [
      bound / 1000,
      (below += this.counts[at] ?? 0),
    ])
    return { buckets, sum: this.sum / 1000, count: this.count }
  }
}

export interface DurationFigures {
  buckets: [atMost: number, count: number][]
  sum: number
  count: number
}
