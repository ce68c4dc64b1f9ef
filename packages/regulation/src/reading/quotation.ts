import type { SourceLine } from './lines.ts'
import type { Label } from './labels.ts'
import { labelIn, labelOf } from './labels.ts'

/**
 * Quoted new text of amending acts ("như sau: “…”."). A quotation opens at the beginning of a line and
 * reaches to the line that closes it; a lost closing mark is found by the act's own next instruction.
 */
const opening = /^([^\p{L}\d"“”«‘(]{0,6}(?:["“”«‘]|''){1,3}\s*)(.*)$/u
/** A mark doubled by OCR before a label: `""Điều 7.` */
const doubled =
  /^[^\p{L}\d"“”«]{0,6}["“”«]{2,3}(?=\s*(?:Điều|Chương|Mục|Phần|Phụ lục|\d{1,3}[a-zđ]?[.)]|\p{Ll}\d?\)))/u

/** The mark a line begins with and what follows it. */
export function openingMark(text: string): { lead: string; rest: string } | null {
  const found = opening.exec(text)
  return found ? { lead: (found[1] ?? '').trim(), rest: found[2] ?? '' } : null
}

/** How deep in quotation marks the text ends, if it began `depth` deep; and where the depth first came to 0. */
export function depthAfter(words: string, depth: number): { depth: number; closedAt: number } {
  if (!/["“”«»']/u.test(words)) return { depth, closedAt: -1 }
  const text = words
    .replaceAll("''", '” ')
    .replace(doubled, (marks) => (depth === 0 ? '“'.padStart(marks.length) : marks))
  let now = depth
  let closedAt = -1
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? ''
    if (!'“”"«»'.includes(mark)) continue
    if (opens(text, at, mark) && !(now > 0 && /^[.;,:]*\s*$/u.test(text.slice(at + 1)))) now += 1
    else if (now > 0) {
      now -= 1
      if (now === 0 && closedAt < 0) closedAt = at
    }
  }
  return { depth: now, closedAt }
}

/** A straight mark opens if a word follows and none stands before; curly ones say it themselves. */
function opens(text: string, at: number, mark: string): boolean {
  if (at === 0 || mark === '“' || mark === '«') return true
  if (mark === '”') return false
  if (mark === '»') return false
  const before = text[at - 1] ?? ' '
  const after = text[at + 1] ?? ' '
  return /[\s([“"*_#>]/u.test(before) && /[^\s.;,:!?”»)]/u.test(after)
}

/** Only marks, stops and a joining word may follow the mark that closes a quotation. */
const tail =
  /^["”»']*\s*[.;,:/*_]*\s*(?:và|hoặc)?\s*[.;,]*(?:(?<=[\s.;,:”"])[^\p{L}\d\s"“”]?[^\d\s"“”]?)?$/iu
export const closesQuotation = (text: string, closedAt: number): boolean =>
  closedAt >= 0 && text.length - closedAt < 40 && tail.test(text.slice(closedAt))

/** No quotation has more lines; without a bound, marks that never close would be followed to the end each time. */
const longest = 3000

/** Labels with words that begin a provision of the act itself; `true` ends an unclosed quotation. */
export type IsOwnInstruction = (label: Label, index: number, lastQuoted: Label | null) => boolean

export interface QuotationEnd {
  /** Index of the last line of the quotation. */
  last: number
  closed: boolean
  /** Nothing shows where it ends: neither a mark nor anything of the act itself. */
  endless?: boolean
}

/**
 * Where the quotation that opens at line `from` ends. Reads ahead to the closing mark; a line that opens
 * another quotation, or an instruction of the act itself, shows that the mark was lost.
 */
export function quotationEnd(
  lines: readonly SourceLine[],
  from: number,
  firstWords: string,
  isOwn: IsOwnInstruction,
  isEnd: (index: number) => boolean,
): QuotationEnd {
  let depth = 0
  const end = Math.min(lines.length, from + longest)
  let last: Label | null = labelOf(openingMark(firstWords)?.rest ?? firstWords)
  let own = -1
  let frame = -1
  for (let index = from; index < end; index += 1) {
    const text = index === from ? firstWords : (lines[index]?.text ?? '')
    if (index > from) {
      if (frame < 0 && isEnd(index)) frame = index
      if (frame >= 0 && index - frame > longestForm) break
      const mark = openingMark(text)
      const label = mark ? null : labelOf(text)
      if (mark && labelOf(mark.rest) && depth > 0) {
        if (frame >= 0) break
        const before = own >= 0 ? own : ownBefore(lines, index, from)
        return { last: before - 1, closed: false }
      }
      if (label && own < 0 && isOwn(label, index, last)) own = index
      last = label ?? last
    }
    const after = depthAfter(text, depth)
    if (after.depth === 0 && (after.closedAt >= 0 || depth === 0)) {
      if (frame >= 0 && !actGoesOn(lines, index, isEnd)) break
      return ending(index, own, text, after.closedAt)
    }
    depth = after.depth
  }
  if (frame >= 0) return { last: (own >= 0 ? Math.min(own, frame) : frame) - 1, closed: false }
  return { last: (own >= 0 ? own : end) - 1, closed: false, endless: own < 0 }
}

/** Recipients and signature of a form within a quotation are followed by its closing mark this soon. */
const longestForm = 120

/** Behind the mark that closes a form the act goes on, or ends itself. */
const actGoesOn = (
  lines: readonly SourceLine[],
  index: number,
  isEnd: (index: number) => boolean,
): boolean =>
  closesQuotation(lines[index]?.text ?? '', (lines[index]?.text ?? '').search(/["”»][^"”»]*$/u)) &&
  index + 1 < lines.length &&
  (labelIn(lines[index + 1]) !== null || isEnd(index + 1))

/** The mark that closes here belongs to a later quotation if the act's own text began before it. */
function ending(index: number, own: number, text: string, closedAt: number): QuotationEnd {
  if (own >= 0) return { last: own - 1, closed: false }
  return { last: index, closed: closedAt < 0 || closesQuotation(text, closedAt) }
}

/** A quotation opens at `index`; the line before it announces it and is the act's own. */
const ownBefore = (lines: readonly SourceLine[], index: number, from: number): number =>
  index - 1 > from && labelIn(lines[index - 1]) ? index - 1 : index
