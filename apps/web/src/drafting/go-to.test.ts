import { describe, expect, it } from 'vitest'
import { regulationSchema } from '@cucao/regulation'
import { blocksFrom } from '@cucao/regulation/testing'
import { destinationOf } from './go-to.ts'

const doc = regulationSchema.nodeFromJSON({
  type: 'doc',
  content: blocksFrom(
    ['chapter', 'CHUNG'],
    ['article', 'Một'],
    ['clause', 'hai'],
    ['clause', 'ba'],
    ['point', 'bốn'],
    ['article', 'Năm'],
  ),
})

describe('where a citation leads', () => {
  it.each([
    ['điều 2', 'p6'],
    ['Dieu 2', 'p6'],
    ['2', 'p6'],
    ['khoản 2 điều 1', 'p4'],
    ['điểm a khoản 2 điều 1', 'p5'],
    ['chương I', 'p1'],
  ])('%s', (citation, id) => {
    expect(destinationOf(doc, citation, 'vi')).toMatchObject({ found: true, id })
  })

  it('says what the text has where there is no such provision', () => {
    const articles = ['1', '2']
    expect(destinationOf(doc, 'điều 9', 'vi')).toEqual({ found: false, understood: true, articles })
    expect(destinationOf(doc, 'xin chào', 'vi')).toEqual({
      found: false,
      understood: false,
      articles,
    })
    const bare = regulationSchema.nodeFromJSON({
      type: 'doc',
      content: blocksFrom(['paragraph', 'a']),
    })
    expect(destinationOf(bare, 'điều 1', 'vi')).toMatchObject({ articles: null })
  })
})
