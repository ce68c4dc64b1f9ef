/**
 * A number as Word prints it in a list (ECMA-376 part 1, 17.18.59). Formats that no Vietnamese text
 * uses come out in Arabic digits. Letters are Word's own: after d comes e, not đ.
 */
export function printedNumber(number: number, format: string): string {
  switch (format) {
    case 'none':
      return ''
    case 'decimalZero':
      return number < 10 && number >= 0 ? `0${number}` : String(number)
    case 'lowerLetter':
      return letters(number)
    case 'upperLetter':
      return letters(number).toUpperCase()
    case 'lowerRoman':
      return roman(number)
    case 'upperRoman':
      return roman(number).toUpperCase()
    case 'decimalEnclosedParen':
      return `(${number})`
    case 'numberInDash':
      return `- ${number} -`
    default:
      return String(number)
  }
}

/** a … z, aa, bb … zz, aaa: the letter repeated, as Word does; digits where that would run on. */
function letters(number: number): string {
  if (number < 1 || number > 26 * 30) return String(number)
  const letter = String.fromCharCode(0x61 + ((number - 1) % 26))
  return letter.repeat(Math.ceil(number / 26))
}

const romanDigits: readonly [string, number][] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
]

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number)
  let rest = number
  let digits = ''
  for (const [digit, value] of romanDigits) for (; rest >= value; rest -= value) digits += digit
  return digits
}
