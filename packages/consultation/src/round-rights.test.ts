import { describe, expect, it } from 'vitest'
import { opinionVisibilities, roundStates } from './round.ts'
import { mayInRound, roundActions, roundStandings } from './round-rights.ts'
import type { RoundAction, RoundStanding } from './round-rights.ts'

const rounds = roundStates.flatMap((state) =>
  [true, false].flatMap((isPublic) =>
    opinionVisibilities.map((visibility) => ({ state, isPublic, visibility })),
  ),
)

/** Every round in which the standing may do it */
function where(standing: RoundStanding, action: RoundAction) {
  return rounds.filter((round) => mayInRound(standing, action, round))
}

describe('in a round', () => {
  it('nobody outside the drafting side sees or does anything before it is opened', () => {
    for (const standing of ['asked', 'anybody'] as const)
      for (const action of roundActions)
        expect(where(standing, action).filter(({ state }) => state === 'prepared')).toEqual([])
  })

  it('who was not asked does nothing where the public was not', () => {
    for (const action of roundActions)
      expect(where('anybody', action).filter(({ isPublic }) => !isPublic)).toEqual([])
  })

  it('opinions are given while it is open, and at no other time by anybody', () => {
    for (const standing of roundStandings)
      expect(where(standing, 'give').every(({ state }) => state === 'open')).toBe(true)
    expect(where('asked', 'give')).toHaveLength(6)
    expect(where('anybody', 'give')).toHaveLength(3)
  })

  it('the drafting side gives none of its own, and alone prepares, follows, extends, records and answers', () => {
    expect(where('drafting-side', 'give')).toEqual([])
    for (const action of ['prepare', 'follow', 'extend', 'record', 'answer'] as const) {
      expect(where('drafting-side', action)).not.toEqual([])
      for (const standing of ['asked', 'anybody'] as const)
        expect(where(standing, action)).toEqual([])
    }
  })

  it('what others sent is seen as far as the round says', () => {
    const kinds = (standing: RoundStanding) =>
      new Set(where(standing, 'see-others').map(({ visibility }) => visibility))
    expect(kinds('asked')).toEqual(new Set(['participants', 'public']))
    expect(kinds('anybody')).toEqual(new Set(['public']))
  })

  it('answers are under embargo until they are published', () => {
    for (const standing of ['asked', 'anybody'] as const)
      expect(new Set(where(standing, 'see-answers').map(({ state }) => state))).toEqual(
        new Set(['published']),
      )
  })

  it('who may do more than see may see', () => {
    for (const standing of roundStandings)
      for (const action of roundActions)
        for (const round of where(standing, action))
          expect(mayInRound(standing, 'see', round)).toBe(true)
  })
})
