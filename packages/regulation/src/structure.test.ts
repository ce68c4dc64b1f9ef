import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canHaveLevel, findingsOf, misplacedIn, obstacleToLevel } from './structure.ts'
import { blocksFrom, someText } from './testing.ts'
import type { Block } from './block.ts'
import { levels } from './block.ts'

type Rows = Parameters<typeof blocksFrom>
const found = (...rows: Rows) =>
  findingsOf(blocksFrom(...rows)).map(({ reason, id }) => `${id} ${reason}`)

describe('findings', () => {
  it('S1 finds what lacks its enclosing provision', () => {
    expect(
      found(
        ['section', 'MỤC'],
        ['subsection', 'TIỂU MỤC'],
        ['clause', 'x'],
        ['article', 'A'],
        ['point', 'x'],
        ['chapter', 'B'],
        ['subsection', 'C'],
        ['clause', 'x'],
      ),
    ).toEqual([
      'p1 section-outside-chapter',
      'p3 clause-without-article',
      'p4 article-before-chapter',
      'p5 point-without-clause',
      'p7 subsection-outside-section',
      'p8 clause-without-article',
    ])
  })

  it('S1 has nothing to say of a lawful text', () => {
    fc.assert(
      fc.property(someText(), ({ content }) => {
        expect(misplacedIn(content).size).toBe(0)
      }),
    )
  })

  it('S2 asks for names of headings, and of articles where others have them', () => {
    expect(
      found(['chapter', ''], ['article', 'Phạm vi'], ['article', ''], ['clause', 'x']),
    ).toEqual(['p1 heading-without-title', 'p3 article-without-title'])
    expect(found(['article', 'Ban hành Quy chế.'], ['article', 'Bộ trưởng thi hành.'])).toEqual([])
    expect(found(['article', 'Phạm vi'], ['article', 'Bộ trưởng thi hành.'])).toEqual([
      'p2 article-without-title',
    ])
  })

  it('S3 finds empty provisions, points after y, foreign letters and bullets', () => {
    const points: Rows = Array.from({ length: 24 }, () => ['point', 'x'])
    expect(found(['article', 'A'], ['clause', 'x'], ...points)).toEqual(['p26 point-after-y'])
    expect(
      found(
        ['article', ''],
        ['article', ''],
        ['clause', ' '],
        ['point', 'x', { number: 'f' }],
        ['point', '- một gạch', { number: 'g' }],
        ['point', 'x', { number: '?' }],
        ['paragraph', ''],
      ),
    ).toEqual([
      'p1 empty-provision',
      'p3 empty-provision',
      'p4 letter-outside-alphabet',
      'p5 bullet-in-point',
      'p6 malformed-number',
      'p7 empty-provision',
    ])
  })

  it('S4 finds numbers that go backwards or repeat, but no gap', () => {
    expect(
      found(
        ['article', 'A', { number: '5' }],
        ['article', 'B', { number: '5a' }],
        ['article', 'C', { number: '9' }],
        ['article', 'D', { number: '8' }],
        ['article', 'E', { number: '8' }],
        ['attached', 'QUY CHẾ'],
        ['article', 'F'],
      ),
    ).toEqual(['p4 number-goes-backwards', 'p5 number-repeated'])
    expect(
      found(
        ['article', 'A'],
        ['clause', 'x'],
        ['article', 'B', { quoted: true, lead: '“', number: '9' }],
        ['clause', 'x'],
        ['article', 'C', { quoted: true, lead: '“', number: '7' }],
        ['article', 'D'],
      ),
    ).toEqual([])
  })

  it('S5 finds missing and doubled ids', () => {
    const [a, b] = blocksFrom(['article', 'A'], ['article', 'B'])
    const nameless = { ...b!, attrs: { ...b!.attrs, id: '' } } as Block
    expect(findingsOf([a!, nameless, a!]).map(({ reason }) => reason)).toEqual([
      'missing-id',
      'duplicate-id',
    ])
  })

  it('S6 finds a chapter before the first part', () => {
    expect(found(['chapter', 'A'], ['part', 'B'], ['chapter', 'C'], ['article', 'D'])).toEqual([
      'p1 chapter-before-part',
    ])
  })

  it('S7 finds text after the signature of the main text', () => {
    const blocks = blocksFrom(['article', 'A'], ['paragraph', 'x'], ['annex', ''], ['clause', 'x'])
    const line = { type: 'line' as const, attrs: { id: 'l', role: 'signatory' as const } }
    const signature: Block = { type: 'signature', attrs: { id: 's' }, content: [line] }
    expect(findingsOf(blocks.toSpliced(1, 0, signature))).toEqual([
      { reason: 'text-after-signature', id: 'p2', position: 2 },
    ])
  })

  it('S8 does not judge quotations and annexes', () => {
    expect(
      found(
        ['article', 'A'],
        ['point', 'x', { quoted: true, lead: '“', number: 'b' }],
        ['annex', 'DANH MỤC'],
        ['clause', 'x'],
        ['point', 'y'],
      ),
    ).toEqual([])
  })
})

describe('levels that fit', () => {
  const blocks = blocksFrom(['article', 'A'], ['clause', 'b'], ['point', 'c'], ['article', 'D'])

  it('S9 asks what encloses the provision and what it encloses', () => {
    const may = (at: number) => levels.filter((level) => canHaveLevel(blocks, at, level))
    expect(may(0)).toEqual(['article'])
    expect(may(1)).toEqual(['clause'])
    expect(may(2)).toEqual(['part', 'chapter', 'article', 'clause', 'point', 'paragraph'])
    expect(may(3)).toEqual(['part', 'chapter', 'article', 'clause', 'point', 'paragraph'])
    expect(obstacleToLevel(blocks, 1, 'article')).toBe('point-without-clause')
    expect(obstacleToLevel(blocks, 9, 'article')).toBe('not-a-provision')
  })

  it('S9 lets a text be put right that is not', () => {
    const broken = blocksFrom(['clause', 'a'], ['clause', 'b'])
    expect(canHaveLevel(broken, 0, 'article')).toBe(true)
    expect(canHaveLevel(broken, 1, 'article')).toBe(true)
    expect(canHaveLevel(broken, 1, 'clause')).toBe(false)
  })
})
