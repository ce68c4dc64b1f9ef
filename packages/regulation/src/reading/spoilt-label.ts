import { successor } from '../numbering.ts'
import type { Label } from './labels.ts'
import { itemBelow, labelBehindMarks, labelIn, labelOf } from './labels.ts'
import type { Place, Verdict } from './line-place.ts'
import { goesOnFrom, nextAhead } from './line-place.ts'
import {
  looseClause,
  looseLabel,
  looseNumber,
  mayBeNumber,
  mayBePointNumber,
  strayClause,
} from './misreading.ts'
import { isCapitals, isComplete, startsCapital } from './phrases.ts'

/** Labels spoilt by OCR, which only their place gives away. Each is reported as `label-misread`. */
export function judgeSpoilt(place: Place): Verdict | null {
  if (!place.inArticle) return null
  return whole(
    place,
    pointBehindMarks(place) ??
      spoiltPoint(place) ??
      bracketLost(place) ??
      spoiltClause(place) ??
      strayClauseAt(place),
  )
}

/** A verdict that leaves no character of the line out; else the line is words. */
const whole = (place: Place, verdict: Verdict | null): Verdict | null =>
  verdict && squeeze(verdict.label.printed + verdict.label.rest) === squeeze(place.text)
    ? verdict
    : null
const squeeze = (text: string): string => text.replace(/\s+/gu, '')

const listMark = /^[-–+•*·]\s*$/u
/** A point or clause behind stray marks; one behind a list mark is written so on purpose. */
function pointBehindMarks(place: Place): Verdict | null {
  const found = labelBehindMarks(place.text)
  if (!found || itemBelow.test(place.text)) return null
  const { marks, label } = found
  if (goesOnFrom(place) || label.rest === '') return null
  const level = /[)}]/.test(label.separator) ? 'point' : label.level
  const expected = place.expected(level)
  if (expected === '') return null
  const like =
    label.number === expected || (level === 'point' && mayBePointNumber(label.digits, expected))
  if (!like) return null
  const listed = listMark.test(marks)
  if (listed && level === 'clause') return null
  const printed = `${marks}${label.printed}`
  return {
    label: { ...label, level, number: expected, printed },
    number: expected,
    reasons: listed && label.number === expected ? [] : ['label-misread'],
  }
}

function spoiltPoint(place: Place): Verdict | null {
  const { text } = place
  const found = looseLabel.exec(text)
  const expected = place.expected('point')
  if (!found || expected === '' || itemBelow.test(text)) return null
  const [, printed = '', rest = ''] = found
  const digits = looseNumber(printed)
  const goesOn = nextAhead(place, 'point') === successor('point', expected)
  if (place.last('point') === null && !goesOn && !place.freshQuotation) return null
  const like =
    digits === ''
      ? !goesOnFrom(place)
      : mayBePointNumber(digits, expected) || digits.toLowerCase() === expected
  return like || (goesOn && digits.length < 3 && !goesOnFrom(place))
    ? spoilt('point', printed, digits, rest, expected)
    : null
}

/** `ID Buộc lắp đặt` where point l is announced: the bracket read as D. */
function bracketLost(place: Place): Verdict | null {
  if (!place.freshQuotation) return null
  const [, printed = '', digits = '', rest = ''] =
    /^(([^\s()]{1,2})D)\s+(\p{Lu}.*)$/u.exec(place.text) ?? []
  const expected = place.expected('point')
  return digits !== '' && mayBePointNumber(digits, expected)
    ? spoilt('point', printed, digits, rest, expected)
    : null
}

/** `I`, `II`, `A`, `B`: headings of an outline more often than misread digits. */
const outline = /^(?:[IVX]+|[A-H])$/

function spoiltClause(place: Place): Verdict | null {
  const found = looseClause.exec(place.text)
  const expected = place.expected('clause')
  if (!found || goesOnFrom(place)) return null
  const [, printed = '', digits = '', rest = ''] = found
  if (!startsCapital(rest) || isCapitals(rest)) return null
  const after = successor('clause', expected) ?? ''
  if (outline.test(digits) && nextAhead(place, 'clause') !== after) return null
  if (/[.,]$/.test(printed.trim()))
    return mayBeNumber(digits, expected) || (digits === expected && printed.trim() !== `${digits}.`)
      ? spoilt('clause', printed, digits, rest, expected)
      : null
  const settled = place.before === null || isComplete(place.before)
  const alike = new RegExp(`^${after}\\s+\\p{Lu}`, 'u')
  const goesOn =
    nextAhead(place, 'clause') === after ||
    place.lines.slice(place.at + 1, place.at + 12).some((line) => alike.test(line.text))
  const full = place.style.wrapped && place.text.length >= place.style.full
  if (!(full || /[.;:,]$/u.test(rest)) || rest.length < 20) return null
  if (digits !== expected || !settled || !(goesOn || place.last('clause') !== null)) return null
  return { ...spoilt('clause', printed, digits, rest, expected), reasons: ['label-form'] }
}

/** `‡. Tàu bay`, `Z- Cảng`: no word, and the next clause is the one after that demanded here. */
function strayClauseAt(place: Place): Verdict | null {
  const [, printed = '', digits = '', rest = ''] = strayClause.exec(place.text) ?? []
  const expected = place.expected('clause')
  if (digits === '' || goesOnFrom(place)) return null
  if (place.before !== null && !isComplete(place.before)) return null
  const goesOn = nextAhead(place, 'clause') === successor('clause', expected)
  if (isCapitals(rest)) return null
  const like = mayBeNumber(digits, expected) && !outline.test(digits)
  return like || (goesOn && !/[\p{L}\d]/u.test(digits))
    ? spoilt('clause', printed, digits, rest, expected)
    : null
}

const spoiltHeading =
  /^((?:[^\p{L}\d]{0,4}|[^\p{L}\d]{0,2}\p{L}\s?[:.]\s?)(Chương|Mục|Phần|Tiểu\s+mục)\s*([^\s.:]{1,6})(?:\s?[.:])?)(?:\s+(\S.*))?$/iu
const levelOf = { c: 'chapter', m: 'section', p: 'part', t: 'subsection' } as const

/** `Chương HÌ`, `s : Chương V`, `Mục6`: nothing else stands so alone before a title. */
export function judgeSpoiltHeading(place: Place): Verdict | null {
  const [, printed = '', word = '', digits = '', rest = ''] = spoiltHeading.exec(place.text) ?? []
  if (digits === '' || place.quoted || /^[A-H]$/.test(digits)) return null
  if (rest !== '' && !(isCapitals(rest) && rest.length < 200)) return null
  const line = place.lines[place.at]
  if (place.before !== null && !isComplete(place.before) && !line?.gap) return null
  const [next, second] = [place.lines[place.at + 1], place.lines[place.at + 2]]
  if (!next || (rest === '' && labelIn(next))) return null
  if (rest === '' && !isCapitals(next.text) && !headsArticle(labelIn(second))) return null
  const level = levelOf[word.slice(0, 1).toLowerCase() as keyof typeof levelOf]
  const number = labelOf(`${word} ${digits}`)?.number || place.expected(level)
  if (number === '') return null
  return whole(place, {
    label: { level, number, digits, printed, separator: '', rest },
    number,
    reasons: ['label-misread'],
  })
}

const headsArticle = (label: Label | null): boolean =>
  label !== null && label.level !== 'clause' && label.level !== 'point'

const spoilt = (
  level: 'clause' | 'point',
  printed: string,
  digits: string,
  rest: string,
  number: string,
): Verdict => ({
  label: { level, number, digits, printed: printed.trim(), separator: printed.slice(-1), rest },
  number,
  reasons: ['label-misread'],
})
