/**
 * Where the words of a text stand in a copy of it: a common subsequence of the greatest weight. `weights[i]`
 * is what it is worth to find word i again. Answers the place in `copy` for each, -1 for one that is not there.
 */
function alignByWeight(
  letters: readonly string[],
  weights: readonly number[],
  copy: readonly string[],
): number[] {
  const found = letters.map(() => -1)
  let start = 0
  let [end, endOfCopy] = [letters.length, copy.length]
  // What is the same at both ends needs no table.
  while (start < end && start < endOfCopy && letters[start] === copy[start]) found[start] = start++
  while (end > start && endOfCopy > start && letters[end - 1] === copy[endOfCopy - 1])
    found[--end] = --endOfCopy
  const [rows, columns] = [end - start, endOfCopy - start]
  if (rows === 0 || columns === 0 || rows * columns > mostCells) return found
  const best = tableOf(
    letters.slice(start, end),
    weights.slice(start, end),
    copy.slice(start, endOfCopy),
  )
  let [row, column] = [0, 0]
  while (row < rows && column < columns) {
    const here = best[row * (columns + 1) + column]!
    if (here === best[(row + 1) * (columns + 1) + column]) row++
    else if (here === best[row * (columns + 1) + column + 1]) column++
    else found[start + row++] = start + column++
  }
  return found
}

/**
 * Where the letters of a text stand in a copy of it, -1 for one that is not there: by whole words; of what changed
 * between two of them, what touches a word that was found. A word is rarely found where it does not belong, a
 * letter anywhere.
 */
export function alignWords(letters: readonly string[], copy: readonly string[]): number[] {
  const found = letters.map(() => -1)
  const [ours, theirs] = [wordsOf(letters), wordsOf(copy)]
  const pairs = alignByWeight(
    ours.map(({ word }) => word),
    ours.map(({ from, to }) => to - from),
    theirs.map(({ word }) => word),
  )
  const matches = pairs.flatMap((pair, at) =>
    pair < 0 ? [] : [[ours[at]!, theirs[pair]!] as const],
  )
  for (const [our, their] of matches)
    for (let each = 0; each < our.to - our.from; each++) found[our.from + each] = their.from + each
  for (let at = 0; at <= matches.length; at++) {
    const [before, after] = [matches[at - 1], matches[at]]
    const [from, to] = [before?.[0].to ?? 0, after?.[0].from ?? letters.length]
    const [fromCopy, toCopy] = [before?.[1].to ?? 0, after?.[1].from ?? copy.length]
    let [start, end] = [0, 0]
    const least = Math.min(to - from, toCopy - fromCopy)
    if (before)
      while (start < least && letters[from + start] === copy[fromCopy + start])
        found[from + start] = fromCopy + start++
    if (after)
      while (end < least - start && letters[to - 1 - end] === copy[toCopy - 1 - end]) {
        end++
        found[to - end] = toCopy - end
      }
  }
  return found
}

function wordsOf(letters: readonly string[]): { word: string; from: number; to: number }[] {
  const words = letters.join('').matchAll(/\S+/gu)
  return [...words].map(({ 0: word, index }) => ({ word, from: index, to: index + word.length }))
}

/** Beyond it (a 2,000-letter clause written anew) only what both ends share is found. */
const mostCells = 4_000_000

/** Row by row from the end: the worth of what can still be found from there. */
function tableOf(
  letters: readonly string[],
  weights: readonly number[],
  copy: readonly string[],
): Float64Array {
  const width = copy.length + 1
  const best = new Float64Array((letters.length + 1) * width)
  for (let row = letters.length - 1; row >= 0; row--)
    for (let column = copy.length - 1; column >= 0; column--) {
      const below = best[(row + 1) * width + column]!
      const beside = best[row * width + column + 1]!
      const both =
        letters[row] === copy[column] ? best[(row + 1) * width + column + 1]! + weights[row]! : 0
      best[row * width + column] = Math.max(below, beside, both)
    }
  return best
}
