import { depthOf, normalRuns, placesOf, readText, wordsOf } from '@cucao/regulation'
import type { Block, Line, Provision, ReadingWarning, Table, TextRun } from '@cucao/regulation'
import { textOf } from './pasted-pieces.ts'
import type { PastedLine, PastedPiece, PastedTable } from './pasted-pieces.ts'

/** A paste read as provisions by the same reader as the import. */
export interface PastedStructure {
  blocks: Block[]
  warnings: ReadingWarning[]
  /** Nothing was guessed: every line has its number in order, and none is odd. */
  sure: boolean
}

/** null where it is no piece of a legal text (fewer than two numbered lines), or a character would be lost. */
export function structureOf(
  pieces: readonly PastedPiece[],
  newId: () => string,
): PastedStructure | null {
  const lines = pieces.filter((piece): piece is PastedLine => piece.kind === 'line')
  const read = readText(lines.map(({ runs }) => textOf(runs)).join('\n'), { newId })
  const { counts, quoted, attached, lostCharacters } = read
  const numbered = [counts, quoted, attached].reduce(
    (sum, { part, chapter, section, article, clause, point }) =>
      sum + part + chapter + section + article + clause + point,
    0,
  )
  if (lines.length < 2 || numbered < 2 || lostCharacters > 0) return null
  const warnings = withoutBeginnings(read.warnings, read.text.content)
  const sure =
    warnings.length === 0 &&
    read.text.content.every(({ type }) => type === 'provision') &&
    levelOf(read.text.content[0]) !== 'paragraph'
  const blocks = withTablesAndMarks(read.text.content, pieces, newId)
  return { blocks: blocks.map(renumberedHere), warnings, sure }
}

const levelOf = (block: Block | undefined) =>
  block?.type === 'provision' ? block.attrs.level : null

/** Where a piece begins its numbers do not follow any: that Điều 7 comes first is not odd. */
function withoutBeginnings(
  warnings: readonly ReadingWarning[],
  blocks: readonly Block[],
): ReadingWarning[] {
  const begins = new Set<string>()
  const seen = new Set<string>()
  placesOf(blocks).forEach(({ block, label }, at) => {
    if (block.type !== 'provision' || block.attrs.quoted || block.attrs.number === null) return
    const { level } = block.attrs
    const isFirst = depthOf[level] <= depthOf.article && !seen.has(level)
    if (at === 0 || isFirst) begins.add(label)
    seen.add(level)
  })
  return warnings.filter(({ reason, text }) => {
    const label = [...begins].find((each) => text.startsWith(each))
    if (reason !== 'number-out-of-order' || label === undefined) return true
    return !begins.delete(label)
  })
}

/** Numbers of the place it came from are not those of the place it goes to; quoted ones are words of another act. */
function renumberedHere(block: Block): Block {
  if (block.type !== 'provision' || block.attrs.quoted) return block
  return { ...block, attrs: { ...block.attrs, number: null, form: null } }
}

/** The pieces as unnumbered paragraphs, tables as tables. */
export const paragraphsOf = (pieces: readonly PastedPiece[], newId: () => string): Block[] =>
  pieces.map((piece) =>
    piece.kind === 'table' ? tableOf(piece, newId) : paragraph(piece, newId()),
  )

const paragraph = ({ runs }: PastedLine, id: string): Provision => ({
  type: 'provision',
  attrs: { id, level: 'paragraph', number: null, form: null, quoted: false, lead: '' },
  content: runs,
})

const lineWith = (runs: TextRun[], id: string): Line => ({
  type: 'line',
  attrs: { id, role: 'other' },
  ...(runs.length > 0 ? { content: runs } : {}),
})

const tableOf = ({ rows }: PastedTable, newId: () => string): Table => ({
  type: 'table',
  attrs: { id: newId() },
  content: rows.map((cells) => ({
    type: 'row',
    content: cells.map(({ colspan, rowspan, header, lines }) => ({
      type: 'cell',
      attrs: { colspan, rowspan, header },
      content: (lines.length > 0 ? lines : [[]]).map((runs) => lineWith(runs, newId())),
    })),
  })),
})

const lengthOf = (text: string): number => text.replace(/\s+/gu, '').length

/**
 * The reader keeps every character in its order, so emphasis and tables are put back by counting: a table
 * after the block in which its place was reached, a mark on the character it stood on.
 */
function withTablesAndMarks(
  blocks: readonly Block[],
  pieces: readonly PastedPiece[],
  newId: () => string,
): Block[] {
  const { marks, tables } = countedThrough(pieces)
  const result: Block[] = []
  let at = 0
  const reached = () => {
    while (tables[0] && tables[0].at <= at) result.push(tableOf(tables.shift()!.table, newId))
  }
  reached()
  placesOf(blocks).forEach(({ block, label }) => {
    if (block.type === 'provision') at += lengthOf(block.attrs.lead + label)
    if (block.type === 'division') at += lengthOf(label)
    result.push(withMarks(block, marks, at))
    at += lengthOf(wordsOf(block))
    reached()
  })
  at = Number.POSITIVE_INFINITY
  reached()
  return result
}

/** By the count of characters that are no blanks: what marks each has, and where tables stand. */
function countedThrough(pieces: readonly PastedPiece[]) {
  const marks: (TextRun['marks'] | undefined)[] = []
  const tables: { at: number; table: PastedTable }[] = []
  for (const piece of pieces) {
    if (piece.kind === 'table') tables.push({ at: marks.length, table: piece })
    else
      for (const run of piece.runs)
        for (let n = lengthOf(run.text); n > 0; n -= 1) marks.push(run.marks)
  }
  return { marks, tables }
}

type Marks = ReturnType<typeof countedThrough>['marks']

function withMarks(block: Block, marks: Marks, at: number): Block {
  if (block.type === 'table') return block
  if (block.type === 'provision') {
    const content = block.content && marked(textOf(block.content), marks, at)
    if (!content) return block
    return { ...block, content: isHeading(block) ? withoutBold(content) : content }
  }
  let from = at
  const content = block.content.map((line) => {
    const words = wordsOf(line)
    const runs = marked(words, marks, from)
    from += lengthOf(words)
    return runs ? { ...line, content: withoutBold(runs) } : line
  })
  return { ...block, content }
}

const isHeading = ({ attrs }: Provision) => depthOf[attrs.level] <= depthOf.article

/** Headings and frames are drawn bold where they should be. */
const withoutBold = (runs: TextRun[]): TextRun[] =>
  runs.every(
    ({ text, marks }) => text.trim() === '' || marks?.some(({ type }) => type === 'strong'),
  )
    ? (normalRuns(
        runs.map(({ marks, ...run }) => {
          const left = marks?.filter(({ type }) => type !== 'strong') ?? []
          return left.length > 0 ? { ...run, marks: left } : run
        }),
      ) ?? [])
    : runs

/** Words with the marks of their characters; a blank has those that both its neighbours have. */
function marked(words: string, marks: Marks, at: number): TextRun[] | undefined {
  const runs: TextRun[] = []
  let next = at
  for (const [text] of words.matchAll(/\s+|\S/g)) {
    const isBlank = text.trim() === ''
    const own = isBlank && marks[next - 1] !== marks[next] ? undefined : marks[next]
    if (!isBlank) next += 1
    const last = runs.at(-1)
    if (last && last.marks === own) last.text += text
    else runs.push({ type: 'text', text, ...(own ? { marks: own } : {}) })
  }
  return normalRuns(runs)
}
