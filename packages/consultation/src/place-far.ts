import type { Quote } from './quote.ts'
import { edge, padded } from './surroundings.ts'

/** All words of a text in one string, clauses parted by their edges: made once, when a thread is looked for far away. */
export interface Joined {
  text: string
  /** Where the words of each block begin. */
  starts: number[]
}

export function joinedWords(words: readonly string[]): Joined {
  const starts: number[] = []
  let at = edge.length
  for (const each of words) {
    starts.push(at)
    at += each.length + edge.length
  }
  return { text: edge + words.join(edge) + edge, starts }
}

/**
 * How long a passage must be to be told from all others without its clause: itself, or with what stood
 * before it or after it. Less where it was a clause of its own, which is never a turn of phrase.
 */
const leastLength = 24
const leastOfClause = 16
/** Of short words ("30 ngày"), both sides must have come along this far. */
const eachSide = 12

/** What may be looked for: the words with enough of what stood around them. Never reordered: anchors keep their places. */
function needlesOf({ exact, prefix, suffix }: Quote): { needle: string; at: number }[] {
  const before = padded(prefix, 'before')
  const after = padded(suffix, 'after')
  const least = prefix === '' && suffix === '' ? leastOfClause : leastLength
  const lacking = Math.max(0, least - exact.length)
  const sides = [
    [before.slice(-eachSide), after.slice(0, eachSide)],
    [lacking === 0 ? '' : before.slice(-lacking), ''],
    ['', after.slice(0, lacking)],
    [before, ''],
    ['', after],
  ] as const
  return sides.map(([left, right]) => {
    const needle = left + exact + right
    return { needle: needle.length < least ? '' : needle, at: left.length }
  })
}

/** How many ways there are to look for words far away. */
export const farNeedles = 5

/** Which of what may be looked for stands once in the text: only that may be looked for later. */
export function standingAlone(quote: Quote, { text }: Joined): number[] {
  if (quote.exact === '') return []
  return needlesOf(quote).flatMap(({ needle }, n) =>
    needle !== '' && onlyPlace(text, needle) !== undefined ? [n] : [],
  )
}

/** The one place in the whole text where the words stand, by what stood alone before and does so again. */
export function placeInWhole(
  quote: Quote,
  alone: readonly number[],
  { text, starts }: Joined,
): { block: number; at: number } | undefined {
  // Every needle holds the words, so most that are gone are known to be by one search.
  const first = text.indexOf(quote.exact)
  if (first < 0) return undefined
  const needles = needlesOf(quote)
  for (const { needle, at } of alone.flatMap((n) => needles[n] ?? [])) {
    const found = needle === '' ? undefined : onlyPlace(text, needle, first - at)
    if (found === undefined) continue
    const block = blockAt(starts, found + at)
    return { block, at: found + at - (starts[block] ?? 0) }
  }
  return undefined
}

/** Where `needle` stands in `text`, where it does so once; looked for from `from` on. */
function onlyPlace(text: string, needle: string, from = 0): number | undefined {
  const found = text.indexOf(needle, from)
  return found >= 0 && text.indexOf(needle, found + 1) < 0 ? found : undefined
}

function blockAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
