import type { Line } from '../block.ts'
import { openDivision } from './division-zone.ts'
import * as frames from './frames.ts'
import type { Label } from './labels.ts'
import { labelIn, labelOf } from './labels.ts'
import { goesOn } from './lines.ts'
import * as phrases from './phrases.ts'
import type { ReaderState } from './reader-state.ts'
import { append } from './text-builder.ts'

/** Signature or recipients begin here, and no article of the act comes after. */
export function startsEnd(state: ReaderState, at: number): boolean {
  const text = state.lines[at]?.text ?? ''
  const { tail } = state
  if (!state.begun || tail?.kind === 'title') return false
  if (tail?.kind === 'words' && state.isFull(tail.line) && !phrases.isComplete(tail.line))
    return false
  const starts =
    frames.isRecipientsLabel(text) ||
    frames.isAuthority(text) ||
    frames.isCapacity(text) ||
    frames.isClosing(text)
  if (!starts) return false
  if (!goesOnAfter(state, at)) return true
  state.warn(at, 'frame-inside-text')
  return false
}

/** The act's next article still comes, so that this is no end. */
function goesOnAfter(state: ReaderState, at: number): boolean {
  if (!state.articles) return false
  const expected = state.run.expected({ level: 'article' }) ?? ''
  const known = state.articleAhead
  if (known?.number === expected && known.at > at) return true
  const found = articleAfter(state, at, expected)
  state.articleAhead = found < 0 ? null : { number: expected, at: found }
  return found >= 0
}

const opensAnnex =
  /^[*#\s]*(?:Phụ lục|PHỤ LỤC)(?:\s+[IVX\d]+[a-z]?)?[.:]?(?:\s*$|\s+\p{Lu}\p{Lu})|^(?:Mẫu|MẪU) (?:số|SỐ|biểu|BIỂU)/u

/** Index of the line with the article of this number, -1 where an annex or another text comes first. */
function articleAfter(state: ReaderState, at: number, expected: string): number {
  for (let index = at + 1; index < state.lines.length; index += 1) {
    const text = state.lines[index]?.text ?? ''
    if (opensAnnex.test(text)) return -1
    const label = labelIn(state.lines[index])
    if (label?.level !== 'article' || label.separator === '') continue
    if (label.number === '1') return -1
    if (label.number === expected && (label.rest === '' || phrases.startsCapital(label.rest)))
      return index
  }
  return -1
}

/** Article 1, or the chapter or part it stands in: a text whose title is missing. */
function beginsAnew(state: ReaderState, at: number, label: Label): boolean {
  if (label.number !== '1') return false
  if (label.level === 'article') return label.separator !== ''
  if (label.level !== 'chapter' && label.level !== 'part') return false
  return state.lines
    .slice(at + 1, at + 8)
    .map(labelIn)
    .some((next) => next?.level === 'article' && next.number === '1' && next.separator !== '')
}

/** A line of signature or recipients, in either order. */
export function endLine(state: ReaderState, at: number): number {
  const text = state.lines[at]?.text ?? ''
  const label = labelOf(text)
  state.footnotes ||= /^\[\d{1,3}\]\s?\S/u.test(text)
  if (state.footnotes) return footnote(state, at)
  if (label && beginsAnew(state, at, label)) {
    state.warn(at, 'attached-title-missing')
    return openDivision(state, at, {
      kind: 'attached',
      printed: '',
      number: null,
      lines: [],
      next: at,
    })
  }
  const last = state.builder.blocks.at(-1)
  const frame = last?.type === 'recipients' || last?.type === 'signature' ? last.type : null
  const tail = state.tail
  const listed = phrases.isListItem(text) && !phrases.isRule(text)
  if (frames.isRecipientsLabel(text)) return frameLine(state, at, 'recipients', 'recipients-label')
  if (frame === 'recipients' && listed) return frameLine(state, at, 'recipients', 'recipient')
  if (
    frames.isAuthority(text) ||
    frames.isCapacity(text) ||
    frames.isClosing(text) ||
    frames.isSigned(text)
  )
    return frameLine(state, at, 'signature', frames.signatureRole(text))
  const above = tail?.target.type === 'line' ? tail.target.attrs.role : null
  if (above === 'authority' && frames.isCapacityBelow(text))
    return frameLine(state, at, 'signature', 'capacity')
  if (tail && !tail.cut && tail.kind === 'frame' && goesOn(tail.line, text)) {
    append(tail.target, text)
    tail.line = text
    return at
  }
  if (
    frames.isPersonName(text) ||
    (phrases.isCapitals(text) && text.length < 90) ||
    /^[([]/u.test(text) ||
    phrases.isRule(text)
  )
    return frameLine(state, at, 'signature', frames.signatureRole(text))
  if (frame === 'recipients' && text.length < 100 && !/^\d/.test(text))
    return frameLine(state, at, 'recipients', 'recipient')
  if (frame === null && listed) return frameLine(state, at, 'recipients', 'recipient')
  state.warn(at, 'text-after-signature')
  state.builder.paragraph(text)
  state.tail = null
  return at
}

/** A footnote, or what it goes on with: quotations of amending acts, labels and all. */
function footnote(state: ReaderState, at: number): number {
  state.builder.paragraph(state.lines[at]?.text ?? '')
  state.tail = null
  return at
}

function frameLine(
  state: ReaderState,
  at: number,
  frame: 'signature' | 'recipients',
  role: Line['attrs']['role'],
): number {
  const text = state.lines[at]?.text ?? ''
  state.tail = { target: state.builder.line(frame, role, text), line: text, kind: 'frame' }
  return at
}
