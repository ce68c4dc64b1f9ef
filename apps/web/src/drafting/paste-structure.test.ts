import { TextSelection, EditorState } from '@tiptap/pm/state'
import { regulationSchema } from '@cucao/regulation'
import { expect, test } from 'vitest'
import { provisionsIn, withBlocksHere } from './paste-structure.ts'

let count = 0
const newId = () => `p${count++}`

const law = `Điều 7. Trách nhiệm của cơ quan
1. Công bố danh mục dịch vụ;
2. Ủy ban nhân dân cấp tỉnh có trách nhiệm:
a) Bố trí nhân lực;
b) Công khai kết quả.`

test('a piece of a law becomes its provisions, numbered by where they now stand', () => {
  const blocks = provisionsIn(law, newId)
  expect(blocks?.map((block) => block.type === 'provision' && block.attrs.level)).toEqual([
    'article',
    'clause',
    'clause',
    'point',
    'point',
  ])
  const fixed = (blocks ?? []).filter(
    (block) => block.type === 'provision' && (block.attrs.number ?? block.attrs.form) !== null,
  )
  expect(fixed).toEqual([])
})

test('lines that are no law are no provisions', () => {
  expect(provisionsIn('Kính gửi anh,\nem gửi tài liệu.\nTrân trọng', newId)).toBeNull()
  expect(provisionsIn('1. một dòng', newId)).toBeNull()
})

const provision = (id: string, words: string) =>
  regulationSchema.node(
    'provision',
    { id, level: 'clause' },
    words ? [regulationSchema.text(words)] : [],
  )
const stateWith = (...words: string[]) => {
  const doc = regulationSchema.node(
    'doc',
    null,
    words.map((each, at) => provision(`x${at}`, each)),
  )
  return EditorState.create({ doc })
}

test('an empty provision gives its place, another keeps it', () => {
  const blocks = provisionsIn(law, newId) ?? []
  const into = (state: EditorState, pos: number) =>
    withBlocksHere(state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos))), blocks)
  expect(into(stateWith('một', ''), 6)?.doc.childCount).toBe(6)
  const kept = into(stateWith('một', 'hai'), 2)
  expect(kept?.doc.childCount).toBe(7)
  expect(kept?.doc.child(0).textContent).toBe('một')
  expect(kept?.doc.child(6).textContent).toBe('hai')
  expect(kept?.selection.$from.parent.textContent).toBe('Công khai kết quả.')
})
