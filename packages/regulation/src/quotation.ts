import type { Block, Provision, TextRun } from './block.ts'
import { wordsOf } from './block.ts'
import type { Outcome } from './change.ts'
import { outcomeOf, refuse } from './change.ts'
import { positionOf } from './place.ts'
import { newlyMisplaced } from './structure.ts'
import { normalRuns, sliceRuns } from './text-runs.ts'

/**
 * New text quoted by an amending act ("như sau: “…”"). The opening mark is the `lead` of the first
 * provision; the closing mark stands in the words of the last.
 */
const closing = '”'

/** From `first` to `last` the provisions become new text quoted by the act; the marks are put round them. */
export function quoteProvisions(
  blocks: readonly Block[],
  first: string,
  last: string = first,
): Outcome {
  const [from, to] = [positionOf(blocks, first), positionOf(blocks, last)]
  if (from < 0 || to < 0) return refuse('unknown-id')
  if (to < from) return quoteProvisions(blocks, last, first)
  const quoted: Block[] = []
  for (const block of blocks.slice(from, to + 1)) {
    if (block.type === 'provision') {
      if (block.attrs.quoted) return refuse('already-quoted')
      quoted.push({ ...block, attrs: { ...block.attrs, quoted: true, lead: '' } })
    } else if (block.type === 'table') quoted.push(block)
    else return refuse('crosses-block')
  }
  const [head, tail] = [quoted[0]!, quoted.at(-1)!]
  if (head.type !== 'provision' || tail.type !== 'provision') return refuse('not-a-provision')
  quoted[0] = { ...head, attrs: { ...head.attrs, lead: '“' } }
  quoted[quoted.length - 1] = withClosingMark(quoted.at(-1) as Provision)
  // A quotation without an opening mark, also behind a table, would become part of this one.
  const next = blocks.slice(to + 1).find((block) => block.type !== 'table')
  if (next?.type === 'provision' && next.attrs.quoted && next.attrs.lead === '')
    return refuse('crosses-quotation')
  const after = blocks.toSpliced(from, quoted.length, ...quoted)
  const reason = newlyMisplaced(blocks, after)
  return reason ? refuse(reason) : outcomeOf(blocks, after)
}

/** The whole quotation that `id` lies in becomes the act's own text again; its marks go. */
export function unquoteProvisions(blocks: readonly Block[], id: string): Outcome {
  const position = positionOf(blocks, id)
  if (position < 0) return refuse('unknown-id')
  const [from, to] = quotationAt(blocks, position)
  if (from < 0) return refuse('not-quoted')
  const own = blocks.slice(from, to).map((block) => {
    if (block.type !== 'provision') return block
    return { ...block, attrs: { ...block.attrs, quoted: false, lead: '' } }
  })
  const tail = own.findLastIndex((block) => block.type === 'provision')
  own[tail] = withoutClosingMark(own[tail] as Provision)
  const after = blocks.toSpliced(from, own.length, ...own)
  const reason = newlyMisplaced(blocks, after)
  return reason ? refuse(reason) : outcomeOf(blocks, after)
}

export const canQuoteProvisions = (...args: Parameters<typeof quoteProvisions>): boolean =>
  quoteProvisions(...args).ok
export const canUnquoteProvisions = (...args: Parameters<typeof unquoteProvisions>): boolean =>
  unquoteProvisions(...args).ok

const isQuoted = (block: Block | undefined): boolean =>
  block?.type === 'provision' && block.attrs.quoted

/** Bounds of the quotation at a position, [-1, -1] where there is none. Tables inside belong to it. */
export function quotationAt(blocks: readonly Block[], position: number): [number, number] {
  if (!isQuoted(blocks[position])) return [-1, -1]
  const belongs = (block: Block | undefined) => isQuoted(block) || block?.type === 'table'
  const opens = (block: Block | undefined) =>
    block?.type === 'provision' && block.attrs.quoted && block.attrs.lead !== ''
  let from = position
  while (from > 0 && !opens(blocks[from]) && belongs(blocks[from - 1])) from -= 1
  while (!isQuoted(blocks[from])) from += 1
  let to = position + 1
  while (to < blocks.length && belongs(blocks[to]) && !opens(blocks[to])) to += 1
  while (!isQuoted(blocks[to - 1])) to -= 1
  return [from, to]
}

function withClosingMark(block: Provision): Provision {
  if (new RegExp(`${closing}[.;]?\\s*$`).test(wordsOf(block))) return block
  return {
    ...block,
    content: normalRuns([...(block.content ?? []), { type: 'text', text: closing }]),
  }
}

/** `…năm.”.` becomes `…năm.` and `…năm”.` becomes `…năm.`. */
function withoutClosingMark(block: Provision): Provision {
  const words = wordsOf(block)
  const [tail, after = ''] = new RegExp(`${closing}([.;,]?)\\s*$`).exec(words) ?? []
  if (tail === undefined) return block
  const kept = words.slice(0, words.length - tail.length)
  const end: TextRun[] =
    /[.;,:]\s*$/.test(kept) || after === '' ? [] : [{ type: 'text', text: after }]
  const runs = [...(sliceRuns(block.content ?? [], 0, kept.length) ?? []), ...end]
  return { ...block, content: normalRuns(runs) }
}
