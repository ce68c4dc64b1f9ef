import { EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { blocksOf, placesOf, positionOfBlock, regulationSchema, wordsOf } from '@cucao/regulation'
import { blocksFrom } from '@cucao/regulation/testing'
import { labelTyped, withTypedLevel } from './typed-levels.ts'

type Drawing = Parameters<typeof blocksFrom>[number]

/** The state with the caret after `offset` letters of the block at `index`. */
function stateOf(drawn: Drawing[], index: number, offset: number): EditorState {
  const doc = regulationSchema.nodeFromJSON({ type: 'doc', content: blocksFrom(...drawn) })
  const selection = TextSelection.create(doc, positionOfBlock(doc, index) + 1 + offset)
  return EditorState.create({ doc, selection })
}

function drawingOf({ doc }: EditorState): string[] {
  return placesOf(blocksOf(doc)).map(({ block, label }) => `${label} ${wordsOf(block)}`.trim())
}

function typedAt(drawn: Drawing[], index: number, offset: number): string[] | null {
  const state = stateOf(drawn, index, offset)
  const tr = withTypedLevel(state)
  return tr && drawingOf(state.apply(tr))
}

describe('a label typed at the start of a provision', () => {
  it('makes the level, takes its letters away and leaves the words behind it', () => {
    const text: Drawing[] = [
      ['article', 'Một'],
      ['clause', 'hai'],
      ['clause', 'a) ba'],
    ]
    expect(typedAt(text, 2, 3)).toEqual(['Điều 1. Một', '1. hai', 'a) ba'])
    expect(
      typedAt(
        [
          ['article', 'Một'],
          ['clause', 'Điều '],
        ],
        1,
        5,
      ),
    ).toEqual(['Điều 1. Một', 'Điều 2.'])
    expect(typedAt([['paragraph', 'Chương x']], 0, 7)).toEqual(['Chương I x'])
  })

  it('of the level it already has goes away: the number is drawn', () => {
    expect(
      typedAt(
        [
          ['article', 'Một'],
          ['clause', '1. hai'],
        ],
        1,
        3,
      ),
    ).toEqual(['Điều 1. Một', '1. hai'])
  })

  it('is the beginning of a heading’s name where it would make nothing wider', () => {
    for (const [level, words] of [
      ['article', 'Điều khoản chuyển tiếp'],
      ['chapter', 'Điều khoản thi hành'],
      ['chapter', 'Chương trình mục tiêu'],
      ['chapter', 'Mục tiêu'],
    ] as const) {
      const drawn: Drawing[] = [[level, words]]
      expect(typedAt(drawn, 0, words.indexOf(' ') + 1)).toBeNull()
    }
    expect(typedAt([['article', 'Điều 5. Một']], 0, 8)).toEqual(['Điều 1. Một'])
    // Made by typing a moment ago, it is being given its name.
    const { $head } = stateOf([['article', 'Chương trình']], 0, 7).selection
    expect(labelTyped($head, null)).toBe('chapter')
    expect(labelTyped($head, { id: 'p1', level: 'article', state: 'made' })).toBeNull()
  })

  it('stays letters where the structure forbids it', () => {
    expect(
      typedAt(
        [
          ['article', 'Một'],
          ['paragraph', 'a) hai'],
        ],
        1,
        3,
      ),
    ).toBeNull()
    expect(typedAt([['paragraph', '1. hai']], 0, 3)).toBeNull()
    // Its points would be left without a clause.
    const held: Drawing[] = [
      ['article', 'Một'],
      ['clause', 'Điều hai'],
      ['point', 'ba'],
    ]
    expect(typedAt(held, 1, 5)).toBeNull()
  })

  it('stays letters in the middle of words, with words selected and in frames', () => {
    expect(
      typedAt(
        [
          ['article', 'Một'],
          ['clause', 'x 1. hai'],
        ],
        1,
        5,
      ),
    ).toBeNull()
    const state = stateOf(
      [
        ['article', 'Một'],
        ['clause', '1. hai'],
      ],
      1,
      3,
    )
    const { from } = state.selection
    const selected = state.apply(
      state.tr.setSelection(TextSelection.create(state.doc, from - 1, from)),
    )
    expect(withTypedLevel(selected)).toBeNull()
  })

  it('reads the number after the word whose level was just made', () => {
    const drawn: Drawing[] = [
      ['article', 'Một'],
      ['article', '5. '],
    ]
    const { $head } = stateOf(drawn, 1, 3).selection
    expect(labelTyped($head, null)).toBe('clause')
    expect(labelTyped($head, { id: 'p2', level: 'article', state: 'made' })).toBe('article')
    expect(labelTyped($head, { id: 'p2', level: 'article', state: 'letters' })).toBeNull()
  })
})
