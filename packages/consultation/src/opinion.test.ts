import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { opinionKinds, opinionWords, proposalKinds } from './opinion.ts'
import type { OpinionWords } from './opinion.ts'
import { participation } from './participation.ts'
import type { ParticipationFacts } from './participation.ts'
import { endOfDay } from './days.ts'

const words = fc.oneof(
  fc.constantFrom('', ' \n', 'Đề nghị giữ nguyên', 'hòa\r\nhoà', 'a\u0000b', 'ý'.repeat(20_001)),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)
const anyWords: fc.Arbitrary<OpinionWords> = fc.record({
  kind: fc.constantFrom(...opinionKinds),
  reason: words,
  proposal: fc.option(fc.record({ kind: fc.constantFrom(...proposalKinds), words })),
})

const said = (outcome: ReturnType<typeof opinionWords>) =>
  outcome.ok ? outcome.value : outcome.reason

describe('the words of an opinion', () => {
  it('are stored once and for all: what is stored is taken again as it is, and always says something', () => {
    fc.assert(
      fc.property(
        anyWords,
        fc.constantFrom('whole' as const, 'provision' as const),
        (input, on) => {
          const outcome = opinionWords(input, on)
          if (!outcome.ok) return
          const { kind, reason, proposal } = outcome.value
          expect(opinionWords(outcome.value, on)).toEqual(outcome)
          expect(kind).toBe(input.kind)
          expect(
            [reason, proposal?.words ?? ''].every((each) => each === each.normalize('NFC')),
          ).toBe(true)
          expect(kind === 'agree' || reason !== '' || proposal !== null).toBe(true)
          expect(proposal === null || (kind === 'amend' && on === 'provision')).toBe(true)
          expect(proposal?.kind === 'delete').toBe(proposal?.words === '')
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('lose none of what was written', () => {
    const input: OpinionWords = {
      kind: 'amend',
      reason: '  Chưa thống nhất với Luật Dữ liệu.\r\nĐề nghị rà soát. ',
      proposal: { kind: 'replace', words: 'Trong thời hạn 15 ngày' },
    }
    expect(said(opinionWords(input, 'provision'))).toEqual({
      ...input,
      reason: 'Chưa thống nhất với Luật Dữ liệu.\nĐề nghị rà soát.',
    })
  })

  it('are refused with what is wrong', () => {
    const wording = (kind: (typeof proposalKinds)[number], proposed: string) => ({
      kind,
      words: proposed,
    })
    expect(
      [
        opinionWords({ kind: 'object', reason: ' ', proposal: null }, 'provision'),
        opinionWords({ kind: 'ask', reason: '', proposal: null }, 'whole'),
        opinionWords({ kind: 'amend', reason: '', proposal: null }, 'provision'),
        opinionWords({ kind: 'amend', reason: '', proposal: wording('replace', ' ') }, 'provision'),
        opinionWords({ kind: 'amend', reason: 'x', proposal: wording('delete', '') }, 'whole'),
        opinionWords({ kind: 'agree', reason: '', proposal: wording('delete', '') }, 'provision'),
        opinionWords({ kind: 'ask', reason: 'ý'.repeat(20_001), proposal: null }, 'whole'),
        opinionWords({ kind: 'ask', reason: 'a\u202Eb', proposal: null }, 'whole'),
        opinionWords({ kind: 'agree', reason: '', proposal: null }, 'whole'),
        opinionWords({ kind: 'amend', reason: '', proposal: wording('delete', 'x') }, 'provision'),
      ].map(said),
    ).toEqual([
      'reason-missing',
      'reason-missing',
      'nothing-proposed',
      'proposal-without-words',
      'proposal-unfit',
      'proposal-unfit',
      'too-long',
      'control-characters',
      { kind: 'agree', reason: '', proposal: null },
      { kind: 'amend', reason: '', proposal: { kind: 'delete', words: '' } },
    ])
  })
})

describe('how far an organisation has come', () => {
  const deadline = '2026-03-21'
  const [before, end] = [endOfDay(deadline) - 1, endOfDay(deadline)]
  const nothing: ParticipationFacts = {
    deliveredAt: null,
    openedAt: null,
    workingSince: null,
    sentAt: null,
    firstSentAt: null,
    sentVersion: 0,
    agrees: false,
  }
  const steps = [
    nothing,
    { ...nothing, deliveredAt: 1 },
    { ...nothing, deliveredAt: 1, openedAt: 2 },
    { ...nothing, openedAt: 2, workingSince: 3 },
  ]
  const states = (now: number) => steps.map((facts) => participation(facts, deadline, now).state)

  it('is the furthest step on record, and silence only after the deadline', () => {
    expect(states(before)).toEqual(['invited', 'delivered', 'opened', 'working'])
    expect(new Set(states(end))).toEqual(new Set(['no-answer']))
  })

  it('is late by its first official opinion, not by a correction', () => {
    const sent = { ...nothing, sentVersion: 2, sentAt: end + 5, firstSentAt: before }
    expect(participation(sent, deadline, end + 9)).toEqual({ state: 'sent', isLate: false })
    expect(participation({ ...sent, firstSentAt: end, agrees: true }, deadline, end + 9)).toEqual({
      state: 'agreed',
      isLate: true,
    })
  })
})
