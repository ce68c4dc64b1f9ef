import { pointAlphabet, toRoman } from '@cucao/regulation'
import type { MarkName, TextRun } from '@cucao/regulation'
import { lineOf, pasteLimits, rowAsLine, textOf, withMark } from './pasted-pieces.ts'
import type { PastedCell, PastedPiece, PastedTable } from './pasted-pieces.ts'

/**
 * HTML of any program as lines and tables: Word, LibreOffice, Google Docs, pages of the web. It is parsed
 * into a document that runs nothing and loads nothing; only words, emphasis, numbers of lists and the shape
 * of tables are taken. No recursion: nesting of any depth costs its length.
 */
export function piecesOfHtml(html: string): PastedPiece[] {
  const parsed = new DOMParser().parseFromString(withoutStyling(html), 'text/html')
  const lines = new LineBuilder()
  walk(parsed.body, lines)
  return lines.done()
}

/**
 * Styles are read as data and style sheets not at all: the policy of the page (CSP) would report each.
 * `base` must not mean anything either.
 */
const withoutStyling = (html: string): string =>
  html
    .replace(/<(\/?)style\b/gi, '<$1script')
    .replace(/<base\b/gi, '<x-base')
    .replace(/<[^<>]*>/g, (tag) => tag.replace(/\bstyle(?=\s*=)/gi, 'data-style'))

/** Never words of the text. `del`: what Word shows as deleted. */
const passedOver = new Set(
  'SCRIPT STYLE HEAD TITLE META LINK BASE TEMPLATE IFRAME OBJECT EMBED SVG MATH CANVAS AUDIO VIDEO SELECT DEL'.split(
    ' ',
  ),
)
const blocks = new Set(
  'P DIV H1 H2 H3 H4 H5 H6 LI UL OL DL DT DD BLOCKQUOTE PRE SECTION ARTICLE HEADER FOOTER MAIN NAV ASIDE FIGURE FIGCAPTION CENTER ADDRESS FIELDSET FORM HR TABLE CAPTION TBODY THEAD TFOOT TR TD TH BODY'.split(
    ' ',
  ),
)

/** Collects words into lines, and tables between them. */
class LineBuilder {
  readonly pieces: PastedPiece[] = []
  private runs: TextRun[] = []
  /** The number of a list's item, until its first words come. */
  private label = ''

  words(text: string, marks: ReadonlySet<MarkName>): void {
    if (this.label !== '' && text.trim() !== '') {
      // Some pages write the number into the item as well.
      if (!text.trimStart().startsWith(this.label))
        this.runs.push(withMark(new Set(), `${this.label} `))
      this.label = ''
    }
    this.runs.push(withMark(marks, text))
  }
  end(): void {
    const runs = lineOf(this.runs)
    this.runs = []
    if (runs.length > 0) this.pieces.push({ kind: 'line', runs })
  }
  item(label: string): void {
    this.end()
    this.label = label
  }
  table(table: PastedTable): void {
    this.end()
    this.pieces.push(table)
  }
  done(): PastedPiece[] {
    this.end()
    return this.pieces
  }
}

interface OpenTable {
  element: Element
  rows: PastedCell[][]
  cell: { element: Element; lines: LineBuilder } | null
}

/** Through the tree in its order, going in and out of each element once. */
function walk(root: Element, builder: LineBuilder): void {
  const tables: OpenTable[] = []
  const marksOf = new Map<Element, ReadonlySet<MarkName>>([[root, new Set()]])
  const into = () => tables.findLast(({ cell }) => cell)?.cell?.lines ?? builder
  let node: Node | null = root.firstChild
  while (node) {
    const parent: Element = node.parentElement ?? root
    const marks = marksOf.get(parent) ?? new Set<MarkName>()
    if (node.nodeType === Node.TEXT_NODE) {
      const lines = node.nodeValue ?? ''
      if (keepsLineEnds(parent)) parted(lines, into(), marks)
      else into().words(lines.replace(/[\t\r\n ]+/g, ' '), marks)
    } else if (node instanceof Element && !isPassedOver(node)) {
      marksOf.set(node, marksWithin(node, marks))
      enter(node, tables, into)
      if (node.firstChild) {
        node = node.firstChild
        continue
      }
      leave(node, tables, into)
    }
    while (node && !node.nextSibling) {
      node = node.parentElement
      if (!node || node === root) return
      if (node instanceof Element) leave(node, tables, into)
    }
    node = node?.nextSibling ?? null
  }
}

function parted(text: string, lines: LineBuilder, marks: ReadonlySet<MarkName>): void {
  text.split(/\r\n?|\n/).forEach((line, at) => {
    if (at > 0) lines.end()
    lines.words(line, marks)
  })
}

const keepsLineEnds = (element: Element): boolean =>
  element.tagName === 'PRE' || /white-space:\s*pre(?!-?(line|\w))/i.test(styleOf(element))

const styleOf = (element: Element): string => element.getAttribute('data-style') ?? ''

function isPassedOver(element: Element): boolean {
  if (passedOver.has(element.tagName.toUpperCase())) return true
  return /display:\s*none|visibility:\s*hidden|mso-hide:\s*all/i.test(styleOf(element))
}

function enter(element: Element, tables: OpenTable[], into: () => LineBuilder): void {
  const name = element.tagName
  if (name === 'BR' || blocks.has(name)) into().end()
  if (name === 'LI') into().item(labelOfItem(element))
  const open = tables.at(-1)
  if (name === 'TABLE') tables.push({ element, rows: [], cell: null })
  else if (open && name === 'TR' && belongsTo(element, open)) open.rows.push([])
  else if (open && (name === 'TD' || name === 'TH') && belongsTo(element, open)) {
    if (open.rows.length === 0) open.rows.push([])
    open.cell = { element, lines: new LineBuilder() }
  }
}

const belongsTo = (element: Element, { element: table }: OpenTable): boolean =>
  element.closest('table') === table

function leave(element: Element, tables: OpenTable[], into: () => LineBuilder): void {
  if (blocks.has(element.tagName)) into().end()
  const open = tables.at(-1)
  if (open?.cell?.element === element) {
    open.rows.at(-1)?.push(cellOf(element, open.cell.lines.done()))
    open.cell = null
  }
  if (open?.element !== element) return
  tables.pop()
  const rows = open.rows.filter((row) => row.length > 0)
  if (isTable(rows) && tables.length === 0) return into().table({ kind: 'table', rows })
  // Too large, or in a cell of another: a line a row. For laying out a page: one column after the other.
  const columns = isLayout(rows)
  for (const row of rows)
    for (const line of columns ? row.flatMap(({ lines }) => lines) : [rowAsLine(row)]) {
      for (const run of line) into().words(run.text, new Set((run.marks ?? []).map((m) => m.type)))
      into().end()
    }
}

const cellOf = (element: Element, pieces: readonly PastedPiece[]): PastedCell => ({
  colspan: spanOf(element, 'colspan'),
  rowspan: spanOf(element, 'rowspan'),
  header: element.tagName === 'TH',
  lines: pieces.flatMap((piece) =>
    piece.kind === 'line' ? [piece.runs] : piece.rows.map(rowAsLine),
  ),
})

function spanOf(element: Element, name: string): number {
  const span = Number(element.getAttribute(name) ?? 1)
  return Number.isInteger(span) && span >= 1 && span <= 100 ? span : 1
}

const headOrFoot = /CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|^Nơi nhận|^(TM|KT|TL|TUQ|Q)\./iu
const opensProvision = /^(Điều|Chương|Phần|Mục) [\dIVX]/u

/** A frame of a page, not a table: one cell, the two columns of a head or foot, or whole articles in it. */
function isLayout(rows: readonly PastedCell[][]): boolean {
  const cells = rows.flat()
  if (cells.length <= 1) return true
  const lines = cells.flatMap((cell) => cell.lines.map(textOf))
  if (rows.length <= 4 && cells.length <= 8 && lines.some((line) => headOrFoot.test(line)))
    return true
  return rows.length <= 2 && lines.some((line) => opensProvision.test(line))
}

const isTable = (rows: readonly PastedCell[][]): boolean =>
  !isLayout(rows) && rows.flat().length <= pasteLimits.cellsOfTable

const tagMarks: Record<string, MarkName> = {
  B: 'strong',
  STRONG: 'strong',
  I: 'em',
  EM: 'em',
  SUP: 'superscript',
  SUB: 'subscript',
}

/** Emphasis by element or by style; a style that says plain undoes what stands around it. */
function marksWithin(element: Element, around: ReadonlySet<MarkName>): ReadonlySet<MarkName> {
  const style = styleOf(element)
  const mark = tagMarks[element.tagName]
  if (!mark && style === '') return around
  const marks = new Set(around)
  if (mark) marks.add(mark)
  if (marks.has('superscript') && mark === 'subscript') marks.delete('superscript')
  if (marks.has('subscript') && mark === 'superscript') marks.delete('subscript')
  const weight = /(?<![-\w])font-weight:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase()
  if (weight === 'bold' || Number(weight) >= 600) marks.add('strong')
  else if (weight === 'normal' || Number(weight) < 600) marks.delete('strong')
  const slant = /(?<![-\w])font-style:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase()
  if (slant === 'italic') marks.add('em')
  else if (slant === 'normal') marks.delete('em')
  return marks
}

/** `3.`, `b)`, `IV.`, `-`: what the list draws before an item and does not say in its words. */
function labelOfItem(item: Element): string {
  const list = item.parentElement
  if (list?.tagName !== 'OL') return list?.tagName === 'UL' ? '-' : ''
  if (/list-style(-type)?:\s*none/i.test(styleOf(list) + styleOf(item))) return ''
  const number = numberOfItem(item, list)
  const written = list.getAttribute('type') ?? ''
  const style = /list-style-type:\s*([\w-]+)/i.exec(styleOf(item) || styleOf(list))?.[1] ?? ''
  const letters = /^a$/i.test(written) || /alpha|latin/i.test(style)
  const roman = /^i$/i.test(written) || /roman/i.test(style)
  if (letters) return number <= pointAlphabet.length ? `${pointAlphabet.charAt(number - 1)})` : '-'
  return roman && number < 4000 ? `${toRoman(number)}.` : `${number}.`
}

/** Counted from the last item that says its number; kept, so that a long list is walked once. */
const numbers = new WeakMap<Element, number>()
function numberOfItem(item: Element, list: Element): number {
  const written = wholeNumber(item.getAttribute('value'))
  let before = item.previousElementSibling
  while (before && before.tagName !== 'LI') before = before.previousElementSibling
  const last = before && numbers.get(before)
  const number = written ?? (last ? last + 1 : (wholeNumber(list.getAttribute('start')) ?? 1))
  numbers.set(item, number)
  return number
}

function wholeNumber(written: string | null): number | null {
  const number = Number(written)
  return written !== null && Number.isInteger(number) && number >= 1 && number <= 9999
    ? number
    : null
}
