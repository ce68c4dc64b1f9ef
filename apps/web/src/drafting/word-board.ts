/** What was done, and what may be done about it. */
export interface Told {
  words: string
  refused?: boolean
  act?: { name: string; run: () => void }
}

/** One message at a time, told by what happens in the editor and drawn without drawing the screen again. */
export class WordBoard {
  private told: Told | null = null
  private readonly listeners = new Set<() => void>()

  readonly tell = (told: Told): void => this.set(told)
  readonly clear = (): void => {
    if (this.told) this.set(null)
  }
  readonly current = (): Told | null => this.told
  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private set(told: Told | null): void {
    this.told = told
    for (const listener of this.listeners) listener()
  }
}
