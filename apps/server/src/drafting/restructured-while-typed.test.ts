import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Meeting, verdictOn } from './testing/meeting.ts'
import type { Act, Verdict } from './testing/meeting.ts'
import { replica } from './testing/simulated-rooms.ts'

const seeds = Number(process.env['CARRY_SEEDS'] ?? 10)
const first = Number(process.env['CARRY_FIRST'] ?? 1)

interface Meetings {
  acts: Act[]
  /** Chance that a line breaks at any frame. */
  cut?: number
  /** Everybody may restructure; else one does, and the others write. */
  all?: boolean
}

/** What is amiss after any of the meetings. */
async function verdictOnAll(
  { acts, cut = 0, all = false }: Meetings,
  [from, end] = [first, first + seeds],
): Promise<Verdict> {
  const verdict: Verdict = { broken: [], untidy: [] }
  for (let seed = from; seed < end; seed++) {
    const meeting = await Meeting.of(seed)
    meeting.rooms.network.weather.cut = cut
    const everybody: Act[] = ['type', 'away', 'alone', 'reopen']
    await meeting.goOn(acts, (act, at) => all || at === 0 || everybody.includes(act))
    if (!(await meeting.settles())) verdict.broken.push(`seed ${seed} does not settle`)
    const { broken, untidy } = verdictOn(meeting)
    const stored = replica(await meeting.rooms.stored())
    for (const { name, hand } of meeting.drafters)
      if (!isDeepStrictEqual(replica(hand.doc), stored)) broken.push(`${name} differs from the log`)
    verdict.broken.push(...broken.map((each) => `seed ${seed}: ${each}`))
    verdict.untidy.push(...untidy.map((each) => `seed ${seed}: ${each}`))
    meeting.rooms.destroy()
  }
  return verdict
}

describe('words typed while colleagues restructure', () => {
  const typing: Act[] = ['type', 'type', 'type', 'type']
  const moving: Act[] = [...typing, 'move', 'move', 'level']
  const building: Act[] = [...typing, 'move', 'split', 'join', 'level']
  const minutes = 60_000 + seeds * 2000

  const taking: Act[] = ['undo', 'redo']
  const breaking: Pick<Meetings, 'cut'> & { acts: Act[] } = { acts: ['away', 'alone'], cut: 0.01 }

  const erasing: Act[] = [...building, 'remove', 'erase']
  const reopening: Meetings = { ...breaking, acts: [...moving, 'reopen', 'alone'] }

  it('R24 a page opened anew brings what it had deleted, also where its first line breaks', async () => {
    expect(await verdictOnAll(reopening, [214, 215])).toEqual({ broken: [], untidy: [] })
  })

  describe.each<[string, Meetings]>([
    ['one moves provisions', { acts: moving }],
    ['one moves, over lines that break', { ...breaking, acts: [...moving, ...breaking.acts] }],
    ['one moves while pages are opened anew', reopening],
    ['all move while pages are opened anew', { ...reopening, all: true }],
    ['one moves and takes it back', { acts: [...moving, ...taking] }],
    ['all move', { acts: moving, all: true }],
    ['all move and take it back', { acts: [...moving, ...taking], all: true }],
    [
      'all move, over lines that break',
      { ...breaking, acts: [...moving, ...breaking.acts], all: true },
    ],
  ])('%s', (_, meetings) => {
    it(
      'R24 are there once, with the words they were typed with',
      async () => {
        expect(await verdictOnAll(meetings)).toEqual({ broken: [], untidy: [] })
      },
      minutes,
    )
  })

  describe.each<[string, Meetings]>([
    ['one splits', { acts: [...typing, 'split', 'split'] }],
    ['one joins', { acts: [...typing, 'join', 'split'] }],
    ['one restructures', { acts: building }],
    ['one restructures, takes it back', { acts: [...building, ...taking, 'undo'] }],
    [
      'one restructures over lines that break',
      { ...breaking, acts: [...building, ...breaking.acts] },
    ],
    [
      'one restructures while pages are opened anew',
      { ...breaking, acts: [...building, 'reopen', 'alone'] },
    ],
    [
      'all restructure while pages are opened anew',
      { ...breaking, acts: [...building, 'reopen', 'alone'], all: true },
    ],
    ['one erases and deletes', { acts: erasing }],
    ['all erase and delete', { acts: [...erasing, ...taking], all: true }],
    [
      'all erase and delete, over lines that break',
      { ...breaking, acts: [...erasing, ...breaking.acts], all: true },
    ],
    [
      'one erases and deletes while pages are opened anew',
      { ...breaking, acts: [...typing, 'remove', 'erase', 'reopen', 'alone'] },
    ],
    [
      'all erase and delete while pages are opened anew',
      { ...breaking, acts: [...erasing, 'reopen', 'alone'], all: true },
    ],
    ['all restructure', { acts: building, all: true }],
    ['all restructure and take it back', { acts: [...building, ...taking], all: true }],
    [
      'all restructure, over lines that break',
      { ...breaking, acts: [...building, ...taking, ...breaking.acts], all: true },
    ],
  ])('%s', (_, meetings) => {
    it(
      'R24 are there once, and what was erased is not',
      async () => {
        expect((await verdictOnAll(meetings)).broken).toEqual([])
      },
      minutes,
    )
  })
})
