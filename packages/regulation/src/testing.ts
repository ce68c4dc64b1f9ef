import fc from 'fast-check'
import type { Block, Division, Level, Line, Provision, RegulationText, TextRun } from './block.ts'
import { levels, wordsOf } from './block.ts'
import type { Outcome } from './change.ts'
import { fixNumbers, insertNumbered, releaseNumbers } from './frozen-numbers.ts'
import { quoteProvisions, unquoteProvisions } from './quotation.ts'
import {
  copySubtree,
  insertBlock,
  joinProvisions,
  moveSubtree,
  removeBlock,
  setLevel,
  splitProvision,
} from './restructure.ts'
import type { NewId, Spot } from './restructure.ts'
import { misplacedIn } from './structure.ts'
import { normalRuns } from './text-runs.ts'

/**
 * Random regulations and random operations for property tests of any package; seeds replay a failure.
 * Not part of the product: import it from `@cucao/regulation/testing`.
 */

/** A source of ids that never repeats: `n1`, `n2`… */
export const countingIds = (prefix = 'n'): NewId => {
  let n = 0
  return () => {
    n += 1
    return `${prefix}${n}`
  }
}

const syllables = fc.constantFrom(
  ...'Nghị định này quy định về quản lý dữ liệu số của cơ quan nhà nước; đường hoà hòa ủy uỷ ban'.split(
    ' ',
  ),
)

/** Vietnamese-looking words in NFC, sometimes none. */
export const someWords = (maxSyllables = 6): fc.Arbitrary<string> =>
  fc.array(syllables, { maxLength: maxSyllables }).map((each) => each.join(' '))

const someRuns: fc.Arbitrary<TextRun[] | undefined> = fc
  .array(
    fc.record({
      text: someWords(4),
      mark: fc.option(fc.constantFrom('strong', 'em', 'superscript'), { freq: 4 }),
    }),
    { maxLength: 3 },
  )
  .map((runs) =>
    normalRuns(
      runs.map(({ text, mark }) => ({
        type: 'text' as const,
        text,
        ...(mark ? { marks: [{ type: mark as 'strong' }] } : {}),
      })),
    ),
  )

const withContent = <B extends object>(block: B, content: TextRun[] | undefined) =>
  content ? { ...block, content } : block

const someLines = (role: Line['attrs']['role']): fc.Arbitrary<Line[]> =>
  fc
    .array(someRuns, { minLength: 1, maxLength: 3 })
    .map((lines) =>
      lines.map(
        (content) => withContent({ type: 'line', attrs: { id: '', role } }, content) as Line,
      ),
    )

/** Weighted so that most of a text is articles, clauses and points. */
const someLevel: fc.Arbitrary<Level> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<Level>('part', 'chapter', 'section', 'subsection') },
  { weight: 6, arbitrary: fc.constantFrom<Level>('article', 'clause', 'point', 'paragraph') },
)

const someProvision: fc.Arbitrary<Provision> = fc
  .record({
    level: someLevel,
    content: someRuns,
    quoted: fc.option(fc.boolean(), { freq: 5 }),
  })
  .map(({ level, content, quoted }) => {
    const lead = quoted === true ? '“' : ''
    const attrs = { id: '', level, number: null, form: null, quoted: quoted !== null, lead }
    return withContent({ type: 'provision', attrs }, content) as Provision
  })

const someTable: fc.Arbitrary<Block> = fc
  .array(someLines('other'), { minLength: 1, maxLength: 3 })
  .map((cells) => ({
    type: 'table',
    attrs: { id: '' },
    content: [
      {
        type: 'row',
        content: cells.map((content) => ({
          type: 'cell',
          attrs: { colspan: 1, rowspan: 1, header: false },
          content,
        })),
      },
    ],
  }))

const someDivision: fc.Arbitrary<Division> = fc
  .record({
    kind: fc.constantFrom('annex' as const, 'attached' as const),
    content: someLines('name'),
  })
  .map(({ kind, content }) => ({
    type: 'division',
    attrs: { id: '', kind, number: null, form: null },
    content,
  }))

const someBlock: fc.Arbitrary<Block> = fc.oneof(
  { weight: 20, arbitrary: someProvision },
  { weight: 1, arbitrary: someTable },
  { weight: 1, arbitrary: someDivision },
)

/** Every block and line in order gets `p1`, `p2`… */
function numbered<N>(node: N, newId: NewId): N {
  if (Array.isArray(node)) return node.map((each: unknown) => numbered(each, newId)) as N
  if (typeof node !== 'object' || node === null) return node
  const { attrs, content, ...rest } = node as { attrs?: { id?: string }; content?: unknown[] }
  return {
    ...rest,
    ...(attrs ? { attrs: 'id' in attrs ? { ...attrs, id: newId() } : attrs } : {}),
    ...(content ? { content: numbered(content, newId) } : {}),
  } as N
}

/** What lacks its enclosing provision becomes an article. */
function madeLawful(blocks: Block[]): Block[] {
  const misplaced = misplacedIn(blocks)
  if (misplaced.size === 0) return blocks
  const [at] = misplaced.keys()
  const block = blocks[at!] as Provision
  return madeLawful(blocks.with(at!, { ...block, attrs: { ...block.attrs, level: 'article' } }))
}

export interface RandomTextOptions {
  maxBlocks?: number
  /** false: also sequences that are findings of structure.ts. Default true. */
  lawful?: boolean
}

/** A valid text with unique ids `p1`, `p2`…: head, provisions, quotations, tables, annexes, attached texts. */
export function someText({
  maxBlocks = 30,
  lawful = true,
}: RandomTextOptions = {}): fc.Arbitrary<RegulationText> {
  return fc
    .record({
      head: fc.option(someLines('name'), { freq: 3 }),
      blocks: fc.array(someBlock, { minLength: 1, maxLength: maxBlocks }),
    })
    .map(({ head, blocks }) => {
      const body = lawful ? madeLawful(blocks) : blocks
      const front: Block[] = head ? [{ type: 'head', attrs: { id: '' }, content: head }] : []
      return { type: 'doc', content: numbered([...front, ...body], countingIds('p')) }
    })
}

/** One structural operation as data; what it names is taken modulo the text it is performed on. */
export interface RandomOperation {
  name: (typeof operationNames)[number]
  target: number
  other: number
  offset: number
  side: 'before' | 'after' | 'beneath'
  level: Level
  withSubtree: boolean
  words: string
}

const operationNames = [
  'insert',
  'insertNumbered',
  'remove',
  'setLevel',
  'split',
  'join',
  'move',
  'copy',
  'fixNumbers',
  'releaseNumbers',
  'quote',
  'unquote',
] as const

export const someOperation: fc.Arbitrary<RandomOperation> = fc.record({
  name: fc.constantFrom(...operationNames),
  target: fc.nat(1000),
  other: fc.nat(1000),
  offset: fc.nat(60),
  side: fc.constantFrom('before' as const, 'after' as const, 'beneath' as const),
  level: fc.constantFrom(...levels),
  withSubtree: fc.boolean(),
  words: someWords(),
})

/** Performs it; `newId` must not give an id that the text has. */
export function perform(
  blocks: readonly Block[],
  operation: RandomOperation,
  newId: NewId,
): Outcome {
  const { level, withSubtree } = operation
  const block = blocks[operation.target % blocks.length]!
  const { id } = block.attrs
  const other = blocks[operation.other % blocks.length]!.attrs.id
  const spot = { [operation.side]: other } as unknown as Spot
  switch (operation.name) {
    case 'insert':
      return insertBlock(blocks, spot, freshProvision(newId(), level, operation.words))
    case 'insertNumbered':
      return insertNumbered(blocks, spot, freshProvision(newId(), level, operation.words))
    case 'remove':
      return removeBlock(blocks, id, { withSubtree })
    case 'setLevel':
      return setLevel(blocks, id, level, { withSubtree })
    case 'split':
      return splitProvision(blocks, id, operation.offset % (wordsOf(block).length + 1), newId)
    case 'join':
      return joinProvisions(blocks, id)
    case 'move':
      return moveSubtree(blocks, id, spot)
    case 'copy':
      return copySubtree(blocks, id, spot, newId)
    case 'fixNumbers':
      return fixNumbers(blocks)
    case 'releaseNumbers':
      return releaseNumbers(blocks)
    case 'quote':
      return quoteProvisions(blocks, id, other)
    case 'unquote':
      return unquoteProvisions(blocks, id)
  }
}

function freshProvision(id: string, level: Level, words: string): Provision {
  const attrs = { id, level, number: null, form: null, quoted: false, lead: '' }
  const content = normalRuns([{ type: 'text', text: words }])
  return withContent({ type: 'provision', attrs }, content) as Provision
}

/** Blocks from rows `[level, words, attributes?]`, with ids `p1`, `p2`…; a division is `['annex' | 'attached', name]`. */
export function blocksFrom(
  ...rows: [Level | 'annex' | 'attached', string, Partial<Provision['attrs']>?][]
): Block[] {
  const newId = countingIds('p')
  return rows.map(([level, words, attributes]) => {
    const content: TextRun[] = words === '' ? [] : [{ type: 'text', text: words }]
    if (level === 'annex' || level === 'attached') {
      const role = level === 'attached' ? 'kind' : 'name'
      const { number = null, form = null } = attributes ?? {}
      const attrs = { id: newId(), kind: level, number, form }
      const line = { type: 'line' as const, attrs: { id: `${attrs.id}.1`, role }, content }
      return { type: 'division', attrs, content: [line as Line] }
    }
    const attrs = { id: newId(), level, number: null, form: null, quoted: false, lead: '' }
    return withContent(
      { type: 'provision', attrs: { ...attrs, ...attributes } },
      content.length > 0 ? content : undefined,
    ) as Provision
  })
}
