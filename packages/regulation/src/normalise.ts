import type { Block, Line, RegulationText, TextRun } from './block.ts'
import { wordsOf } from './block.ts'
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
      const { number, form, lead } = block.attrs
      const attrs = {
        ...block.attrs,
        number: number === null ? null : cleanWords(number),
        form: form === null ? null : cleanWords(form),
        lead: cleanWords(lead),
      }
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

/** Attributes that mean nothing are not part of what is hashed: a new default must not change old hashes. */
const insignificant: Record<string, unknown> = {
  id: '',
  quoted: false,
  lead: '',
  colspan: 1,
  rowspan: 1,
  header: false,
}

/**
 * One text, one string: JSON with sorted keys, without nulls, defaults and empty lists, words NFC, marks
 * sorted, runs joined. What a version's content hash is made from. Two texts with the same string are the
 * same text, ids included.
 */
export const canonicalText = (text: RegulationText): string =>
  JSON.stringify(canonical(normaliseText(text)))

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value)
    .filter(([key, each]) => isSignificant(key, each))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, key === 'marks' ? sortedMarks(each) : canonical(each)])
  return Object.fromEntries(kept)
}

function isSignificant(key: string, value: unknown): boolean {
  if (value === null || value === undefined || insignificant[key] === value) return false
  return !Array.isArray(value) || value.length > 0
}

const sortedMarks = (marks: unknown): unknown =>
  (marks as { type: string }[])
    .map(({ type }) => ({ type }))
    .toSorted((a, b) => (a.type < b.type ? -1 : 1))
