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

/** Labels of `level` in the lines to come, up to the next article or division. */
function* ahead(place: Place, level: Label['level']): Generator<string> {
  for (let index = place.at + 1; index <= Math.min(place.to, place.at + reach); index += 1) {
    const line = place.lines[index]
    const found = labelIn(line) ?? labelBehindMarks(line?.text ?? '')?.label
    if (!found) continue
    if (found.level === level) yield found.number
    else if (found.level === 'article' && found.separator && level !== 'article') return
    else if (found.level === 'clause' && level === 'point' && !/[-,]/.test(found.separator)) return
  }
}

export const nextAhead = (place: Place, level: Label['level']): string | null => {
  for (const number of ahead(place, level)) return number
  return null
}

export const comesAgain = (place: Place, level: Label['level'], number: string): boolean => {
  const after = successor(level, number)
  for (const found of ahead(place, level)) {
    if (found === number) return true
    if (found === after) return false
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
