import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Provision } from '../block.ts'
import { wordsOf } from '../block.ts'
import { numbersOf } from '../numbering.ts'
import { regulationSchema } from '../schema.ts'
import { printText } from './print-text.ts'
import type { Reading } from './read-text.ts'
import { readText } from './read-text.ts'

const read = (text: string): Reading => {
  let id = 0
  return readText(text, { newId: () => `p${(id += 1)}` })
}
const squeeze = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '')

const words =
  'cơ quan nhà nước tổ chức cá nhân dữ liệu được quản lý khai thác sử dụng theo quy định pháp luật'.split(
    ' ',
  )
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 3, maxLength: 14 })
  .map((list) => `Bộ ${list.join(' ')}`)
const title = fc
  .array(fc.constantFrom(...words), { minLength: 2, maxLength: 6 })
  .map((list) => list.join(' '))

const unit = (level: Provision['attrs']['level'], text: string): Provision => ({
  type: 'provision',
  attrs: { id: '', level, number: null, form: null, quoted: false, lead: '' },
  content: [{ type: 'text', text }],
})

const point = sentence.map((text) => [unit('point', `${text};`)])
const clause = fc
  .tuple(sentence, fc.array(point, { maxLength: 8 }), fc.boolean())
  .map(([text, points, more]) => [
    unit('clause', points.length > 0 ? `${text}:` : `${text}.`),
    ...points.flat(),
    ...(more ? [unit('paragraph', 'Trường hợp khác do Chính phủ quy định.')] : []),
  ])
const article = fc
  .tuple(sentence, sentence, fc.array(clause, { maxLength: 5 }))
  .map(([name, text, clauses]) => [
    unit('article', name),
    ...(clauses.length > 0 ? clauses.flat() : [unit('paragraph', `${text}.`)]),
  ])
const articles = fc.array(article, { minLength: 1, maxLength: 4 }).map((list) => list.flat())
const section = fc
  .tuple(title, articles)
  .map(([name, list]) => [unit('section', name.toUpperCase()), ...list])
const chapter = fc
  .tuple(
    title,
    fc.oneof(
      articles,
      fc.array(section, { minLength: 2, maxLength: 3 }).map((list) => list.flat()),
    ),
  )
  .map(([name, list]) => [unit('chapter', name.toUpperCase()), ...list])
const regulation = fc.oneof(
  articles,
  fc.array(chapter, { minLength: 1, maxLength: 4 }).map((list) => list.flat()),
)

/** What a provision is, without its id. */
const shape = (blocks: readonly Block[]): string[] => {
  const numbers = numbersOf(blocks)
  return blocks.map((block, at) =>
    block.type === 'provision'
      ? `${block.attrs.level} ${numbers[at] ?? ''}|${wordsOf(block)}`
      : block.type,
  )
}
const print = (blocks: Provision[]): string => printText({ type: 'doc', content: blocks })
const counts = ({ counts: own, quoted, attached, annexes }: Reading) => ({
  own,
  quoted,
  attached,
  annexes,
})

const garbage = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    'Điều 3',
    'khoản 2',
    '2. ',
    'a) b',
    '“',
    '”',
    '"1. x',
    'Phụ lục II',
    'TM. CHÍNH PHỦ',
    'Nơi nhận:',
    '7',
    '# ',
    '____',
    'Chương V Luật',
    'QUY CHẾ',
    '(Kèm theo',
    'Điều 99. Xa',
    'z) y',
    '1.1. z',
    "''",
    'Chương HÌ. QUY ĐỊNH',
    's : Mục6',
    'PHẦN A. CHUNG',
    '„ b) Nội dung',
    '- a) Nội dung',
    '‡. Tàu bay',
    'ID Buộc',
    '"9a, Phạt',
    'Phụ lục',
    'IV',
    '[1] Ghi chú',
    'Mẫu số 01. Tờ khai',
    'V(Š Phụ lục II',
    'Số:',
    'CỘNG HÒA XÃ HỘI',
    'CHỦ NGHĨA VIỆT NAM',
    'Điều 1 ........ 2',
    '|',
  ),
)

/** What holds of whatever was read; `[]` where all of it does. */
function unsound(source: string, reading: Reading): string[] {
  const wrong: string[] = []
  if (reading.lostCharacters !== 0) wrong.push(`${reading.lostCharacters} characters lost`)
  if (squeeze(printText(reading.text)) !== squeeze(withoutNote(source)))
    wrong.push('printed otherwise')
  regulationSchema.nodeFromJSON(reading.text).check()
  const ids = idsOf(reading.text.content)
  if (new Set(ids).size !== ids.length) wrong.push('an id stands twice')
  const last = source.split(/\r\n|\n|\r/).length
  for (const { line } of reading.warnings)
    if (line < 1 || line > last) wrong.push(`no line ${line}`)
  return wrong
}
const withoutNote = (source: string): string => {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  while (lines[0]?.startsWith('# ')) lines.shift()
  return lines.join('\n')
}
const idsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.type === 'provision' || block.type === 'table'
      ? [block.attrs.id]
      : [block.attrs.id, ...block.content.map((line) => line.attrs.id)],
  )

describe('laws of reading', () => {
  it('R13 a printed regulation is read back as the same tree, without a warning', () => {
    fc.assert(
      fc.property(regulation, (blocks) => {
        const source = print(blocks)
        const reading = read(source)
        expect(shape(reading.text.content)).toEqual(shape(blocks))
        expect(reading.warnings).toEqual([])
        expect(unsound(source, reading)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('R12 white space, line ends and Unicode form change no figure', () => {
    fc.assert(
      fc.property(regulation, fc.nat(), (blocks, seed) => {
        const plain = print(blocks)
        const spaced = plain
          .split('\n')
          .map((line, at) => `${' \t\u00a0'.charAt((at + seed) % 3)}${line.replaceAll(' ', '  ')} `)
          .join(seed % 2 ? '\r\n' : '\n\n')
        const source = `\uFEFF${spaced.normalize('NFD')}`
        const reading = read(source)
        expect(counts(reading)).toEqual(counts(read(plain)))
        expect(unsound(source, reading)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('R5 breaking the lines of a text changes no figure', () => {
    fc.assert(
      fc.property(regulation, fc.integer({ min: 50, max: 90 }), (blocks, width) => {
        const plain = print(blocks)
        const source = plain
          .split('\n')
          .flatMap((line) => wrap(line, width))
          .join('\n')
        const reading = read(source)
        expect(counts(reading)).toEqual(counts(read(plain)))
        expect(unsound(source, reading)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('R14 lines of garbage lose nothing', () => {
    fc.assert(
      fc.property(
        regulation,
        fc.array(fc.tuple(fc.nat(), garbage), { minLength: 1, maxLength: 12 }),
        (blocks, extra) => {
          const lines = print(blocks).split('\n')
          for (const [at, line] of extra) lines.splice(at % (lines.length + 1), 0, line)
          const source = lines.join('\n')
          expect(unsound(source, read(source))).toEqual([])
        },
      ),
      { numRuns: 250 },
    )
  })

  it('R14 any string is read, soundly', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.array(garbage, { maxLength: 30 }).map((lines) => lines.join('\n')),
        ),
        (source) => {
          expect(unsound(source, read(source))).toEqual([])
        },
      ),
      { numRuns: 600 },
    )
  })

  it('R15 reading a printed text again gives the same figures', () => {
    fc.assert(
      fc.property(regulation, (blocks) => {
        const once = read(print(blocks))
        expect(counts(read(printText(once.text)))).toEqual(counts(once))
      }),
      { numRuns: 60 },
    )
  })
})

function wrap(line: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current]
}
