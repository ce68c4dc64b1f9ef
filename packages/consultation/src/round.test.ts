import { dayInVietnam } from '@cucao/people'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter, daysBetween, endOfDay } from './days.ts'
import { daysShort, earliestDeadline, knownMinimums } from './legal-minimum.ts'
import {
  beginAnswering,
  endAnswering,
  extendRound,
  openRound,
  publishAnswers,
  roundState,
  roundStates,
} from './round.ts'
import type { RoundFacts } from './round.ts'

const day = fc
  .integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2060, 0, 1) })
  .map((time) => new Date(time).toISOString().slice(0, 10))
const minute = 60_000

describe('days', () => {
  it('end at midnight in Việt Nam', () => {
    expect(new Date(endOfDay('2026-03-31')).toISOString()).toBe('2026-03-31T17:00:00.000Z')
    fc.assert(
      fc.property(day, (each) => {
        expect(dayInVietnam(endOfDay(each) - 1)).toBe(each)
        expect(dayInVietnam(endOfDay(each))).toBe(dayAfter(each, 1))
      }),
    )
  })

  it('are counted without the first and with the last (Bộ luật Dân sự Điều 147.2)', () => {
    expect(daysBetween('2026-02-27', '2026-03-19')).toBe(20)
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (each, days) => {
        expect(daysBetween(each, dayAfter(each, days))).toBe(days)
      }),
    )
  })

  it('fall short of the minimum exactly where the deadline is before the earliest one', () => {
    const minimum = knownMinimums['2025'].decree
    if (!minimum) throw new Error('there is a minimum for decrees')
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 90 }), (opening, days) => {
        const deadline = dayAfter(opening, days)
        const short = daysShort(opening, deadline, minimum)
        expect(short).toBe(Math.max(0, 20 - days))
        expect(short > 0).toBe(deadline < earliestDeadline(opening, minimum))
      }),
    )
  })
})

const acts = {
  open: fc.record({
    act: fc.constant('open' as const),
    addressees: fc.integer({ min: 0, max: 2 }),
    isPublic: fc.boolean(),
  }),
  extend: fc.record({
    act: fc.constant('extend' as const),
    days: fc.integer({ min: -3, max: 30 }),
    reason: fc.constantFrom('', ' ', 'Theo đề nghị của các địa phương'),
  }),
  begin: fc.record({ act: fc.constant('begin' as const) }),
  end: fc.record({ act: fc.constant('end' as const), unanswered: fc.integer({ min: 0, max: 1 }) }),
  publish: fc.record({ act: fc.constant('publish' as const) }),
}
type Act = typeof acts extends Record<string, fc.Arbitrary<infer One>> ? One : never
const anyAct: fc.Arbitrary<Act> = fc.oneof(...Object.values(acts)) as fc.Arbitrary<Act>

const began = Date.UTC(2026, 2, 1)
const prepared: RoundFacts = {
  openedAt: null,
  deadline: '2026-03-21',
  answeringSince: null,
  answeredAt: null,
  publishedAt: null,
}

function done(round: RoundFacts, each: Act, now: number) {
  switch (each.act) {
    case 'open':
      return openRound(round, each, now)
    case 'extend': {
      const { days, reason } = each
      return extendRound(round, { deadline: dayAfter(round.deadline, days), reason }, now)
    }
    case 'begin':
      return beginAnswering(round, now)
    case 'end':
      return endAnswering(round, each.unanswered, now)
    case 'publish':
      return publishAnswers(round, now)
  }
}

/** What may follow what; a later deadline opens a closed round again. */
const followers: Record<string, readonly string[]> = {
  prepared: ['open'],
  open: ['open', 'closed'],
  closed: ['open', 'answering'],
  answering: ['answered'],
  answered: ['published'],
  published: [],
}

describe('a round', () => {
  it('goes its way whatever is tried at whatever time, and never back behind what people were told', () => {
    const tries = fc.array(fc.tuple(anyAct, fc.integer({ min: 0, max: 12 * 24 * 60 })), {
      maxLength: 25,
    })
    const reached = new Set<string>()
    fc.assert(
      fc.property(tries, (all) => {
        let round = prepared
        let now = began
        for (const [each, minutes] of all) {
          const untouched = roundState(round, now)
          now += minutes * minute
          const before = roundState(round, now)
          expect([untouched, `open closed`]).toContain(
            before === untouched ? untouched : `${untouched} ${before}`,
          )
          const outcome = done(round, each, now)
          if (!outcome.ok) continue
          const after = roundState(outcome.value, now)
          expect(followers[before]).toContain(after)
          expect(outcome.value.deadline >= round.deadline).toBe(true)
          expect(after !== 'open' || now < endOfDay(outcome.value.deadline)).toBe(true)
          expect(each.act !== 'end' || each.unanswered === 0).toBe(true)
          expect(each.act !== 'open' || each.addressees > 0 || each.isPublic).toBe(true)
          round = outcome.value
          reached.add(after)
        }
      }),
      { numRuns: 3_000, seed: 64_2025 },
    )
    expect([...reached].toSorted()).toEqual(
      roundStates.filter((each) => each !== 'prepared' && each !== 'closed').toSorted(),
    )
  })

  it('is closed from the end of its last day on, though nobody closes it', () => {
    const open: RoundFacts = { ...prepared, openedAt: began }
    const end = endOfDay(prepared.deadline)
    expect([end - 1, end].map((now) => roundState(open, now))).toEqual(['open', 'closed'])
  })

  it('says why it will not', () => {
    const open: RoundFacts = { ...prepared, openedAt: began }
    const reason = 'Theo đề nghị của các địa phương'
    const late = endOfDay(prepared.deadline)
    const reasons = [
      openRound(open, { addressees: 1, isPublic: true }, began),
      openRound(prepared, { addressees: 0, isPublic: false }, began),
      openRound(prepared, { addressees: 1, isPublic: false }, late),
      extendRound(prepared, { deadline: '2026-04-01', reason }, began),
      extendRound(open, { deadline: '2026-04-01', reason: '\n' }, began),
      extendRound(open, { deadline: prepared.deadline, reason }, began),
      extendRound(open, { deadline: '2026-03-25', reason }, endOfDay('2026-03-25')),
      beginAnswering(open, began),
      endAnswering(open, 0, late),
      endAnswering({ ...open, answeringSince: late }, 3, late),
      publishAnswers({ ...open, answeringSince: late }, late),
    ].map((outcome) => (outcome.ok ? 'done' : outcome.reason))
    expect(reasons).toEqual([
      'round-not-prepared',
      'nobody-asked',
      'deadline-passed',
      'round-not-open',
      'reason-missing',
      'deadline-not-later',
      'deadline-passed',
      'round-not-closed',
      'round-not-answering',
      'opinions-unanswered',
      'round-not-answered',
    ])
  })
})
