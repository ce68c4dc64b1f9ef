import type { Block, Line, RegulationText, TextRun } from './block.ts'
import { wordsOf } from './block.ts'
import { regulationSchema } from './schema.ts'
import { normalRuns } from './text-runs.ts'

/**
 * What never belongs in the words of a law: controls (C0, C1), zero-width and direction-changing marks,
 * lone surrogates, noncharacters. They are invisible, so two texts that read alike would differ.
 * No-break blanks, double blanks and every way of placing a tone mark (hòa, hoà) stay as written.
 */
const forbidden =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]|\p{Surrogate}/gu // oxlint-disable-line no-control-regex

/** Words as they are kept: NFC, without forbidden characters, line ends and tabs as blanks. */
export const cleanWords = (words: string): string =>
  words
    .replaceAll(/\r\n?|[\t\n\v\f\u2028\u2029]/g, ' ')
    .replaceAll(forbidden, '')
    .normalize('NFC')

/** Whether words already are as `cleanWords` leaves them. */
export const areCleanWords = (words: string): boolean => cleanWords(words) === words

/** The text with all its words clean and its runs in normal form; ids, levels and order untouched. */
export const normaliseText = (text: RegulationText): RegulationText => ({
  type: 'doc',
  content: text.content.map(normaliseBlock),
})

function normaliseBlock(block: Block): Block {
  switch (block.type) {
    case 'provision': {
      const attrs = { ...block.attrs }
      if (attrs.number) attrs.number = cleanWords(attrs.number)
      if (attrs.form) attrs.form = cleanWords(attrs.form)
      if (attrs.lead) attrs.lead = cleanWords(attrs.lead)
      return withCleanRuns({ ...block, attrs })
    }
    case 'table':
      return {
        ...block,
        content: block.content.map((row) => ({
          ...row,
          content: row.content.map((cell) => ({
            ...cell,
            content: cell.content.map(withCleanRuns),
          })),
        })),
      }
    case 'division':
      return { ...block, content: block.content.map(withCleanRuns) }
    default:
      return { ...block, content: block.content.map(withCleanRuns) }
  }
}

function withCleanRuns<B extends Line | Extract<Block, { type: 'provision' }>>(block: B): B {
  const { content, ...rest } = block
  const clean = content?.map((run: TextRun) => ({ ...run, text: cleanWords(run.text) }))
  // Where two runs are joined, a letter and its tone mark may meet.
  const runs = clean && normalRuns(clean)?.map((run) => ({ ...run, text: cleanWords(run.text) }))
  return (runs ? { ...rest, content: runs } : rest) as B
}

/** The words alone, a line a block, without numbers: for search and for comparing what was said. */
export const plainWords = (blocks: readonly Block[]): string => blocks.map(wordsOf).join('\n')

/**
 * One text, one string: JSON with sorted keys, without nulls, defaults of the schema and empty lists,
 * words clean, marks sorted, runs joined. What a version's content hash is made from, so the schema's
 * defaults never change. Two texts with the same string are the same text, ids included.
 */
export const canonicalText = (text: RegulationText): string =>
  JSON.stringify(canonicalNode(normaliseText(text)))

interface AnyNode {
  type: string
  attrs?: object
  content?: readonly AnyNode[]
  text?: string
  marks?: readonly { type: string }[]
}

function canonicalNode({ type, attrs, content, text, marks }: AnyNode): object {
  const significant = Object.entries(attrs ?? {})
    .filter(([name, value]) => !isDefault(type, name, value))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    ...(significant.length > 0 ? { attrs: Object.fromEntries(significant) } : {}),
    ...(content?.length ? { content: content.map(canonicalNode) } : {}),
    ...(marks?.length ? { marks: marks.map((mark) => mark.type).toSorted() } : {}),
    ...(text === undefined ? {} : { text }),
    type,
  }
}

const isDefault = (type: string, name: string, value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === regulationSchema.nodes[type]?.spec.attrs?.[name]?.default
