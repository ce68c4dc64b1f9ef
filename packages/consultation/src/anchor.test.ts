import type { Block } from '@cucao/regulation'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt, wordsHash } from './anchor.ts'
import { clause } from './anchor-testing.ts'
import { contextLength, quoteOf } from './quote.ts'

describe('anchor', () => {
  it('keeps the words, what surrounds them, and the neighbours', () => {
    const blocks: Block[] = [
      clause('k0', 'Trước.'),
      clause('k1', 'Bộ trưởng ban hành.'),
      clause('k2', 'Sau.'),
    ]
    expect(anchorAt(blocks, 1, 10, 18)).toEqual({
      provisionId: 'k1',
      start: 10,
      end: 18,
      quote: { exact: 'ban hành', prefix: 'Bộ trưởng ', suffix: '.' },
      hash: wordsHash('Bộ trưởng ban hành.'),
      around: ['k0', 'k2'],
    })
  })

  it('keeps what stands once in the text, where that is long enough to be told from a turn of phrase', () => {
    const words = 'Bộ trưởng Bộ Khoa học và Công nghệ ban hành danh mục dữ liệu mở.'
    const at = words.indexOf('ban hành')
    const blocks = [clause('k0', 'Trước.'), clause('k1', words)]
    expect(anchorAt(blocks, 1, at, at + 8).alone).toEqual([0, 1, 2, 3, 4])
    expect(anchorAt([...blocks, clause('k2', words)], 1, at, at + 8).alone).toBeUndefined()
    expect(anchorAt([clause('k1', 'Nay ban hành.')], 0, 4, 12).alone).toBeUndefined()
  })

  it('throws on a range outside the words', () => {
    expect(() => anchorAt([clause('k', 'ba')], 0, 1, 3)).toThrow(RangeError)
    expect(() => anchorAt([clause('k', 'ba')], 0, 2, 1)).toThrow(RangeError)
    expect(() => anchorAt([], 0, 0, 0)).toThrow(RangeError)
  })

  it('bounds the surroundings', () => {
    const quote = quoteOf(`${'a'.repeat(100)}QUOTE${'b'.repeat(100)}`, 100, 105)
    expect(quote).toEqual({
      exact: 'QUOTE',
      prefix: 'a'.repeat(contextLength),
      suffix: 'b'.repeat(contextLength),
    })
  })

  it('hashes decomposed and composed letters alike, and different words apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(wordsHash(a.normalize('NFD'))).toBe(wordsHash(a.normalize('NFC')))
        expect(wordsHash(a) === wordsHash(b)).toBe(a.normalize('NFC') === b.normalize('NFC'))
      }),
    )
    expect(wordsHash('')).toMatch(/^[0-9a-f]{16}$/)
  })
})
