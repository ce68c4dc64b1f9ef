import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AddressBook } from './address.ts'
import type { Block, RegulationText } from './block.ts'
import { wordsOf } from './block.ts'
import type { Outcome } from './change.ts'
import { applyChange, invertChange } from './change.ts'
import { numbersOf } from './numbering.ts'
import { placesOf, subtreeEnd } from './place.ts'
import {
  canCopySubtree,
  canInsertBlock,
  canJoinProvisions,
  canMoveSubtree,
  canRemoveBlock,
  canSetLevel,
  canSplitProvision,
  copySubtree,
  insertAfter,
  insertBlock,
  joinProvisions,
  moveSubtree,
  removeBlock,
  setLevel,
  splitProvision,
} from './restructure.ts'
import { regulationSchema } from './schema.ts'
import { misplacedIn } from './structure.ts'
import { blocksFrom, countingIds, perform, someOperation, someText } from './testing.ts'

const idsOf = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(idsOf)
  const { attrs, content } = node as { attrs?: { id?: string }; content?: unknown[] }
  return [...(attrs?.id === undefined ? [] : [attrs.id]), ...(content ? idsOf(content) : [])]
}
const docOf = (content: readonly Block[]): RegulationText => ({
  type: 'doc',
  content: content as Block[],
})
const shape = (outcome: Outcome) =>
  outcome.ok
    ? placesOf(outcome.blocks).map((place) => `${place.label} ${wordsOf(place.block)}`.trim())
    : outcome.reason

/** Every operation must keep these (O1, O2, O4, O5). */
function keepsTheLaws(before: readonly Block[], outcome: Outcome): void {
  if (!outcome.ok) return
  const { blocks, change } = outcome
  regulationSchema.nodeFromJSON(docOf(blocks)).check()
  const ids = idsOf(blocks)
  expect(new Set(ids).size).toBe(ids.length)
  expect(applyChange(before, change)).toEqual(blocks)
  expect(applyChange(blocks, invertChange(change))).toEqual(before)
  expect(misplacedIn(blocks).size).toBe(0)
}

const someCase = fc.record({
  text: someText(),
  operations: fc.array(someOperation, { minLength: 1, maxLength: 12 }),
})

describe('operations on a text', () => {
  it('O1 O2 O5 any sequence keeps the schema, the ids and the structure, and can be undone', () => {
    fc.assert(
      fc.property(someCase, ({ text, operations }) => {
        const newId = countingIds()
        let blocks: readonly Block[] = text.content
        const undo = []
        for (const operation of operations) {
          const before = JSON.stringify(blocks)
          const outcome = perform(blocks, operation, newId)
          expect(JSON.stringify(blocks)).toBe(before)
          keepsTheLaws(blocks, outcome)
          if (!outcome.ok) continue
          undo.unshift(invertChange(outcome.change))
          blocks = outcome.blocks
        }
        for (const change of undo) blocks = applyChange(blocks, change)
        expect(blocks).toEqual(text.content)
      }),
      { numRuns: 300 },
    )
  })

  it('O4 addresses of what was not cut or joined still point at the same words', () => {
    fc.assert(
      fc.property(someText(), someOperation, ({ content }, operation) => {
        const outcome = perform(content, operation, countingIds())
        if (!outcome.ok) return
        const { removed, inserted } = outcome.change
        const book = new AddressBook(outcome.blocks)
        const words = new Map(outcome.blocks.map((block) => [block.attrs.id, wordsOf(block)]))
        const torn = new Set(
          ['split', 'join', 'quote', 'unquote'].includes(operation.name)
            ? [...removed, ...inserted].map((block) => block.attrs.id)
            : [],
        )
        for (const block of content) {
          const { id } = block.attrs
          if (torn.has(id) || !words.has(id)) continue
          expect(words.get(id)).toBe(wordsOf(block))
          expect(book.addressOf(id)?.provision).toBe(id)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('O3 a move keeps ids and words', () => {
    fc.assert(
      fc.property(someText(), someOperation, ({ content }, operation) => {
        const outcome = perform(content, { ...operation, name: 'move' }, countingIds())
        if (!outcome.ok) return
        const key = (block: Block) => `${block.attrs.id} ${wordsOf(block)}`
        expect(outcome.blocks.map(key).toSorted()).toEqual(content.map(key).toSorted())
      }),
    )
  })

  it('O3 a copy has the same words and only new ids', () => {
    fc.assert(
      fc.property(someText(), someOperation, ({ content }, operation) => {
        const outcome = perform(content, { ...operation, name: 'copy' }, countingIds())
        if (!outcome.ok) return
        const at = operation.target % content.length
        const original = content.slice(at, subtreeEnd(content, at))
        const known = new Set(idsOf(content))
        const copies = outcome.blocks.filter((block) => !known.has(block.attrs.id))
        expect(copies.map(wordsOf)).toEqual(original.map(wordsOf))
        expect(idsOf(copies).some((id) => known.has(id))).toBe(false)
      }),
    )
  })

  it('O6 join undoes split', () => {
    fc.assert(
      fc.property(someText(), fc.nat(), fc.nat(), ({ content }, at, offset) => {
        const block = content[at % content.length]!
        const cut = splitProvision(
          content,
          block.attrs.id,
          offset % (wordsOf(block).length + 1),
          () => 'second',
        )
        if (!cut.ok) return
        expect(idsOf(cut.blocks)).toEqual(
          idsOf(content).toSpliced(idsOf(content).indexOf(block.attrs.id) + 1, 0, 'second'),
        )
        const joined = joinProvisions(cut.blocks, 'second')
        expect(joined).toMatchObject({ ok: true, blocks: content })
      }),
    )
  })

  it('O10 a question answers what the operation would', () => {
    fc.assert(
      fc.property(someText(), fc.nat(), fc.nat(), ({ content }, at, other) => {
        const { id } = content[at % content.length]!.attrs
        const spot = { after: content[other % content.length]!.attrs.id }
        const fresh = blocksFrom(['clause', 'x'])[0]!
        const block = { ...fresh, attrs: { ...fresh.attrs, id: 'new' } } as Block
        expect(canRemoveBlock(content, id)).toBe(removeBlock(content, id).ok)
        expect(canJoinProvisions(content, id)).toBe(joinProvisions(content, id).ok)
        expect(canMoveSubtree(content, id, spot)).toBe(moveSubtree(content, id, spot).ok)
        expect(canInsertBlock(content, spot, block)).toBe(insertBlock(content, spot, block).ok)
        expect(canSetLevel(content, id, 'clause')).toBe(setLevel(content, id, 'clause').ok)
        expect(canSplitProvision(content, id, 1)).toBe(
          splitProvision(content, id, 1, countingIds()).ok,
        )
        expect(canCopySubtree(content, id, spot)).toBe(
          copySubtree(content, id, spot, countingIds()).ok,
        )
      }),
    )
  })
})

describe('single operations', () => {
  const blocks = blocksFrom(
    ['chapter', 'QUY ĐỊNH CHUNG'],
    ['article', 'Một'],
    ['clause', 'khoản'],
    ['point', 'điểm'],
    ['point', 'điểm nữa'],
    ['clause', 'cuối'],
    ['article', 'Hai'],
  )

  it('O7 a clause becomes an article with its points as clauses', () => {
    expect(shape(setLevel(blocks, 'p3', 'article', { withSubtree: true }))).toEqual([
      'Chương I QUY ĐỊNH CHUNG',
      'Điều 1. Một',
      'Điều 2. khoản',
      '1. điểm',
      '2. điểm nữa',
      '3. cuối',
      'Điều 3. Hai',
    ])
  })

  it('O7 a clause becomes a point with its points as paragraphs', () => {
    const outcome = setLevel(blocks, 'p6', 'point')
    expect(shape(outcome)).toContain('c) cuối')
    expect(shape(setLevel(blocks, 'p3', 'point', { withSubtree: true }))).toBe(
      'point-without-clause',
    )
  })

  it('O7 lets a fixed number go with the level', () => {
    const fixed = blocksFrom(['article', 'x'], ['clause', 'y', { number: '5', form: '{n})' }])
    const outcome = setLevel(fixed, 'p2', 'article')
    expect(shape(outcome)).toEqual(['Điều 1. x', 'Điều 2. y'])
  })

  it('O5 an article may not be removed from over its clauses, but with them it may', () => {
    const two = blocksFrom(['article', 'x'], ['clause', 'y'], ['article', 'z'])
    expect(shape(removeBlock(two, 'p1', { withSubtree: false }))).toBe('clause-without-article')
    expect(shape(removeBlock(two, 'p1'))).toEqual(['Điều 1. z'])
    expect(shape(removeBlock(blocksFrom(['article', 'x']), 'p1'))).toBe('last-block')
  })

  it('O3 moves a clause with its points after another', () => {
    expect(shape(moveSubtree(blocks, 'p3', { after: 'p6' }))).toEqual([
      'Chương I QUY ĐỊNH CHUNG',
      'Điều 1. Một',
      '1. cuối',
      '2. khoản',
      'a) điểm',
      'b) điểm nữa',
      'Điều 2. Hai',
    ])
    expect(shape(moveSubtree(blocks, 'p3', { after: 'p4' }))).toBe('into-itself')
    expect(shape(moveSubtree(blocks, 'p3', { before: 'p1' }))).toBe('clause-without-article')
    expect(shape(moveSubtree(blocks, 'p9', { at: 'end' }))).toBe('unknown-id')
  })

  it('O6 refuses to cut a letter from its mark, and outside the words', () => {
    const decomposed = blocksFrom(['article', 'hoa\u0300'])
    expect(shape(splitProvision(decomposed, 'p1', 3, countingIds()))).toBe('splits-character')
    expect(shape(splitProvision(blocks, 'p2', 4, countingIds()))).toBe('offset-outside')
    expect(shape(splitProvision(blocksFrom(['article', '😀']), 'p1', 1, countingIds()))).toBe(
      'splits-character',
    )
  })

  it('O1 refuses what it cannot name or would double', () => {
    const [again] = blocksFrom(['article', 'x'])
    expect(shape(insertAfter(blocks, 'p2', again!))).toBe('duplicate-id')
    const nameless = { ...again!, attrs: { ...again!.attrs, id: '' } } as Block
    expect(shape(insertBlock(blocks, { at: 'start' }, nameless))).toBe('missing-id')
    expect(shape(joinProvisions(blocks, 'p1'))).toBe('no-previous')
  })

  it('O2 refuses to apply a change to a text it was not made for', () => {
    const outcome = moveSubtree(blocks, 'p3', { after: 'p6' })
    expect(outcome.ok && (() => applyChange([], outcome.change))).toThrow(RangeError)
  })

  it('O4 numbers after an operation are those of a fresh computation', () => {
    fc.assert(
      fc.property(someText(), someOperation, ({ content }, operation) => {
        const outcome = perform(content, operation, countingIds())
        if (!outcome.ok) return
        const copy = structuredClone(outcome.blocks)
        expect(placesOf(outcome.blocks).map((place) => place.number)).toEqual(numbersOf(copy))
      }),
    )
  })

  it('O3 a subtree ends where its place does', () => {
    fc.assert(
      fc.property(someText({ lawful: false }), ({ content }) => {
        expect(content.map((_, at) => subtreeEnd(content, at))).toEqual(
          placesOf(content).map((place) => place.end),
        )
      }),
    )
  })
})

describe('quotations in operations', () => {
  const quoted = { quoted: true }
  const blocks = blocksFrom(
    ['article', 'Sửa đổi'],
    ['clause', 'như sau:'],
    ['point', 'mới', { ...quoted, lead: '“', number: 'b' }],
    ['point', 'nữa', quoted],
    ['clause', 'tiếp'],
  )
  const leads = (outcome: Outcome) =>
    outcome.ok
      ? outcome.blocks.map((b) => (b.type === 'provision' ? `${b.attrs.id}${b.attrs.lead}` : ''))
      : outcome.reason

  it('O4 keeps the opening mark in front', () => {
    expect(leads(moveSubtree(blocks, 'p4', { before: 'p3' }))).toEqual([
      'p1',
      'p2',
      'p4“',
      'p3',
      'p5',
    ])
    expect(leads(moveSubtree(blocks, 'p3', { after: 'p4' }))).toEqual([
      'p1',
      'p2',
      'p4“',
      'p3',
      'p5',
    ])
    expect(leads(removeBlock(blocks, 'p3'))).toEqual(['p1', 'p2', 'p4“', 'p5'])
    expect(leads(moveSubtree(blocks, 'p3', { at: 'end' }))).toEqual([
      'p1',
      'p2',
      'p4“',
      'p5',
      'p3“',
    ])
  })

  it('O5 puts nothing of the act between two quoted provisions', () => {
    expect(leads(moveSubtree(blocks, 'p5', { after: 'p3' }))).toBe('crosses-quotation')
    const [own] = blocksFrom(['clause', 'x'])
    const fresh = { ...own!, attrs: { ...own!.attrs, id: 'new' } } as Block
    expect(leads(insertAfter(blocks, 'p3', fresh))).toBe('crosses-quotation')
    expect(leads(insertAfter(blocks, 'p4', fresh))).toEqual(['p1', 'p2', 'p3“', 'p4', 'new', 'p5'])
  })
})
