import type { Block, Level, Line, Provision, RegulationText } from '../block.ts'
import { NumberRun, divisionLabel, divisionNumbers } from '../numbering.ts'
import type { DivisionStart } from './divisions.ts'
import { divisionAt } from './divisions.ts'
import * as frames from './frames.ts'
import type { Place, Verdict } from './judgement.ts'
import { judge } from './judgement.ts'
import type { Label } from './labels.ts'
import { formOf, isUsualForm, itemBelow, labelOf } from './labels.ts'
import type { LineStyle, SourceLine } from './lines.ts'
import { goesOn } from './lines.ts'
import * as phrases from './phrases.ts'
import { closesQuotation, depthAfter, openingMark, quotationEnd } from './quotation.ts'
import { splitInside } from './inside-line.ts'
import { TextBuilder, append } from './text-builder.ts'
import type { ReadingWarning, WarningReason } from './warning.ts'

/**
 * Goes through the lines once. Zones follow one another: head, legal bases, body, end (signature and
 * recipients), then divisions, each of which is plain words (annex) or begins a body of its own.
 */
type Zone = 'head' | 'bases' | 'body' | 'end' | 'words'

/** What the next line may carry on. */
interface Tail {
  target: Provision | Line
  /** Words of the last source line of the target; null after a heading whose title is complete. */
  line: string
  kind: 'title' | 'heading' | 'words' | 'frame'
  /** Noise of the page stands between: what carries it on becomes a paragraph, so that the order stays. */
  cut?: boolean
}

const titledLevels: readonly Level[] = ['part', 'chapter', 'section', 'subsection']

export class TextReader {
  readonly warnings: ReadingWarning[] = []
  readonly #builder: TextBuilder
  readonly #style: LineStyle
  #lines: SourceLine[]
  #run = new NumberRun()
  #last: Partial<Record<Level, string>> = {}
  #lastQuoted: Partial<Record<Level, string>> = {}
  #zone: Zone = 'head'
  #inside: 'main' | 'annex' | 'attached' = 'main'
  #tail: Tail | null = null
  #begun = false
  #ended = false
  #kindSeen = false
  #articles = true
  #annexNumber = 0
  #quotedTo = -1
  #freshQuotation = false
  #pageNumber = 0
  /** The name of the document, or an article's, says that it amends. */
  #amending = false
  #restarted = false

  constructor(lines: SourceLine[], style: LineStyle, newId: () => string) {
    this.#lines = lines
    this.#style = style
    this.#builder = new TextBuilder(newId)
  }

  read(): RegulationText {
    this.#articles = this.#holdsArticles(0)
    if (!this.#hasHead()) this.#zone = 'body'
    for (let at = 0; at < this.#lines.length; at += 1) at = this.#line(at)
    if (this.#builder.blocks.length === 0) this.#builder.paragraph('')
    computeAnnexNumbers(this.#builder.blocks)
    return { type: 'doc', content: this.#builder.blocks }
  }

  #warn(at: number, reason: WarningReason): void {
    const line = this.#lines[at]
    if (line) this.warnings.push({ line: line.number, reason, text: line.text.slice(0, 200) })
  }

  /** Reads line `at`, answers the index of the last line read. */
  #line(at: number): number {
    const line = this.#lines[at]
    if (!line) return at
    const { text } = line
    if (
      /[\u0000-\u0008\u000e-\u001f\uE000-\uF8FF\uFFFD\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/u.test(
        text,
      )
    )
      this.#warn(at, 'strange-character')
    if (this.#isPageNoise(at)) return at
    const quoted = at <= this.#quotedTo
    const division = quoted ? null : this.#divisionAt(at)
    if (division) return this.#openDivision(at, division)
    switch (this.#zone) {
      case 'head':
        return this.#headLine(at)
      case 'bases':
        return this.#basisLine(at)
      case 'end':
        return this.#endLine(at)
      case 'words':
        return this.#plainWords(at)
      case 'body':
        return this.#bodyLine(at)
    }
  }

  // --- noise

  #isPageNoise(at: number): boolean {
    const text = this.#lines[at]?.text ?? ''
    if (/CÔNG BÁO\s*\/\s*Số/u.test(text) && text.length < 80) {
      this.#warn(at, 'page-head')
      return this.#noise(at, text)
    }
    if (/^(?:trang|page)\s+\d+(?:\s*(?:\/|of|trên)\s*\d+)?$|^\d{1,3}\s*\/\s*\d{1,3}$|^(?:https?:\/\/|www\.)\S+$/iu.test(text)) {
      this.#warn(at, 'page-head')
      return this.#noise(at, text)
    }
    const number = /^[-–—\s]*(\d{1,3})[-–—\s]*$/.exec(text)
    if (!number || !this.#style.wrapped || this.#zone === 'words' || this.#zone === 'head')
      return false
    const page = Number(number[1])
    if (
      this.#tail?.kind === 'words' &&
      phrases.awaitsNumber(this.#tail.line) &&
      page !== this.#pageNumber + 1
    )
      return false
    this.#pageNumber = page
    this.#warn(at, 'page-number')
    return this.#noise(at, text)
  }

  #noise(at: number, text: string): true {
    this.#builder.paragraph(text, at <= this.#quotedTo)
    if (this.#tail) this.#tail.cut = true
    return true
  }

  // --- divisions

  #divisionAt(at: number): DivisionStart | null {
    if (this.#zone === 'head' && this.#builder.blocks.length > 0) return null
    const tail = this.#tail
    return divisionAt(this.#lines, at, {
      ended: this.#ended,
      begun: this.#begun,
      inside: this.#inside,
      annexNumber: this.#annexNumber,
      titleDue: tail?.kind === 'title' && tail.target.content === undefined,
      settled:
        tail === null ||
        tail.kind !== 'words' ||
        phrases.isComplete(tail.line) ||
        !this.#style.wrapped,
    })
  }

  #openDivision(at: number, division: DivisionStart): number {
    const { kind, number, printed } = division
    const index = number === null ? 0 : Number.parseInt(number, 10)
    if (
      kind === 'annex' &&
      number !== null &&
      index !== this.#annexNumber + 1 &&
      index !== this.#annexNumber
    )
      this.#warn(at, 'annex-out-of-order')
    if (kind === 'annex') this.#annexNumber = number === null ? this.#annexNumber : index
    this.#builder.division(
      {
        kind,
        number,
        form: printed === '' ? (kind === 'annex' ? '' : null) : annexForm(number, printed),
      },
      division.lines,
    )
    this.#run.restart()
    this.#last = {}
    this.#lastQuoted = {}
    this.#tail = null
    this.#inside = kind
    this.#ended = false
    this.#quotedTo = -1
    this.#articles = kind === 'attached' && this.#holdsArticles(division.next)
    this.#zone = this.#articles ? 'body' : 'words'
    if (kind === 'attached') this.#begun = true
    return division.next - 1
  }

  #holdsArticles(from: number): boolean {
    for (let at = from; at < this.#lines.length; at += 1) {
      const text = this.#lines[at]?.text ?? ''
      if (at > from && /^[*#\s]*ph[ụu]\s*l[ụu]c\s+[IVX\d]/iu.test(text)) return false
      const label = labelOf(text)
      if (label?.level === 'article' && (label.separator !== '' || label.number === '1'))
        return true
    }
    return false
  }

  // --- head and legal bases

  #hasHead(): boolean {
    for (const [at, line] of this.#lines.slice(0, 30).entries()) {
      if (frames.showsHead(line.text)) return true
      if (frames.isBasis(line.text) || this.#startsBody(at)) return false
    }
    return false
  }

  #startsBody(at: number): boolean {
    const text = this.#lines[at]?.text ?? ''
    if (/^[*#_\s]*(?:LỜI NÓI ĐẦU|LỜI MỞ ĐẦU)/u.test(text)) return true
    const label = labelOf(text)
    if (!label) return false
    if (label.level === 'article') return label.separator !== '' || label.rest === ''
    if (label.level === 'point') return false
    if (label.level === 'clause')
      return label.number === '1' && label.separator === '.' && !this.#articles
    return (
      (label.number === '1' || label.rest === '') &&
      (label.rest === '' || phrases.isCapitals(label.rest) || label.separator !== '')
    )
  }

  #headLine(at: number): number {
    const text = this.#lines[at]?.text ?? ''
    if (frames.isBasis(text) && !phrases.isCapitals(text)) {
      this.#zone = 'bases'
      this.#tail = null
      return this.#basisLine(at)
    }
    if (this.#startsBody(at)) return this.#startBody(at)
    const tail = this.#tail
    const role = frames.headRole(text, this.#kindSeen)
    if (
      tail &&
      !tail.cut &&
      tail.kind === 'frame' &&
      goesOn(tail.line, text) &&
      role !== 'place-date' &&
      role !== 'number'
    ) {
      append(tail.target, text)
      tail.line = text
      return at
    }
    if (
      this.#kindSeen &&
      role === 'name' &&
      !phrases.isCapitals(text) &&
      frames.isEnacting(text) &&
      /[.:]$/u.test(text)
    ) {
      this.#zone = 'bases'
      return this.#basisLine(at)
    }
    if (role === 'kind') this.#kindSeen = true
    if (phrases.amends(text)) this.#amending = true
    this.#tail = { target: this.#builder.line('head', role, text), line: text, kind: 'frame' }
    return at
  }

  #startBody(at: number): number {
    this.#zone = 'body'
    this.#tail = null
    return this.#bodyLine(at)
  }

  #basisLine(at: number): number {
    const text = this.#lines[at]?.text ?? ''
    const tail = this.#tail
    const open = tail !== null && !phrases.isComplete(tail.line) && !/[,]$/u.test(tail.line)
    if (this.#startsBody(at) && !(open && this.#style.wrapped && labelOf(text)?.number !== '1'))
      return this.#startBody(at)
    const role = frames.basisRole(text)
    const last = tail?.target.type === 'line' ? tail.target.attrs.role : null
    if (
      tail &&
      !tail.cut &&
      (goesOn(tail.line, text) || (open && role === 'other' && this.#isFull(tail.line)))
    ) {
      append(tail.target, text)
      tail.line = text
      if (tail.target.type === 'line' && frames.isEnacting(text) && last === 'other')
        tail.target.attrs.role = 'enacting'
      return at
    }
    if (
      (last === 'enacting' || last === 'formula') &&
      role !== 'basis' &&
      role !== 'formula' &&
      role !== 'rule'
    )
      return this.#startBody(at)
    const pieces = text.split(
      /(?<=;)\s+(?=Căn cứ |Theo đề nghị |Xét |Chính phủ ban hành |Bộ trưởng \S.{0,80} ban hành )/u,
    )
    for (const piece of pieces)
      this.#tail = {
        target: this.#builder.line('legal_bases', frames.basisRole(piece), piece),
        line: piece,
        kind: 'frame',
      }
    return at
  }

  // --- body

  #bodyLine(at: number): number {
    const line = this.#lines[at]
    if (!line) return at
    if (at > this.#quotedTo && this.#startsEnd(at)) {
      this.#zone = 'end'
      this.#ended = true
      this.#tail = null
      return this.#endLine(at)
    }
    if (at > this.#quotedTo && this.#opensQuotation(at)) return this.#quotedLine(at)
    return this.#words(at, line.text, '')
  }

  get #wasQuoted(): boolean {
    const last = this.#builder.blocks.at(-1)
    return last?.type === 'provision' && last.attrs.quoted
  }

  #place(at: number, lead: string): Place {
    const quoted = at <= this.#quotedTo
    const last = quoted ? this.#lastQuoted : this.#last
    const tail = this.#tail
    const before = tail && tail.kind === 'words' && lead === '' ? tail.line : null
    return {
      lines: this.#lines,
      at,
      style: this.#style,
      before,
      expected: (level) => this.#run.expected({ level, quoted, lead }) ?? '',
      last: (level) => last[level] ?? null,
      inArticle: quoted || last.article !== undefined || !this.#articles,
      freshQuotation: quoted && this.#freshQuotation,
      quoted,
      restarted: this.#restarted,
    }
  }

  #words(at: number, text: string, lead: string): number {
    const line = this.#lines[at]
    if (!line) return at
    const restore = line.text
    line.text = text
    const verdict = judge(this.#place(at, lead))
    line.text = restore
    if (verdict && 'label' in verdict) {
      this.#provision(at, verdict, lead)
      return at
    }
    if (verdict?.doubtful) this.#warn(at, 'label-taken-as-words')
    const item = verdict?.doubtful === false || itemBelow.test(text)
    if (item && this.#begun) this.#warn(at, 'item-below-level')
    this.#freshQuotation = false
    if (lead === '' && !item && this.#carriesOn(at, text, verdict !== null)) return at
    this.#restarted = this.#restarted || (!this.#articles && /^[*_]*(?:[IVX]+|[A-HK-UY])\s*[.)/-]\s/u.test(text))
    const target = this.#builder.paragraph('', at <= this.#quotedTo, lead)
    this.#run.next(target.attrs)
    this.#put(at, target, text, 'words')
    return at
  }

  /** Joins the line to what stands before it, where it carries that on. */
  #carriesOn(at: number, text: string, forced: boolean): boolean {
    const tail = this.#tail
    const line = this.#lines[at]
    if (!tail || !line) return false
    if (tail.target.type === 'provision' && tail.target.attrs.quoted !== at <= this.#quotedTo)
      return false
    if (tail.kind === 'title') {
      const empty = (tail.target.content ?? []).length === 0
      const more = phrases.isCapitals(text) || goesOn(tail.line, text)
      if (!(empty ? more || this.#isTitle(at) : more)) {
        tail.kind = 'heading'
        if (empty) this.#warn(at, 'title-missing')
        return false
      }
    } else if (!forced && !this.#isContinuation(tail, line, text)) return false
    if (!this.#style.wrapped && tail.kind === 'words' && tail.line !== '')
      this.#warn(at, 'line-joined')
    const target = tail.cut ? this.#builder.paragraph('', at <= this.#quotedTo) : tail.target
    this.#put(at, target, text, tail.cut ? 'words' : tail.kind)
    return true
  }

  #isTitle(at: number): boolean {
    const text = this.#lines[at]?.text ?? ''
    const next = labelOf(this.#lines[at + 1]?.text ?? '')
    return (
      text.length < 200 &&
      !/[.;:]$/u.test(text) &&
      next !== null &&
      next.level !== 'clause' &&
      next.level !== 'point'
    )
  }

  #isFull(text: string): boolean {
    return this.#style.wrapped && text.length >= this.#style.full
  }

  #isContinuation(tail: Tail, line: SourceLine, text: string): boolean {
    if (phrases.isRule(text)) return false
    if (tail.line === '' && tail.kind === 'words') return true
    if (goesOn(tail.line, text)) return true
    if (phrases.isComplete(tail.line))
      return (
        this.#style.gapsPart &&
        !line.gap &&
        this.#isFull(tail.line) &&
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
        this.#isFull(tail.line) &&
        /^[-–]\s*\p{Ll}/u.test(text) &&
        !heading &&
        !/[,;]$/u.test(tail.line)
      )
    if (phrases.breaksOff(tail.line))
      return heading
        ? this.#style.wrapped && tail.line.length >= this.#style.full * 0.6
        : this.#style.wrapped || !line.gap || !/,$/u.test(tail.line)
    if (/\p{L}[-–]$/u.test(tail.line)) return true
    return (
      this.#isFull(tail.line) &&
      (!heading || !line.gap || tail.line.length >= this.#style.full * 1.15)
    )
  }

  #provision(at: number, verdict: Verdict, lead: string): void {
    const { label, number, reasons } = verdict
    const quoted = at <= this.#quotedTo
    const level = label.level
    const form = formOf(level, number, label.printed)
    const computed = this.#run.expected({ level, quoted, lead }) === number
    for (const reason of reasons) this.#warn(at, reason)
    if (!quoted && phrases.startsAmending(label.rest)) this.#amending = true
    if (reasons.length === 0 && !isUsualForm(form)) this.#warn(at, 'label-form')
    const attrs = { level, number: computed ? null : number, form, quoted, lead }
    this.#run.next(attrs)
    this.#remember(level, number, quoted)
    if (!quoted) this.#begun = this.#begun || level === 'article' || level === 'clause'
    this.#freshQuotation = false
    this.#restarted = false
    const target = this.#builder.provision(attrs, '')
    const kind = titledLevels.includes(level) ? 'title' : level === 'article' ? 'heading' : 'words'
    this.#put(at, target, label.rest, kind)
  }

  #remember(level: Level, number: string, quoted: boolean): void {
    const last = quoted ? this.#lastQuoted : this.#last
    last[level] = number
    if (level === 'point') return
    delete last.point
    if (level !== 'clause') delete last.clause
  }

  /** Adds words to a provision; a label within them (run-on lines of a PDF) begins another. */
  #put(at: number, target: Provision | Line, words: string, kind: Tail['kind']): void {
    const pieces = words === '' ? null : this.#splitInside(at, words, kind)
    const own = pieces?.before ?? words
    if (own !== '') append(target, own)
    const previous = this.#tail
    this.#tail = {
      target,
      line: own === '' && previous?.target === target ? previous.line : own,
      kind,
    }
    if (!pieces) return
    this.#insert(at, pieces.after)
  }

  #splitInside(
    at: number,
    words: string,
    kind: Tail['kind'],
  ): { before: string; after: string } | null {
    const quoted = at <= this.#quotedTo
    return splitInside(words, {
      wrapped: this.#style.wrapped,
      heading: kind === 'title' || kind === 'heading',
      inArticle: quoted || this.#last.article !== undefined,
      quoted,
      expected: (level) => this.#run.expected({ level, quoted, lead: '' }) ?? '',
      next: labelOf(this.#lines[at + 1]?.text ?? ''),
    })
  }

  /** Puts the rest of a line behind it as a line of its own, with the same number. */
  #insert(at: number, text: string): void {
    const line = this.#lines[at]
    if (!line) return
    if (!openingMark(text)) this.#warn(at, 'label-inside-line')
    this.#lines.splice(at + 1, 0, { number: line.number, text, gap: false })
    if (at <= this.#quotedTo) this.#quotedTo += 1
  }

  // --- quotations

  #opensQuotation(at: number): boolean {
    const line = this.#lines[at]
    const mark = openingMark(line?.text ?? '')
    if (!line || !mark || mark.rest === '') return this.#opensWithoutMark(at)
    const label = labelOf(mark.rest)
    const { depth, closedAt } = depthAfter(line.text, 0)
    if (!label && depth === 0 && !closesQuotation(line.text, closedAt)) return false
    if (!this.#announced() && !(label && this.#amending)) return false
    const end = quotationEnd(this.#lines, at, line.text, this.#isOwn, (index) =>
      this.#isEndAt(index),
    )
    this.#quotedTo = Math.max(at, end.last)
    this.#freshQuotation = true
    if (!end.closed) this.#warn(at, 'quotation-not-closed')
    return true
  }

  /** "… như sau:" followed by a number the act itself cannot have here, or by what it says is changed. */
  #opensWithoutMark(at: number): boolean {
    const text = this.#lines[at]?.text ?? ''
    const words = this.#lastWords()
    if (
      !this.#tail ||
      this.#wasQuoted ||
      !/như\s+s[aă]u\s*:?[\s*_-]*$/iu.test(words) ||
      !phrases.amends(words)
    )
      return false
    const label = labelOf(text)
    if (!label || label.separator === '' || label.rest === '' || phrases.startsAmending(label.rest))
      return false
    const named = { article: 'Điều', clause: 'khoản', point: 'điểm' }[String(label.level)]
    const said =
      named !== undefined &&
      new RegExp(`${named}\\s+${label.number}(?![\\p{L}\\d])`, 'iu').test(words)
    const due = this.#run.expected({ level: label.level }) === label.number
    if (due && !said) return false
    if (!said && label.number === (label.level === 'point' ? 'a' : '1')) return false
    const end = quotationEnd(this.#lines, at, `“${text}`, this.#isOwn, (index) =>
      this.#isEndAt(index),
    )
    if (!end.closed && end.last >= this.#lines.length - 1) return false
    this.#quotedTo = Math.max(at, end.last)
    this.#freshQuotation = true
    this.#warn(at, 'quotation-not-opened')
    return true
  }

  readonly #isOwn = (label: Label, index: number, lastQuoted: Label | null): boolean => {
    if (label.separator === '' && label.level === 'article') return false
    if (this.#run.expected({ level: label.level }) !== label.number || label.number === '')
      return false
    const follows =
      lastQuoted?.level === label.level &&
      Number.parseInt(lastQuoted.number, 10) + 1 === Number.parseInt(label.number, 10)
    const instructs = phrases.startsAmending(label.rest)
    if (label.level === 'article')
      return (
        instructs ||
        (!follows &&
          /^(?:điều khoản|hiệu lực|tổ chức|trách nhiệm|quy định chuyển tiếp|thi hành)/iu.test(
            label.rest,
          ))
      )
    if (label.level !== 'clause' && label.level !== 'point') return false
    return (
      instructs &&
      (/(?:như sau|:|\.)\s*$/iu.test(label.rest) ||
        openingMark(this.#lines[index + 1]?.text ?? '') !== null)
    )
  }

  #lastWords(): string {
    const last = this.#builder.blocks.at(-1)
    return last?.type === 'provision' ? (last.content?.[0]?.text ?? '') : ''
  }

  /** The words before announce new text: "như sau:", or a heading that amends. */
  #announced(): boolean {
    if (this.#wasQuoted) return true
    const words = this.#lastWords()
    return phrases.amends(words) && (phrases.announcesText(words) || this.#tail?.kind === 'heading')
  }

  #quotedLine(at: number): number {
    const text = this.#lines[at]?.text ?? ''
    const mark = openingMark(text)
    if (!mark) return this.#words(at, text, '')
    this.#lastQuoted = {}
    return this.#words(at, mark.rest, mark.lead)
  }

  // --- end

  #isEndAt(at: number): boolean {
    const text = this.#lines[at]?.text ?? ''
    return frames.isRecipientsLabel(text) || frames.isAuthority(text)
  }

  #startsEnd(at: number): boolean {
    const text = this.#lines[at]?.text ?? ''
    if (!this.#begun || this.#tail?.kind === 'title') return false
    const starts =
      frames.isRecipientsLabel(text) ||
      frames.isAuthority(text) ||
      frames.isCapacity(text) ||
      frames.isClosing(text)
    if (!starts) return false
    if (!this.#goesOnAfter(at)) return true
    this.#warn(at, 'frame-inside-text')
    return false
  }

  /** The act's next article still comes, so that this is no end. */
  #goesOnAfter(at: number): boolean {
    const expected = this.#run.expected({ level: 'article' })
    if (!this.#articles) return false
    for (let index = at + 1; index < this.#lines.length; index += 1) {
      const text = this.#lines[index]?.text ?? ''
      if (/^[*#\s]*ph[ụu]\s*l[ụu]c(?:\s+[IVX\d]+)?[a-z]?[.:]?(?:\s|$)/iu.test(text) && index > at)
        return false
      if (/^mẫu (?:số|biểu)/iu.test(text)) return false
      const label = labelOf(text)
      if (label?.level !== 'article' || label.separator === '') continue
      if (label.number === '1') return false
      if (label.number === expected && (label.rest === '' || phrases.startsCapital(label.rest)))
        return true
    }
    return false
  }

  #endLine(at: number): number {
    const text = this.#lines[at]?.text ?? ''
    const label = labelOf(text)
    if (label?.level === 'article' && label.number === '1' && label.separator !== '') {
      this.#warn(at, 'attached-title-missing')
      return this.#openDivision(at, {
        kind: 'attached',
        printed: '',
        number: null,
        lines: [],
        next: at,
      })
    }
    const last = this.#builder.blocks.at(-1)
    const frame = last?.type === 'recipients' || last?.type === 'signature' ? last.type : null
    const tail = this.#tail
    const listed = phrases.isListItem(text) && !phrases.isRule(text)
    if (frames.isRecipientsLabel(text)) return this.#frameLine(at, 'recipients', 'recipients-label')
    if (frame === 'recipients' && listed) return this.#frameLine(at, 'recipients', 'recipient')
    if (
      frames.isAuthority(text) ||
      frames.isCapacity(text) ||
      frames.isClosing(text) ||
      frames.isSigned(text)
    )
      return this.#frameLine(at, 'signature', frames.signatureRole(text))
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
      return this.#frameLine(at, 'signature', frames.signatureRole(text))
    if (frame === 'recipients' && text.length < 100 && !/^\d/.test(text))
      return this.#frameLine(at, 'recipients', 'recipient')
    if (frame === null && listed) return this.#frameLine(at, 'recipients', 'recipient')
    this.#warn(at, 'text-after-signature')
    this.#builder.paragraph(text)
    this.#tail = null
    return at
  }

  #frameLine(at: number, frame: 'signature' | 'recipients', role: Line['attrs']['role']): number {
    const text = this.#lines[at]?.text ?? ''
    this.#tail = { target: this.#builder.line(frame, role, text), line: text, kind: 'frame' }
    return at
  }

  // --- annexes

  /** Words of an annex: paragraphs, labels as typed. */
  #plainWords(at: number): number {
    const line = this.#lines[at]
    if (!line) return at
    const tail = this.#tail
    if (tail && !tail.cut && goesOn(tail.line, line.text) && !phrases.isCapitals(tail.line)) {
      append(tail.target, line.text)
      tail.line = line.text
      return at
    }
    this.#tail = { target: this.#builder.paragraph(line.text), line: line.text, kind: 'words' }
    return at
  }
}

/** The form of an annex's label: null if official, '' if it has none. */
function annexForm(number: string | null, printed: string): string | null {
  if (number === null) return printed
  const official = divisionLabel('annex', number) === printed
  return official ? null : (formOf('chapter', number, printed) ?? 'Phụ lục {roman}')
}

/** Annex numbers that are what they would be anyway are left to be computed. */
function computeAnnexNumbers(blocks: Block[]): void {
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
