import { describe, expect, it } from 'vitest'
import { wordsOf } from './block.ts'
import { AddressBook } from './address.ts'
import { areCleanWords } from './normalise.ts'
import { findingsOf } from './structure.ts'
import { emptyText, regulationKinds } from './template.ts'
import { countingIds } from './testing.ts'
import { checkText } from './validate.ts'

const textOf = (kind: (typeof regulationKinds)[number]) =>
  emptyText({ kind, title: 'Quy định về dữ liệu số', year: 2026, newId: countingIds() })

describe('the first text of a draft', () => {
  it.each(regulationKinds)('T4 of a %s is valid and without findings', (kind) => {
    const text = textOf(kind)
    expect(checkText(text)).toEqual({ ok: true, text })
    expect(findingsOf(text.content)).toEqual([])
    expect(wordsOf(text.content.at(-1)!).split('\n').every(areCleanWords)).toBe(true)
    const types = text.content.map(({ type }) => type)
    expect(types.filter((type) => type !== 'provision')).toEqual([
      'head',
      'legal_bases',
      'signature',
      'recipients',
    ])
  })

  it('T4 a decree has its head, number, chapters and last articles', () => {
    const { content } = textOf('decree')
    expect(wordsOf(content[0]!).split('\n')).toEqual([
      'DỰ THẢO',
      'CHÍNH PHỦ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: /2026/NĐ-CP',
      'Hà Nội, ngày … tháng … năm 2026',
      'NGHỊ ĐỊNH',
      'Quy định về dữ liệu số',
    ])
    const book = new AddressBook(content)
    const said = (citation: string) =>
      wordsOf(content.find(({ attrs }) => attrs.id === book.find(citation))!)
    expect(said('chương I')).toBe('QUY ĐỊNH CHUNG')
    expect(said('điều 1')).toBe('Phạm vi điều chỉnh')
    expect(said('điều 2')).toBe('Đối tượng áp dụng')
    expect(said('chương III')).toBe('ĐIỀU KHOẢN THI HÀNH')
    expect(said('điều 4')).toBe('Hiệu lực thi hành')
  })

  it('T4 the number names the organ', () => {
    const text = emptyText({
      kind: 'circular',
      title: 'x',
      year: 2027,
      newId: countingIds(),
      organ: 'Bộ Khoa học và Công nghệ',
      organCode: 'BKHCN',
    })
    const lines = wordsOf(text.content[0]!).split('\n')
    expect(lines).toContain('Số: /2027/TT-BKHCN')
    expect(lines).toContain('BỘ KHOA HỌC VÀ CÔNG NGHỆ')
    expect(wordsOf(textOf('law').content[0]!)).toContain('Luật số: /2026/QH16')
  })
})
