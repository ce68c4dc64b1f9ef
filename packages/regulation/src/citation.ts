import type { Level } from './block.ts'
import { fromRoman, toRoman } from './numbering.ts'

/**
 * What a spoken citation within one text names ("khoản 2 điều 5"). The grammar of citations in legal
 * prose (ranges, lists, other documents) belongs to `checks`; this is the one a person types to go there.
 */
export interface SpokenCitation {
  /** Numbers by level, from the widest to the narrowest. */
  numbers: Map<Level, string>
  /** `annex:I`, `attached`, the beginning of a region's label in lower case ("quy chế"), or null. */
  region: string | null
}

/** Keywords are also understood without their diacritics ("dieu 5 khoan 2"); numbers never are. */
const keywords: Record<string, Level> = {
  phan: 'part',
  chuong: 'chapter',
  muc: 'section',
  dieu: 'article',
  khoan: 'clause',
  diem: 'point',
  doan: 'paragraph',
}
const order: Level[] = [
  'part',
  'chapter',
  'section',
  'subsection',
  'article',
  'clause',
  'point',
  'paragraph',
]
const ordinals = ['', 'nhat', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi']
const attachedKinds = new Set(['quy che', 'quy dinh', 'quy trinh', 'dieu le', 'ke hoach', 'de an'])
/** Words that name the text itself and carry no number. */
const filler = new Set(
  'cua tai o thu trong nay van ban nghi dinh thong tu quyet luat ban hanh'.split(' '),
)

/** Lower case without diacritics, đ as d: for keywords only. */
const fold = (word: string): string =>
  word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd')

/** null where a word is not understood or the citation names nothing. */
export function citationOf(citation: string): SpokenCitation | null {
  const words = citation
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .split(/[\s,;]+/)
    .map((word) => word.replace(/[.)]+$/, ''))
    .filter(Boolean)
  if (words.length > 40) return null
  const found: SpokenCitation = { numbers: new Map(), region: null }
  let at = 0
  while (at < words.length) {
    const taken = readOne(words, at, found)
    if (taken === 0) return null
    at += taken
  }
  if (found.numbers.size === 0 && found.region === null) return null
  const sorted = order.filter((level) => found.numbers.has(level))
  found.numbers = new Map(sorted.map((level) => [level, found.numbers.get(level)!]))
  return found
}

/** How many words were understood at `at`; 0 for none. */
function readOne(words: string[], at: number, found: SpokenCitation): number {
  const pair = `${fold(words[at]!)} ${fold(words[at + 1] ?? '')}`
  if (pair === 'tieu muc') return readNumber(words, at + 2, 'subsection', found, 2)
  if (pair === 'phu luc') return readAnnex(words[at + 2], found)
  if (pair === 'kem theo') {
    found.region ??= 'attached'
    return 2
  }
  if (attachedKinds.has(pair)) {
    if (fold(words[at + 2] ?? '') === 'nay') return 3
    found.region = `${words[at]} ${words[at + 1]}`
    return 2
  }
  const level = keywords[fold(words[at]!)]
  if (level) return readNumber(words, at + 1, level, found, 1)
  if (words.length === 1 && /^\d+[a-zđ]?$/.test(words[0]!)) {
    found.numbers.set('article', words[0]!)
    return 1
  }
  return filler.has(fold(words[at]!)) ? 1 : 0
}

function readNumber(
  words: string[],
  at: number,
  level: Level,
  found: SpokenCitation,
  before: number,
): number {
  const ordinal = fold(words[at] ?? '') === 'thu' && level !== 'point' ? 1 : 0
  const number = numberOf(level, words[at + ordinal] ?? '')
  if (number === null || found.numbers.has(level)) return 0
  found.numbers.set(level, number)
  return before + ordinal + 1
}

function numberOf(level: Level, word: string): string | null {
  if (level === 'point') return /^[a-zđăâêôơư]\d*$/.test(word) ? word : null
  if (/^\d+[a-zđ]?$/.test(word)) return word
  const ordinal = ordinals.indexOf(fold(word))
  if (ordinal > 0) return String(ordinal)
  return level === 'part' || level === 'chapter' ? arabic(word) : null
}

/** `iia` → `2a`. */
function arabic(word: string): string | null {
  const whole = fromRoman(word)
  if (whole !== null) return String(whole)
  const [, roman = '', suffix = ''] = /^([ivxlcdm]+)([a-zđ])$/.exec(word) ?? []
  const n = fromRoman(roman)
  return n === null ? null : `${n}${suffix}`
}

function readAnnex(word: string | undefined, found: SpokenCitation): number {
  const number = word === undefined ? null : numberOf('chapter', word)
  const [, digits = '1', suffix = ''] = /^(\d+)(.*)$/.exec(number ?? '1') ?? []
  const n = Number(digits)
  if (n < 1 || n > 3999) return 0
  found.region = `annex:${toRoman(n)}${suffix}`
  return number === null ? 2 : 3
}
