import { describe, expect, it } from 'vitest'
import { byUrgency, urgencyOf, waitingFor } from './waiting.ts'
import type { PersonsWork } from './waiting.ts'

const quiet: PersonsWork = {
  role: 'drafter',
  state: 'drafting',
  isNew: false,
  mentions: 0,
  replies: 0,
  openThreads: 0,
  newThreads: 0,
  newComments: 0,
  textChangedAt: null,
  newVersion: null,
  changedAt: 100,
}

describe('what waits for a person', () => {
  it('is what is expected of her; what is only new is a change', () => {
    expect(urgencyOf(quiet)).toBe('quiet')
    for (const change of [
      { newThreads: 1 },
      { newComments: 1 },
      { textChangedAt: 5 },
      { newVersion: 2 },
    ])
      expect(urgencyOf({ ...quiet, ...change })).toBe('changed')
    for (const wait of [{ mentions: 1 }, { replies: 1 }, { isNew: true }, { openThreads: 1 }])
      expect(urgencyOf({ ...quiet, ...wait })).toBe('waits')
  })

  it('is not what she may not do', () => {
    const all = { ...quiet, mentions: 1, replies: 2, openThreads: 3 }
    const nothing = { mentions: 0, replies: 0, isNew: false, openThreads: 0 }
    expect(waitingFor(all)).toEqual({ mentions: 1, replies: 2, isNew: false, openThreads: 3 })
    expect(waitingFor({ ...all, role: 'opinion-giver' })).toEqual({
      ...nothing,
      mentions: 1,
      replies: 2,
    })
    expect(waitingFor({ ...all, role: 'reader' })).toEqual(nothing)
    expect(waitingFor({ ...all, state: 'closed' })).toEqual(nothing)
  })

  it('stands in this order: mentions, answers, invitations, open threads, news, nothing; then the latest', () => {
    const works = [
      { ...quiet, changedAt: 999, textChangedAt: 5 },
      { ...quiet, changedAt: 1 },
      { ...quiet, changedAt: 2 },
      { ...quiet, openThreads: 9 },
      { ...quiet, isNew: true },
      { ...quiet, replies: 1 },
      { ...quiet, mentions: 1 },
      { ...quiet, mentions: 1, changedAt: 200 },
    ]
    expect(works.toSorted(byUrgency).map((work) => works.indexOf(work))).toEqual([
      7, 6, 5, 4, 3, 0, 2, 1,
    ])
  })
})
