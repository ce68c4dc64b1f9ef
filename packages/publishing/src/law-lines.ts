import type { Block, Frame, Line, LineRole, Table, TextRun } from '@cucao/regulation'
import { wordsOf } from '@cucao/regulation'
import type { Html } from './html.ts'
import { html } from './html.ts'

/** Words with their emphasis, and the frames around the articles, as they stand in a printed decree. */

const emphasis: Record<string, (inner: Html) => Html> = {
  strong: (inner) => html`<strong>${inner}</strong>`,
  em: (inner) => html`<em>${inner}</em>`,
  superscript: (inner) => html`<sup>${inner}</sup>`,
  subscript: (inner) => html`<sub>${inner}</sub>`,
}

export function runsToHtml(runs: readonly TextRun[] | undefined): Html[] {
  return (runs ?? []).map((run) =>
    (run.marks ?? []).reduce<Html>(
      (inner, mark) => emphasis[mark.type]?.(inner) ?? inner,
      html`${run.text}`,
    ),
  )
}

const lineToHtml = (line: Line): Html =>
  html`<p class="${line.attrs.role}">${runsToHtml(line.content)}</p>`

const isSaid = (line: Line) => line.attrs.role !== 'rule' && wordsOf(line).trim() !== ''

/** Where a line of a head stands: two columns, then the middle. A drawn line is drawn by the style. */
const columnOf: Partial<Record<LineRole, 'left' | 'right' | 'top'>> = {
  'draft-mark': 'top',
  organ: 'left',
  number: 'left',
  nation: 'right',
  motto: 'right',
  'place-date': 'right',
}

/** The lines of a head or of a division's opening, by where they stand. `title` are the kind and the name. */
export interface HeadLines {
  top: Line[]
  left: Line[]
  right: Line[]
  title: Line[]
  rest: Line[]
}

export function headLines(lines: readonly Line[]): HeadLines {
  const head: HeadLines = { top: [], left: [], right: [], title: [], rest: [] }
  for (const line of lines.filter(isSaid)) {
    const { role } = line.attrs
    // What follows the name ("BỘ TRƯỞNG BỘ …" of a decision) stands below it, not in the columns.
    const column = head.title.length > 0 ? 'rest' : (columnOf[role] ?? 'rest')
    if (role === 'kind' || role === 'name') head.title.push(line)
    else head[column].push(line)
  }
  return head
}

/** The two columns at the top: who issues it, and the name of the country with its motto. */
export function columnsToHtml({ top, left, right }: HeadLines): Html[] {
  const columns =
    left.length + right.length > 0 &&
    html`<div class="columns">
      <div class="organs">${left.map(lineToHtml)}</div>
      <div class="country">${right.map(lineToHtml)}</div>
    </div>`
  return [...top.map(lineToHtml), ...(columns ? [columns] : [])]
}

/** Kind and name as parts of one heading. */
export const titleToHtml = (lines: readonly Line[]): Html[] =>
  lines.map((line) => html`<span class="${line.attrs.role}">${runsToHtml(line.content)}</span> `)

export const linesToHtml = (lines: readonly Line[]): Html[] => lines.filter(isSaid).map(lineToHtml)

/** Recipients at the left and the signature at the right, whichever the text says first. */
export function closingToHtml(frames: readonly Frame[], idOf: (block: Block) => Html | null): Html {
  const column = (frame: Frame) =>
    html`<div class="${frame.type}" ${idOf(frame)}>${linesToHtml(frame.content)}</div>`
  const sides = frames.toSorted((a, b) => (a.type < b.type ? -1 : 1))
  return html`<div class="closing">${sides.map(column)}</div>`
}

/** A table of any width scrolls by itself, also by keys. */
export function tableToHtml(table: Table, id: Html | null, name: string): Html {
  const rows = table.content.map((row) => {
    const cells = row.content.map((cell) => {
      const { colspan, rowspan, header } = cell.attrs
      const spans = [
        colspan > 1 && html` colspan="${colspan}"`,
        rowspan > 1 && html` rowspan="${rowspan}"`,
      ]
      const lines = cell.content.map((line) => html`<p>${runsToHtml(line.content)}</p>`)
      return header ? html`<th${spans}>${lines}</th>` : html`<td${spans}>${lines}</td>`
    })
    return html`<tr>
      ${cells}
    </tr>`
  })
  return html`<div class="table" ${id} role="region" aria-label="${name}" tabindex="0">
    <table>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}
