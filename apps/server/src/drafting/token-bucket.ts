/** Lets `rate` a second through, and `burst` at once. Debts are allowed: what has been read cannot be unread. */
export class TokenBucket {
  private readonly rate: number
  private readonly burst: number
  private tokens: number
  private at: number

  constructor(rate: number, burst: number, now: number) {
    this.rate = rate
    this.burst = burst
    this.tokens = burst
    this.at = now
  }

  /** Takes `count` and answers the milliseconds until the debt is paid; 0: there is none. */
  take(count: number, now: number): number {
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.at) / 1000) * this.rate) - count
    this.at = now
    return this.tokens >= 0 ? 0 : (-this.tokens / this.rate) * 1000
  }
}
