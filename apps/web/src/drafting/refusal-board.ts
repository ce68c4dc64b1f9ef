import type { Refusal } from '@cucao/regulation'

export interface Told {
  reason: Refusal
  /** Counts up, so that the same refusal twice is told twice. */
  number: number
}

/** Why the last key did nothing: told by the editor, drawn by the hint, without drawing the screen again. */
export class RefusalBoard {
  private told: Told | null = null
  private count = 0
  private readonly listeners = new Set<() => void>()

  readonly tell = (reason: Refusal): void => {
    this.count += 1
    this.told = { reason, number: this.count }
    this.announce()
  }
  readonly clear = (): void => {
    if (!this.told) return
    this.told = null
    this.announce()
  }
  readonly current = (): Told | null => this.told
  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private announce(): void {
    for (const listener of this.listeners) listener()
  }
}
