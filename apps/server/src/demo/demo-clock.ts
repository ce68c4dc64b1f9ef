/**
 * The department's clock. While it is being filled it tells the time of the days before, so that the
 * discussion did not happen in one second; after that it is the machine's.
 */
export class DemoClock {
  private told: number | null = null
  readonly now = (): number => this.told ?? Date.now()
  tell(time: number): void {
    this.told = time
  }
  release(): void {
    this.told = null
  }
}

export const hour = 3_600_000
const day = 24 * hour
/** Việt Nam is seven hours ahead all year. */
const ahead = 7 * hour

/** The last `count` days from Monday to Friday that are over, first to last, each as the time it began. */
export function officeDaysBefore(now: number, count: number): [number, ...number[]] {
  const days: number[] = []
  for (let at = Math.floor((now + ahead) / day) * day - day; days.length < count; at -= day)
    if (![0, 6].includes(new Date(at).getUTCDay())) days.unshift(at - ahead)
  return days as [number, ...number[]]
}
/** When the first of them sits down, on a day that began then. */
export const morningOf = (begin: number) => begin + 8.2 * hour

/** A time in office hours for each of `count` things said one after the other on those days. */
export function officeTimes(days: readonly number[], count: number): number[] {
  const perDay = Math.ceil(count / days.length)
  return Array.from({ length: count }, (_, at) => {
    const begin = days[Math.floor(at / perDay)] ?? 0
    return begin + (9 + ((at % perDay) * 7.5) / perDay) * hour + ((at * 37) % 23) * 60_000
  })
}
