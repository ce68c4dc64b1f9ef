/** One line of the harness. */
export type Figures = Record<string, unknown>

/** What the servers came to in one run: by label, a result for each time. */
export type RunResults = ReadonlyMap<string, readonly Figures[]>

/** `a.b` of nested figures; undefined where there is none. */
export function found(figures: Figures, path: string): unknown {
  let there: unknown = figures
  for (const name of path.split('.'))
    there =
      typeof there === 'object' && there !== null ? new Map(Object.entries(there)).get(name) : null
  return there
}

export function median(numbers: readonly (number | null)[]): number | null {
  const sorted = numbers.filter((each) => each !== null).toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

/** The median of a figure over the times a server ran. */
export function medianOf(results: RunResults, label: string, path: string): number | null {
  return median(
    (results.get(label) ?? []).map((each) => {
      const value = found(each, path)
      return typeof value === 'number' ? value : null
    }),
  )
}

export const shown = (value: number | null, factor = 1): string =>
  value === null ? '–' : String(Number((value * factor).toPrecision(3)))
