import { itemBelow, labelIn } from './labels.ts'
import type { SourceLine } from './lines.ts'
import { carriesSmall, goesOn } from './lines.ts'
import * as phrases from './phrases.ts'
import type { ReaderState, Tail } from './reader-state.ts'

/** What the line carries on, null if nothing; `forced` where it looks like a label but is words. */
export function carriesOn(
  state: ReaderState,
  at: number,
  text: string,
  forced: boolean,
): Tail | null {
  const tail = state.tail
  const line = state.lines[at]
  if (!tail || !line) return null
  if (tail.target.type === 'provision' && tail.target.attrs.quoted !== at <= state.quotedTo)
    return null
  if (tail.kind === 'title') {
    const empty = (tail.target.content ?? []).length === 0
    const more =
      phrases.isCapitals(text) ||
      goesOn(tail.line, text) ||
      (phrases.breaksOff(tail.line) && isTitle(state, at))
    if (!(empty ? more || isTitle(state, at) : more)) {
      tail.kind = 'heading'
      if (empty) state.warn(at, 'title-missing')
      return null
    }
  } else if (
    !forced &&
    !(
      tail.kind === 'heading' &&
      !phrases.isComplete(tail.line) &&
      tail.target.type === 'provision' &&
      tail.target.attrs.level === 'article' &&
      isSecondOfTitle(state, at)
    ) &&
    !isContinuation(state, tail, line, text)
  )
    return null
  if (!state.style.wrapped && tail.kind === 'words' && tail.line !== '')
    state.warn(at, 'line-joined')
  return tail
}

/** Up to three lines without a stop, then a heading: the title of the heading before. */
function isTitle(state: ReaderState, at: number): boolean {
  for (let next = at; next < at + 4; next += 1) {
    const line = state.lines[next]
    const label = labelIn(line)
    if (!line || (label && next > at))
      return !!label && label.level !== 'clause' && label.level !== 'point'
    if (line.text.length >= 200 || /[.;:]$/u.test(line.text)) return false
  }
  return false
}

/** The second line of an article's title, where empty lines part paragraphs. */
const isSecondOfTitle = (state: ReaderState, at: number): boolean => {
  const text = state.lines[at]?.text ?? ''
  return (
    state.style.gapsPart &&
    state.lines[at]?.gap === false &&
    state.lines[at + 1]?.gap === true &&
    text.length < 60 &&
    !/[.;:,]$/u.test(text) &&
    labelIn(state.lines[at]) === null
  )
}

function isContinuation(state: ReaderState, tail: Tail, line: SourceLine, text: string): boolean {
  if (phrases.isRule(text)) return false
  if (tail.line === '' && tail.kind === 'words') return true
  if (goesOn(tail.line, text)) return true
  if (tail.kind === 'words' && state.isFull(tail.line) && carriesSmall(text))
    return !(state.style.gapsPart && line.gap)
  if (phrases.isComplete(tail.line))
    return (
      state.style.gapsPart &&
      !line.gap &&
      state.isFull(tail.line) &&
      tail.kind === 'words' &&
      /[.;”"]$/u.test(tail.line) &&
      !phrases.isListItem(text) &&
      phrases.startsCapital(text) &&
      !/[;:]$/u.test(tail.line)
    )
  if (itemBelow.test(text)) return false
  const heading = tail.kind === 'heading'
  if (phrases.isListItem(text))
    return (
      state.isFull(tail.line) &&
      /^[-–]\s*\p{Ll}/u.test(text) &&
      !heading &&
      !/[,;]$/u.test(tail.line)
    )
  if (phrases.breaksOff(tail.line))
    return heading
      ? state.style.wrapped && tail.line.length >= state.style.full * 0.6
      : state.style.wrapped || !line.gap || !tail.line.endsWith(',')
  if (/\p{L}[-–]$/u.test(tail.line)) return true
  return (
    state.isFull(tail.line) &&
    (!heading || !line.gap || tail.line.length >= state.style.full * 1.15)
  )
}
