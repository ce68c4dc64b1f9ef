/** Most of a text, on its way from elsewhere than its room. */
export class FirstState {
  private coming: Promise<void> | null = null

  constructor(coming: Promise<Uint8Array | null> | undefined, take: (state: Uint8Array) => void) {
    if (coming) this.coming = this.wait(coming, take)
  }

  /** At once where nothing is on its way; else when it has been taken, or does not come. */
  whenOver(run: () => void): void {
    if (this.coming) void this.coming.then(run)
    else run()
  }

  private async wait(
    coming: Promise<Uint8Array | null>,
    take: (state: Uint8Array) => void,
  ): Promise<void> {
    try {
      const state = await coming
      if (state) take(state)
    } catch {
      // Not to be had, or rubbish: the room has it too.
    }
    this.coming = null
  }
}
