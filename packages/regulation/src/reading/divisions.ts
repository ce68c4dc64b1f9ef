import type { LineRole } from '../block.ts'
import { fromRoman } from '../numbering.ts'
import {
  headRole,
  isAuthority,
  isCapacity,
  isNation,
  isOrgan,
  isPersonName,
  isRecipientsLabel,
  isSigned,
} from './frames.ts'
import type { SourceLine } from './lines.ts'
import {
  continuesCitation,
  isCapitals,
  isIssuingNote,
  isListItem,
  isRule,
  startsCapital,
} from './phrases.ts'

/** Annexes (phụ lục) and attached texts (quy chế, quy định… issued with a decision): where they begin. */
export interface DivisionStart {
  kind: 'annex' | 'attached'
  /** The label of an annex as printed, '' if there is none. */
  printed: string
  number: string | null
  lines: { index: number; text: string; role: LineRole }[]
  /** Index of the first line after the title. */
  next: number
}

const annexLabel =
  /^([*#>_\s]*ph[ụu]\s*l[ụu]c(?:\s+số)?(?:\s+([IVXLC]{1,7}|\d{1,3}|[A-Z])([a-zđ]?)(?![\p{L}\d/]))?\s*[.:*_-]*)\s*(.*)$/iu
const attachedKind =
  /^[*#>_\s]*(?:QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|QUY TẮC|QUY CHUẨN|ĐIỀU LỆ|NỘI QUY|CHƯƠNG TRÌNH|KẾ HOẠCH|ĐỀ ÁN|CHIẾN LƯỢC|QUY HOẠCH|HƯỚNG DẪN|DỰ ÁN|PHƯƠNG ÁN|ĐỊNH MỨC|TIÊU CHUẨN|BỘ TIÊU CHÍ|ĐỀ CƯƠNG|CHUẨN|BỘ QUY TẮC|THỂ LỆ|CHẾ ĐỘ)(?![\p{L}])/u
const annexKind =
  /^[*#>_\s]*(?:DANH MỤC|DANH SÁCH|BIỂU MẪU|MẪU|BIỂU|BẢNG|PHỤ BIỂU|SƠ ĐỒ|CÁC MẪU|HỆ THỐNG BIỂU)(?![\p{L}])/u

/** `Mẫu số 01. Tờ khai`, `Biểu số 2`: a form behind the signature, with or without capitals. */
const formLabel =
  /^[*#>_\s]*(?:Phụ biểu|Biểu mẫu|Mẫu|Biểu|Bảng)\s*(?:số\s*)?(?:\d{1,3}|[IVX]+)[a-zđ]?(?![\p{L}\d])/iu
/** `V(Š ƯỜN Phụ lục IV`: what a stamp leaves before the label of an annex. */
const spoiltAnnexLabel =
  /^(?!\p{L}\p{Ll}+\s)(?=\S)[^;:,]{1,14}\sPhụ lục\s+([IVXLC]{1,7}|\d{1,3})([a-zđ]?)$/u
const numberAlone = /^(?:[IVXLC]{1,7}|\d{1,3})[a-zđ]?$/u

/** How many lines a title with its note may take. */
const titleReach = 10

export interface DivisionContext {
  /** The signature or recipients of the text before have been read. */
  ended: boolean
  /** An article (or clause) of the main text has been read. */
  begun: boolean
  inside: 'main' | 'annex' | 'attached'
  /** Number of the annex before, 0 if none. */
  annexNumber: number
  /** The line before is complete, or a heading. */
  settled: boolean
  /** A heading still waits for its title. */
  titleDue: boolean
}

const numberOf = (digits: string): number =>
  /^\d+$/.test(digits)
    ? Number(digits)
    : (fromRoman(digits) ?? digits.toUpperCase().charCodeAt(0) - 64)

/** The part of a title line before "(Kèm theo …)". */
const beforeNote = (text: string): string => text.replace(/\s*\((?=.*theo\b).*$/isu, '')

function noteWithin(lines: readonly SourceLine[], from: number, reach = titleReach): number {
  for (let index = from; index < Math.min(lines.length, from + reach); index += 1) {
    const text = lines[index]?.text ?? ''
    if (isIssuingNote(text) || /\((?:ban hành\s+)?kèm theo\b/iu.test(text)) return index
    if (index > from && /^điều\s+\d/iu.test(text)) return -1
  }
  return -1
}

function annexAt(
  lines: readonly SourceLine[],
  at: number,
  context: DivisionContext,
): DivisionStart | null {
  const text = lines[at]?.text ?? ''
  const spoilt = spoiltAnnexLabel.exec(text)
  if (spoilt && (context.ended || context.inside === 'annex') && noteWithin(lines, at, 8) > at) {
    const [, digits = '', suffix = ''] = spoilt
    return titleLines(lines, at, 'annex', text, String(numberOf(digits)) + suffix, '')
  }
  const found = annexLabel.exec(text)
  if (!found || !/^[*#>_\s]*P/u.test(text)) return null
  const [, printed = '', digits = '', suffix = '', rest = ''] = found
  const below = lines[at + 1]?.text ?? ''
  if (digits === '' && rest === '' && numberAlone.test(below)) {
    const joined = {
      number: lines[at]?.number ?? 0,
      text: `${printed.trim()} ${below}`,
      gap: false,
    }
    const whole = annexAt([joined, ...lines.slice(at + 2, at + 2 + titleReach * 2)], 0, context)
    return whole && shifted(whole, at + 1)
  }
  const title = beforeNote(rest)
  if (
    title !== '' &&
    !isCapitals(title) &&
    !(context.ended && !continuesCitation(title) && startsCapital(title))
  )
    return null
  const noted = noteWithin(lines, at, 6) >= 0
  const number = digits ? numberOf(digits) : 0
  const follows = number === context.annexNumber + 1
  const nextText = lines[at + 1]?.text ?? ''
  const titled = title !== '' || isCapitals(nextText) || isIssuingNote(nextText)
  if (context.inside === 'annex' && !noted && !(follows && digits && titled)) return null
  if (
    !context.ended &&
    context.inside !== 'annex' &&
    !(context.settled && context.begun && (noted || titled)) &&
    context.begun
  )
    return null
  return titleLines(
    lines,
    at,
    'annex',
    printed.trim(),
    digits ? String(number) + suffix : null,
    rest,
  )
}

/** The same division where its first line stands `by` lines further on. */
const shifted = (division: DivisionStart, by: number): DivisionStart => ({
  ...division,
  lines: division.lines.map((line) => ({ ...line, index: line.index + by })),
  next: division.next + by,
})

function attachedAt(
  lines: readonly SourceLine[],
  at: number,
  context: DivisionContext,
): DivisionStart | null {
  if (!context.begun || context.titleDue || context.inside === 'annex') return null
  const text = lines[at]?.text ?? ''
  if (isRule(text)) return null
  const note = noteWithin(lines, at)
  if (attachedKind.test(text) && isCapitals(beforeNote(text)) && (context.ended || note >= 0))
    return titleLines(lines, at, 'attached', '', null, text)
  if (!context.ended) return null
  if (
    note > at &&
    text.length < 200 &&
    attachedKind.test(text.toUpperCase()) &&
    startsCapital(text)
  )
    return titleLines(lines, at, 'attached', '', null, text)
  if (formLabel.test(text) || (annexKind.test(text) && isCapitals(beforeNote(text))))
    return titleLines(lines, at, 'annex', '', null, text)
  if (!isCapitals(text) && !isNation(text)) return null
  if (isSigner(text, lines[at - 1]?.text ?? '')) return null
  const head = lines.slice(at, at + 12).map((line) => line.text)
  const kind = head.findIndex((line) => attachedKind.test(line) && isCapitals(beforeNote(line)))
  if (kind <= 0 || head.slice(0, kind).some(belongsToEnd)) return null
  return titleLines(lines, at, 'attached', '', null, text, at + kind)
}

/** A line of recipients or signature, which no head of an attached text has. */
const belongsToEnd = (text: string): boolean =>
  isAuthority(text) ||
  isCapacity(text) ||
  isSigned(text) ||
  isRecipientsLabel(text) ||
  isListItem(text) ||
  /[;.]$/u.test(text)

const isSigner = (text: string, before: string): boolean =>
  isPersonName(text) &&
  !isOrgan(text) &&
  (isCapacity(before) || isSigned(before) || isAuthority(before))

/** The division that begins at line `at`, if one does. */
export const divisionAt = (
  lines: readonly SourceLine[],
  at: number,
  context: DivisionContext,
): DivisionStart | null => {
  const text = lines[at]?.text ?? ''
  if (text.length > 600) return null
  return annexAt(lines, at, context) ?? attachedAt(lines, at, context)
}

/** Gathers the title: lines in capitals, then the note "(Kèm theo …)" to its closing bracket. */
function titleLines(
  lines: readonly SourceLine[],
  at: number,
  kind: DivisionStart['kind'],
  printed: string,
  number: string | null,
  first: string,
  kindAt = at,
): DivisionStart {
  const taken: DivisionStart['lines'] = []
  if (first !== '') taken.push({ index: at, text: first, role: roleOf(first, kind, false) })
  let next = at + 1
  const note = noteWithin(lines, kindAt)
  const inNote = (text: string) => /\([^)]*$/u.test(text)
  let open = inNote(first)
  for (; next < lines.length; next += 1) {
    const text = lines[next]?.text ?? ''
    const partOfHead = next <= kindAt
    const partOfNote = open || next === note
    const partOfTitle =
      isRule(text) ||
      (isCapitals(text) &&
        !/^(?:chương|phần|mục|điều)\s/iu.test(text) &&
        !/^(?:[IVX]+|\d+)\s*[.)]/u.test(text))
    const beforeTheNote = note > next && !/^(?:chương|phần|mục|điều)\s+[\dIVX]/iu.test(text)
    if (!partOfHead && !partOfNote && !partOfTitle && !beforeTheNote) break
    taken.push({ index: next, text, role: partOfNote ? 'note' : roleOf(text, kind, next > kindAt) })
    if (partOfNote || inNote(text)) open = partOfNote ? open && !text.includes(')') : true
    if (next === note) open = inNote(text)
    if (!open && next >= note && note >= 0 && next > kindAt) {
      next += 1
      break
    }
  }
  return { kind, printed, number, lines: taken, next }
}

function roleOf(text: string, kind: DivisionStart['kind'], named: boolean): LineRole {
  if (isRule(text)) return 'rule'
  if (isIssuingNote(text)) return 'note'
  if (kind === 'annex') return isNation(text) ? 'nation' : 'name'
  const role = headRole(text, named)
  if (named && role !== 'nation' && role !== 'motto' && role !== 'number') return 'name'
  return role === 'other' || (role === 'kind' && text.length > 40) ? 'name' : role
}
