import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { looksLikeWord, wordText } from '@cucao/publishing/word-text'
import type { WordRemarks } from '@cucao/publishing/word-text'
import { printText, readText } from '@cucao/regulation'
import type { Reading } from '@cucao/regulation'
import { wordRefusalWords } from './word-refusal-words.ts'

const usage = `Cách dùng (usage): pnpm --silent cucao regulation parse FILE... [--json | --text]
  --json  mỗi tệp một dòng JSON: số chương, điều, khoản, điểm và các cảnh báo (one JSON object a line and file)
  --text  in lại văn bản từ cây đã đọc (prints the tree back as plain text)
FILE: văn bản thuần UTF-8/UTF-16 hoặc Word .docx, nhận theo nội dung tệp (plain text or Word .docx, told by its bytes)
Số dòng trong cảnh báo của tệp .docx là dòng của văn bản trích ra: mỗi đoạn một dòng, kể cả đoạn trống; số thứ tự tự động
được tính thành chữ; chú thích [1] đứng cuối. "word" đếm những gì không phải là chữ được in.
(Lines in warnings of a .docx are those of the text taken from it: one a paragraph, empty ones included; automatic numbers
are computed; footnotes [1] stand at the end. "word" counts tracked changes, comments and what else is not printed words.)
`

/** Why a file could not be read as text; the words say it in Vietnamese and English. */
type Unreadable = { ok: false; why: string }
type Content = { ok: true; text: string; word: WordRemarks | null } | Unreadable

const systemErrors: Record<string, string> = {
  ENOENT: 'không có tệp này (no such file)',
  EISDIR: 'là thư mục, không phải tệp (a directory, not a file)',
  EACCES: 'không có quyền đọc (permission denied)',
  ENOTDIR: 'không có tệp này (no such file)',
}

function contentOf(file: string): Content {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return {
      ok: false,
      why: systemErrors[code] ?? `không đọc được (cannot be read): ${code || String(error)}`,
    }
  }
  return looksLikeWord(bytes) ? fromWord(bytes) : decode(bytes)
}

function fromWord(bytes: Uint8Array): Content {
  const word = wordText(bytes)
  return word.ok
    ? { ok: true, text: word.text, word: word.remarks }
    : { ok: false, why: wordRefusalWords[word.reason] }
}

/** Text is UTF-8 without NUL; UTF-16 is taken where its byte order mark says so. */
function decode(bytes: Buffer): Content {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null
  if (!wide && bytes.includes(0))
    return {
      ok: false,
      why: 'không phải tệp văn bản thuần (not a plain text file: it holds NUL bytes)',
    }
  try {
    const text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes)
    return { ok: true, text, word: null }
  } catch {
    return { ok: false, why: 'không phải văn bản UTF-8 (not valid UTF-8 text)' }
  }
}

const threeOf = ({ article, clause, point, chapter, section }: Reading['attached']) => ({
  article,
  clause,
  point,
  chapter,
  section,
})

const report = (file: string, reading: Reading, word: WordRemarks | null): string =>
  JSON.stringify({
    file,
    counts: reading.counts,
    attached: threeOf(reading.attached),
    quoted: threeOf(reading.quoted),
    annexes: reading.annexes,
    lostCharacters: reading.lostCharacters,
    warnings: reading.warnings,
    ...(word ? { word } : {}),
  })

function argumentsOf(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, text: { type: 'boolean' }, help: { type: 'boolean' } },
    })
    return positionals.length === 0 || (values.json && values.text) || values.help
      ? null
      : { files: positionals, asText: values.text === true }
  } catch {
    return null
  }
}

/**
 * `regulation parse FILE... --json | --text`: reads plain texts and Word files of law, no database, no network.
 * Answers 0, or 2 where an argument or a file was wrong; the other files are read all the same.
 */
export async function parse(args: string[]): Promise<number> {
  const asked = argumentsOf(args)
  if (!asked) {
    process.stderr.write(usage)
    return 2
  }
  let failed = 0
  for (const file of asked.files) {
    const content = contentOf(file)
    if (!content.ok) {
      process.stderr.write(`${file}: ${content.why}\n`)
      failed += 1
      continue
    }
    let id = 0
    const reading = readText(content.text, { newId: () => `p${(id += 1)}` })
    process.stdout.write(
      asked.asText ? printText(reading.text) : `${report(file, reading, content.word)}\n`,
    )
  }
  return failed > 0 ? 2 : 0
}
