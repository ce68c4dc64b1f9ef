import { describe, expect, it } from 'vitest'
import { benchRuns } from './bench-runs.ts'
import { summary, targets } from './bench-targets.ts'

describe('the promises of the rooms', () => {
  it('are each about a run of the full campaign, and every run of it is promised something', () => {
    const runs = benchRuns(true).map(({ name }) => name)
    expect(new Set(targets.map(({ run }) => run))).toEqual(new Set(runs))
  })

  it('are told kept or not beside what was measured', () => {
    const step = (edits_per_s: number, server_util: number) => ({ edits_per_s, server_util })
    const ramp = new Map([
      ['relay', [{ sustained_per_s: 100, at: step(50, 0.9) }]],
      ['hocuspocus', [{ sustained_per_s: 600 }]],
      ['cucao', [{ sustained_per_s: 500, steps: [step(40, 0.1), step(56, 0.4)] }]],
    ])
    const crash = new Map([['cucao', [{ missing_acked: 1 }]]])
    const rows = summary(
      new Map<string, typeof ramp | typeof crash>([
        ['S1 ramp 1 x 1000', ramp],
        ['S4 busy', crash],
      ]),
    )
    expect(rows.slice(2)).toEqual([
      '| S1 ramp 1 x 1000 | sustained / relay | 5 | >= 4 | – | holds |',
      '| S1 ramp 1 x 1000 | sustained / Hocuspocus | 0.833 | – | >= 1 | short |',
      "| S1 ramp 1 x 1000 | core at the relay's ceiling | 0.4 | <= 0.6 | <= 0.3 | holds, not ahead |",
      '| S4 busy | seen by another and gone | 1 | <= 0 | <= 0 | **FAILS** |',
    ])
  })
})
