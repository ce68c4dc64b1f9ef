import type { RoomBatch, Taken } from './room-batch.ts'

/** What a room has taken and is not yet on disk: it waits, or is under way in the one batch. */
export class RoomQueue {
  private held: Taken[] = []
  private underWay: RoomBatch | null = null
  private lastBatch = -Infinity
  private heldSince: number | null = null
  private underWaySince: number | null = null

  /** What is in no batch yet. */
  get waiting(): readonly Taken[] {
    return this.held
  }

  get isEmpty(): boolean {
    return this.held.length === 0 && this.underWay === null
  }

  /** When the oldest of what is not on disk was taken; null where everything is. */
  get since(): number | null {
    return this.underWaySince ?? this.heldSince
  }

  add(taken: Taken, now: number): void {
    this.held.push(taken)
    this.heldSince ??= now
  }

  /** When the next batch is due where there is one in each window. */
  dueFrom(now: number, window: number): number {
    return Math.max(now, this.lastBatch + window)
  }

  /** The batch that is under way; else all that waits, made into one; null where nothing does. */
  batch(now: number, batchOf: (taken: Taken[]) => RoomBatch): RoomBatch | null {
    if (this.underWay) return this.underWay
    if (this.held.length === 0) return null
    const taken = this.held
    this.held = []
    this.underWaySince = this.heldSince
    this.heldSince = null
    this.lastBatch = now
    this.underWay = batchOf(taken)
    return this.underWay
  }

  /** The batch is on disk. */
  written(): void {
    this.underWay = null
    this.underWaySince = null
  }

  /** Whoever waits for the batch is told; it stays and is written first. */
  failed(error: unknown): void {
    for (const taken of this.underWay?.taken ?? []) {
      taken.done?.reject(error)
      delete taken.done
    }
  }

  /** Gives up all that is not on disk. */
  drop(error: Error): void {
    for (const { done } of [...(this.underWay?.taken ?? []), ...this.held]) done?.reject(error)
    this.underWay = null
    this.held = []
    this.underWaySince = null
    this.heldSince = null
  }
}
