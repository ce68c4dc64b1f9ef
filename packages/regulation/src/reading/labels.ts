import type { Level } from '../block.ts'
import type { SourceLine } from './lines.ts'
import { fromRoman, label, officialForm } from '../numbering.ts'

/** What the beginning of a line could be; whether it is, is decided by its place (judgement.ts). */
export interface Label {
  level: Exclude<Level, 'paragraph'>
  /** Arabic digits and suffix, as in a provision; '' where the characters give none (OCR). */
  number: string
  /** The characters printed for the number. */
  digits: string
  /** The label as printed, marks before it included. */
  printed: string
  /** Punctuation after the number, '' if none. */
  separator: string
  /** The words after the label. */
  rest: string
}

const ordinals = new Map([
  ['nhất', 1],
  ['một', 1],
  ['hai', 2],
  ['nhì', 2],
  ['ba', 3],
  ['tư', 4],
  ['bốn', 4],
  ['năm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['bẩy', 7],
  ['tám', 8],
  ['chín', 9],
  ['mười', 10],
  ['mười một', 11],
  ['mười hai', 12],
  ['mười ba', 13],
  ['mười bốn', 14],
  ['mười lăm', 15],
] as [string, number][])
const ordinal =
  '(?:mười(?:\\s+(?:một|hai|ba|bốn|lăm))?|nhất|một|hai|nhì|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín)'

/** Markdown marks and the like before a label. */
const marks = '[#>*_\\s]*'
/** Marks of the footnotes of a consolidated text: `Chương II[9]`, `a)[4]`. */
const footnotes = '(?:\\s*\\[\\d{1,3}\\])*'
const headingPatterns: [Label['level'], RegExp][] = [
  [
    'part',
    new RegExp(
      `^(${marks}ph[ầâ]n\\s+(?:thứ\\s+)?(${ordinal}|[ivxlcdm]+|\\d{1,2})([a-zđ]?)(?![\\p{L}\\d/])(${footnotes}\\s*[.:–-]?))\\s*(.*)$`,
      'iu',
    ),
  ],
  [
    'chapter',
    new RegExp(
      `^(${marks}ch[ưu][ơo]ng\\s+(?:thứ\\s+)?([\\p{L}\\d!|¡]{1,7}?)([a-zđ]?)(?![\\p{L}\\d/!|])(${footnotes}\\s*[.:–-]?))\\s*(.*)$`,
      'iu',
    ),
  ],
  [
    'section',
    new RegExp(
      `^(${marks}mục\\s+([ivxlcdm]+|\\d{1,2}|[l|!])([a-zđ]?)(?![\\p{L}\\d/])(${footnotes}\\s*[.:–-]?))\\s*(.*)$`,
      'iu',
    ),
  ],
  [
    'subsection',
    new RegExp(
      `^(${marks}tiểu\\s+mục\\s+([ivxlcdm]+|\\d{1,2}|[l|!])([a-zđ]?)(?![\\p{L}\\d/])(${footnotes}\\s*[.:–-]?))\\s*(.*)$`,
      'iu',
    ),
  ],
  [
    'article',
    new RegExp(
      `^(${marks}[đdð]i[ềêếểễệèe]u\\s*(?:thứ\\s+)?([\\dlIO|!\\]]{1,4})\\s?([a-zđ]\\d?(?![\\p{L}]))?(?![\\p{L}\\d]|/\\S)(${footnotes}(?:\\s*[.:][–-]*|\\s*/|\\s*[–-](?=\\s|$)|\\*\\*)*))\\s*(.*)$`,
      'iu',
    ),
  ],
]
const clausePattern = new RegExp(
  `^(${marks}(\\d{1,3})([a-zđ]\\d?)?((?:\\[\\d{1,3}\\])?\\s?[.)},:]{1,2}(?:\\*\\*)?|\\s?/(?=\\s|\\p{Lu}\\p{Ll})|\\s?[-–]|\\*\\*))(?!\\d)\\s*(.*)$`,
  'u',
)
const pointPattern = new RegExp(
  `^(${marks}([a-zđð])(\\d{1,2})?((?:\\[\\d{1,3}\\])?\\s?[)}/]|[.,]|\\s?[-–](?=\\s)))(?![\\d.])\\s*(.*)$`,
  'u',
)

const digitsOf = (printed: string): string => String(Number(printed))

function numberOf(level: Label['level'], digits: string, suffix: string): string {
  const tail = suffix.toLowerCase()
  if (/^\d+$/.test(digits)) return digitsOf(digits) + tail
  const word = ordinals.get(digits.toLowerCase().replace(/\s+/g, ' '))
  if (word !== undefined && (level === 'part' || level === 'chapter')) return String(word) + tail
  if (level === 'article') return ''
  const roman = fromRoman(digits)
  return roman === null ? '' : String(roman) + tail
}

const headingStart = /^[#>*_\s]*(?:[PC][hH]|M[ụỤ]|T[iI]|[ĐDÐ][iI])/u

function headingLabel(text: string): Label | null {
  if (!headingStart.test(text)) return null
  for (const [level, pattern] of headingPatterns) {
    const found = pattern.exec(text)
    if (!found) continue
    const [, printed = '', digits = '', suffix = '', separator = '', rest = ''] = found
    const inserted = suffix !== suffix.toUpperCase() && digits !== digits.toLowerCase()
    const whole =
      (inserted && numberOf(level, digits, suffix)) ||
      numberOf(level, digits + suffix, '') ||
      numberOf(level, digits, suffix)
    return {
      level,
      number: whole,
      digits: digits + suffix,
      printed: printed.trim(),
      separator: separator.trim(),
      rest,
    }
  }
  return null
}

/** `Điều 1. Phạm vi ........ 2`: a line of a table of contents. */
export const isContentsLine = (text: string): boolean =>
  /(?:\.{4}|…{2}|_{4}|(?:\s\.){3})\s*\d{1,3}$/u.test(text.slice(-24))

/** The label a line begins with, if any: official forms, their variants, and what OCR makes of them. */
export function labelOf(text: string): Label | null {
  if (isContentsLine(text)) return null
  const heading = headingLabel(text)
  if (heading) return heading
  const clause = clausePattern.exec(text)
  if (clause) {
    const [, printed = '', digits = '', suffix = '', separator = '', rest = ''] = clause
    return {
      level: 'clause',
      number: digitsOf(digits) + suffix,
      digits: digits + suffix,
      printed: printed.trim(),
      separator: separator.trim(),
      rest,
    }
  }
  const point = pointPattern.exec(text)
  if (!point) return null
  const [, printed = '', letter = '', number = '', separator = '', rest = ''] = point
  return {
    level: 'point',
    number: (letter === 'ð' ? 'đ' : letter) + number,
    digits: letter + number,
    printed: printed.trim(),
    separator: separator.trim(),
    rest,
  }
}

const known = new WeakMap<SourceLine, Label | null>()
/** `labelOf` of a whole line, found once: looking ahead asks for it again and again. */
export function labelIn(line: SourceLine | undefined): Label | null {
  if (!line) return null
  const before = known.get(line)
  if (before !== undefined) return before
  const label = labelOf(line.text)
  known.set(line, label)
  return label
}

/** Up to five marks that are no quotation marks before a firm label: `„ b) Thông tin`, `- a) Thảo luận`. */
const behindMarks =
  /^([^\p{L}\d\s"“”«‘'(][^\p{L}\d"“”«‘'(]{0,4})(?=[\p{L}\d]{1,2}\s?[)}]|\d{1,2}[.,]\s)/u

/** The clause or point that stands behind stray marks or the mark of a list, and those marks. */
export function labelBehindMarks(text: string): { marks: string; label: Label } | null {
  const marks = behindMarks.exec(text)?.[1]
  if (marks === undefined) return null
  const label = labelOf(text.slice(marks.length))
  return label?.level === 'point' || label?.level === 'clause' ? { marks, label } : null
}

/** Items below the levels of the law: `c.1)`, `a.1.2)`, `1.1.`, `2.1.3`. */
export const itemBelow =
  /^(?:[\p{L}¡ï8]\.\d+(?:\.\d+)*\s?[).:]?(?=\s|\p{L})|(?!\d{1,3}(?:\.\d{3})+(?:\s+(?:\p{Ll}|%)|$)|\d+\.\d+\s+(?:triệu|tỷ|tỉ|nghìn|đồng|ha|km|kg|m)(?!\p{L}))(\d{1,3})\.(\d{1,3})((?:\.\d{1,3})*)\s?[.):]?(?=\s|\p{L}))/u

const kindsOfNumber = ['n', 'arabic', 'roman', 'word', 'Word', 'WORD'] as const

/**
 * The form that prints `printed` for this number: null if that is the official one, else a pattern with
 * a place for the number, else (misread, zero-padded) the very characters.
 */
export function formOf(level: Level, number: string, printed: string): string | null {
  const wanted = printed.replace(/\s+/g, ' ')
  const digits = wanted.replace(/\[\d+\]/g, (mark) => '['.repeat(mark.length))
  if (label(level, number) === wanted) return null
  for (const kind of kindsOfNumber) {
    const inner = label(level, number, `{${kind}}`)
    const at = digits.lastIndexOf(inner)
    if (inner === '' || at < 0) continue
    const form = `${wanted.slice(0, at)}{${kind}}${wanted.slice(at + inner.length)}`
    if (label(level, number, form) === wanted) return form
  }
  return wanted
}

/** `Điều 5.` and the like: nothing to report about such a label. */
const accepted = new Set([
  ...Object.values(officialForm),
  'Chương {n}.',
  'Chương {n}:',
  'CHƯƠNG {n}',
  'CHƯƠNG {n}.',
  'PHẦN {n}',
  'Phần thứ {word}',
  'Phần Thứ {word}',
  'PHẦN THỨ {WORD}',
  'Phần {word}',
  'Mục {n}.',
  'MỤC {n}',
  'MỤC {n}.',
  'Mục {n}:',
  'Tiểu mục {n}.',
  'TIỂU MỤC {n}',
  'TIỂU MỤC {n}.',
])
export const isUsualForm = (form: string | null): boolean =>
  form === null || accepted.has(form.replace(/\s?\[\d{1,3}\]/g, ''))
