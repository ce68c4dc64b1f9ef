/** As long as a letter that is on the server's disk may take to every colleague, at the most. */
const settlesInMilliseconds = 10_000

/**
 * Up to which clock of one's own everybody on the line has seen what was written: it was on disk, and the
 * line stood for ten seconds since. Time away from the line does not count.
 */
export class SettledClock {
  clock = 0
  private stored = 0
  private readonly saved: { clock: number; at: number }[] = []

  /** Everything up to `clock` is on disk. */
  onDisk(clock: number, at: number): void {
    if (clock <= this.stored) return
    this.stored = clock
    this.saved.push({ clock, at })
  }

  /** The line stands. */
  pass(now: number): void {
    while (this.saved[0] && this.saved[0].at + settlesInMilliseconds <= now)
      this.clock = this.saved.shift()?.clock ?? this.clock
  }

  /** The line was away until now. */
  back(now: number): void {
    for (const mark of this.saved) mark.at = now
  }
}
