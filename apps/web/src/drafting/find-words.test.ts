import { describe, expect, it } from 'vitest'
import { regulationSchema } from '@cucao/regulation'
import { blocksFrom } from '@cucao/regulation/testing'
import { matchesIn, matchFrom } from './find-words.ts'

const plain = { marks: false, upperCase: false }
const withMarks = { marks: true, upperCase: false }
const docOf = (...words: string[]) =>
  regulationSchema.nodeFromJSON({
    type: 'doc',
    content: blocksFrom(...words.map((each): ['article', string] => ['article', each])),
  })
const found = (text: string, words: string, how = plain) => {
  const doc = docOf(text)
  return matchesIn(doc, { words, ...how }).map(({ from, to }) => doc.textBetween(from, to))
}

describe('words found in a text', () => {
  it('without diacritics and case, at their very places', () => {
    expect(found('Đường bộ, đường sắt và dương', 'duong')).toEqual(['Đường', 'đường', 'dương'])
    expect(found('Ủy ban, Uỷ ban, ủy ban', 'uỷ ban')).toEqual(['Ủy ban', 'Uỷ ban', 'ủy ban'])
    expect(found('aaaa', 'aa')).toEqual(['aa', 'aa'])
  })

  it('with diacritics, wherever the tone is placed', () => {
    expect(found('đường dương', 'dương', withMarks)).toEqual(['dương'])
    expect(found('Ủy ban, UỶ BAN, uy ban; hòa, hoà', 'ủy ban', withMarks)).toEqual([
      'Ủy ban',
      'UỶ BAN',
    ])
    expect(found('hòa, hoà, hoa', 'hoà', withMarks)).toEqual(['hòa', 'hoà'])
    expect(found('điều Điều', 'Điều', { marks: true, upperCase: true })).toEqual(['Điều'])
  })

  it('as they are typed, decomposed or not, with signs of patterns in them', () => {
    expect(found('luật này', 'luật'.normalize('NFD'), withMarks)).toEqual(['luật'])
    expect(found('a.c (abc) [x]*', '(a', plain)).toEqual(['(a'])
    expect(found('a.c abc', 'a.c')).toEqual(['a.c'])
    expect(found('một hai', '')).toEqual([])
  })

  it('never over the end of a line, and after a change again', () => {
    const doc = docOf('một hai', 'ba bốn')
    expect(matchesIn(doc, { words: 'hai ba', ...plain })).toEqual([])
    const matches = matchesIn(doc, { words: 'a', ...plain })
    expect(matches.length).toBe(2)
    expect(matchFrom(matches, 0)).toBe(0)
    expect(matchFrom(matches, matches[0]!.to)).toBe(1)
    expect(matchFrom(matches, doc.content.size)).toBe(0)
    expect(matchFrom([], 3)).toBe(-1)
  })
})
