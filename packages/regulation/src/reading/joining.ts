import { itemBelow, labelIn } from './labels.ts'
import type { SourceLine } from './lines.ts'
import { goesOn } from './lines.ts'
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
    const more = phrases.isCapitals(text) || goesOn(tail.line, text)
    if (!(empty ? more || isTitle(state, at) : more)) {
      tail.kind = 'heading'
      if (empty) state.warn(at, 'title-missing')
      return null
    }
  } else if (!forced && !isContinuation(state, tail, line, text)) return null
  if (!state.style.wrapped && tail.kind === 'words' && tail.line !== '')
    state.warn(at, 'line-joined')
  return tail
}

function isTitle(state: ReaderState, at: number): boolean {
  const text = state.lines[at]?.text ?? ''
  const next = labelIn(state.lines[at + 1])
  return (
    text.length < 200 &&
    !/[.;:]$/u.test(text) &&
    next !== null &&
    next.level !== 'clause' &&
    next.level !== 'point'
  )
}

function isContinuation(state: ReaderState, tail: Tail, line: SourceLine, text: string): boolean {
  if (phrases.isRule(text)) return false
  if (tail.line === '' && tail.kind === 'words') return true
  if (goesOn(tail.line, text)) return true
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
