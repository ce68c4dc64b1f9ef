import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf, labelsOf, positionOfBlock } from './editor-text.ts'
import { placesOf } from './place.ts'
import { regulationSchema } from './schema.ts'
import { blocksFrom, someText } from './testing.ts'

const docFrom = (content: unknown) => regulationSchema.nodeFromJSON({ type: 'doc', content })

describe('an editor and the plain blocks', () => {
  it('O13 draws the numbers that are computed', () => {
    fc.assert(
      fc.property(someText({ lawful: false }), ({ content }) => {
        const doc = docFrom(content)
        const drawn = labelsOf(doc).filter(({ label }) => label !== '')
        const computed = placesOf(content).filter(({ label }) => label !== '')
        expect(drawn.map(({ id, label }) => [id, label])).toEqual(
          computed.map(({ id, label }) => [id, label]),
        )
        expect(drawn.map(({ pos }) => pos)).toEqual(
          computed.map(({ position }) => positionOfBlock(doc, position)),
        )
      }),
    )
  })

  it('O13 draws the mark that opens a quotation', () => {
    const blocks = blocksFrom(['paragraph', 'x', { quoted: true, lead: '“' }], ['paragraph', 'y'])
    expect(labelsOf(docFrom(blocks))).toEqual([
      { pos: 0, id: 'p1', level: 'paragraph', label: '', lead: '“' },
    ])
  })

  it('N11 draws the labels of 2,700 provisions in under 5 ms', () => {
    const rows = Array.from({ length: 2700 }, (_, i): Parameters<typeof blocksFrom>[number] => [
      i % 4 === 0 ? 'article' : 'clause',
      'x',
    ])
    const doc = docFrom(blocksFrom(...rows))
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now()
      labelsOf(doc)
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(5)
  })

  it('O11 converts only the blocks that changed', () => {
    const state = EditorState.create({
      doc: docFrom(blocksFrom(['article', 'A'], ['clause', 'b'])),
    })
    const before = blocksOf(state.doc)
    const after = blocksOf(state.tr.insertText('x', 1).doc)
    expect(after[0]).not.toBe(before[0])
    expect(after[1]).toBe(before[1])
  })
})
