import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  inList,
  listLevel,
  listOf,
  listScheme,
  wordFile,
  wordParagraph,
} from '@cucao/publishing/word-testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const entry = new URL('./cucao.ts', import.meta.url).pathname

interface Outcome {
  code: number
  out: string
  err: string
}
const cucao = (cwd: string, ...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [entry, ...args], { cwd }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })

const decree =
  '# source: a sample\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một.\n3. Ba:\na) Nội dung.\n'

/** The same decree as Word would hold it, all its numbers automatic. */
const numberedDecree = wordFile({
  numbering:
    listScheme(
      0,
      listLevel(0, 'upperRoman', 'Chương %1') +
        listLevel(1, 'decimal', 'Điều %2.') +
        listLevel(2, 'decimal', '%3.') +
        listLevel(3, 'lowerLetter', '%4)'),
    ) + listOf(1, 0),
  body: [
    wordParagraph('', inList(1, 0)),
    wordParagraph('QUY ĐỊNH CHUNG'),
    wordParagraph('Phạm vi', inList(1, 1)),
    wordParagraph('Một.', inList(1, 2)),
    wordParagraph('Hai:', inList(1, 2)),
    wordParagraph('Nội dung.', inList(1, 3)),
  ].join(''),
})

describe('cucao regulation parse', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cucao-parse-'))
    writeFileSync(join(folder, 'nghị định.txt'), decree)
    writeFileSync(
      join(folder, 'nfd.txt'),
      `\uFEFF${decree.replaceAll('\n', '\r\n').normalize('NFD')}`,
    )
    writeFileSync(join(folder, 'binary.bin'), Buffer.from([0x7f, 0x45, 3, 4, 0, 0, 0xff]))
    writeFileSync(join(folder, 'cut.docx'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]))
    writeFileSync(join(folder, 'old.doc'), Buffer.from('d0cf11e0a1b11ae100', 'hex'))
    writeFileSync(join(folder, 'nghị định.docx'), numberedDecree)
    writeFileSync(join(folder, 'latin.txt'), Buffer.from('Ngh\xee \xf0\xf2nh', 'latin1'))
    writeFileSync(join(folder, 'empty.txt'), '')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('prints one JSON object a line and file, in order, with the file as given', async () => {
    const { code, out, err } = await cucao(
      folder,
      'regulation',
      'parse',
      'nghị định.txt',
      './nfd.txt',
      '--json',
    )
    expect([code, err]).toEqual([0, ''])
    const [first, second, ...rest] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rest).toEqual([])
    expect(first).toEqual({
      file: 'nghị định.txt',
      counts: { part: 0, chapter: 1, section: 0, subsection: 0, article: 1, clause: 2, point: 1 },
      attached: { article: 0, clause: 0, point: 0, chapter: 0, section: 0 },
      quoted: { article: 0, clause: 0, point: 0, chapter: 0, section: 0 },
      annexes: 0,
      lostCharacters: 0,
      warnings: [{ line: 6, reason: 'number-out-of-order', text: '3. Ba:' }],
    })
    expect(second).toEqual({ ...first, file: './nfd.txt' })
  })

  it('reads a Word file, its automatic numbers included, and says what else it holds', async () => {
    const files = ['nghị định.docx', '--json']
    const { code, out, err } = await cucao(folder, 'regulation', 'parse', ...files)
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({
      counts: { chapter: 1, article: 1, clause: 2, point: 1 },
      lostCharacters: 0,
      warnings: [],
      word: { insertions: 0, deletions: 0, comments: 0 },
    })
    const printed = await cucao(folder, 'regulation', 'parse', '--text', 'nghị định.docx')
    expect(printed.out).toBe(
      'Chương I QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một.\n2. Hai:\na) Nội dung.\n',
    )
  })

  it('prints the tree back as text', async () => {
    const { out } = await cucao(folder, 'regulation', 'parse', '--text', 'nghị định.txt')
    expect(out).toBe('Chương I QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một.\n3. Ba:\na) Nội dung.\n')
  })

  it('names each file it cannot read and why, reads the others, and fails', async () => {
    const files = ['none.txt', 'binary.bin', 'cut.docx', 'old.doc', 'latin.txt', '.', 'empty.txt']
    const { code, out, err } = await cucao(folder, 'regulation', 'parse', ...files, '--json')
    expect(code).toBe(2)
    expect(out.trimEnd().split('\n')).toHaveLength(1)
    expect(out).toContain('"file":"empty.txt"')
    expect(err.trimEnd().split('\n')).toEqual([
      'none.txt: không có tệp này (no such file)',
      'binary.bin: không phải tệp văn bản thuần (not a plain text file: it holds NUL bytes)',
      'cut.docx: tệp Word bị hỏng hoặc bị cắt, không đọc được (the Word file is damaged and cannot be read)',
      'old.doc: tệp .doc của Word đời cũ; mở bằng Word rồi lưu thành .docx (an old .doc file; save it as .docx)',
      'latin.txt: không phải văn bản UTF-8 (not valid UTF-8 text)',
      '.: là thư mục, không phải tệp (a directory, not a file)',
    ])
  })

  it.each([[[]], [['--json']], [['--nothing', 'a.txt']], [['--json', '--text', 'a.txt']]])(
    'shows its use and fails on %j',
    async (args) => {
      const { code, out, err } = await cucao(folder, 'regulation', 'parse', ...args)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain('regulation parse FILE...')
    },
  )

  it('shows the commands there are on an unknown one', async () => {
    const { code, err } = await cucao(folder, 'regulation', 'eat')
    expect(code).toBe(2)
    expect(err).toContain('regulation parse')
  })
})
