/**
 * Telex and VNI as a table: what stands in the line after each key of a word. The input program knows the
 * keys; a page only sees how the program brings the line from one of these to the next.
 */
export type Method = 'telex' | 'vni'

const tones = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const
const marks = { circumflex: '\u0302', breve: '\u0306', horn: '\u031B' } as const
const isTone = (mark: string) => (tones as readonly string[]).includes(mark)

/** A letter without its tone, its tone, and without both. */
function parts(letter: string): { bare: string; marked: string; tone: string } {
  if (letter === 'đ' || letter === 'Đ')
    return { bare: letter === 'đ' ? 'd' : 'D', marked: letter, tone: '' }
  const pieces = letter.normalize('NFD').split('')
  const tone = pieces.find(isTone) ?? ''
  const marked = pieces
    .filter((piece) => !isTone(piece))
    .join('')
    .normalize('NFC')
  return { bare: pieces[0] ?? '', marked, tone }
}

/** The line after each key, for one word. Tone and, in VNI, all marks come last, as most people type. */
export function shownByKeys(word: string, method: Method): string[] {
  const letters = word.normalize('NFC').split('').map(parts)
  const shown = method === 'telex' ? markedAsTyped(letters) : markedAtEnd(letters)
  const tone = letters.some((letter) => letter.tone !== '')
  return tone ? [...shown, word.normalize('NFC')] : shown
}

type Letter = ReturnType<typeof parts>

/** Telex: `dd`, `aa`, `aw`; one `w` makes both letters of ươ. */
function markedAsTyped(letters: readonly Letter[]): string[] {
  const shown: string[] = []
  let line = ''
  letters.forEach(({ bare, marked }, at) => {
    const opensPair = /ư/iu.test(marked) && /ơ/iu.test(letters[at + 1]?.marked ?? '')
    shown.push((line += bare))
    if (bare === marked || opensPair) return
    const closesPair = /ơ/iu.test(marked) && /ư/iu.test(letters[at - 1]?.marked ?? '')
    line = line.slice(0, closesPair ? -2 : -1)
    line += closesPair ? `${letters[at - 1]?.marked}${marked}` : marked
    shown.push(line)
  })
  return shown
}

/** VNI: all letters, then 6 (â ê ô), 7 (ơ ư), 8 (ă), 9 (đ). */
function markedAtEnd(letters: readonly Letter[]): string[] {
  const shown: string[] = []
  let line = ''
  for (const { bare } of letters) shown.push((line += bare))
  const kinds = [marks.circumflex, marks.horn, marks.breve, 'đ']
  const done = new Set<string>()
  for (const kind of kinds) {
    if (!letters.some((letter) => kindOf(letter) === kind)) continue
    done.add(kind)
    shown.push(letters.map((each) => (done.has(kindOf(each)) ? each.marked : each.bare)).join(''))
  }
  return shown
}

const kindOf = ({ marked }: Letter): string =>
  /đ/iu.test(marked) ? 'đ' : (marked.normalize('NFD').split('')[1] ?? '')
