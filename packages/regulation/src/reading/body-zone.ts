import type { Level, Line, Provision } from '../block.ts'
import { judge } from './judgement.ts'
import type { Label } from './labels.ts'
import { formOf, isUsualForm, itemBelow, labelIn } from './labels.ts'
import { splitInside as split } from './inside-line.ts'
import type { Place, Verdict } from './line-place.ts'
import { startsEnd } from './end-zone.ts'
import { carriesOn } from './joining.ts'
import { openingMark } from './quotation.ts'
import { opensQuotation } from './quoting.ts'
import * as phrases from './phrases.ts'
import type { ReaderState, Tail } from './reader-state.ts'
import { append } from './text-builder.ts'

const titledLevels: readonly Level[] = ['part', 'chapter', 'section', 'subsection']

/** A line of the act, of quoted new text or of an attached text. */
export function bodyLine(state: ReaderState, at: number): number {
  const line = state.lines[at]
  if (!line) return at
  if (at > state.quotedTo && startsEnd(state, at)) {
    state.zone = 'end'
    state.ended = true
    state.tail = null
    return at - 1
  }
  if (at > state.quotedTo && opensQuotation(state, at)) return quotedLine(state, at)
  return words(state, at, line.text, '')
}

/** What judgement has to know of where the line stands. */
function place(state: ReaderState, at: number, text: string, lead: string): Place {
  const quoted = at <= state.quotedTo
  const last = quoted ? state.lastQuoted : state.last
  const tail = state.tail
  const fresh = quoted && state.freshQuotation
  const before = tail && tail.kind === 'words' && lead === '' ? tail.line : null
  return {
    lines: state.lines,
    at,
    to: quoted ? state.quotedTo : state.lines.length - 1,
    text,
    style: state.style,
    before,
    expected: (level) =>
      fresh && state.announced?.level === level
        ? state.announced.number
        : (state.run.expected({ level, quoted, lead }) ?? ''),
    last: (level) => last[level] ?? null,
    inArticle: quoted || last.article !== undefined || !state.articles,
    freshQuotation: fresh,
    quoted,
    restarted: state.restarted,
    seen: state.seen,
    dotless: !quoted && state.ownArticles === 'dotless',
  }
}

function words(state: ReaderState, at: number, text: string, lead: string): number {
  const line = state.lines[at]
  if (!line) return at
  const verdict = judge(place(state, at, text, lead))
  if (verdict && 'label' in verdict) {
    provision(state, at, verdict, lead)
    return at
  }
  if (verdict?.doubtful) state.warn(at, 'label-taken-as-words')
  const item = verdict?.doubtful === false || itemBelow.test(text)
  if (item && state.begun) state.warn(at, 'item-below-level')
  state.freshQuotation = false
  const tail = lead === '' && !item ? carriesOn(state, at, text, verdict !== null) : null
  if (tail) {
    const target = tail.cut ? state.builder.paragraph('', at <= state.quotedTo) : tail.target
    put(state, at, target, text, tail.cut ? 'words' : tail.kind)
    return at
  }
  if (
    /^[*_]*[IVX]+\s*[.)/-]\s/u.test(text) ||
    (!state.articles && /^[*_]*[A-HK-UY]\s*[.)/-]\s/u.test(text))
  )
    state.restarted = true
  const target = state.builder.paragraph('', at <= state.quotedTo, lead)
  state.run.next(target.attrs)
  put(state, at, target, text, 'words')
  return at
}

/** Begins a provision; its number is left to be computed where it is what would be computed. */
function provision(state: ReaderState, at: number, verdict: Verdict, lead: string): void {
  const { label, number, reasons } = verdict
  const quoted = at <= state.quotedTo
  const level = label.level
  const form = formOf(level, number, label.printed)
  const computed = state.run.expected({ level, quoted, lead }) === number
  for (const reason of reasons) state.warn(at, reason)
  if (!quoted && phrases.amendsText(wordsOfLabel(state, at, label))) state.amending = true
  if (reasons.length === 0 && !isUsualForm(form)) state.warn(at, 'label-form')
  const attrs = { level, number: computed ? null : number, form, quoted, lead }
  state.run.next(attrs)
  state.remember(level, number, quoted)
  if (!quoted && level === 'article')
    state.ownArticles = label.rest === '' ? 'alone' : label.separator === '' ? 'dotless' : null
  if (!quoted) state.begun = state.begun || level === 'article' || level === 'clause'
  state.freshQuotation = false
  state.restarted = false
  const target = state.builder.provision(attrs, '')
  const kind = titledLevels.includes(level) ? 'title' : level === 'article' ? 'heading' : 'words'
  put(state, at, target, label.rest, kind)
}

/** The words of an article, which may stand in the next line. */
const wordsOfLabel = (state: ReaderState, at: number, label: Label): string =>
  label.rest === '' && label.level === 'article' ? (state.lines[at + 1]?.text ?? '') : label.rest

/** Adds words to a provision; a label within them (run-on lines of a PDF) begins another. */
function put(
  state: ReaderState,
  at: number,
  target: Provision | Line,
  words: string,
  kind: Tail['kind'],
): void {
  const pieces = words === '' ? null : splitInside(state, at, words, kind)
  const own = pieces?.before ?? words
  if (own !== '') append(target, own)
  const previous = state.tail
  state.tail = {
    target,
    line: own === '' && previous?.target === target ? previous.line : own,
    kind,
  }
  if (!pieces) return
  insert(state, at, pieces.after)
}

function splitInside(
  state: ReaderState,
  at: number,
  words: string,
  kind: Tail['kind'],
): { before: string; after: string } | null {
  const quoted = at <= state.quotedTo
  return split(words, {
    wrapped: state.style.wrapped,
    heading: kind === 'title' || kind === 'heading',
    inArticle: quoted || state.last.article !== undefined,
    quoted,
    expected: (level) => state.run.expected({ level, quoted, lead: '' }) ?? '',
    next: labelIn(state.lines[at + 1]),
  })
}

/** Puts the rest of a line behind it as a line of its own, with the same number. */
function insert(state: ReaderState, at: number, text: string): void {
  const line = state.lines[at]
  if (!line) return
  if (!openingMark(text)) state.warn(at, 'label-inside-line')
  state.seen = {}
  state.lines.splice(at + 1, 0, { number: line.number, text, gap: false })
  if (at <= state.quotedTo) state.quotedTo += 1
}

function quotedLine(state: ReaderState, at: number): number {
  const text = state.lines[at]?.text ?? ''
  const mark = openingMark(text)
  if (!mark) return words(state, at, text, '')
  state.lastQuoted = {}
  return words(state, at, mark.rest, mark.lead)
}
