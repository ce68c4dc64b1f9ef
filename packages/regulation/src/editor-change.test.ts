import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOf } from './block.ts'
import type { Change } from './change.ts'
import { invertChange } from './change.ts'
import { applyToTransaction } from './editor-change.ts'
import { blocksOf } from './editor-text.ts'
import { moveSubtree, setLevel } from './restructure.ts'
import { regulationSchema } from './schema.ts'
import { blocksFrom, countingIds, perform, someOperation, someText } from './testing.ts'

const docFrom = (content: unknown) => regulationSchema.nodeFromJSON({ type: 'doc', content })
const changed = (content: unknown, change: Change) => {
  const state = EditorState.create({ doc: docFrom(content) })
  return { before: state.doc, tr: applyToTransaction(state.tr, change) }
}

describe('a structural change in an editor', () => {
  it('O11 an operation does to the document what it does to the blocks, and back', () => {
    fc.assert(
      fc.property(someText(), someOperation, ({ content }, operation) => {
        const outcome = perform(content, operation, countingIds())
        if (!outcome.ok) return
        const { tr } = changed(content, outcome.change)
        tr.doc.check()
        expect(tr.doc.eq(docFrom(outcome.blocks))).toBe(true)
        applyToTransaction(tr, invertChange(outcome.change))
        expect(tr.doc.eq(docFrom(content))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('O3 a moved provision is the same node, and so is everything it passes', () => {
    fc.assert(
      fc.property(someText(), someOperation, ({ content }, operation) => {
        const outcome = perform(content, { ...operation, name: 'move' }, countingIds())
        if (!outcome.ok) return
        const { before, tr } = changed(content, outcome.change)
        const known = new Set(before.children)
        const same = tr.doc.children.filter((node) => known.has(node))
        const leads = blocksOf(before).filter((block, i) => {
          const now = outcome.blocks.find(({ attrs }) => attrs.id === block.attrs.id)
          return JSON.stringify(now) !== JSON.stringify(content[i])
        })
        expect(same.length).toBe(content.length - leads.length)
      }),
    )
  })

  it('O3 a move leaves positions in what stays in order', () => {
    const blocks = blocksFrom(
      ['article', 'A'],
      ['clause', 'một'],
      ['clause', 'hai'],
      ['clause', 'ba'],
    )
    const outcome = moveSubtree(blocks, 'p4', { after: 'p1' })
    if (!outcome.ok) throw new Error(outcome.reason)
    const { before, tr } = changed(blocks, outcome.change)
    const inTwo = before.child(0).nodeSize + before.child(1).nodeSize + 2
    expect(before.resolve(inTwo).parent.textContent).toBe('hai')
    const mapped = tr.mapping.mapResult(inTwo)
    expect(mapped.deleted).toBe(false)
    expect(tr.doc.resolve(mapped.pos).parent.textContent).toBe('hai')
  })

  it('O7 a change of level sets the attribute and nothing else', () => {
    const blocks = blocksFrom(['article', 'A'], ['clause', 'b'], ['clause', 'c'])
    const outcome = setLevel(blocks, 'p3', 'point')
    if (!outcome.ok) throw new Error(outcome.reason)
    const { before, tr } = changed(blocks, outcome.change)
    expect(tr.doc.child(2).attrs.level).toBe('point')
    expect(tr.doc.child(2).content.eq(before.child(2).content)).toBe(true)
    expect(tr.steps.map((step) => step.toJSON().stepType as string)).toEqual(['attr'])
  })

  it('O11 a change of words touches only the letters that differ', () => {
    const blocks = blocksFrom(['article', 'aab'])
    const inserted = blocksFrom(['article', 'aaab'])
    const { tr } = changed(blocks, { at: 0, removed: blocks, inserted })
    expect(blocksOf(tr.doc).map(wordsOf)).toEqual(['aaab'])
    expect(tr.mapping.mapResult(1).deleted).toBe(false)
    expect(tr.steps).toHaveLength(1)
  })
})
