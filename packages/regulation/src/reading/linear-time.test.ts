import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

/**
 * 2 MB of one kind of line, and lines of 1 MB. Read line by line they take about a second each; what looks
 * back or ahead without bound takes minutes. The limit lies far from both.
 */
const limit = 15_000
const size = 2_000_000

const amending = `NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 10/2022/NĐ-CP
Điều 1. Sửa đổi, bổ sung khoản 1 Điều 3 như sau:
`
const ended = 'Điều 1. Một\nNội dung.\nTM. CHÍNH PHỦ\n'

const lines: [before: string, line: string][] = [
  ['', 'Nghị định này quy định về dữ liệu mở của cơ quan nhà nước theo quy định tại khoản\n'],
  ['NGHỊ ĐỊNH\n', 'Điều 1 Phạm vi\n'],
  ['Điều 1. Một\n', 'I. Nội dung theo quy định của pháp luật về dữ liệu.\n'],
  ['Điều 1. Một\n', '8) Nội dung theo quy định của pháp luật về dữ liệu;\n'],
  [amending, '2. Nội dung theo quy định tại khoản\n'],
  [amending, '“Nội dung theo quy định của pháp luật về dữ liệu\n'],
  [ended, 'QUY ĐỊNH CHUNG VỀ DỮ LIỆU MỞ CỦA CƠ QUAN NHÀ NƯỚC\n'],
  ['Phụ lục I\n', 'Nội dung theo quy định của\n'],
]

const pieces = ['a', '"', '“', '*', '.', '-', '1', '1.', '; 2. A', '[1]', 'như sau: ', '(kèm theo ']
const starts = [
  '',
  'Điều 1. Một\n1. ',
  'Chương I\n',
  `${amending}“2. `,
  'Phụ lục I ',
  `${ended}QUY CHẾ `,
]

function time(source: string): number {
  const start = performance.now()
  expect(readText(source, { newId: () => '' }).lostCharacters).toBe(0)
  return performance.now() - start
}

describe('time', () => {
  it.each(lines)(
    'R16 2 MB of one kind of line behind %j: %j',
    { timeout: 60_000 },
    (before, line) => {
      expect(time(before + line.repeat(size / line.length))).toBeLessThan(limit)
    },
  )

  it.each(starts)('R16 lines of 1 MB behind %j', { timeout: 60_000 }, (start) => {
    for (const piece of pieces)
      expect(time(`${start}${piece.repeat(1_000_000 / piece.length)}\nĐiều 2. Hai`)).toBeLessThan(
        limit,
      )
  })
})
