import { successor } from '../numbering.ts'
import type { Label } from './labels.ts'
import { labelBehindMarks, labelIn } from './labels.ts'
import type { LineStyle, SourceLine } from './lines.ts'
import { breaksOff, isComplete } from './phrases.ts'
import type { WarningReason } from './warning.ts'

/** What a line is taken for. */
export interface Verdict {
  label: Label
  /** The number the provision has; differs from the printed one where that was misread. */
  number: string
  reasons: WarningReason[]
}

/** Where a line stands that looks like a label, and what its place tells. */
export interface Place {
  lines: readonly SourceLine[]
  at: number
  /** The words to judge: those of the line, behind a mark that opens a quotation. */
  text: string
  style: LineStyle
  /** Words of the line before, if it belongs to a sentence that may go on; null after a heading or at a beginning. */
  before: string | null
  /** Index of the last line that belongs together with this one: of the quotation, or of the text. */
  to: number
  /** The number its run, or the announcement of new text, demands for a level ('' where none follows). */
  expected: (level: Label['level']) => string
  /** The number the run had last, null at its beginning. */
  last: (level: Label['level']) => string | null
  /** Inside an article (or a text without articles): clauses and points may stand here. */
  inArticle: boolean
  /** New quoted text may begin with any number. */
  freshQuotation: boolean
  /** A heading that is no level of the law (`II. NHIỆM VỤ`) stands before: clauses may begin again. */
  restarted: boolean
  /** What was found looking ahead, kept from line to line. */
  seen: Partial<Record<Label['level'], SeenAhead>>
  /** Own articles stand without a dot (`Điều 5 Tên`). */
  dotless: boolean
  /** In quoted new text, where numbers may skip. */
  quoted: boolean
}

/** The sentence of the line before is still open, so that this line may carry it on. */
export function goesOnFrom(place: Place): boolean {
  const { before, style } = place
  if (before === null || isComplete(before)) return false
  return breaksOff(before) || (style.wrapped && before.length >= style.full)
}

const reach = 400

/** The next label of a level as found last: asked again, the lines between need no second look. */
export interface SeenAhead {
  from: number
  /** Where it stands, or where looking ended. */
  at: number
  to: number
  number: string | null
  /** Looking ended for the length of the way alone. */
  open: boolean
}

/** The number of the next label of `level` before another article (for points: clause) begins. */
export function nextAhead(place: Place, level: Label['level']): string | null {
  const seen = place.seen[level]
  const known = seen && seen.to === place.to && seen.from <= place.at && place.at < seen.at
  if (known && !seen.open) return seen.number
  const end = Math.min(place.to, place.at + reach)
  let at = known ? seen.at : place.at + 1
  let number: string | null | undefined
  for (; at <= end; at += 1) {
    number = labelFor(place.lines[at], level)
    if (number !== undefined) break
  }
  place.seen[level] = {
    from: known ? seen.from : place.at,
    at,
    to: place.to,
    number: number ?? null,
    open: number === undefined && end < place.to,
  }
  return number ?? null
}

/** The number of a label of `level` in this line, null where the search ends, undefined where it goes on. */
function labelFor(line: SourceLine | undefined, level: Label['level']): string | null | undefined {
  const found = labelIn(line) ?? labelBehindMarks(line?.text ?? '')?.label
  if (!found) return undefined
  if (found.level === level) return found.number
  if (found.level === 'article' && found.separator !== '' && level !== 'article') return null
  const ends = found.level === 'clause' && level === 'point' && !/[-,]/.test(found.separator)
  return ends ? null : undefined
}

/** The same number stands again before its successor does. */
export function comesAgain(place: Place, level: Label['level'], number: string): boolean {
  const after = successor(level, number)
  for (let at = place.at + 1; at <= Math.min(place.to, place.at + reach); at += 1) {
    const found = labelFor(place.lines[at], level)
    if (found === number) return true
    if (found === after || found === null) return false
  }
  return false
}

/** One digit off, and the label to come goes on from the number demanded here. */
export function isSlip(place: Place, label: Label, expected: string): boolean {
  if (expected === '' || nextAhead(place, label.level) !== successor(label.level, expected))
    return false
  const [printed, meant] = [label.digits, expected]
  if (Math.abs(printed.length - meant.length) > 1) return false
  const longer = printed.length >= meant.length ? printed : meant
  const shorter = printed.length >= meant.length ? meant : printed
  for (let at = 0; at < longer.length; at += 1) {
    const without = longer.slice(0, at) + longer.slice(at + 1)
    if (without === shorter) return true
    if (
      longer.length === shorter.length &&
      without === shorter.slice(0, at) + shorter.slice(at + 1)
    )
      return true
  }
  return false
}
