/** Time as a parameter: the real one of the process, or the simulated one of a test. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  setTimer(run: () => void, milliseconds: number): unknown
  clearTimer(timer: unknown): void
  /** After what is under way in this turn of the loop, so that what arrives together is taken together. */
  soon(run: () => void): void
}

/** Timers do not keep the process alive: sockets and the server do. */
export function processClock(now: () => number): Clock {
  return {
    now,
    setTimer: (run, milliseconds) => setTimeout(run, milliseconds).unref(),
    clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout | undefined),
    soon: (run) => setImmediate(run),
  }
}
