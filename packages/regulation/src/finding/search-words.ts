import { evenTones, fold } from './folding.ts'

/** One word of a text as it is looked for, and where it stands in it. */
export interface SearchWord {
  from: number
  to: number
  /** Lower case, NFC, the tone always in the same place. */
  exact: string
  /** Without diacritics. */
  folded: string
}

/** No word of a language is longer; what is was made to fill an index. */
const longestWord = 64

/**
 * The words of a text: letters with their marks, and digits. Everything else only separates, so nothing in
 * a query can mean anything but words, and `15/2024/NĐ-CP` is four words that follow each other.
 */
export function searchWords(text: string): SearchWord[] {
  const words: SearchWord[] = []
  for (const found of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const written = found[0].slice(0, longestWord)
    const folded = fold(written)
    // A mark that stands alone is no word.
    if (folded === '') continue
    words.push({
      from: found.index,
      to: found.index + found[0].length,
      exact: evenTones(written.normalize('NFC').toLowerCase()),
      folded,
    })
  }
  return words
}

/** What somebody looks for. */
export interface SearchQuery {
  /** In the order typed; never empty. */
  words: readonly Pick<SearchWord, 'exact' | 'folded'>[]
  /** The last word may be only begun: the hand is still typing it. */
  isBegun: boolean
}

/** Enough for the longest sentence anybody looks for; every further word costs and finds nothing more. */
export const mostQueryWords = 24

/** null: there is no word in it. Nothing in it is syntax; what is too long is cut. */
export function searchQuery(typed: string): SearchQuery | null {
  const all = searchWords(typed.slice(0, 2000))
  const words = all.slice(0, mostQueryWords)
  const last = words.at(-1)
  if (!last) return null
  const ends = words.length < all.length || /\s$/u.test(typed)
  // Half a number is another number: Điều 5 is not Điều 50.
  const isBegun = !ends && last.folded.length > 1 && !/\p{N}/u.test(last.folded)
  return { words, isBegun }
}

/**
 * How well something was found, best first: as spelt before without diacritics; each side by side before
 * anywhere in the clause; whole words before a last word only begun.
 */
export const findingGrades = [
  { spelling: 'exact', order: 'phrase', begun: false },
  { spelling: 'exact', order: 'any', begun: false },
  { spelling: 'folded', order: 'phrase', begun: false },
  { spelling: 'folded', order: 'any', begun: false },
  { spelling: 'folded', order: 'phrase', begun: true },
  { spelling: 'folded', order: 'any', begun: true },
] as const
export type FindingGrade = (typeof findingGrades)[number]

/** The grades worth looking for: one word has no order, and only a begun word has a beginning. */
export function gradesFor({ words, isBegun }: SearchQuery): FindingGrade[] {
  return findingGrades.filter(
    ({ order, begun }) => (order === 'phrase' || words.length > 1) && (isBegun || !begun),
  )
}

/** A range of UTF-16 units. */
export type FoundRange = [from: number, to: number]

/** How well the text answers the query and the words that do; null where it does not. */
export function findIn(
  text: string,
  query: SearchQuery,
): { grade: number; ranges: FoundRange[] } | null {
  const words = searchWords(text)
  for (const grade of gradesFor(query)) {
    const ranges =
      grade.order === 'phrase' ? phrases(words, query, grade) : all(words, query, grade)
    if (ranges.length > 0) return { grade: findingGrades.indexOf(grade), ranges }
  }
  return null
}

function phrases(words: SearchWord[], query: SearchQuery, grade: FindingGrade): FoundRange[] {
  const ranges: FoundRange[] = []
  const { length } = query.words
  for (let at = 0; at + length <= words.length; at += 1) {
    if (!query.words.every((_, n) => fits(words[at + n]!, query, n, grade))) continue
    ranges.push([words[at]!.from, words[at + length - 1]!.to])
    at += length - 1
  }
  return ranges
}

function all(words: SearchWord[], query: SearchQuery, grade: FindingGrade): FoundRange[] {
  const wanted = query.words.map((_, n) => n)
  const isThere = (n: number) => words.some((word) => fits(word, query, n, grade))
  if (!wanted.every(isThere)) return []
  return words
    .filter((word) => wanted.some((n) => fits(word, query, n, grade)))
    .map(({ from, to }) => [from, to])
}

function fits(word: SearchWord, query: SearchQuery, n: number, grade: FindingGrade): boolean {
  const wanted = query.words[n]![grade.spelling]
  const isLast = n === query.words.length - 1
  return grade.begun && isLast
    ? word[grade.spelling].startsWith(wanted)
    : word[grade.spelling] === wanted
}
