import { describe, expect, it } from 'vitest'
import { wordsOf } from './block.ts'
import { canMoveHeading, moveHeading } from './heading-move.ts'
import { blocksFrom } from './testing.ts'

describe('moving a heading', () => {
  const blocks = blocksFrom(
    ['chapter', 'I'],
    ['article', 'một'],
    ['clause', 'một a'],
    ['article', 'hai'],
    ['chapter', 'II'],
    ['article', 'ba'],
    ['chapter', 'III'],
    ['article', 'bốn'],
    ['annex', 'DANH MỤC'],
  )
  const idOf = (words: string) => blocks.find((block) => wordsOf(block) === words)?.attrs.id ?? ''
  const after = (id: string, spot: Parameters<typeof moveHeading>[2]) => {
    const outcome = moveHeading(blocks, idOf(id), spot)
    return outcome.ok ? outcome.blocks.map(wordsOf).join(' ') : outcome.reason
  }

  it('O14 takes along what lies in it', () => {
    expect(after('một', { after: idOf('ba') })).toBe('I hai II ba một một a III bốn DANH MỤC')
    expect(after('III', { before: idOf('I') })).toBe('III bốn I một một a hai II ba DANH MỤC')
    expect(after('II', { before: idOf('II') })).toBe(blocks.map(wordsOf).join(' '))
  })

  it('O14 is refused where what follows would come to lie in it', () => {
    expect(after('III', { before: idOf('hai') })).toBe('takes-in-what-follows')
    expect(after('III', { after: idOf('hai') })).toBe('I một một a hai III bốn II ba DANH MỤC')
    expect(canMoveHeading(blocks, idOf('III'), { before: idOf('ba') })).toBe(false)
  })

  it('O14 is refused from the text into an annex', () => {
    expect(after('một', { after: idOf('DANH MỤC') })).toBe('into-annex')
    expect(after('một', { after: idOf('bốn') })).toBe('I hai II ba III bốn một một a DANH MỤC')
  })

  it('O14 is refused into itself, and for what is no provision', () => {
    expect(after('I', { after: idOf('một') })).toBe('into-itself')
    expect(after('DANH MỤC', { before: idOf('I') })).toBe('not-a-provision')
  })
})
