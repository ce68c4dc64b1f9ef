import type { Block } from '../block.ts'
import { divisionLabel, divisionNumbers } from '../numbering.ts'
import type { DivisionStart } from './divisions.ts'
import { divisionAt as startAt } from './divisions.ts'
import { formOf, labelOf } from './labels.ts'
import { goesOn } from './lines.ts'
import * as phrases from './phrases.ts'
import type { ReaderState } from './reader-state.ts'
import { append } from './text-builder.ts'

/** The division that begins at line `at`, as far as read. */
export function divisionAt(state: ReaderState, at: number): DivisionStart | null {
  if (state.zone === 'head' && state.builder.blocks.length > 0) return null
  const tail = state.tail
  return startAt(state.lines, at, {
    ended: state.ended,
    begun: state.begun,
    inside: state.inside,
    annexNumber: state.annexNumber,
    titleDue: tail?.kind === 'title' && tail.target.content === undefined,
    settled:
      tail === null ||
      tail.kind !== 'words' ||
      phrases.isComplete(tail.line) ||
      !state.style.wrapped,
  })
}

/** Opens it; answers the index of the last line of its title. */
export function openDivision(state: ReaderState, at: number, division: DivisionStart): number {
  const { kind, number, printed } = division
  const index = number === null ? 0 : Number.parseInt(number, 10)
  if (
    kind === 'annex' &&
    number !== null &&
    index !== state.annexNumber + 1 &&
    index !== state.annexNumber &&
    !(state.amending && state.annexNumber === 0)
  )
    state.warn(at, 'annex-out-of-order')
  if (kind === 'annex') state.annexNumber = number === null ? state.annexNumber : index
  state.builder.division(
    {
      kind,
      number,
      form: printed === '' ? (kind === 'annex' ? '' : null) : annexForm(number, printed),
    },
    division.lines,
  )
  state.restart()
  state.inside = kind
  state.articles = kind === 'attached' && holdsArticles(state, division.next)
  state.zone = state.articles ? 'body' : 'words'
  if (kind === 'attached') state.begun = true
  return division.next - 1
}

/** An article stands between line `from` and the next annex. */
export function holdsArticles(state: ReaderState, from: number): boolean {
  for (let at = from; at < state.lines.length; at += 1) {
    const text = state.lines[at]?.text ?? ''
    if (at > from && /^[*#\s]*ph[ụu]\s*l[ụu]c\s+[IVX\d]/iu.test(text)) return false
    const label = labelOf(text)
    if (label?.level === 'article' && (label.separator !== '' || label.number === '1')) return true
  }
  return false
}

/** Words of an annex: paragraphs, labels as typed. */
export function plainWords(state: ReaderState, at: number): number {
  const line = state.lines[at]
  if (!line) return at
  const tail = state.tail
  const more =
    tail !== null &&
    (goesOn(tail.line, line.text) ||
      (state.style.wrapped &&
        tail.line.length >= state.style.full * 0.6 &&
        /\s(?:của|và|hoặc|tại|theo|về|trong|cho|bởi|do)$/iu.test(tail.line.slice(-10)) &&
        !phrases.isCapitals(line.text) &&
        !phrases.isListItem(line.text) &&
        labelOf(line.text) === null))
  if (tail && !tail.cut && more && !phrases.isCapitals(tail.line)) {
    append(tail.target, line.text)
    tail.line = line.text
    return at
  }
  state.tail = { target: state.builder.paragraph(line.text), line: line.text, kind: 'words' }
  return at
}

/** The form of an annex's label: null if official, '' if it has none. */
function annexForm(number: string | null, printed: string): string | null {
  if (number === null) return printed
  const official = divisionLabel('annex', number) === printed
  return official ? null : (formOf('chapter', number, printed) ?? 'Phụ lục {roman}')
}

/** Annex numbers that are what they would be anyway are left to be computed. */
export function computeAnnexNumbers(blocks: Block[]): void {
  const annexes = blocks
    .filter((block) => block.type === 'division')
    .filter((block) => block.attrs.number !== null)
  const fixed = annexes.map((annex) => annex.attrs.number)
  const positions = annexes.map((annex) => blocks.indexOf(annex))
  for (const annex of annexes) annex.attrs.number = null
  const computed = divisionNumbers(blocks)
  if (positions.every((position, at) => computed.get(position) === fixed[at])) return
  annexes.forEach((annex, at) => {
    annex.attrs.number = fixed[at] ?? null
  })
}
