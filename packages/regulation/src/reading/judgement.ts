import { pointAlphabet, successor, toRoman } from '../numbering.ts'
import type { Label } from './labels.ts'
import { itemBelow, labelIn, labelOf } from './labels.ts'
import type { Place, Verdict } from './line-place.ts'
import { comesAgain, goesOnFrom, isSlip, nextAhead } from './line-place.ts'
import { judgeSpoilt, judgeSpoiltHeading } from './spoilt-label.ts'
import { mayBeNumber, mayBePoint, mayBeRoman } from './misreading.ts'
import {
  awaitsNumber,
  continuesCitation,
  isCapitals,
  isComplete,
  startsCapital,
  startsSmall,
} from './phrases.ts'
import type { WarningReason } from './warning.ts'

/*
 * Is what looks like a label one? Judged by its place: the number its run demands, how the line before
 * ends, what follows the label, and the labels still to come.
 */

/** 5 → 5a, 5a → 5b, d → d1, d1 → d2: numbers an amending act inserts (NĐ 78/2025 Điều 69.4). */
export function isInsertion(label: Pick<Label, 'level' | 'number'>, last: string | null): boolean {
  if (last === null) return false
  const [, base = '', tail = ''] =
    (label.level === 'point' ? /^(\D)(\d*)$/ : /^(\d+)(\D*)$/).exec(label.number) ?? []
  const [, lastBase = '', lastTail = ''] =
    (label.level === 'point' ? /^(\D)(\d*)$/ : /^(\d+)(\D*)$/).exec(last) ?? []
  if (tail === '' || base !== lastBase) return false
  if (label.level === 'point') return Number(tail) === Number(lastTail || '0') + 1
  return lastTail === '' ? tail === 'a' : successor('point', lastTail) === tail
}

/** What the line is, as a label; null: words. `doubtful` where the words only look like a label. */
export function judge(place: Place): Verdict | { doubtful: boolean } | null {
  const verdict = judged(place)
  if (!verdict || !('label' in verdict) || !place.quoted) return verdict
  const last = place.last(verdict.label.level)
  const skips = last === null || comparesAfter(verdict.label.level, verdict.number, last)
  return {
    ...verdict,
    reasons: verdict.reasons.filter((reason) => !skips || reason !== 'number-out-of-order'),
  }
}

const comparesAfter = (level: Label['level'], number: string, last: string): boolean =>
  level === 'point'
    ? pointAlphabet.indexOf(number[0] ?? '') > pointAlphabet.indexOf(last[0] ?? '')
    : Number.parseInt(number, 10) > Number.parseInt(last, 10)

function judged(place: Place): Verdict | { doubtful: boolean } | null {
  const { text } = place
  const label = labelOf(text)
  if (!label) return judgeSpoiltHeading(place) ?? judgeSpoilt(place)
  if (label.level === 'article') return judgeArticle(place, label)
  if (label.level === 'clause') return judgeClause(place, label) ?? judgeSpoilt(place)
  if (label.level === 'point') return judgePoint(place, label) ?? judgeSpoilt(place)
  return judgeHeading(place, label) ?? judgeSpoiltHeading(place)
}

function judgeHeading(place: Place, label: Label): Verdict | { doubtful: boolean } | null {
  const { level, rest, separator } = label
  const titled = rest === '' || isCapitals(rest) || /^["“(*_]/u.test(rest)
  const settled = place.before === null || isComplete(place.before)
  const due = /[.:]/.test(separator) && label.number === place.expected(level) && settled
  const marked = separator !== '' && startsCapital(rest) && (due || !continuesCitation(rest))
  const named =
    label.number === place.expected(level) &&
    startsCapital(rest) &&
    !continuesCitation(rest) &&
    settled &&
    rest.length < 120 &&
    !/[.;,:]$/u.test(rest)
  if (!titled && !marked && !named) return null
  const open = goesOnFrom(place)
  const expected = place.expected(level)
  if (label.number === expected || place.freshQuotation) {
    if (label.number === '') return null
    return open && comesAgain(place, level, label.number)
      ? { doubtful: true }
      : { label, number: label.number, reasons: [] }
  }
  const misread =
    expected !== '' &&
    (mayBeRoman(label.digits, toRoman(Number.parseInt(expected, 10))) ||
      mayBeNumber(label.digits, expected))
  if (misread) return { label, number: expected, reasons: ['label-misread'] }
  if (label.number === '') return null
  if (isInsertion(label, place.last(level))) return { label, number: label.number, reasons: [] }
  if (open) return { doubtful: true }
  const restart = label.number === '1' && level === 'chapter'
  return { label, number: label.number, reasons: restart ? [] : ['number-out-of-order'] }
}

function judgeArticle(place: Place, label: Label): Verdict | { doubtful: boolean } | null {
  const { rest, separator } = label
  const open = goesOnFrom(place)
  const expected = place.expected('article')
  const looksTitled = rest === '' || startsCapital(rest) || /^[\d("“[.…]/u.test(rest)
  if (separator === '') {
    if (
      rest !== '' &&
      (!startsCapital(rest) || (continuesCitation(rest) && !place.freshQuotation))
    ) {
      const whole =
        label.number === expected &&
        !open &&
        startsCapital(rest) &&
        (nextAhead(place, 'article') === successor('article', expected) ||
          (place.dotless && (place.before === null || isComplete(place.before))))
      if (!whole) return null
    }
    if (rest === '' && open) return null
  }
  if (!looksTitled && !(label.number === expected && separator !== '' && !open)) return null
  const form: WarningReason[] = separator === '' && rest !== '' ? ['label-form'] : []
  if (label.number !== '' && (label.number === expected || place.freshQuotation)) {
    if (
      open &&
      (comesAgain(place, 'article', label.number) ||
        (separator === '' && awaitsNumber(place.before ?? '')))
    )
      return { doubtful: true }
    return { label, number: label.number, reasons: form }
  }
  if (expected !== '' && mayBeNumber(label.digits, expected) && !open)
    return { label, number: expected, reasons: ['label-misread'] }
  if (label.number === '') return null
  if (separator !== '' && isInsertion(label, place.last('article')) && !open)
    return { label, number: label.number, reasons: [] }
  if (open || (separator === '' && rest !== '')) return { doubtful: separator !== '' }
  if (isSlip(place, label, expected)) return { label, number: expected, reasons: ['label-misread'] }
  return { label, number: label.number, reasons: ['number-out-of-order', ...form] }
}

function judgeClause(place: Place, label: Label): Verdict | { doubtful: boolean } | null {
  if (!place.inArticle && !place.freshQuotation) return null
  const { number, rest, separator } = label
  const expected = place.expected('clause')
  const open = goesOnFrom(place)
  if (rest === '' && !standsAlone(place, label, expected)) return null
  if (itemBelow.test(place.text)) return null
  const weak = /[-–,:]|^\*/.test(separator)
  if (weak && (number !== expected || !startsCapital(rest) || open)) return null
  if (number === expected || (place.freshQuotation && !weak)) {
    if (place.freshQuotation)
      return { label, number, reasons: separator === ',' ? ['label-misread'] : [] }
    if (
      open &&
      awaitsNumber(place.before ?? '') &&
      (comesAgain(place, 'clause', number) ||
        (place.style.wrapped && nextAhead(place, 'clause') === null))
    )
      return { doubtful: true }
    if (open && startsSmall(rest)) return { doubtful: true }
    return { label, number, reasons: separator === ',' ? ['label-misread'] : [] }
  }
  if (isInsertion(label, place.last('clause')) && !open) return { label, number, reasons: [] }
  if (open) return { doubtful: true }
  if (isPointMisread(place, label)) return null
  if (isSlip(place, label, expected)) return { label, number: expected, reasons: ['label-misread'] }
  return {
    label,
    number,
    reasons: place.restarted && number === '1' ? [] : ['number-out-of-order'],
  }
}

/** A label alone in its line, its words in the next. */
const standsAlone = (place: Place, label: Label, expected: string): boolean =>
  label.number === expected &&
  /^[.)]$/u.test(label.separator) &&
  !goesOnFrom(place) &&
  startsCapital(place.lines[place.at + 1]?.text ?? '') &&
  !labelIn(place.lines[place.at + 1])

/** `8) Người nộp thuế` where point g is due. */
const isPointMisread = (place: Place, label: Label): boolean =>
  /^[)}]/.test(label.separator) &&
  ((place.last('point') !== null && mayBePoint(label.digits, place.expected('point'))) ||
    nextAhead(place, 'point') === successor('point', place.expected('point')))

function judgePoint(place: Place, label: Label): Verdict | { doubtful: boolean } | null {
  if (!place.inArticle && !place.freshQuotation) return null
  const { number, rest, separator } = label
  const expected = place.expected('point')
  const open = goesOnFrom(place)
  const firm = /[)}]/.test(separator)
  if (rest === '' && !standsAlone(place, label, expected)) return null
  if (!firm && (number !== expected || open || !startsCapital(rest))) return null
  if (number === expected || place.freshQuotation) {
    if (open && /điểm$/iu.test(place.before ?? '')) return { doubtful: true }
    if (number !== expected && mayBePoint(number, expected) && nextAhead(place, 'point') === number)
      return { label, number: expected, reasons: ['label-misread'] }
    return { label, number, reasons: separator.includes('}') ? ['label-misread'] : [] }
  }
  if (isInsertion(label, place.last('point'))) return { label, number, reasons: [] }
  if (isSpoiltItem(place, label)) return { doubtful: false }
  if (expected !== '' && mayBePoint(number, expected) && isRepairable(place, number, expected))
    return { label, number: expected, reasons: ['label-misread'] }
  if (open && awaitsNumber(place.before ?? '')) return { doubtful: true }
  if (skipsBack(place, number, expected))
    return { label, number: expected, reasons: ['label-misread'] }
  return { label, number, reasons: ['number-out-of-order'] }
}

/** `c3)` below point c: `c.3)` whose dot is lost. */
function isSpoiltItem(place: Place, label: Label): boolean {
  const last = place.last('point')
  const [, letter = '', digits = ''] = /^(\D)(\d+)$/.exec(label.number) ?? []
  return last !== null && digits !== '' && (letter === last[0] || mayBePoint(letter, last[0] ?? ''))
}

/** The run goes on from the letter demanded here, and not from the printed one. */
function skipsBack(place: Place, printed: string, expected: string): boolean {
  const next = nextAhead(place, 'point')
  return (
    expected !== '' &&
    next !== null &&
    printed !== 'a' &&
    place.last('point') !== null &&
    next === successor('point', expected) &&
    next !== successor('point', printed)
  )
}

/** The letter demanded here is missing from the run otherwise: the next one goes on from it, or repeats what is printed. */
function isRepairable(place: Place, printed: string, expected: string): boolean {
  const next = nextAhead(place, 'point')
  if (next === null || next === 'a')
    return (
      (printed === 'đ' && expected === 'd' && !place.quoted) ||
      pointAlphabet.indexOf(printed) > pointAlphabet.indexOf(expected) + 1 ||
      pointAlphabet.indexOf(printed) < pointAlphabet.indexOf(expected)
    )
  if (next === successor('point', expected) || next === printed) return true
  return (
    next !== successor('point', printed) &&
    pointAlphabet.indexOf(printed) !== pointAlphabet.indexOf(expected) + 1
  )
}
