import type { Level } from '../block.ts'
import { pointAlphabet } from '../numbering.ts'
import type { Label } from './labels.ts'
import { labelOf } from './labels.ts'
import * as frames from './frames.ts'
import * as phrases from './phrases.ts'
import type { IsOwnInstruction, QuotationEnd } from './quotation.ts'
import { closesQuotation, depthAfter, openingMark, quotationEnd } from './quotation.ts'
import type { ReaderState } from './reader-state.ts'

/** A quotation opens at line `at`; how far it reaches is then known. */
export function opensQuotation(state: ReaderState, at: number): boolean {
  const line = state.lines[at]
  const mark = openingMark(line?.text ?? '')
  if (!line || !mark || mark.rest === '') return opensWithoutMark(state, at)
  const label = labelOf(mark.rest)
  const { depth, closedAt } = depthAfter(line.text, 0)
  if (!label && depth === 0 && !closesQuotation(line.text, closedAt)) return false
  if (!announced(state) && !(label && state.amending)) return false
  const end = quotationEnd(state.lines, at, line.text, isOwn(state), (index) =>
    isEndAt(state, index),
  )
  state.quotedTo = Math.max(at, end.last)
  state.freshQuotation = true
  state.announced = state.wasQuoted() ? null : unitAnnounced(state.lastWords())
  if (!end.closed) state.warn(at, 'quotation-not-closed')
  return true
}

/**
 * A quotation whose opening mark is lost: behind words that announce new text stands a number the act
 * itself cannot have here, or what they say is changed, or a closing mark comes that nothing opened.
 */
function opensWithoutMark(state: ReaderState, at: number): boolean {
  const text = state.lines[at]?.text ?? ''
  const label = labelOf(text)
  if (!state.tail || !label) return false
  if (opensHeading(state, label)) return quoteWithoutMark(state, at)
  if (label.separator === '' || label.rest === '') return false
  if (isInstruction(label.rest)) return false
  if (!state.amending) return false
  const announcement = announcementBefore(state)
  if (announcement === null) return false
  const { words, clear } = announcement
  const due = state.run.expected({ level: label.level }) === label.number
  const said = names(words, label)
  const first = label.number === (label.level === 'point' ? 'a' : '1')
  const likely = clear ? said || !(due || first) || changesOneUnit(words) : said && !due
  const end = quotationEnd(state.lines, at, `“${text}`, isOwn(state), (index) =>
    isEndAt(state, index),
  )
  if (!likely && !(end.closed && (clear || said || !due))) return false
  if (end.endless) return false
  return quoteWithoutMark(state, at, end)
}

/** `Mục 2a` alone behind "Bổ sung Mục 2a vào sau Mục 2 Chương IV như sau:". */
function opensHeading(state: ReaderState, label: Label): boolean {
  if (!state.amending || label.rest !== '') return false
  const word = { part: 'Phần', chapter: 'Chương', section: 'Mục', subsection: 'Tiểu mục' }[
    String(label.level)
  ]
  const announcement = word === undefined ? null : announcementBefore(state)
  return (
    announcement?.clear === true &&
    new RegExp(`${word}\\s+(?:thứ\\s+)?${label.digits}(?![\\p{L}\\d])`, 'iu').test(
      announcement.words,
    )
  )
}

function quoteWithoutMark(
  state: ReaderState,
  at: number,
  end: QuotationEnd = quotationEnd(
    state.lines,
    at,
    `“${state.lines[at]?.text ?? ''}`,
    isOwn(state),
    (index) => isEndAt(state, index),
  ),
): boolean {
  if (end.endless) return false
  state.quotedTo = Math.max(at, end.last)
  state.freshQuotation = true
  state.announced = null
  state.warn(at, 'quotation-not-opened')
  return true
}

const isInstruction = (rest: string): boolean =>
  phrases.startsAmending(rest) || /được (?:sửa đổi|bổ sung|thay thế)|như sau\s*:?$/iu.test(rest)

/** The words read last are an article's own, on the line of its label or alone below it. */
function inHeading(state: ReaderState): boolean {
  if (state.tail?.kind === 'heading') return true
  const [article, words] = state.builder.blocks.slice(-2)
  return (
    article?.type === 'provision' &&
    article.attrs.level === 'article' &&
    article.content === undefined &&
    words?.type === 'provision' &&
    words.attrs.level === 'paragraph'
  )
}

/** Told from the last line alone, before the words are put together. */
const mayAnnounce = (state: ReaderState): boolean =>
  state.tail !== null &&
  (inHeading(state) || /(?:sau|đây|:)[\s*_-]*:?[\s*_-]*$/iu.test(state.tail.line.slice(-40)))

/** The words that announce new text; `clear` where they end in "như sau:". '' behind a quotation just closed. */
function announcementBefore(state: ReaderState): { words: string; clear: boolean } | null {
  if (state.wasQuoted()) return { words: '', clear: false }
  if (!mayAnnounce(state)) return null
  const words = state.lastWords()
  const clear = /như\s+s[aă]u\s*:?[\s*_-]*$/iu.test(words)
  const announces =
    clear || words.endsWith(':') || (inHeading(state) && phrases.startsAmending(words))
  return announces && phrases.amends(words) ? { words, clear } : null
}

/** "Sửa đổi, bổ sung khoản 14 như sau:" announces the words of that clause, not a list of changes. */
const changesOneUnit = (words: string): boolean =>
  /^(?:sửa đổi|bổ sung)[^:]*(?:điều|khoản|điểm)\s+(?:\d+[a-zđ]?|[a-zđ]\d?)(?![\p{L}\d])/iu.test(
    words,
  ) && !/một số|các nội dung|cụm từ|các (?:điều|khoản|điểm)/iu.test(words)

/** "Sửa đổi điểm c khoản 5" names point c and clause 5. */
function names(words: string, label: Label): boolean {
  const named = { article: 'Điều', clause: 'khoản', point: 'điểm' }[String(label.level)]
  return (
    named !== undefined &&
    new RegExp(`${named}\\s+${label.number}(?![\\p{L}\\d])`, 'iu').test(words)
  )
}

const unitPattern = /(?:^|\s)(điểm|khoản|điều)\s+([\p{L}¡]\d{0,2}|\d{1,3}[a-zđ]?)(?![\p{L}\d])/iu
const units = { điểm: 'point', khoản: 'clause', điều: 'article' } as const

/** The first unit that words before a quotation name; they name the smallest first. */
export function unitAnnounced(words: string): { level: Level; number: string } | null {
  const said = words.slice(-600).replace(/vào\s+(?:sau|trước)\s+[^;:]*/giu, ' ')
  const [, word = '', printed = ''] = unitPattern.exec(said) ?? []
  const level = units[word.toLowerCase() as keyof typeof units]
  if (level === undefined) return null
  if (level !== 'point') return /^\d/.test(printed) ? { level, number: printed } : null
  const letter = { I: 'l', '1': 'l', '¡': 'i', ï: 'i', í: 'i' }[printed] ?? printed
  return pointAlphabet.includes(letter[0] ?? ' ') ? { level, number: letter } : null
}

const isOwn =
  (state: ReaderState): IsOwnInstruction =>
  (label, index, lastQuoted) => {
    const alone = label.level === 'article' && label.rest === '' && state.ownArticles === 'alone'
    if (label.level === 'article' && label.separator === '' && !alone) return false
    if (state.run.expected({ level: label.level }) !== label.number || label.number === '')
      return false
    const follows =
      lastQuoted?.level === label.level &&
      Number.parseInt(lastQuoted.number, 10) + 1 === Number.parseInt(label.number, 10)
    const words = label.rest === '' ? (state.lines[index + 1]?.text ?? '') : label.rest
    const instructs = phrases.startsAmending(words)
    if (label.level === 'article')
      return (
        instructs ||
        (alone && /[.;:,”"]$/u.test(state.lines[index - 1]?.text ?? '')) ||
        (!follows &&
          /^(?:điều khoản|hiệu lực|tổ chức|trách nhiệm|quy định chuyển tiếp|thi hành)/iu.test(
            words,
          ))
      )
    if (label.level !== 'clause' && label.level !== 'point') return false
    return (
      instructs &&
      (/(?:như sau|:|\.)\s*$|(?:như sau|:)\s*["“]/iu.test(label.rest) ||
        openingMark(state.lines[index + 1]?.text ?? '') !== null)
    )
  }

/** The words before announce new text: "như sau:", or a heading that amends. */
function announced(state: ReaderState): boolean {
  if (state.wasQuoted()) return true
  if (!mayAnnounce(state)) return false
  const words = state.lastWords()
  return phrases.amends(words) && (phrases.announcesText(words) || inHeading(state))
}

function isEndAt(state: ReaderState, at: number): boolean {
  const text = state.lines[at]?.text ?? ''
  return frames.isRecipientsLabel(text) || frames.isAuthority(text)
}
