import { Fragment, Slice } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from './block.ts'
import { blocksOf, positionOfBlock } from './editor-text.ts'
import { regulationSchema } from './schema.ts'
import { blocksFrom, countingIds, someText } from './testing.ts'
import { withIds } from './with-ids.ts'

const open = (content: readonly Block[]) =>
  EditorState.create({
    doc: regulationSchema.nodeFromJSON({ type: 'doc', content }),
    plugins: [withIds({ newId: countingIds(), remoteMeta: 'y-sync$' })],
  })
const ids = (state: EditorState) => blocksOf(state.doc).map((block) => block.attrs.id)
const change = (state: EditorState, make: (tr: Transaction) => Transaction) =>
  ids(state.apply(make(state.tr))).map((id) => id.replace(/^n\d+$/, 'new'))
const blocks = blocksFrom(['article', 'Một'], ['clause', 'hai'], ['clause', 'ba'])

describe('ids of nodes', () => {
  it('O12 the first piece of a split keeps the id', () => {
    expect(change(open(blocks), (tr) => tr.split(7))).toEqual(['p1', 'p2', 'new', 'p3'])
  })

  it('O12 of a pasted copy and its original the original keeps the id, wherever the copy stands', () => {
    const state = open(blocks)
    const copy = state.doc.child(1)
    expect(change(state, (tr) => tr.insert(0, copy))).toEqual(['new', 'p1', 'p2', 'p3'])
    expect(change(state, (tr) => tr.insert(positionOfBlock(state.doc, 1), copy))).toEqual([
      'p1',
      'new',
      'p2',
      'p3',
    ])
    expect(change(state, (tr) => tr.insert(state.doc.content.size, copy))).toEqual([
      'p1',
      'p2',
      'p3',
      'new',
    ])
  })

  it('O12 a moved node keeps its id', () => {
    const state = open(blocks)
    const node = state.doc.child(2)
    const from = positionOfBlock(state.doc, 2)
    const moved = change(state, (tr) => tr.delete(from, from + node.nodeSize).insert(0, node))
    expect(moved).toEqual(['p3', 'p1', 'p2'])
  })

  it('O12 nodes and lines without an id get one', () => {
    const state = open(blocks)
    const { nodes } = regulationSchema
    const frame = nodes.recipients!.create(null, [nodes.line!.create(), nodes.line!.create()])
    const after = state.apply(state.tr.insert(state.doc.content.size, frame))
    expect(ids(after)).toEqual(['p1', 'p2', 'p3', 'n1'])
    const lines = blocksOf(after.doc).at(-1)!.content as { attrs: { id: string } }[]
    expect(lines.map(({ attrs }) => attrs.id)).toEqual(['n2', 'n3'])
  })

  it('O12 leaves what a colleague changed alone, and mends it with the next own change', () => {
    const state = open(blocks)
    const remote = state.apply(state.tr.insert(0, state.doc.child(1)).setMeta('y-sync$', {}))
    expect(ids(remote)).toEqual(['p2', 'p1', 'p2', 'p3'])
    const mended = ids(remote.apply(remote.tr.insertText('x', 1)))
    expect(new Set(mended).size).toBe(4)
    expect(mended.slice(1)).toContain('p1')
  })

  it('O12 after any paste all ids are there, unique, and none of the old ones lost', () => {
    fc.assert(
      fc.property(someText(), fc.nat(), fc.nat(), fc.nat(), ({ content }, a, b, to) => {
        const state = open(content)
        const at = (n: number) => positionOfBlock(state.doc, n % content.length)
        const [from, end] = [at(a), at(b)].toSorted((x, y) => x - y) as [number, number]
        const slice = new Slice(Fragment.from(state.doc.slice(from, end).content), 0, 0)
        const after = state.apply(state.tr.replace(at(to), at(to), slice))
        const given: string[] = []
        after.doc.descendants((node) => {
          if ('id' in node.attrs) given.push(node.attrs.id as string)
        })
        expect(given).not.toContain('')
        expect(new Set(given).size).toBe(given.length)
        expect(ids(after)).toEqual(expect.arrayContaining(ids(state)))
        const kept = (each: EditorState) =>
          blocksOf(each.doc).filter((block) => ids(state).includes(block.attrs.id))
        expect(kept(after)).toEqual(blocksOf(state.doc))
      }),
      { numRuns: 200 },
    )
  })
})
