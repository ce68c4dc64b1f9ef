import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WhenRested } from './when-rested.ts'

describe('what is done when nothing more comes', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  const waits = fc.array(
    fc.record({ after: fc.integer({ min: 0, max: 80 }), wait: fc.integer({ min: 0, max: 100 }) }),
    { minLength: 1, maxLength: 30 },
  )

  it('is done as long after the last call as that asked, each time the calls rest', () => {
    fc.assert(
      fc.property(waits, (calls) => {
        const begun = performance.now()
        const done: number[] = []
        const rested = new WhenRested(() => done.push(Math.round(performance.now() - begun)))
        const wanted: number[] = []
        let at = 0
        let due = Number.POSITIVE_INFINITY
        for (const { after, wait } of calls) {
          vi.advanceTimersByTime(after)
          at += after
          if (due <= at) wanted.push(due)
          due = at + wait
          rested.wait(wait)
        }
        vi.advanceTimersByTime(1000)
        expect(done).toEqual([...wanted, due])
      }),
    )
  })

  it('is not done after it was stopped', () => {
    const act = vi.fn<() => void>()
    const rested = new WhenRested(act)
    rested.wait(50)
    rested.stop()
    vi.advanceTimersByTime(1000)
    expect(act).not.toHaveBeenCalled()
  })
})
