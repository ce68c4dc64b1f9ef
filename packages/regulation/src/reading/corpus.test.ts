import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { regulationSchema } from '../schema.ts'
import { printText } from './print-text.ts'
import { readText } from './read-text.ts'

/**
 * Real texts, where they are at hand. Figures: those given with them, and those counted by other means
 * (labels at line beginnings, quotations followed by their marks) that agreed. Of the texts with OCR noise
 * only what is certain is pinned: 37/2026 runs 14 clauses on within a line, 89/2026 has spoilt labels.
 */
const corpus = new URL('../../../../../shared/corpus/', import.meta.url)

type Figures = Partial<
  Record<'part' | 'chapter' | 'section' | 'subsection' | 'article' | 'clause' | 'point', number>
>
interface Expected {
  counts: Figures
  quoted?: Figures
  attached?: Figures
  annexes?: number
  /** At most so many warnings: clean texts have next to none. */
  warnings: number
}
const nothing: Figures = { article: 0, clause: 0, point: 0 }

const expected: Record<string, Expected> = {
  '30-2020-ND-CP.txt': {
    counts: { part: 0, chapter: 7, section: 5, subsection: 0, article: 38, clause: 116, point: 94 },
    warnings: 0,
  },
  '91-2015-QH13.txt': {
    counts: {
      part: 6,
      chapter: 27,
      section: 39,
      subsection: 0,
      article: 689,
      clause: 1418,
      point: 312,
    },
    warnings: 0,
  },
  'HIEN-PHAP-2013.txt': {
    counts: {
      part: 0,
      chapter: 11,
      section: 0,
      subsection: 0,
      article: 120,
      clause: 244,
      point: 0,
    },
    warnings: 0,
  },
  '67-2006-QH11.txt': {
    counts: {
      part: 0,
      chapter: 6,
      section: 12,
      subsection: 0,
      article: 79,
      clause: 261,
      point: 120,
    },
    warnings: 17,
  },
  '37-2026-ND-CP.txt': {
    counts: {
      part: 0,
      chapter: 8,
      section: 9,
      subsection: 0,
      article: 99,
      clause: 412,
      point: 446,
    },
    annexes: 7,
    warnings: 15,
  },
  '53-2026-TT-BGDDT.txt': {
    counts: { chapter: 0, article: 3, clause: 0, point: 0 },
    attached: { chapter: 5, section: 0, article: 34, clause: 157, point: 171 },
    warnings: 20,
  },
  '89-2026-TT-BTC.txt': {
    counts: { part: 0, chapter: 10, section: 6, subsection: 0, article: 101 },
    // 688 of them are items below a point (`c.1)`), each of which is a line of its own.
    warnings: 800,
  },
  '228-2026-ND-CP.txt': {
    counts: { chapter: 0, article: 19, clause: 16, point: 0 },
    quoted: { article: 8, clause: 31, point: 103 },
    warnings: 0,
  },
  '06-2026-TT-BNV.txt': {
    counts: { article: 3, clause: 23, point: 2 },
    quoted: { article: 0, clause: 6, point: 45 },
    warnings: 1,
  },
  '07-2026-TT-NHNN.txt': {
    counts: { article: 4, clause: 0, point: 0 },
    quoted: { article: 1, clause: 3, point: 0 },
    warnings: 0,
  },
  '784-QD-BVHTTDL-2020.txt': { counts: { article: 4, clause: 0, point: 0 }, warnings: 0 },
  '30-2020-ND-CP.phu-luc-I.txt': { counts: nothing, annexes: 1, warnings: 0 },
}

const squeeze = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '')

describe.skipIf(!existsSync(corpus))('real texts', () => {
  it.each(Object.entries(expected))('R2 %s is read as it is', (file, figures) => {
    const source = readFileSync(new URL(file, corpus), 'utf8')
    let id = 0
    const reading = readText(source, { newId: () => `p${(id += 1)}` })
    expect(reading.counts).toMatchObject(figures.counts)
    expect(reading.quoted).toMatchObject(figures.quoted ?? nothing)
    expect(reading.attached).toMatchObject(figures.attached ?? nothing)
    expect(reading.annexes).toBe(figures.annexes ?? 0)
    expect(reading.warnings.length).toBeLessThanOrEqual(figures.warnings)
    expect(reading.lostCharacters).toBe(0)
    expect(squeeze(printText(reading.text))).toBe(squeeze(source.replace(/^(?:# .*\n)+/, '')))
    regulationSchema.nodeFromJSON(reading.text).check()
  })

  const amending = ['228-2026-ND-CP.txt', '06-2026-TT-BNV.txt', '07-2026-TT-NHNN.txt']
  it.each(amending)('R9 any one quotation mark of %s may be lost', (file) => {
    const lines = readFileSync(new URL(file, corpus), 'utf8').split('\n')
    const figures = (source: string) => {
      const { counts, quoted } = readText(source, { newId: () => '' })
      return JSON.stringify({ counts, quoted })
    }
    const whole = figures(lines.join('\n'))
    const wrong = lines.flatMap((line, at) =>
      [line.replace(/^"/, ''), line.replace(/"([.;]*)$/, '$1')]
        .filter((lost) => lost !== line && at > 20)
        .filter((lost) => figures(lines.with(at, lost).join('\n')) !== whole)
        .map(() => `line ${at + 1}`),
    )
    expect(wrong).toEqual([])
  })
})
