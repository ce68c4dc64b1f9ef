import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAtMentions, mentionBegun, mentionedIn, peopleLike, withName } from './mention-words.ts'
import type { Mentioned } from './mention-words.ts'

const lan = { personId: 'l', name: 'Trần Thị Lan' }
const lanAnh = { personId: 'a', name: 'Trần Thị Lan Anh' }
const begun = (words: string, chosen: Mentioned[] = []) =>
  mentionBegun(words, words.length, chosen)?.query ?? null

describe('a mention being typed', () => {
  it.each([
    ['@', ''],
    ['Nhờ @tr', 'tr'],
    ['Nhờ (@Trần Thị L', 'Trần Thị L'],
    ['dòng\n@lan', 'lan'],
    ['nhờ', null],
    ['lan@bo.gov.vn', null],
    ['@ lan', null],
    ['@lan\nxem', null],
    [`@${'a'.repeat(80)}`, null],
  ])('%s: %s', (words, query) => {
    expect(begun(words)).toBe(query)
  })

  it('ends with a chosen name, and begins again at the next @', () => {
    expect(begun('@Trần Thị Lan xem giúp', [lan])).toBeNull()
    expect(begun('@Trần Thị Lan và @b', [lan])).toBe('b')
  })

  it('becomes the name, once a space follows', () => {
    const words = 'Nhờ @lan.'
    const typed = mentionBegun(words, 8, [])!
    expect(withName(words, typed, lan.name)).toEqual({ words: 'Nhờ @Trần Thị Lan.', caret: 18 })
    expect(withName('@', { from: 0, query: '' }, lan.name)).toEqual({
      words: '@Trần Thị Lan ',
      caret: 14,
    })
  })
})

describe('people offered', () => {
  const people = [
    { personId: '1', name: 'Bùi Lan Chi', organisation: 'Bộ Công an' },
    { personId: '2', name: 'Đặng Văn Đường', organisation: 'Sở Tư pháp Lào Cai' },
    { personId: '3', name: 'Trần Thị Lan', organisation: null },
  ]
  it.each([
    ['', ['1', '2', '3']],
    ['lan', ['3', '1']],
    ['duong', ['2']],
    ['tran lan', ['3']],
    ['bo cong an', ['1']],
    ['lao cai', ['2']],
    ['không ai', []],
  ])('for “%s” are %j', (query, ids) => {
    expect(peopleLike(people, query).map(({ personId }) => personId)).toEqual(ids)
  })
})

describe('names in the words', () => {
  it('are pieces of their own, the longer one where both stand', () => {
    expect(cutAtMentions('Nhờ @Trần Thị Lan Anh, @Trần Thị Lan.', [lan, lanAnh])).toEqual([
      'Nhờ ',
      lanAnh,
      ', ',
      lan,
      '.',
    ])
    expect(cutAtMentions('@Trần Thị Lanh', [lan])).toEqual(['@Trần Thị Lanh'])
    expect(cutAtMentions('', [lan])).toEqual([''])
  })

  it('count only while they stand there', () => {
    expect(mentionedIn('Nhờ @Trần Thị Lan Anh xem', [lan, lanAnh])).toEqual([lanAnh])
    const twin = { ...lan, personId: 'other' }
    expect(mentionedIn('@Trần Thị Lan', [lan, twin])).toEqual([lan, twin])
  })

  it('lose no letter of the words', () => {
    const piece = fc.constantFrom('@', '@Trần Thị Lan', ' Anh', 'x', '\n', '@@', 'Trần')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const words = pieces.join('')
        const cut = cutAtMentions(words, [lan, lanAnh])
        const again = cut.map((each) => (typeof each === 'string' ? each : `@${each.name}`))
        expect(again.join('')).toBe(words)
      }),
    )
  })
})
