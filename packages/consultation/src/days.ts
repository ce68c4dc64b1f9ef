const dayMilliseconds = 24 * 3_600_000
/** Việt Nam is UTC+7 and has no summer time. */
const vietnamOffset = 7 * 3_600_000

/** The moment an ISO day ends in Việt Nam, 24:00 (Bộ luật Dân sự 91/2015/QH13 Điều 148.6), in ms since 1970. */
export function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + dayMilliseconds - vietnamOffset
}

/**
 * Calendar days a period has that is begun on one ISO day and ends with another: the first day does not
 * count (Điều 147.2), the last does. 0: the same day; negative: it would end before it begins.
 */
export function daysBetween(begun: string, last: string): number {
  return Math.round(
    (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${begun}T00:00:00Z`)) / dayMilliseconds,
  )
}

/** The ISO day so many calendar days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds)
    .toISOString()
    .slice(0, 10)
}
