import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNumbers, isWellFormedNumber, numberBetween } from './number-order.ts'

const sorted = (level: 'article' | 'point', ...numbers: string[]) =>
  numbers.toSorted((a, b) => compareNumbers(level, a, b))

describe('order of numbers', () => {
  it('N7 puts 5 < 5a < 5b < 5d < 5đ < 5e < 6 and a < a1 < a2 < b', () => {
    expect(sorted('article', '6', '5e', '5đ', '5d', '5b', '5a', '5', '10')).toEqual(
      '5 5a 5b 5d 5đ 5e 6 10'.split(' '),
    )
    expect(sorted('point', 'đ1', 'b', 'a2', 'đ', 'a10', 'a', 'd', 'a1', 'e')).toEqual(
      'a a1 a2 a10 b d đ đ1 e'.split(' '),
    )
  })

  it('N7 tells numbers from what is not one', () => {
    expect(['5', '5a', '5đ'].every((n) => isWellFormedNumber('article', n))).toBe(true)
    expect(['', 'a', '5ab', '5 ', 'V', '5A'].some((n) => isWellFormedNumber('article', n))).toBe(
      false,
    )
    expect(['', '1', 'ab', 'a1b'].some((n) => isWellFormedNumber('point', n))).toBe(false)
    expect(() => compareNumbers('article', 'x', '5')).toThrow(/article/)
  })

  it('N8 numbers what is inserted after 5, 5a, a and a1', () => {
    expect(numberBetween('article', '5', '6')).toBe('5a')
    expect(numberBetween('article', '5a', '6')).toBe('5b')
    expect(numberBetween('clause', '4', '5')).toBe('4a')
    expect(numberBetween('chapter', '2', '3')).toBe('2a')
    expect(numberBetween('article', '5d', '6')).toBe('5đ')
    expect(numberBetween('article', '5đ', '6')).toBe('5e')
    expect(numberBetween('point', 'a', 'b')).toBe('a1')
    expect(numberBetween('point', 'đ1', 'e')).toBe('đ2')
  })

  it('N8 goes on with the next number at the end and fills no hole', () => {
    expect(numberBetween('clause', '31', null)).toBe('32')
    expect(numberBetween('point', 'd', null)).toBe('đ')
    expect(numberBetween('article', '5', '8')).toBe('5a')
  })

  it('N8 has no number where there is no rule', () => {
    expect(numberBetween('article', null, '1')).toBeNull()
    expect(numberBetween('article', '5', '5a')).toBeNull()
    expect(numberBetween('article', '5y', '6')).toBeNull()
    expect(numberBetween('point', 'y', null)).toBeNull()
    expect(numberBetween('paragraph', '1', null)).toBeNull()
  })

  it('N8 always lands strictly between', () => {
    const article = fc.tuple(fc.integer({ min: 1, max: 99 }), fc.constantFrom('', 'a', 'đ', 'y'))
    fc.assert(
      fc.property(article, article, ([n, s], [m, t]) => {
        const [before, after] = [`${n}${s}`, `${m}${t}`]
        const between = numberBetween('article', before, after)
        if (between === null) return
        expect(compareNumbers('article', before, between)).toBeLessThan(0)
        expect(compareNumbers('article', between, after)).toBeLessThan(0)
      }),
    )
  })
})
