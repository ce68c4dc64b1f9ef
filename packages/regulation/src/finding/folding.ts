/**
 * One folding for everything that is looked for: names of people, words in the open text, all drafts.
 * Vietnamese is found without its diacritics, and however the tone is placed (hòa or hoà, ủy or uỷ).
 */

/** Without case, diacritics and the bar of đ, blanks as one: `Đà  Nẵng` is `da nang`. */
export function fold(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
}

const tones = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323']

/** òa → oà, ủy → uỷ, also in capitals: both ways are of the same length in NFC. */
const toneOnLast = new Map(
  ['oa', 'oe', 'uy', 'OA', 'OE', 'UY', 'Oa', 'Oe', 'Uy'].flatMap((pair) =>
    tones.map((tone) => {
      const [first = '', last = ''] = pair
      return [(first + tone).normalize('NFC') + last, first + (last + tone).normalize('NFC')]
    }),
  ),
)
const earlyTones = /[òóỏõọ][ae]|[ùúủũụ]y/giu

/** Both ways of placing a tone become one; nothing else changes and no letter moves. Wants NFC. */
export function evenTones(words: string): string {
  return words.replace(earlyTones, (pair) => toneOnLast.get(pair) ?? pair)
}

const bare = new Map<string, string>()

/** Letters without their marks, one for one, so that places stay the same. Wants NFC. */
export function withoutMarks(words: string): string {
  return words.replace(/[\u00C0-\u024F\u1E00-\u1EFF]/g, (letter) => {
    let plain = bare.get(letter)
    if (plain === undefined) {
      const base = letter.normalize('NFD').replace(/\p{M}/gu, '')
      plain = letter === 'đ' ? 'd' : letter === 'Đ' ? 'D' : base.length === 1 ? base : letter
      bare.set(letter, plain)
    }
    return plain
  })
}
