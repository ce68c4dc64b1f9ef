import type { Level } from './block.ts'
import { pointAlphabet, successor } from './numbering.ts'

/**
 * Order of numbers where provisions were inserted (NĐ 78/2025 Điều 69.4): 5 < 5a < 5b < 5đ < 5e < 6 for
 * everything counted in digits, a < a1 < a2 < b for points. Letters follow the 23 of the point alphabet.
 */
export type OrderKey = [first: number, second: number]

const digitsThenLetter = /^(\d{1,9})(\p{Ll}?)$/u
const letterThenDigits = /^(\p{Ll})(\d{0,9})$/u
/** Old texts also carry f, j, w, z and hatted letters; they sort beside their neighbours in the alphabet. */
const everyLetter = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'

/** null where the number is not of its level's form. */
export function orderKey(level: Level, number: string): OrderKey | null {
  const parts = (level === 'point' ? letterThenDigits : digitsThenLetter).exec(number)
  if (!parts) return null
  const [, head = '', tail = ''] = parts
  const letter = everyLetter.indexOf(level === 'point' ? head : tail || 'a')
  if (letter < 0) return null
  if (level === 'point') return [letter, tail === '' ? 0 : Number(tail)]
  return [Number(head), tail === '' ? 0 : letter + 1]
}

export const isWellFormedNumber = (level: Level, number: string): boolean =>
  orderKey(level, number) !== null

/** < 0 where `a` comes before `b`. Throws where one is not of its level's form. */
export function compareNumbers(level: Level, a: string, b: string): number {
  const [left, right] = [orderKey(level, a), orderKey(level, b)]
  if (!left || !right) throw new RangeError(`numbers of a ${level} were expected, not ${a}, ${b}`)
  return left[0] - right[0] || left[1] - right[1]
}

/**
 * The number of a provision put between two whose numbers stay (NĐ 78/2025 Điều 66.1, 69.4): after 5
 * comes 5a, after 5a 5b, after điểm a a1; at the end of a run simply the next number. A hole left by a
 * repealed provision is not filled. null where there is no rule: before the first, after 5y, no room left.
 */
export function numberBetween(
  level: Level,
  before: string | null,
  after: string | null,
): string | null {
  if (level === 'paragraph' || before === null) return null
  if (after === null) return successor(level, before)
  const inserted = insertedAfter(level, before)
  if (inserted === null || !isWellFormedNumber(level, after)) return null
  return compareNumbers(level, inserted, after) < 0 ? inserted : null
}

function insertedAfter(level: Level, number: string): string | null {
  if (!isWellFormedNumber(level, number)) return null
  if (level === 'point') {
    const digits = number.slice(1)
    return `${number[0]}${digits === '' ? 1 : Number(digits) + 1}`
  }
  const digits = /^\d+/.exec(number)![0]
  const letter = number.slice(digits.length)
  if (letter === '') return `${digits}a`
  const next = pointAlphabet[pointAlphabet.indexOf(letter) + 1]
  return pointAlphabet.includes(letter) && next ? `${digits}${next}` : null
}
