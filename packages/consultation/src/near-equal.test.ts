import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearEqual } from './near-equal.ts'

describe('near-equal words', () => {
  it.each([
    ['30 ngày', '60 ngày', true],
    ['chậm nhất 30 ngày kể từ ngày', 'chậm nhất 30 ngày làm việc, kể từ ngày', true],
    ['cơ quan, tổ chức', 'cơ quan; tổ chức', true],
    ['30', '60', false],
    ['30 ngày', 'bộ trưởng', false],
    ['Bộ trưởng quyết định', 'quyết định việc cấp phép cho doanh nghiệp trong nước', false],
    ['', '', false],
    ['…', '…', false],
  ])('%s / %s: %s', (one, other, expected) => {
    expect(nearEqual(one, other)).toBe(expected)
    expect(nearEqual(other, one)).toBe(expected)
    expect(nearEqual(one.normalize('NFD'), other)).toBe(expected)
  })

  it('holds of anything and itself, and says the same both ways', () => {
    const syllables = fc.array(
      fc.constantFrom('cơ', 'quan', 'nhà', 'nước', 'có', 'thẩm', 'quyền'),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(syllables, syllables, (a, b) => {
        expect(nearEqual(a.join(' '), a.join('\t'))).toBe(true)
        expect(nearEqual(a.join(' '), b.join(' '))).toBe(nearEqual(b.join(' '), a.join(' ')))
      }),
    )
  })

  it('stays quick on long passages', () => {
    const long = Array.from({ length: 5000 }, (_, n) => `từ${n}`)
    const started = performance.now()
    nearEqual(long.join(' '), long.toReversed().join(' '))
    expect(performance.now() - started).toBeLessThan(100)
  })
})
