import { tearsCharacter } from '../text-runs.ts'
import type { FoundRange } from './search-words.ts'

/** A piece of a text with the words that were looked for. */
export interface Excerpt {
  text: string
  /** In `text`, in order, never overlapping. */
  ranges: FoundRange[]
  /** Words were left out before, after it. */
  cutBefore: boolean
  cutAfter: boolean
}

/** So much is shown before the first hit, so that it is read in its sentence. */
const before = 60

/**
 * About `length` characters round the first of the ranges, cut between words. Line ends become blanks: one
 * for one, so that ranges stay.
 */
export function excerptOf(text: string, ranges: readonly FoundRange[], length = 220): Excerpt {
  const first = ranges[0]?.[0] ?? 0
  const from =
    text.length <= length ? 0 : wordStart(text, Math.min(first - before, text.length - length))
  const to = wordEnd(text, Math.max(from + length, ranges[0]?.[1] ?? 0), from + 2 * length)
  return {
    text: text.slice(from, to).replaceAll(/\s/gu, ' '),
    ranges: ranges
      .filter(([start]) => start >= from && start < to)
      .map(([start, end]) => [start - from, Math.min(end, to) - from]),
    cutBefore: from > 0,
    cutAfter: to < text.length,
  }
}

/** The beginning of the word that stands at `wanted`, not far before it. */
function wordStart(text: string, wanted: number): number {
  if (wanted <= 0) return 0
  const blank = text.slice(0, wanted).search(/\s\S*$/u)
  return blank >= 0 && wanted - blank < 40 ? blank + 1 : whole(text, wanted)
}

function wordEnd(text: string, wanted: number, most: number): number {
  const end = Math.min(wanted, most)
  if (end >= text.length) return text.length
  const rest = text.slice(end).search(/\s|$/u)
  return rest < 40 ? end + rest : whole(text, end)
}

/** Not between a letter and its mark, nor within one character. */
function whole(text: string, at: number): number {
  let cut = at
  while (tearsCharacter(text, cut)) cut -= 1
  return cut
}
