import { describe, expect, it } from 'vitest'
import { blocksFrom } from './testing.ts'
import {
  levelAfter,
  levelLeftTo,
  levelTyped,
  shiftLevel,
  spotAbove,
  spotBelow,
  spotForNew,
} from './writing-rules.ts'

const quoted = { quoted: true }
const blocks = blocksFrom(
  ['article', 'A'],
  ['clause', 'như sau:'],
  ['article', 'mới', { ...quoted, lead: '“' }],
  ['clause', 'một', quoted],
  ['clause', 'hai', quoted],
  ['clause', 'sau'],
)

describe('what a key means', () => {
  it('O11 knows the level that is typed at a line start', () => {
    expect(
      ['Điều ', 'Điều 5. ', '1. ', '5a. ', 'a) ', 'đ) ', 'a1) ', 'Chương ', 'Tiểu mục '].map(
        levelTyped,
      ),
    ).toEqual([
      'article',
      'article',
      'clause',
      'clause',
      'point',
      'point',
      'point',
      'chapter',
      'subsection',
    ])
    expect(levelTyped('Điều '.normalize('NFD'))).toBe('article')
    for (const words of ['', 'Điều', 'điều ', '1.', '1 ', 'ab) ', 'Điều 5 ', 'x'.repeat(99)])
      expect(levelTyped(words)).toBeNull()
  })

  it('O11 looks past the words a provision quotes, and stays inside a quotation', () => {
    expect(spotAbove(blocks, 5)).toEqual({ before: 'p2' })
    expect(spotBelow(blocks, 1)).toEqual({ after: 'p6' })
    expect(spotAbove(blocks, 4)).toEqual({ before: 'p4' })
    expect(spotBelow(blocks, 4)).toBe('nothing-after')
    expect(spotForNew(blocks, 5, 'article')).toEqual({ after: 'p1' })
    expect(spotForNew(blocks, 4, 'article')).toEqual({ after: 'p3' })
    expect(levelAfter(blocks, 1, true)).toBe('clause')
    expect(levelAfter(blocks, 2, true)).toBe('clause')
  })

  it('O11 leaves a paragraph for the level that encloses it', () => {
    const text = blocksFrom(['article', 'A'], ['clause', 'b'], ['paragraph', ''], ['paragraph', ''])
    expect(levelLeftTo(text, 3)).toBe('clause')
    expect(levelLeftTo(blocksFrom(['chapter', 'A'], ['paragraph', '']), 1)).toBe('article')
    expect(levelLeftTo(text, 0)).toBeNull()
  })

  it('O11 shifts one level in, and out to the nearest that fits', () => {
    expect(shiftLevel(blocks, 'p1', 1)).toMatchObject({ reason: 'clause-without-article' })
    expect(shiftLevel(blocks, 'p6', -1)).toMatchObject({ ok: true })
    expect(shiftLevel(blocksFrom(['part', 'A']), 'p1', -1)).toMatchObject({
      reason: 'no-such-level',
    })
  })
})
