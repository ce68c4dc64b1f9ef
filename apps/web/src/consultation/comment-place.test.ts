import { EditorState, TextSelection } from '@tiptap/pm/state'
import { regulationSchema } from '@cucao/regulation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offsetOfPosition, positionOfOffset } from './thread-standings.ts'
import { commentPlaceIn, nearestPlace, wholeClausePlace } from './comment-place.ts'

const { nodes } = regulationSchema
const words = (text: string) => (text ? [regulationSchema.text(text)] : [])
const clause = (id: string, text: string, level = 'clause') =>
  regulationSchema.node('provision', { id, level }, words(text))
const line = (text: string) => regulationSchema.node('line', { id: text }, words(text))
const text = regulationSchema.node('doc', null, [
  regulationSchema.node('head', { id: 'h' }, [line('NGHỊ ĐỊNH'), line('Về dữ liệu')]),
  clause('c', 'Chương', 'chapter'),
  clause('a', 'Điều', 'article'),
  clause('k', 'Trong thời hạn 05 ngày làm việc kể từ ngày nhận'),
])

function selected(chosen: string, scope: string[] | null = null) {
  let found = -1
  text.descendants((node, pos) => {
    const at = node.isText ? (node.text?.indexOf(chosen) ?? -1) : -1
    if (at >= 0) found = pos + at
  })
  const state = EditorState.create({ doc: text })
  const range = TextSelection.create(text, found, found + chosen.length)
  return commentPlaceIn(state.apply(state.tr.setSelection(range)), scope)
}

test('chosen words are an anchor in their clause, without the spaces around them', () => {
  const place = selected(' 05 ngày làm việc ')
  expect(place).toMatchObject({ provisionId: 'k', start: 15, end: 31, refusal: null })
  expect(place?.quote).toEqual({
    exact: '05 ngày làm việc',
    prefix: 'Trong thời hạn ',
    suffix: ' kể từ ngày nhận',
  })
})

test('words of a line of the head stand in the head', () => {
  expect(selected('dữ liệu')).toMatchObject({ provisionId: 'h', start: 13, end: 20 })
})

test('a scope reaches what lies in it and nothing else', () => {
  expect(selected('05 ngày', ['c'])?.refusal).toBeNull()
  expect(selected('05 ngày', ['a'])?.refusal).toBeNull()
  expect(selected('05 ngày', ['other'])?.refusal).toBe('outside-scope')
  expect(selected('NGHỊ ĐỊNH', ['c'])?.refusal).toBe('outside-scope')
})

test('a cursor alone is the clause as a whole', () => {
  const state = EditorState.create({ doc: text })
  const place = commentPlaceIn(state.apply(state.tr.setSelection(TextSelection.atEnd(text))), null)
  expect(place).toMatchObject({ provisionId: 'k', start: 0, end: 0, range: null })
  expect(place?.quote.exact).toBe('')
})

test('a whole clause is found by its id, and says where one may not comment', () => {
  const state = EditorState.create({ doc: text })
  expect(wholeClausePlace(state, 'k', null)).toMatchObject({
    provisionId: 'k',
    index: 3,
    start: 0,
    end: 0,
    range: null,
    refusal: null,
  })
  expect(wholeClausePlace(state, 'h', ['c'])?.refusal).toBe('outside-scope')
  expect(wholeClausePlace(state, 'gone', null)).toBeNull()
})

test('where a clause is gone, the nearest that is left takes the comment, within the scope', () => {
  const state = EditorState.create({ doc: text })
  const near = (provisionId: string, index: number, scope: string[] | null = null) =>
    nearestPlace(state, { provisionId, index }, scope)?.provisionId ?? null
  expect(near('gone', 2)).toBe('a')
  expect(near('gone', 9)).toBe('k')
  expect(near('gone', 0)).toBe('c')
  expect(near('k', 0)).toBe('k')
  expect(near('gone', 0, ['a'])).toBe('a')
  expect(near('gone', 0, ['other'])).toBeNull()
})

test('characters and positions are each other’s reverse, in clauses, frames and tables', () => {
  const lines = fc.array(fc.constantFrom('', 'a', 'ab', 'chữ'), { minLength: 1, maxLength: 4 })
  const table = fc.array(fc.array(lines, { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  const cells = table.map((rows) =>
    nodes.table!.create(
      { id: 't' },
      rows.map((row) =>
        nodes.row!.create(
          null,
          row.map((each) => nodes.cell!.create(null, each.map(line))),
        ),
      ),
    ),
  )
  fc.assert(
    fc.property(cells, fc.nat(200), (block, at) => {
      let total = -1
      block.descendants((node) => {
        if (node.isTextblock) total += node.content.size + 1
        return !node.isTextblock
      })
      const offset = at % (total + 1)
      const position = positionOfOffset(block, 10, offset)
      expect(position).not.toBeNull()
      expect(offsetOfPosition(block, 10, position ?? 0)).toBe(offset)
    }),
  )
})
