import { describe, expect, it } from 'vitest'
import { Admission } from './admission.ts'
import type { Lane } from './admission.ts'
import { randomFrom } from './testing/random-edits.ts'

/** A loop whose turns come when told to, and in which work takes the time that it says. */
function loop(limits: { turnMilliseconds?: number; turnBytes?: number; atOnce?: number } = {}) {
  let time = 0
  let waiting: (() => void)[] = []
  const nothing = () => {}
  const clock = {
    now: () => time,
    date: () => time,
    setTimer: nothing,
    clearTimer: nothing,
    soon: (run: () => void) => void waiting.push(run),
  }
  const admission = new Admission({
    clock,
    turnMilliseconds: 5,
    turnBytes: 1000,
    atOnce: 4,
    ...limits,
  })
  const inside: string[] = []
  return {
    admission,
    inside,
    /** Somebody who costs so much, and can leave. */
    arrive: (name: string, { lane = 'new' as Lane, costs = 0, bytes = 0 } = {}) => {
      const person = { gone: false, done: Promise.resolve() }
      const isGone = () => person.gone
      person.done = admission.enter(lane, isGone, () => {
        inside.push(name)
        time += costs
        return bytes
      })
      return person
    },
    turn: () => {
      const now = waiting
      waiting = []
      for (const run of now) run()
    },
  }
}

describe('admission', () => {
  it('R26 lets whoever comes alone in at once', () => {
    const { arrive, inside, turn } = loop()
    for (const name of ['a', 'b', 'c']) {
      arrive(name, { costs: 9, bytes: 9000 })
      expect(inside.at(-1)).toBe(name)
      turn()
    }
  })

  it('R26 leaves each turn of the loop to those who are in, whatever arrivals cost', () => {
    const random = randomFrom(26)
    const { arrive, inside, turn, admission } = loop()
    const costs: number[] = []
    const bytes: number[] = []
    for (let at = 0; at < 1000; at++) {
      costs.push(random() * 4)
      bytes.push(Math.floor(random() * 700))
      arrive(String(at), { costs: costs[at] ?? 0, bytes: bytes[at] ?? 0 })
    }
    for (let before = 0; before < 1000; before = inside.length) {
      const now = before === 0 ? inside.slice() : (turn(), inside.slice(before))
      expect(now.length).toBeGreaterThan(0)
      // The last one may go beyond it, and nobody after him.
      const others = now.slice(0, -1).map(Number)
      expect(others.reduce((sum, at) => sum + (costs[at] ?? 0), 0)).toBeLessThan(5)
      expect(others.reduce((sum, at) => sum + (bytes[at] ?? 0), 0)).toBeLessThan(1000)
    }
    expect(inside.map(Number)).toEqual(costs.map((_, at) => at))
    expect(admission.waiting).toBe(0)
  })

  it('R26 has those who write and return before those who are new, and starves nobody', () => {
    const { arrive, inside, turn } = loop({ turnMilliseconds: 1 })
    arrive('first', { costs: 1 })
    for (let at = 0; at < 50; at++)
      for (const lane of ['new', 'gate', 'returning'] as const)
        arrive(`${lane} ${at}`, { lane, costs: 1 })
    for (let turns = 0; turns < 60; turns++) turn()
    const of = (lane: Lane) => inside.filter((name) => name.startsWith(lane))
    expect(of('returning').length).toBeGreaterThan(of('new').length * 1.9)
    expect(of('new').length).toBeGreaterThanOrEqual(14)
    expect(of('gate').length).toBeGreaterThanOrEqual(14)
    for (const lane of ['new', 'gate', 'returning'] as const)
      expect(of(lane)).toEqual(of(lane).map((_, at) => `${lane} ${at}`))
  })

  it('R26 forgets who has gone, and that costs nobody a turn', async () => {
    const { arrive, inside, turn } = loop({ turnMilliseconds: 1 })
    arrive('first', { costs: 1 })
    const gone = Array.from({ length: 500 }, (_, at) => arrive(`gone ${at}`, { costs: 1 }))
    for (const person of gone) person.gone = true
    arrive('last')
    turn()
    expect(inside).toEqual(['first', 'last'])
    await Promise.all(gone.map(({ done }) => done))
  })

  it('R26 asks the database for few at once, and keeps nobody else for it', async () => {
    const { admission, arrive, inside, turn } = loop({ atOnce: 4 })
    const answers: (() => void)[] = []
    const ask = () => new Promise<number>((answer) => answers.push(() => answer(0)))
    const lines = Array.from({ length: 6 }, () => admission.enter('gate', () => false, ask))
    turn()
    expect([answers.length, admission.waiting]).toEqual([4, 2])
    arrive('in', { lane: 'returning' })
    expect(inside).toEqual(['in'])
    answers[0]?.()
    await lines[0]
    turn()
    expect(answers.length).toBe(5)
  })

  it('R26 lets one stumble alone', async () => {
    const { admission, arrive, inside, turn } = loop()
    const stumbles = () => {
      throw new Error('a mistake of ours')
    }
    await expect(admission.enter('new', () => false, stumbles)).rejects.toThrow('a mistake')
    const fails = () => Promise.reject(new Error('no database'))
    await expect(admission.enter('gate', () => false, fails)).rejects.toThrow('no database')
    arrive('next')
    turn()
    expect(inside).toEqual(['next'])
  })
})
