/**
 * Of pairs of an old and a new place, in the order of the new ones, a longest run in which the old ones rise
 * too: what stays where it is, so that as little as can be has to move. O(n log n).
 */
export function longestRise(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = []
  const before: number[] = []
  pairs.forEach(([old], at) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tails[middle]!]![0] < old) low = middle + 1
      else high = middle
    }
    before[at] = low > 0 ? tails[low - 1]! : -1
    tails[low] = at
  })
  const run: [number, number][] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) run.unshift(pairs[at]!)
  return run
}
