import { describe, expect, it } from 'vitest'
import { readTogether } from './read-together.ts'

/** Readings that end when the test says so; each answers its number. */
function slowly() {
  const ends: ((failure?: Error) => void)[] = []
  const read = readTogether(
    () =>
      new Promise<number>((done, fail) => {
        const n = ends.length + 1
        ends.push((failure) => (failure ? fail(failure) : done(n)))
      }),
  )
  return { read, ends }
}
const turn = () => new Promise((done) => setImmediate(done))

describe('reading together', () => {
  it('gives those who came during a reading one that began after they asked', async () => {
    const { read, ends } = slowly()
    const first = read('a')
    const later = [read('a'), read('a'), read('a')]
    expect(ends).toHaveLength(1)
    ends[0]?.()
    expect(await first).toBe(1)
    await turn()
    ends[1]?.()
    expect(await Promise.all(later)).toEqual([2, 2, 2])
    expect(ends).toHaveLength(2)
  })

  it('reads other keys beside, and again when nobody waits', async () => {
    const { read, ends } = slowly()
    const both = [read('a'), read('b')]
    for (const end of ends) end()
    expect(await Promise.all(both)).toEqual([1, 2])
    const again = read('a')
    ends[2]?.()
    expect(await again).toBe(3)
  })

  it('fails only for those whose reading failed', async () => {
    const { read, ends } = slowly()
    const first = read('a')
    const second = read('a')
    ends[0]?.(new Error('disk'))
    await expect(first).rejects.toThrow('disk')
    await turn()
    ends[1]?.()
    expect(await second).toBe(2)
  })
})
