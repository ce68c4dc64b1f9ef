import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestRise } from './longest-rise.ts'

/** How long a rising run can be, by trying all. */
function longest(old: readonly number[]): number {
  const ending = old.map(() => 1)
  for (const [at, one] of old.entries())
    for (let before = 0; before < at; before += 1)
      if (old[before]! < one) ending[at] = Math.max(ending[at]!, ending[before]! + 1)
  return Math.max(0, ...ending)
}

describe('longestRise', () => {
  it('is a run of the pairs, rises in both places, and none is longer', () => {
    const places = fc.uniqueArray(fc.nat(30), { maxLength: 14 })
    fc.assert(
      fc.property(places, (old) => {
        const pairs = old.map((place, at): [number, number] => [place, at])
        const run = longestRise(pairs)
        expect(run).toHaveLength(longest(old))
        for (const pair of run) expect(pairs).toContain(pair)
        for (const [at, [from, to]] of run.entries()) {
          const [lastFrom, lastTo] = run[at - 1] ?? [-1, -1]
          expect([from > lastFrom, to > lastTo]).toEqual([true, true])
        }
      }),
    )
  })
})
