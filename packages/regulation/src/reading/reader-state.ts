import type { Level, Line, Provision } from '../block.ts'
import { NumberRun } from '../numbering.ts'
import type { LineStyle, SourceLine } from './lines.ts'
import type { Place } from './line-place.ts'
import { TextBuilder } from './text-builder.ts'
import type { ReadingWarning, WarningReason } from './warning.ts'

/**
 * Zones follow one another: head, legal bases, body, end (signature and recipients), then divisions, each
 * of which is plain words (annex) or begins a body of its own.
 */
export type Zone = 'head' | 'bases' | 'body' | 'end' | 'words'

/** What the next line may carry on. */
export interface Tail {
  target: Provision | Line
  /** Words of the last source line of the target. */
  line: string
  /** `title`: the title of a chapter may follow; `heading`: it is complete, or an article's. */
  kind: 'title' | 'heading' | 'words' | 'frame'
  /** Noise of the page stands between: what carries it on becomes a paragraph, so that the order stays. */
  cut?: boolean
}

/** Where reading stands. One for each text, changed by the functions of the zones. */
export class ReaderState {
  readonly warnings: ReadingWarning[] = []
  readonly builder: TextBuilder
  /** Lines found inside others are put in behind them. */
  readonly lines: SourceLine[]
  readonly style: LineStyle
  readonly run = new NumberRun()
  zone: Zone = 'head'
  inside: 'main' | 'annex' | 'attached' = 'main'
  tail: Tail | null = null
  /** The numbers had last in the region, and in the quotation that is open. */
  last: Partial<Record<Level, string>> = {}
  lastQuoted: Partial<Record<Level, string>> = {}
  /** The name of the kind (NGHỊ ĐỊNH) has been read. */
  kindSeen = false
  /** The region holds articles; without any, numbered items are clauses of the whole. */
  articles = true
  /** An article or clause of the act itself has been read. */
  begun = false
  /** Signature or recipients have been read. */
  ended = false
  /** Footnotes of a consolidated text (`[1] …`) have begun behind the signature. */
  footnotes = false
  annexNumber = 0
  /** Where the next article was last seen to come. */
  articleAhead: { number: string; at: number } | null = null
  pageNumber = 0
  /** Index of the last line of the quotation that is open, or an earlier one. */
  quotedTo = -1
  /** The quotation has just opened: any number may stand first. */
  freshQuotation = false
  /** The unit whose new text was announced: "Sửa đổi, bổ sung điểm b khoản 3 Điều 14" announces point b. */
  announced: { level: Level; number: string } | null = null
  /** How the act printed its article before: `Điều 2` alone in its line, or `Điều 2 Tên` without a dot. */
  ownArticles: 'alone' | 'dotless' | null = null
  /** Labels found looking ahead. */
  seen: Place['seen'] = {}
  /** Index of the last line with the label of an article 2; undefined until asked for. */
  secondArticle: number | undefined
  /** The name of the document, or an article's, says that it amends. */
  amending = false
  /** A heading that is no level of the law stands before: clauses may begin again. */
  restarted = false

  constructor(lines: SourceLine[], style: LineStyle, newId: () => string) {
    this.lines = lines
    this.style = style
    this.builder = new TextBuilder(newId)
  }

  warn(at: number, reason: WarningReason): void {
    const line = this.lines[at]
    if (line) this.warnings.push({ line: line.number, reason, text: line.text.slice(0, 200) })
  }

  /** A line that belongs to the page and not to the text. */
  noise(at: number, text: string): true {
    if (this.zone === 'head') this.builder.line('head', 'other', text)
    else if (this.zone === 'bases') this.builder.line('legal_bases', 'other', text)
    else this.builder.paragraph(text, at <= this.quotedTo)
    if (this.tail) this.tail.cut = true
    return true
  }

  isFull(text: string): boolean {
    return this.style.wrapped && text.length >= this.style.full
  }

  /** Words of the provision read last, '' if a frame was. */
  lastWords(): string {
    const last = this.builder.blocks.at(-1)
    return last?.type === 'provision' ? (last.content?.[0]?.text ?? '') : ''
  }

  wasQuoted(): boolean {
    const last = this.builder.blocks.at(-1)
    return last?.type === 'provision' && last.attrs.quoted
  }

  remember(level: Level, number: string, quoted: boolean): void {
    const last = quoted ? this.lastQuoted : this.last
    last[level] = number
    if (level === 'point') return
    delete last.point
    if (level !== 'clause') delete last.clause
  }

  /** Everything starts again: a division begins. */
  restart(): void {
    this.run.restart()
    this.last = {}
    this.lastQuoted = {}
    this.tail = null
    this.ended = false
    this.footnotes = false
    this.quotedTo = -1
  }
}
