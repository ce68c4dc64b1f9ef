import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainWords } from '../normalise.ts'
import { emptyText } from '../template.ts'
import { blocksFrom, someText } from '../testing.ts'
import { searchWords } from './search-words.ts'
import { searchedUnits } from './searched-units.ts'

it('F5 a clause is found under its id, with its address in both languages', () => {
  const content = blocksFrom(
    ['article', 'Đối tượng áp dụng'],
    ['clause', 'Cơ quan nhà nước'],
    ['clause', ''],
  )
  expect(searchedUnits({ type: 'doc', content })).toEqual([
    {
      provisionId: content[0]!.attrs.id,
      isHeading: true,
      address: { vi: 'Điều 1', en: 'Article 1' },
      words: 'Đối tượng áp dụng',
    },
    {
      provisionId: content[1]!.attrs.id,
      isHeading: false,
      address: { vi: 'khoản 1 Điều 1', en: 'clause 1, Article 1' },
      words: 'Cơ quan nhà nước',
    },
  ])
})

it('F5 no word of a text is left out', () => {
  const words = (text: string) => searchWords(text).map((word) => word.exact)
  fc.assert(
    fc.property(someText(), (text) => {
      const { content } = text
      const units = searchedUnits(text)
      expect(units.flatMap((unit) => words(unit.words))).toEqual(words(plainWords(content)))
      const ids = new Set(content.map((block) => block.attrs.id))
      for (const { provisionId } of units) expect(ids.has(provisionId)).toBe(true)
    }),
  )
  let n = 0
  const template = emptyText({
    kind: 'decree',
    title: 'Thử',
    year: 2026,
    newId: () => `i${(n += 1)}`,
  })
  expect(searchedUnits(template).map(({ address }) => address.vi)).toContain('phần căn cứ')
})
