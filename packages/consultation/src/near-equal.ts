/**
 * The near-equal rule: two passages say nearly the same when, of all their syllables, at least half are
 * shared in the same order (4 × longest common subsequence ≥ syllables of both). "30 ngày" and "60 ngày"
 * are near-equal; "30 ngày" and "bộ trưởng" are not. Syllables are what stands between white space,
 * compared in NFC without punctuation at the ends.
 * Costs the product of the lengths; of passages over 400 syllables only what their two ends share counts.
 */
export function nearEqual(one: string, other: string): boolean {
  const a = syllables(one)
  const b = syllables(other)
  const both = a.length + b.length
  if (4 * Math.min(a.length, b.length) < both) return false
  return a.length > 0 && 4 * sharedInOrder(a, b) >= both
}

const longestCompared = 400

function syllables(words: string): string[] {
  return words
    .normalize('NFC')
    .split(/\s+/u)
    .map((syllable) => syllable.replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, ''))
    .filter((syllable) => syllable !== '')
}

/** Length of the longest common subsequence. */
function sharedInOrder(a: string[], b: string[]): number {
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let cut = 0
  const most = Math.min(a.length, b.length) - from
  while (cut < most && a[a.length - 1 - cut] === b[b.length - 1 - cut]) cut++
  const middleA = a.slice(from, a.length - cut)
  const middleB = b.slice(from, b.length - cut)
  if (middleA.length > longestCompared || middleB.length > longestCompared) return from + cut
  return from + cut + longestCommon(middleA, middleB)
}

function longestCommon(a: string[], b: string[]): number {
  let row = new Uint16Array(b.length + 1)
  for (const syllable of a) {
    const next = new Uint16Array(b.length + 1)
    for (let at = 0; at < b.length; at++)
      next[at + 1] =
        syllable === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0)
    row = next
  }
  return row[b.length] ?? 0
}
