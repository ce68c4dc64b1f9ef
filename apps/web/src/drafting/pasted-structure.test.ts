import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { printText, regulationSchema, wordsOf } from '@cucao/regulation'
import type { Block, TextRun } from '@cucao/regulation'
import { countingIds } from '@cucao/regulation/testing'
import { expect, test } from 'vitest'
import { lineOf, piecesOfText, textOf } from './pasted-pieces.ts'
import type { PastedPiece } from './pasted-pieces.ts'
import { paragraphsOf, structureOf } from './pasted-structure.ts'

const read = (text: string) => structureOf(piecesOfText(text), countingIds())
const levels = (blocks: readonly Block[] = []) =>
  blocks.map((block) => (block.type === 'provision' ? block.attrs.level : block.type))

const law = `Điều 7. Trách nhiệm của cơ quan
1. Công bố danh mục dịch vụ;
2. Ủy ban nhân dân cấp tỉnh có trách nhiệm:
a) Bố trí nhân lực;
b) Công khai kết quả.`

test('a piece of a law becomes its provisions, numbered by where they now stand', () => {
  const { blocks, sure, warnings } = read(law) ?? {}
  expect(levels(blocks)).toEqual(['article', 'clause', 'clause', 'point', 'point'])
  const fixed = blocks?.filter(
    (block) => block.type === 'provision' && (block.attrs.number ?? block.attrs.form) !== null,
  )
  expect(fixed).toEqual([])
  expect([sure, warnings]).toEqual([true, []])
})

test('lines that are no law are no provisions', () => {
  expect(read('Kính gửi anh,\nem gửi tài liệu.\nTrân trọng')).toBeNull()
  expect(read('1. một dòng')).toBeNull()
})

test('where it begins is not odd; a gap inside is, and is asked about', () => {
  expect(read('c) Công bố;\nd) Công khai;\nđ) Báo cáo.')?.sure).toBe(true)
  expect(read('Chương II\nTRÁCH NHIỆM\nĐiều 7. Bộ\n1. Một;\n2. Hai.')?.sure).toBe(true)
  const gap = read('Điều 7. Bộ\n1. Một;\n3. Ba.\n4. Bốn.')
  expect(gap?.sure).toBe(false)
  expect(gap?.warnings.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'number-out-of-order'],
  ])
  expect(read('Lời dẫn của đoạn dán.\n1. Một;\n2. Hai.')?.sure).toBe(false)
})

const strong = (text: string): TextRun => ({ type: 'text', text, marks: [{ type: 'strong' }] })
const em = (text: string): TextRun => ({ type: 'text', text, marks: [{ type: 'em' }] })
const plain = (text: string): TextRun => ({ type: 'text', text })
const line = (...runs: TextRun[]): PastedPiece => ({ kind: 'line', runs: lineOf(runs) })
const cell = (words: string) => ({
  colspan: 1,
  rowspan: 1,
  header: false,
  lines: [[plain(words)]],
})

test('emphasis stays on its words, and goes where the heading is drawn bold anyway', () => {
  const { blocks = [] } =
    structureOf(
      [
        line(strong('Điều 7. Giải thích')),
        line(plain('1.  '), em('Dữ liệu  mở'), plain(' là dữ liệu;')),
        line(plain('2. Dữ liệu '), strong('chủ'), plain('.')),
      ],
      countingIds(),
    ) ?? {}
  expect(blocks.map((block) => (block.type === 'provision' ? block.content : []))).toEqual([
    [plain('Giải thích')],
    [em('Dữ liệu mở'), plain(' là dữ liệu;')],
    [plain('Dữ liệu '), strong('chủ'), plain('.')],
  ])
})

test('tables stay tables, each after the words it stood behind', () => {
  const table: PastedPiece = { kind: 'table', rows: [[cell('Mức'), cell('Phí')]] }
  const { blocks } =
    structureOf(
      [table, line(plain('1. Mức phí:')), table, line(plain('2. Hiệu lực.'))],
      countingIds(),
    ) ?? {}
  expect(levels(blocks)).toEqual(['table', 'clause', 'table', 'clause'])
  expect(blocks?.[2] && wordsOf(blocks[2])).toBe('Mức\tPhí')
})

test('whatever is pasted is valid by the schema, with ids of its own', () => {
  const table: PastedPiece = { kind: 'table', rows: [[cell('Mức'), { ...cell(''), lines: [] }]] }
  const pieces = [line(plain('1. Một')), table, line(plain('2. Hai'))]
  for (const blocks of [
    structureOf(pieces, countingIds())?.blocks,
    paragraphsOf(pieces, countingIds()),
  ]) {
    const doc = regulationSchema.nodeFromJSON({ type: 'doc', content: blocks })
    doc.check()
    const ids = new Set<unknown>()
    let count = 0
    doc.descendants((node) => {
      if (!('id' in node.attrs)) return
      ids.add(node.attrs.id)
      count += 1
    })
    expect(ids.size).toBe(count)
  }
})

const squeezed = (text: string) => text.normalize('NFC').replace(/\s+/gu, '')
const corpus = join(import.meta.dirname, '../../../../../shared/corpus')
const sample = readFileSync(
  join(import.meta.dirname, '../../../server/src/demo/sample-decree.txt'),
  'utf8',
)
const texts: [string, string][] = [['the sample decree', sample]]
if (existsSync(corpus))
  for (const name of readdirSync(corpus).filter(
    (each) => each.endsWith('.txt') && each !== 'README.md',
  ))
    texts.push([name, readFileSync(join(corpus, name), 'utf8').replace(/^(# .*\n)+/, '')])

test.each(texts)('no character is lost of any piece of %s', (_name, text) => {
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at += 157) {
    const pieces = piecesOfText(lines.slice(at, at + 40).join('\n'))
    const source = squeezed(pieces.map((p) => (p.kind === 'line' ? textOf(p.runs) : '')).join(''))
    const paragraphs = paragraphsOf(pieces, countingIds())
    expect(squeezed(paragraphs.map(wordsOf).join(''))).toBe(source)
    const read = structureOf(pieces, countingIds())
    if (!read) continue
    // Labels are drawn: the words are those of the source without them, in their order.
    const words = squeezed(read.blocks.map(wordsOf).join(''))
    let found = 0
    for (const character of source) if (character === words[found]) found += 1
    expect(found).toBe(words.length)
    const labels = source.length - words.length
    expect(labels).toBeLessThan(16 * read.blocks.length)
    expect(printText({ type: 'doc', content: read.blocks }).length).toBeGreaterThan(words.length)
  }
})
