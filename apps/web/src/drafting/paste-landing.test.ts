import { EditorState, TextSelection } from '@tiptap/pm/state'
import { regulationSchema } from '@cucao/regulation'
import type { Level } from '@cucao/regulation'
import { countingIds } from '@cucao/regulation/testing'
import { expect, test } from 'vitest'
import { paragraphsLanding, structureLanding } from './paste-landing.ts'
import { piecesOfText } from './pasted-pieces.ts'
import { paragraphsOf, structureOf } from './pasted-structure.ts'

const text: [Level, string][] = [
  ['chapter', 'CHUNG'],
  ['article', 'Một'],
  ['clause', 'một a'],
  ['clause', 'một b'],
  ['article', 'Hai'],
]
const docOf = (provisions: [Level, string][]) =>
  regulationSchema.node(
    'doc',
    null,
    provisions.map(([level, words], at) =>
      regulationSchema.node(
        'provision',
        { id: `x${at}`, level },
        words ? [regulationSchema.text(words)] : [],
      ),
    ),
  )
/** The caret after these words, or a selection to the end of others. */
function at(provisions: [Level, string][], words: string, to = words): EditorState {
  const doc = docOf(provisions)
  let [from, end] = [0, 0]
  doc.forEach((node, offset) => {
    if (node.textContent === words) from = offset + 1 + (to === words ? node.content.size : 0)
    if (node.textContent === to) end = offset + 1 + node.content.size
  })
  return EditorState.create({ doc, selection: TextSelection.create(doc, from, end) })
}
const structure = (words: string) => structureOf(piecesOfText(words), countingIds())?.blocks ?? []
function landed(state: EditorState, words: string): string {
  const landing = structureLanding(state, structure(words))
  if (!landing.ok) return landing.reason
  landing.tr.doc.check()
  return landing.tr.doc.children
    .map((node) => `${node.attrs.level.slice(0, 2)}:${node.textContent}`)
    .join(' ')
}
const clauses = '1. mới c;\n2. mới d.'
const article = 'Điều 9. Mới\n1. mới c;\n2. mới d.'

test('clauses come after the clause the caret stands in', () => {
  expect(landed(at(text, 'một a'), clauses)).toBe(
    'ch:CHUNG ar:Một cl:một a cl:mới c; cl:mới d. cl:một b ar:Hai',
  )
})

test('an article comes after the whole article, cutting none in two', () => {
  expect(landed(at(text, 'một a'), article)).toBe(
    'ch:CHUNG ar:Một cl:một a cl:một b ar:Mới cl:mới c; cl:mới d. ar:Hai',
  )
})

test('an empty provision gives up its place, what is selected goes', () => {
  const empty = text.with(3, ['clause', ''])
  expect(landed(at(empty, ''), clauses)).toBe('ch:CHUNG ar:Một cl:một a cl:mới c; cl:mới d. ar:Hai')
  expect(landed(at([['article', '']], ''), article)).toBe('ar:Mới cl:mới c; cl:mới d.')
  expect(landed(at(text, 'một a', 'một b'), clauses)).toBe(
    'ch:CHUNG ar:Một cl:mới c; cl:mới d. ar:Hai',
  )
})

test('where it would stand unlawfully it is refused, and in a frame', () => {
  expect(landed(at(text, 'CHUNG'), clauses)).toBe('clause-without-article')
  expect(landed(at([['paragraph', '']], ''), clauses)).toBe('clause-without-article')
  const doc = regulationSchema.node('doc', null, [
    regulationSchema.node('head', null, [
      regulationSchema.node('line', null, [regulationSchema.text('BỘ')]),
    ]),
  ])
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, 3) })
  expect(landed(state, clauses)).toBe('not-a-provision')
  const lines = paragraphsLanding(state, paragraphsOf(piecesOfText('Y\nTẾ'), countingIds())).doc
  expect(lines.childCount).toBe(1)
  expect(lines.child(0).children.map((line) => line.textContent)).toEqual(['BY', 'TẾỘ'])
})

test('paragraphs go on in the words around them', () => {
  const one = (words: string, state = at(text, 'một a')) =>
    paragraphsLanding(state, paragraphsOf(piecesOfText(words), countingIds())).doc.children.map(
      (node) => node.textContent,
    )
  expect(one(' và thêm')).toEqual(['CHUNG', 'Một', 'một avà thêm', 'một b', 'Hai'])
  expect(one('x\ny')).toEqual(['CHUNG', 'Một', 'một ax', 'y', 'một b', 'Hai'])
})
