import fc from 'fast-check'
import { expect, it } from 'vitest'
import { excerptOf } from './excerpt.ts'
import { findIn, searchQuery } from './search-words.ts'

const shown = (text: string, typed: string, length?: number) => {
  const query = searchQuery(typed)
  const found = query && findIn(text, query)
  if (!found) throw new Error(`“${typed}” is not in it`)
  const excerpt = excerptOf(text, found.ranges, length)
  return { ...excerpt, marked: excerpt.ranges.map(([from, to]) => excerpt.text.slice(from, to)) }
}

it('F4 a short text is shown whole, its lines joined', () => {
  expect(shown('một\nhai ba', 'hai')).toMatchObject({
    text: 'một hai ba',
    marked: ['hai'],
    cutBefore: false,
    cutAfter: false,
  })
})

it('F4 a long one is cut between words round the first hit', () => {
  const text = `${'trước '.repeat(80)}đường bộ ${'sau '.repeat(80)}đường`
  const excerpt = shown(text, 'duong bo')
  expect(excerpt).toMatchObject({ marked: ['đường bộ'], cutBefore: true, cutAfter: true })
  expect(excerpt.text).toMatch(/^trước (trước )+đường bộ (sau )+sau$/)
  expect(excerpt.text.length).toBeLessThan(260)
})

it('F4 the first hit is whole, whatever surrounds it, and no character is torn', () => {
  const filler = fc.string({ unit: 'grapheme', maxLength: 400 })
  fc.assert(
    fc.property(filler, filler, fc.integer({ min: 20, max: 300 }), (before, after, length) => {
      const text = `${before} đường ${after}`.normalize('NFC')
      const excerpt = shown(text, 'đường', length)
      expect(excerpt.marked[0]?.toLowerCase()).toBe('đường')
      expect(excerpt.text).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/)
      expect(excerpt.text.length).toBeLessThan(2 * length + 80)
    }),
  )
})
