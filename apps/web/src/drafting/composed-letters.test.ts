import { EditorState, TextSelection } from '@tiptap/pm/state'
import { regulationSchema } from '@cucao/regulation'
import { describe, expect, it } from 'vitest'
import { withComposedLetters } from './composed-letters.ts'

function after(words: string): string | undefined {
  const block = regulationSchema.node('provision', { id: 'a' }, [regulationSchema.text(words)])
  const doc = regulationSchema.node('doc', null, [block])
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, 1 + words.length) })
  return withComposedLetters(state)?.doc.textContent
}

describe('letters and marks typed one after the other', () => {
  it('become one letter each, wherever they stand', () => {
    expect(after('quye\u0302\u0300n lu\u031B\u0323c')).toBe('quyền lực')
    expect(after('tru\u031Bo\u031B\u0301c')).toBe('trước')
  })

  it('what is composed already is left alone, and the tone where it was typed', () => {
    expect(after('quyền hòa hoà')).toBeUndefined()
    expect(after('ho\u0300a hoa\u0300')).toBe('hòa hoà')
  })
})
