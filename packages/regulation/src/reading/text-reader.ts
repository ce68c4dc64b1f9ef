import type { RegulationText } from '../block.ts'
import { bodyLine } from './body-zone.ts'
import {
  computeAnnexNumbers,
  divisionAt,
  holdsArticles,
  openDivision,
  plainWords,
} from './division-zone.ts'
import { endLine } from './end-zone.ts'
import { basisLine, hasHead, headLine } from './front-zones.ts'
import type { LineStyle, SourceLine } from './lines.ts'
import { isPageNoise } from './page-noise.ts'
import type { Zone } from './reader-state.ts'
import { ReaderState } from './reader-state.ts'
import type { ReadingWarning } from './warning.ts'

/** Reads line `at` and answers the index of the last line read: `at`, or `at - 1` where another zone has begun. */
const zones: Record<Zone, (state: ReaderState, at: number) => number> = {
  head: headLine,
  bases: basisLine,
  body: bodyLine,
  end: endLine,
  words: plainWords,
}

/** Goes through the lines once; O(n), but for the few lines that need a look ahead. */
export function readLines(
  lines: SourceLine[],
  style: LineStyle,
  newId: () => string,
): { text: RegulationText; warnings: ReadingWarning[] } {
  const state = new ReaderState(lines, style, newId)
  state.articles = holdsArticles(state, 0)
  if (!hasHead(state)) state.zone = 'body'
  for (let at = 0, seen = -1; at < lines.length; at += 1) {
    const again = at <= seen
    seen = Math.max(seen, at)
    at = readLine(state, at, again)
  }
  const { blocks } = state.builder
  if (blocks.length === 0) state.builder.paragraph('')
  computeAnnexNumbers(blocks)
  return { text: { type: 'doc', content: blocks }, warnings: state.warnings }
}

function readLine(state: ReaderState, at: number, again: boolean): number {
  if (!again) {
    if (isStrange(state.lines[at]?.text ?? '')) state.warn(at, 'strange-character')
    if (isPageNoise(state, at)) return at
    const division = at <= state.quotedTo ? null : divisionAt(state, at)
    if (division) return openDivision(state, at, division)
  }
  return zones[state.zone](state, at)
}

/** Letters, digits and marks of Vietnamese writing; told quickly, for nearly every line. */
const isUsual = /^[ -~\u00A0-\u024F\u1E00-\u1EFF\u2010-\u2029\u202F-\u205E]*$/
/** Control and private-use characters, halves of surrogate pairs, and the replacement character. */
/** What is not shown or, as U+202E does, shows other words than are there. */
const isStrange = (text: string): boolean =>
  !isUsual.test(text) && /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\u202A-\u202E\u2066-\u2069\uFFFD]/u.test(text)
