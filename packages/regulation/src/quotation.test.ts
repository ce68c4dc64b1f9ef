import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from './change.ts'
import { wordsOf } from './block.ts'
import { placesOf } from './place.ts'
import {
  canQuoteProvisions,
  canUnquoteProvisions,
  quotationAt,
  quoteProvisions,
  unquoteProvisions,
} from './quotation.ts'
import { blocksFrom, someText } from './testing.ts'

const shape = (outcome: Outcome) =>
  outcome.ok
    ? placesOf(outcome.blocks).map(({ label, block }) => {
        const lead = block.type === 'provision' ? block.attrs.lead : ''
        return `${lead}${label} ${wordsOf(block)}`.trim()
      })
    : outcome.reason

const blocks = blocksFrom(
  ['article', 'Sửa đổi'],
  ['clause', 'như sau:'],
  ['clause', 'mới.'],
  ['point', 'a.'],
  ['clause', 'sau'],
)

describe('quotations', () => {
  it('O9 puts the marks round the words and takes them out of the numbering', () => {
    const quoted = quoteProvisions(blocks, 'p3', 'p4')
    expect(shape(quoted)).toEqual([
      'Điều 1. Sửa đổi',
      '1. như sau:',
      '“1. mới.',
      'a) a.”',
      '2. sau',
    ])
    expect(quoted.ok && shape(unquoteProvisions(quoted.blocks, 'p4'))).toEqual([
      'Điều 1. Sửa đổi',
      '1. như sau:',
      '2. mới.',
      'a) a.',
      '3. sau',
    ])
  })

  it('O9 takes a closing mark away and keeps one full stop', () => {
    const unquoted = (words: string) =>
      shape(unquoteProvisions(blocksFrom(['article', words, { quoted: true, lead: '“' }]), 'p1'))
    expect(unquoted('năm.”.')).toEqual(['Điều 1. năm.'])
    expect(unquoted('năm”.')).toEqual(['Điều 1. năm.'])
    expect(unquoted('năm')).toEqual(['Điều 1. năm'])
  })

  it('O9 knows where a quotation begins and ends', () => {
    const two = blocksFrom(
      ['article', 'A'],
      ['clause', 'x', { quoted: true, lead: '“' }],
      ['clause', 'y', { quoted: true }],
      ['clause', 'z', { quoted: true, lead: '“' }],
    )
    expect([0, 1, 2, 3].map((at) => quotationAt(two, at))).toEqual([
      [-1, -1],
      [1, 3],
      [1, 3],
      [3, 4],
    ])
  })

  it('O5 refuses to leave points without their clause, and to quote a quotation', () => {
    expect(shape(quoteProvisions(blocks, 'p3'))).toEqual([
      'Điều 1. Sửa đổi',
      '1. như sau:',
      '“1. mới.”',
      'a) a.',
      '2. sau',
    ])
    expect(shape(quoteProvisions(blocks, 'p1'))).toBe('clause-without-article')
    const quoted = quoteProvisions(blocks, 'p3', 'p4')
    expect(quoted.ok && shape(quoteProvisions(quoted.blocks, 'p2', 'p5'))).toBe('already-quoted')
    expect(shape(unquoteProvisions(blocks, 'p2'))).toBe('not-quoted')
  })

  it('O9 O10 unquoting gives back what was quoted; the questions agree', () => {
    fc.assert(
      fc.property(someText(), fc.nat(), fc.nat(), ({ content }, a, b) => {
        const [first, last] = [a, b].map((n) => content[n % content.length]!.attrs.id) as [
          string,
          string,
        ]
        const quoted = quoteProvisions(content, first, last)
        expect(canQuoteProvisions(content, first, last)).toBe(quoted.ok)
        if (!quoted.ok) return
        const back = unquoteProvisions(quoted.blocks, first)
        expect(canUnquoteProvisions(quoted.blocks, first)).toBe(back.ok)
        expect(back.ok && back.blocks).toEqual(content)
      }),
      { numRuns: 300 },
    )
  })
})
