import type { TextRun } from './block.ts'

const marksOf = (run: TextRun): string =>
  (run.marks ?? [])
    .map((mark) => mark.type)
    .toSorted()
    .join(' ')

/** Runs in normal form: none empty, neighbours with equal marks joined; undefined for no words. */
export function normalRuns(runs: readonly TextRun[]): TextRun[] | undefined {
  const joined: TextRun[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (run.text === '') continue
    if (last && marksOf(last) === marksOf(run))
      joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else joined.push(run)
  }
  return joined.length > 0 ? joined : undefined
}

/** The runs of the words from `from` to `to`, in UTF-16 units. */
export function sliceRuns(
  runs: readonly TextRun[],
  from: number,
  to: number = Number.POSITIVE_INFINITY,
): TextRun[] | undefined {
  let start = 0
  const pieces = runs.map((run) => {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    start += run.text.length
    return { ...run, text }
  })
  return normalRuns(pieces)
}

/** Whether a cut at `offset` would tear a letter from its tone mark or a surrogate pair apart. */
export function tearsCharacter(words: string, offset: number): boolean {
  if (offset <= 0 || offset >= words.length) return false
  if (/^[\uDC00-\uDFFF]/.test(words.slice(offset, offset + 1))) return true
  return /^\p{M}/u.test(words.slice(offset, offset + 2))
}
