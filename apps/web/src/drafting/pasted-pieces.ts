import { cleanWords, normalRuns } from '@cucao/regulation'
import type { MarkName, TextRun } from '@cucao/regulation'

/** What a clipboard holds, in its order, whatever program it comes from: lines of words and tables. */
export type PastedPiece = PastedLine | PastedTable

export interface PastedLine {
  kind: 'line'
  runs: TextRun[]
}

export interface PastedCell {
  colspan: number
  rowspan: number
  header: boolean
  lines: TextRun[][]
}

export interface PastedTable {
  kind: 'table'
  rows: PastedCell[][]
}

/**
 * What one paste may bring, since it travels as one change: characters, and lines with cells of tables
 * among them. The Civil Code (367,000 characters, 2,700 lines) is within.
 */
export const pasteLimits = { characters: 400_000, lines: 4000, cellsOfTable: 600 }

/** Words of one line: clean, every white space one blank, none at the ends. */
export function lineOf(runs: readonly TextRun[]): TextRun[] {
  const words: TextRun[] = []
  for (const run of runs) {
    let text = cleanWords(run.text).replace(/\s+/gu, ' ')
    if (words.length === 0 || words.at(-1)?.text.endsWith(' ')) text = text.replace(/^ /, '')
    if (text !== '') words.push({ ...run, text })
  }
  const last = words.at(-1)
  if (last?.text.endsWith(' ')) words[words.length - 1] = { ...last, text: last.text.trimEnd() }
  return normalRuns(words) ?? []
}

export const textOf = (runs: readonly TextRun[]): string => runs.map((run) => run.text).join('')

/** Plain text as pieces, a line each. */
export const piecesOfText = (text: string): PastedPiece[] =>
  text.split(/\r\n?|\n/).flatMap((line) => {
    const runs = lineOf([{ type: 'text', text: line }])
    return runs.length > 0 ? [{ kind: 'line' as const, runs }] : []
  })

/** Whether the pieces are more than one paste may bring. */
export function isTooMuch(pieces: readonly PastedPiece[]): boolean {
  let [characters, lines] = [0, 0]
  for (const line of pieces.flatMap(linesIn)) {
    lines += 1
    characters += textOf(line).length
  }
  return characters > pasteLimits.characters || lines > pasteLimits.lines
}

/** The lines of a piece; a table's are those of its cells. */
export const linesIn = (piece: PastedPiece): TextRun[][] =>
  piece.kind === 'line' ? [piece.runs] : piece.rows.flat().flatMap(({ lines }) => lines)

/** A row as one line, its cells parted by a blank: where no table may stand. */
export const rowAsLine = (cells: readonly PastedCell[]): TextRun[] =>
  lineOf(
    cells.flatMap(({ lines }) =>
      lines.flatMap((line) => [...line, { type: 'text' as const, text: ' ' }]),
    ),
  )

export const withMark = (marks: ReadonlySet<MarkName>, text: string): TextRun =>
  marks.size === 0
    ? { type: 'text', text }
    : { type: 'text', text, marks: [...marks].map((type) => ({ type })) }
