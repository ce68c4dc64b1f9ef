/**
 * Counts local changes until the server says that they are on disk. Each change is remembered with the
 * number of the document message that carried it on the present socket; a new socket starts again, and
 * its first message (the difference) carries everything that is left.
 */
export class UnacknowledgedChanges {
  /** How many changes each open message carries; message 0 has not been sent. */
  private readonly carried = new Map<number, number>()
  private sent = 0
  private total: number

  constructor(atStart: number) {
    this.total = atStart
    if (atStart > 0) this.carried.set(0, atStart)
  }

  get count(): number {
    return this.total
  }

  /** One change, sent as the next message or not yet. */
  add(isSent: boolean): void {
    const message = isSent ? ++this.sent : 0
    this.carried.set(message, (this.carried.get(message) ?? 0) + 1)
    this.total++
  }

  /** There is something that the server lacks, of which nobody counted the changes. */
  atLeastOne(): void {
    if (this.total > 0) return
    this.carried.set(0, 1)
    this.total = 1
  }

  /** The next message carries everything that is not on disk. */
  sentAll(): void {
    this.carried.clear()
    this.sent++
    if (this.total > 0) this.carried.set(this.sent, this.total)
  }

  /** The first `messages` of this socket are on disk. */
  covered(messages: number): void {
    for (const [message, changes] of this.carried)
      if (message > 0 && message <= messages) {
        this.total -= changes
        this.carried.delete(message)
      }
  }

  forgetSocket(): void {
    this.carried.clear()
    this.sent = 0
    if (this.total > 0) this.carried.set(0, this.total)
  }
}
