/** Time as a parameter: the real one of the process, or the simulated one of a test. */
export interface Clock {
  /** Milliseconds that only run forwards, whatever is done to the machine's date; not since 1970. */
  now(): number
  /** Milliseconds since 1970: for what is written down, never for waiting. */
  date(): number
  setTimer(run: () => void, milliseconds: number): unknown
  clearTimer(timer: unknown): void
  /** After what is under way in this turn of the loop, so that what arrives together is taken together. */
  soon(run: () => void): void
}

/** Timers do not keep the process alive: sockets and the server do. */
export function processClock(date: () => number): Clock {
  return {
    now: () => performance.now(),
    date,
    setTimer: (run, milliseconds) => setTimeout(run, milliseconds).unref(),
    clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout | undefined),
    soon: (run) => setImmediate(run),
  }
}
