import { existsSync, readFileSync } from 'node:fs'
import { readText } from '@cucao/regulation'
import { describe, expect, it } from 'vitest'
import {
  inList,
  listLevel,
  listOf,
  listScheme,
  wordFile,
  wordParagraph as p,
  wordRun as r,
} from './word-testing.ts'
import type { WordParts } from './word-testing.ts'
import { wordText } from './word-text.ts'

function read(parts: WordParts) {
  const answer = wordText(wordFile(parts))
  if (!answer.ok) throw new Error(answer.reason)
  return answer
}
const linesOf = (body: string, more: Partial<WordParts> = {}) =>
  read({ ...more, body }).text.split('\n')

describe('the words of a Word file', () => {
  it('W1 are its paragraphs, a line each; empty ones stay', () => {
    expect(linesOf(p('Điều 1. Phạm vi') + p('') + p('1. Một & hai <ba>.'))).toEqual([
      'Điều 1. Phạm vi',
      '',
      '1. Một & hai <ba>.',
    ])
  })

  it('W1 are joined over runs, however Word cut them; tabs and line breaks count', () => {
    const runs = `${r('Ngh')}${r('ị định', '<w:b/>')}<w:r><w:tab/><w:t>số</w:t><w:br/><w:t>hai</w:t></w:r>`
    expect(linesOf(p(runs))).toEqual(['Nghị định\tsố', 'hai'])
  })

  it('W2 have no soft hyphens, plain hyphens for unbreakable ones, and composed letters', () => {
    const runs = `<w:r><w:t>14/2026/NĐ</w:t><w:noBreakHyphen/><w:t>CP</w:t></w:r>${r(' bảo\u00adđảm')}<w:r><w:softHyphen/></w:r>${r('Điều'.normalize('NFD'))}`
    expect(linesOf(p(runs))).toEqual(['14/2026/NĐ-CP bảođảmĐiều'])
  })

  it('W2 are in capitals where they are shown so, by the run or by its styles', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Ten"><w:rPr><w:caps/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Ten2"><w:basedOn w:val="Ten"/></w:style>'
    const body =
      p(r('đường', '<w:caps/>')) +
      p('Quy định chung', '<w:pStyle w:val="Ten2"/>') +
      p(r('thường', '<w:caps w:val="0"/>'), '<w:pStyle w:val="Ten"/>')
    expect(linesOf(body, { styles })).toEqual(['ĐƯỜNG', 'QUY ĐỊNH CHUNG', 'thường'])
  })

  it('W13 stand in any namespace prefix, in the strict namespace, and in UTF-16', () => {
    const xml = (uri: string) =>
      `<x:document xmlns:x="${uri}"><x:body><x:p><x:r><x:t>Điều 1.</x:t></x:r></x:p></x:body></x:document>`
    const strict = xml('http://purl.oclc.org/ooxml/wordprocessingml/main')
    const usual = xml('http://schemas.openxmlformats.org/wordprocessingml/2006/main')
    for (const part of [strict, usual, new Uint8Array(Buffer.from(`\ufeff${usual}`, 'utf16le'))])
      expect(linesOf('', { parts: { 'word/document.xml': part } })).toEqual(['Điều 1.'])
  })

  it('W2 are those of a field’s result, not of its instruction', () => {
    const character = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const field = (instruction: string, result: string) =>
      `${character('begin')}<w:r><w:instrText>${instruction}</w:instrText></w:r>${character('separate')}${result}${character('end')}`
    expect(linesOf(p(r('theo ') + field('REF _a', r('Điều 5')) + r('.')))).toEqual(['theo Điều 5.'])
    // A field whose instruction never ends takes nothing of the next paragraph.
    expect(linesOf(p(r('Một') + character('begin')) + p('Hai'))).toEqual(['Một', 'Hai'])
  })

  it('W8 leave out a table of contents, but nothing where its end is missing', () => {
    const character = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const begin = `${character('begin')}<w:r><w:instrText> TOC \\o "1-3"</w:instrText></w:r>${character('separate')}`
    const contents = p(`${begin}${r('Điều 1. Phạm vi 3')}`) + p(r('Điều 2. Đối tượng 4'))
    const whole = read({ body: contents + p(character('end')) + p('Điều 1. Phạm vi') })
    expect(whole.text).toBe('\nĐiều 1. Phạm vi')
    expect(whole.remarks.contents).toBe(1)
    expect(read({ body: contents + p('Điều 1. Phạm vi') }).text).toContain('Điều 2. Đối tượng 4')
  })

  it('W2 leave out hidden words and say so', () => {
    const { text, remarks } = read({ body: p(r('Hiện.') + r('Ẩn.', '<w:vanish/>')) })
    expect([text, remarks.hidden]).toEqual(['Hiện.', 1])
  })
})

describe('what stands beside the text', () => {
  const tracked = (name: string, inside: string) => `<w:${name} w:id="1">${inside}</w:${name}>`

  it('W4 tracked changes are taken as accepted, and counted', () => {
    const deleted = '<w:r><w:delText>Cũ</w:delText></w:r>'
    const body =
      p(tracked('ins', r('Mới')) + tracked('del', deleted) + r('.')) +
      p(tracked('moveFrom', r('Đi')) + tracked('moveTo', r('Đến')))
    const { text, remarks } = read({ body })
    expect(text).toBe('Mới.\nĐến')
    expect(remarks).toMatchObject({ insertions: 2, deletions: 2 })
  })

  it('W4 a paragraph whose end is deleted runs on into the next, in a cell too', () => {
    const gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    const cell = (inside: string) => `<w:tbl><w:tr><w:tc>${inside}</w:tc></w:tr></w:tbl>`
    expect(linesOf(p('Một ', gone) + p('hai.') + p('Ba.'))).toEqual(['Một hai.', 'Ba.'])
    expect(linesOf(cell(p('a', gone)) + p('b'))).toEqual(['a', 'b'])
    expect(linesOf(p('cuối', gone))).toEqual(['cuối'])
  })

  it('W4 deleted rows are left out; former formatting gives no number', () => {
    const row = (words: string, properties = '') =>
      `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${p(words)}</w:tc></w:tr>`
    const body = `<w:tbl>${row('còn')}${row('bỏ', '<w:del w:id="1"/>')}</w:tbl>`
    const former = `<w:pPrChange><w:pPr>${inList(1)}</w:pPr></w:pPrChange>`
    const numbering = listScheme(0, listLevel(0, 'decimal', '%1.')) + listOf(1, 0)
    expect(linesOf(body + p('Đoạn', former), { numbering })).toEqual(['còn', 'Đoạn'])
  })

  it('W5 a text box comes once, after its paragraph, whichever of its two forms is read', () => {
    const box = (words: string) => `<w:txbxContent>${p(words)}</w:txbxContent>`
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('trong khung')}</mc:Choice><mc:Fallback><w:pict>${box('trong khung')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const older = `<w:r><w:pict>${box('khung cũ')}</w:pict></w:r>`
    expect(linesOf(p(both + r('Ngoài.')) + p(older))).toEqual([
      'Ngoài.',
      'trong khung',
      '',
      'khung cũ',
    ])
  })

  it('W6 footnotes are marked and stand at the end, one line each', () => {
    const note = (id: number, inside: string) => `<w:footnote w:id="${id}">${inside}</w:footnote>`
    const mark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
    const footnotes =
      note(0, p('')) + note(2, p('Sửa đổi theo') + p('Điều 1. Luật 5')) + note(3, p('Hai'))
    const body = p(r('Điều 5') + mark(3)) + p(r('Một') + mark(2) + mark(3))
    expect(linesOf(body, { footnotes })).toEqual([
      'Điều 5[1]',
      'Một[2][1]',
      '',
      '[1] Hai',
      '[2] Sửa đổi theo Điều 1. Luật 5',
    ])
  })

  it('W9 comments and pictures are counted', () => {
    const body = p(
      `${r('Một')}<w:r><w:commentReference w:id="1"/><w:pict><v:imagedata/></w:pict></w:r>`,
    )
    const { text, remarks } = read({ body })
    expect([text, remarks.comments, remarks.pictures]).toEqual(['Một', 1, 1])
  })

  it('W9 headers and footers are not of the text', () => {
    const header = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p('DỰ THẢO')}</w:hdr>`
    expect(linesOf(p('Một'), { parts: { 'word/header1.xml': header } })).toEqual(['Một'])
  })

  it('W7 tables are read cell by cell; rows of data stay one line', () => {
    const row = (...cells: string[]) =>
      `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr/>${cell}</w:tc>`).join('')}</w:tr>`
    const head = row(p('CHÍNH PHỦ') + p('Số: 1'), p('CỘNG HÒA') + p('Độc lập'))
    const body = `<w:tbl>${head}${row(p('1'), p('Phí'), p('20'))}${row(p('2'), p('Một') + p('hai'), p('30'))}</w:tbl>`
    expect(linesOf(body)).toEqual([
      'CHÍNH PHỦ',
      'Số: 1',
      'CỘNG HÒA',
      'Độc lập',
      '1\tPhí\t20',
      '2',
      'Một',
      'hai',
      '30',
    ])
  })
})

const corpus = new URL('../../../../../shared/corpus/', import.meta.url)
describe.skipIf(!existsSync(corpus))('official Word files', () => {
  const reading = (name: string) => {
    const answer = wordText(readFileSync(new URL(name, corpus)))
    if (!answer.ok) throw new Error(answer.reason)
    let id = 0
    return readText(answer.text, { newId: () => `p${(id += 1)}` })
  }

  it('Decree 30/2020 has the figures that are certain', () => {
    const { counts, annexes, lostCharacters, warnings } = reading('30-2020-ND-CP.docx')
    expect(counts).toEqual({
      part: 0,
      chapter: 7,
      section: 5,
      subsection: 0,
      article: 38,
      clause: 116,
      point: 94,
    })
    expect([annexes, lostCharacters, warnings]).toEqual([0, 0, []])
  })

  it('its annex is an annex without articles', () => {
    const { counts, annexes, lostCharacters } = reading('30-2020-ND-CP.phu-luc-I.docx')
    expect([counts.article, annexes, lostCharacters]).toEqual([0, 1, 0])
  })

  it('its words are those of the plain text beside it', () => {
    const answer = wordText(readFileSync(new URL('30-2020-ND-CP.docx', corpus)))
    const twin = readFileSync(new URL('30-2020-ND-CP.txt', corpus), 'utf8').replace(/^#.*\n/gm, '')
    const bare = (text: string) => text.normalize('NFC').replace(/\s/g, '')
    expect(answer.ok && bare(answer.text)).toBe(bare(twin))
  })
})
