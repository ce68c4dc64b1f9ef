import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AddressBook, addressOf, findAddress, showAddress } from './address.ts'
import { blocksFrom, someText } from './testing.ts'

const blocks = blocksFrom(
  ['chapter', 'QUY ĐỊNH CHUNG'], // 1
  ['section', 'PHẠM VI'], // 2
  ['article', 'Phạm vi'], // 3
  ['paragraph', 'Một.'], // 4
  ['paragraph', 'Hai.'], // 5
  ['article', 'Nguyên tắc', { number: '5a' }], // 6
  ['clause', 'a'], // 7
  ['clause', 'b'], // 8
  ...'abcdđ'.split('').map((words): Parameters<typeof blocksFrom>[number] => ['point', words]), // 9-13
  ['paragraph', 'dưới điểm'], // 14
  ['article', 'Sửa đổi'], // 15
  ['clause', 'Sửa đổi điểm b khoản 2 Điều 9 như sau:'], // 16
  ['point', 'mới', { quoted: true, lead: '“', number: 'b' }], // 17
  ['attached', 'QUY CHẾ'], // 18
  ['chapter', 'CHUNG'], // 19
  ['article', 'Phạm vi'], // 20
  ['clause', 'x'], // 21
  ['annex', 'DANH MỤC'], // 22
  ['clause', 'mục một'], // 23
  ['annex', 'MẪU'], // 24
)
const book = new AddressBook(blocks)

describe('addresses', () => {
  it('A1 names the part of the file, article, clause and point by id', () => {
    expect(addressOf(blocks, 'p12')).toEqual({
      provision: 'p12',
      part: null,
      article: 'p6',
      clause: 'p8',
      point: 'p12',
    })
    expect(addressOf(blocks, 'p21')).toMatchObject({ part: 'p18', article: 'p20', clause: 'p21' })
    expect(addressOf(blocks, 'p17')).toMatchObject({ article: 'p15', clause: 'p16', point: null })
    expect(addressOf(blocks, 'none')).toBeNull()
  })

  it('A2 is shown from small to large', () => {
    const shown = (id: string) => book.show(id)
    expect(
      ['p1', 'p2', 'p3', 'p5', 'p13', 'p14', 'p17', 'p18', 'p19', 'p21', 'p23', 'p24'].map(shown),
    ).toEqual([
      'Chương I',
      'Mục 1 Chương I',
      'Điều 1',
      'đoạn 2 Điều 1',
      'điểm đ khoản 2 Điều 5a',
      'đoạn 2 điểm đ khoản 2 Điều 5a',
      'điểm b trong nội dung trích dẫn tại khoản 1 Điều 6',
      'Quy chế kèm theo',
      'Chương I Quy chế kèm theo',
      'khoản 1 Điều 1 Quy chế kèm theo',
      'khoản 1 Phụ lục I',
      'Phụ lục II',
    ])
    expect(book.show('p13', 'en')).toBe('point đ, clause 2, Article 5a')
    expect(book.show('p23', 'en')).toBe('clause 1, Annex I')
    expect(showAddress(blocks, addressOf(blocks, 'p8')!)).toBe('khoản 2 Điều 5a')
    expect(showAddress(blocks, 'none')).toBeNull()
  })

  it('A3 finds what a person says', () => {
    const found = (citation: string) => book.find(citation)
    expect(found('khoản 2 điều 5A')).toBe('p8')
    expect(found('KHOẢN 2 ĐIỀU 5a')).toBe('p8')
    expect(found('Điều 5a, khoản 2, điểm c')).toBe('p11')
    expect(found('khoản 2 điều 5a'.normalize('NFD'))).toBe('p8')
    expect(found('dieu 5a khoan 2')).toBe('p8')
    expect(found('Điều 1 Thông tư này')).toBe('p3')
    expect(found('1')).toBe('p3')
    expect(found('mục 1 chương i')).toBe('p2')
    expect(found('đoạn 2 điều 1')).toBe('p5')
    expect(found('khoản 1 Điều 1 Quy chế')).toBe('p21')
    expect(found('khoản 1 Điều 1 Quy chế'.normalize('NFD'))).toBe('p21')
    expect(found('khoản 1 điều 1 của quy chế kèm theo')).toBe('p21')
    expect(found('phụ lục ii')).toBe('p24')
    expect(found('khoản 1 Phụ lục I')).toBe('p23')
    expect(findAddress(blocks, 'điểm a khoản 2 Điều 5a')?.point).toBe('p9')
  })

  it('A4 tells điểm d from điểm đ, in NFD too', () => {
    expect(book.find('điểm d khoản 2 điều 5a')).toBe('p12')
    expect(book.find('điểm đ khoản 2 điều 5a')).toBe('p13')
    expect(book.find('ĐIỂM Đ KHOẢN 2 ĐIỀU 5A'.normalize('NFD'))).toBe('p13')
  })

  it('A5 finds nothing where nothing here is meant', () => {
    for (const nothing of [
      '',
      'điều',
      'điều 99',
      'khoản 3 điều 5a',
      'điểm b khoản 2 Điều 9',
      'Điều 1 Nghị định số 73/2019/NĐ-CP',
      'Điều 1 Quy định kèm theo',
      'phụ lục V',
      'điều 1 điều 2',
      'x'.repeat(10_000),
      'điều '.repeat(100),
    ])
      expect(book.find(nothing)).toBeNull()
  })

  it('A6 is found again by what it shows', () => {
    fc.assert(
      fc.property(someText(), ({ content }) => {
        const each = new AddressBook(content)
        const shown = content.map(({ attrs }) => each.show(attrs.id)!)
        content.forEach((block, at) => {
          if (block.type !== 'provision' || block.attrs.quoted) return
          const citation = shown[at]!
          const ambiguous = shown.indexOf(citation) !== shown.lastIndexOf(citation)
          if (ambiguous || citation.includes('?') || citation.includes('Văn bản kèm theo')) return
          // Words before the first article of a region are cited by the region alone.
          if (!/Điều|Chương|Mục|Phần/.test(citation)) return
          expect([citation, each.find(citation)]).toEqual([citation, block.attrs.id])
        })
      }),
      { numRuns: 300 },
    )
  })

  it('A7 gives anchors made of numbers', () => {
    expect(
      ['p2', 'p6', 'p13', 'p14', 'p17', 'p18', 'p21', 'p23'].map((id) => book.anchorOf(id)),
    ).toEqual([
      'chuong-1-muc-1',
      'dieu-5a',
      'dieu-5a-khoan-2-diem-đ',
      'dieu-5a-khoan-2-diem-đ-doan-2',
      'dieu-6-khoan-1-trich-diem-b',
      'kem-theo-1',
      'kem-theo-1-dieu-1-khoan-1',
      'phu-luc-I-khoan-1',
    ])
    expect(book.idOfAnchor('dieu-5a-khoan-2-diem-đ'.normalize('NFD'))).toBe('p13')
    expect(book.idOfAnchor('dieu-99')).toBeNull()
  })

  it('A7 anchors are unique and lead back', () => {
    fc.assert(
      fc.property(someText({ lawful: false }), ({ content }) => {
        const each = new AddressBook(content)
        const anchors = content.map(({ attrs }) => each.anchorOf(attrs.id)!)
        expect(new Set(anchors).size).toBe(anchors.length)
        expect(anchors.map((anchor) => each.idOfAnchor(anchor))).toEqual(
          content.map(({ attrs }) => attrs.id),
        )
        for (const anchor of anchors) expect(anchor).toMatch(/^[\p{L}\d~-]+$/u)
      }),
    )
  })
})
