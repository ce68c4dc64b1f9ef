/**
 * What OCR makes of the number in a label. A misreading is repaired only where the place demands a
 * certain number (its run says which) and the printed characters are known to be mistaken for it.
 */
const mistakenFor: Record<string, string> = {
  a: 'àáảạâă8',
  b: '6h',
  c: 'eoCéẹ',
  d: 'đĐðÐDâôáä',
  đ: 'ðÐdĐDâôáấ',
  e: 'céèẹẻêoE€',
  g: '8q9øeđặ',
  h: 'bnHi',
  i: 'ï¡íìịỉ1l!jIJÍ',
  k: 'KRx',
  l: '1I!]|iíJ',
  m: 'nM',
  n: 'ñmhNpra',
  o: '0óòọöôơeOQ',
  p: 'ppPø',
  q: 'gQ9',
  r: 'rtR',
  s: '5S§ş',
  t: 'fT+r',
  u: 'ưvuùúU',
  v: 'yuVY',
  x: 'XkK',
  y: 'vYVÿý',
}
const digitsMistaken: Record<string, string> = {
  '0': 'OoQ',
  '1': 'lIL|!]iíÌÍ[',
  '2': 'zZ',
  '3': '8',
  '4': 'A',
  '5': 'sS',
  '6': 'bGó',
  '7': '1?',
  '8': 'B3§&',
  '9': 'gq',
}

/** Could `printed` be what OCR makes of the point letter `meant`? */
export const mayBePoint = (printed: string, meant: string): boolean =>
  printed !== meant && printed.length <= 1 && (mistakenFor[meant] ?? '').includes(printed)

/** The same of a whole label: `kI` for k1, `đd` for đ. */
export function mayBePointNumber(printed: string, meant: string): boolean {
  const [letter = '', ...digits] = Array.from(meant)
  const rest = printed.slice(printed.length - digits.length)
  const letters = Array.from(printed.slice(0, printed.length - digits.length))
  return (
    printed !== meant &&
    letters.length > 0 &&
    letters.length <= 2 &&
    letters.every((each) => each === letter || mayBePoint(each, letter)) &&
    (rest === digits.join('') || mayBeNumber(rest, digits.join('')))
  )
}

/** Could `printed` be what OCR makes of the Arabic number `meant`? At most one digit may be wrong as such. */
export function mayBeNumber(printed: string, meant: string): boolean {
  if (printed.length !== meant.length || printed === meant) return false
  return Array.from(printed).every((character, at) => {
    const digit = meant[at] ?? ''
    return character === digit || (digitsMistaken[digit] ?? '').includes(character)
  })
}

const romanStrokes = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[L1|!¡JÏ]/gu, 'I')
    .replace(/[HNU]/gu, 'II')
    .replace(/Y/gu, 'V')
    .replace(/M/gu, 'III')

/** Could `printed` be what OCR makes of the Roman number `meant`: `IH` for III, `VỊ` for VI, `ll` for II? */
export const mayBeRoman = (printed: string, meant: string): boolean =>
  printed !== '' && romanStrokes(printed) === romanStrokes(meant)

/** `8) Người nộp thuế`, `¡) Thực hiện`, `ce) Đáp ứng`, `) Trường hợp`: a point whose letter may be misread. */
export const looseLabel = /^((?:[^\s()]{0,3}?)\s?[)}]\.?)\s*(\S.*)$/u
/** `l. Nội dung`, `1O. …`, `]. …`, `$5. …`, `1 Cá nhân …`: a clause whose number may be misread. */
export const looseClause =
  /^([^\p{L}\d\s"“(-]{0,2}\s?([\dlILoOsSBzZ|!\]gq]{1,3})(?:\s?[.,]|(?=\s)))\s*(\S.*)$/u

/** The character(s) that stand for the number in a loose label. */
export const looseNumber = (printed: string): string => printed.replace(/[\s)}.,]/gu, '')
/** `‡. Tàu bay bị`: one or two characters that are no list mark where a clause may begin. */
export const strayClause = /^(([^\s"“”«([+•*·–—.,-]{1,2})\s?[.,-])\s+(\p{Lu}.*)$/u
