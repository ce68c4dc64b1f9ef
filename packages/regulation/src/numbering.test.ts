import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Level } from './block.ts'
import { numbersOf, label, fromRoman, toRoman, successor, pointAlphabet } from './numbering.ts'
import { placesOf } from './place.ts'
import { blocksFrom, someText } from './testing.ts'

const labels = (...rows: Parameters<typeof blocksFrom>) =>
  placesOf(blocksFrom(...rows)).map((place) => place.label)
const run = (level: Level, ...numbers: (string | null)[]) =>
  numbersOf(blocksFrom(...numbers.map((number): Row => [level, 'x', { number }])))
type Row = Parameters<typeof blocksFrom>[number]

describe('numbers of a text', () => {
  it('N1 writes each level in its own digits', () => {
    expect(
      labels(
        ['part', ''],
        ['chapter', ''],
        ['section', ''],
        ['subsection', ''],
        ['article', ''],
        ['clause', ''],
        ['point', ''],
        ['paragraph', ''],
      ),
    ).toEqual(['Phần I', 'Chương I', 'Mục 1', 'Tiểu mục 1', 'Điều 1.', '1.', 'a)', ''])
    expect([1, 4, 9, 14, 27, 40, 1999].map(toRoman)).toEqual([
      'I',
      'IV',
      'IX',
      'XIV',
      'XXVII',
      'XL',
      'MCMXCIX',
    ])
    expect(['XXVII', 'xc', 'IIII', 'VX', ''].map(fromRoman)).toEqual([27, 90, null, null, null])
    fc.assert(fc.property(fc.integer({ min: 1, max: 3999 }), (n) => fromRoman(toRoman(n)) === n))
  })

  it('N2 runs articles through and restarts what lies deeper', () => {
    expect(
      labels(
        ['chapter', ''],
        ['section', ''],
        ['article', ''],
        ['clause', ''],
        ['point', ''],
        ['clause', ''],
        ['point', ''],
        ['section', ''],
        ['article', ''],
        ['clause', ''],
        ['chapter', ''],
        ['section', ''],
        ['article', ''],
      ),
    ).toEqual(
      'Chương I|Mục 1|Điều 1.|1.|a)|2.|a)|Mục 2|Điều 2.|1.|Chương II|Mục 1|Điều 3.'.split('|'),
    )
  })

  it('N3 goes d, đ, e, g and i, k, and ends with y', () => {
    const points = run('point', ...Array.from(pointAlphabet, () => null), null)
    expect(points.join('')).toBe('abcdđeghiklmnopqrstuvxy')
    expect(points).toHaveLength(24)
    expect(points.at(-1)).toBe('')
    expect(['d', 'đ', 'e', 'i', 'y'].map((letter) => successor('point', letter))).toEqual([
      'đ',
      'e',
      'g',
      'k',
      null,
    ])
  })

  it('N4 counts on from a fixed number', () => {
    expect(run('article', null, '5', null, '5a', null)).toEqual(['1', '5', '6', '5a', '6'])
    expect(run('point', 'd', null, 'a1', null)).toEqual(['d', 'đ', 'a1', 'b'])
  })

  it('N5 begins again in an attached text and in an annex', () => {
    expect(
      labels(
        ['article', ''],
        ['article', ''],
        ['attached', 'QUY CHẾ'],
        ['chapter', ''],
        ['article', ''],
        ['annex', ''],
        ['article', ''],
      ),
    ).toEqual(['Điều 1.', 'Điều 2.', '', 'Chương I', 'Điều 1.', 'Phụ lục', 'Điều 1.'])
  })

  it('N6 numbers quotations by themselves', () => {
    const quoted = { quoted: true }
    expect(
      labels(
        ['article', ''],
        ['clause', 'Sửa đổi điểm b:'],
        ['point', 'mới', { ...quoted, lead: '“', number: 'b' }],
        ['point', 'mới', quoted],
        ['clause', 'Bổ sung Điều 3a:'],
        ['article', '', { ...quoted, lead: '“', number: '3a' }],
        ['clause', '', quoted],
        ['clause', '', { ...quoted, lead: '“' }],
        ['clause', ''],
        ['point', ''],
      ),
    ).toEqual(['Điều 1.', '1.', 'b)', 'c)', '2.', 'Điều 3a.', '1.', '1.', '3.', 'a)'])
  })

  it('N9 numbers annexes where there are two', () => {
    expect(labels(['annex', '']).at(0)).toBe('Phụ lục')
    expect(labels(['annex', ''], ['attached', ''], ['annex', ''])).toEqual([
      'Phụ lục I',
      '',
      'Phụ lục II',
    ])
    expect(labels(['annex', '', { number: '1a' }], ['annex', '', { form: '' }])).toEqual([
      'Phụ lục Ia',
      '',
    ])
  })

  it('N10 keeps a printed form', () => {
    expect(label('part', '1', 'PHẦN THỨ {WORD}')).toBe('PHẦN THỨ NHẤT')
    expect(label('part', '2', 'Phần thứ {word}')).toBe('Phần thứ hai')
    expect(label('article', '5', 'Điều {n}')).toBe('Điều 5')
    expect(label('chapter', '2a')).toBe('Chương IIa')
  })

  it('N11 numbers 2,700 provisions in under 5 ms', () => {
    const rows = Array.from({ length: 2700 }, (_, i): [Level, string] => [
      i % 4 === 0 ? 'article' : 'clause',
      'x',
    ])
    const blocks = blocksFrom(...rows)
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now()
      numbersOf(blocks)
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(5)
  })

  it('N2 gives the same numbers to places and to the plain walk', () => {
    fc.assert(
      fc.property(someText({ lawful: false }), ({ content }) => {
        expect(placesOf(content).map((place) => place.number)).toEqual(numbersOf(content))
      }),
    )
  })
})
