import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenTones, fold, withoutMarks } from './folding.ts'
import {
  findIn,
  findingGrades,
  gradesFor,
  mostQueryWords,
  searchQuery,
  searchWords,
} from './search-words.ts'

const query = (typed: string) => {
  const asked = searchQuery(typed)
  if (!asked) throw new Error(`“${typed}” holds no word`)
  return asked
}
const marked = (text: string, typed: string) =>
  findIn(text, query(typed))?.ranges.map(([from, to]) => text.slice(from, to)) ?? null
const gradeOf = (text: string, typed: string) => {
  const found = findIn(text, query(typed))
  return found && findingGrades[found.grade]
}

describe('folding', () => {
  it('F1 takes away case, marks and the bar of đ', () => {
    expect(fold('  Đường \u00A0 lối')).toBe('duong loi')
    expect(fold('Đà Nẵng'.normalize('NFD'))).toBe('da nang')
  })

  it('F1 knows both ways of placing a tone, in every case', () => {
    for (const [one, other] of [
      'hòa hoà',
      'Hòa Hoà',
      'HÒA HOÀ',
      'khỏe khoẻ',
      'ủy uỷ',
      'THỦY THUỶ',
    ].map((pair) => pair.split(' ') as [string, string]))
      expect(evenTones(one)).toBe(evenTones(other))
    expect(evenTones('của mùa quý')).toBe('của mùa quý')
  })

  it('F1 without marks no letter moves', () => {
    expect(withoutMarks('Đường về Ủy ban')).toBe('Duong ve Uy ban')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const even = text.normalize('NFC')
        expect(withoutMarks(even)).toHaveLength(even.length)
        expect(evenTones(even)).toHaveLength(even.length)
      }),
    )
  })
})

describe('what is found', () => {
  it('F1 is found without diacritics and with them', () => {
    const text = 'Ủy ban nhân dân cấp tỉnh quản lý đường bộ'
    expect(marked(text, 'duong')).toEqual(['đường'])
    expect(marked(text, 'uỷ ban')).toEqual(['Ủy ban'])
    expect(marked(text, 'uy ban nhan dan')).toEqual(['Ủy ban nhân dân'])
    expect(marked(text, 'ĐƯỜNG BỘ'.normalize('NFD'))).toEqual(['đường bộ'])
    expect(marked(text.normalize('NFD'), 'đường')).toEqual(['đường'.normalize('NFD')])
    expect(marked(text, 'hồ sơ')).toBeNull()
  })

  it('F2 is found as written where it holds signs', () => {
    const text = 'Nghị định số 15/2024/NĐ-CP ngày 16 tháng 02 năm 2024'
    expect(marked(text, '15/2024/NĐ-CP')).toEqual(['15/2024/NĐ-CP'])
    expect(marked(text, '15/2024/nd-cp')).toEqual(['15/2024/NĐ-CP'])
    expect(gradeOf('số 2024/15 của CP về NĐ', '15/2024/NĐ-CP')?.order).toBe('any')
  })

  it('F2 means nothing but words, whatever signs are typed', () => {
    const signs = [
      '"',
      '*',
      'NEAR(',
      'AND',
      'title:',
      '-',
      '^',
      ';--',
      "'",
      '\u0000',
      '\\',
      '%',
      '|',
      '&',
      '!',
    ]
    for (const sign of signs)
      expect(searchQuery(`${sign} đường ${sign}`)?.words.some((w) => w.exact === 'đường')).toBe(
        true,
      )
    for (const nothing of ['', '   ', '"', '***', '-^:();', '\u0000', '👍🏽', '\u0301', '\uD800'])
      expect(searchQuery(nothing)).toBeNull()
    expect(searchQuery('x '.repeat(5000))?.words).toHaveLength(mostQueryWords)
    expect(searchQuery('x'.repeat(10_000))?.words[0]?.exact).toHaveLength(64)
  })

  it('F3 is better as spelt, side by side, and whole', () => {
    const texts = [
      'đường bộ và đường sắt',
      'bộ quản lý đường',
      'dương bố',
      'bố của dương',
      'duong boi',
      'boi cua duong',
    ]
    expect(texts.map((text) => findIn(text, query('đường bộ'))?.grade)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('F3 takes a last word for begun only while it is being typed, and never half a number', () => {
    expect(marked('Ủy ban nhân dân', 'ủy ba')).toEqual(['Ủy ban'])
    expect(marked('Ủy ban nhân dân', 'ủy ba ')).toBeNull()
    expect(marked('Ủy ban', 'b')).toBeNull()
    expect(marked('Điều 50', 'điều 5')).toBeNull()
    expect(gradesFor(query('một ')).length).toBe(2)
  })

  it('F4 is covered by ranges of the words themselves', () => {
    expect(marked('hồ sơ, thủ tục; hồ sơ', 'ho so')).toEqual(['hồ sơ', 'hồ sơ'])
    expect(marked('sơ đồ hồ', 'ho so')).toEqual(['sơ', 'hồ'])
    const words = fc.array(fc.constantFrom('hồ', 'sơ', 'Đường', 'duong', '15', '/', '😀', '. '), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(words, words, (text, typed) => {
        const asked = searchQuery(typed.join(' '))
        const written = text.join(' ')
        const found = asked && findIn(written, asked)
        if (!found) return
        let last = 0
        for (const [from, to] of found.ranges) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(to).toBeGreaterThan(from)
          expect(searchWords(written.slice(from, to)).length).toBeGreaterThan(0)
          last = to
        }
      }),
    )
  })
})
