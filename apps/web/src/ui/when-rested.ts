/** Acts once nothing more came for so long. The timer is let run and looks again, not set anew with every key. */
export class WhenRested {
  private readonly act: () => void
  private timer: ReturnType<typeof setTimeout> | null = null
  /** When the timer rings, and when to act: milliseconds of the page's clock. */
  private rings = 0
  private due = 0

  constructor(act: () => void) {
    this.act = act
  }

  /** Acts in so many milliseconds, and not before, unless something comes again. */
  wait(milliseconds: number): void {
    this.due = performance.now() + milliseconds
    if (this.timer && this.rings <= this.due) return
    this.stop()
    this.ring(milliseconds)
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private ring(milliseconds: number): void {
    this.rings = performance.now() + milliseconds
    this.timer = setTimeout(() => {
      this.timer = null
      const left = this.due - performance.now()
      if (left > 0) this.ring(left)
      else this.act()
    }, milliseconds)
  }
}
