import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Level, Provision } from './block.ts'
import { applyChange, invertChange } from './change.ts'
import type { Outcome } from './change.ts'
import {
  areNumbersFixed,
  canInsertNumbered,
  fixNumbers,
  insertNumbered,
  releaseNumbers,
} from './frozen-numbers.ts'
import { numbersOf } from './numbering.ts'
import { placesOf } from './place.ts'
import type { Spot } from './restructure.ts'
import { blocksFrom, someText } from './testing.ts'

const blocksAfter = (outcome: Outcome): Block[] => {
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.blocks
}
const frozen = blocksAfter(
  fixNumbers(
    blocksFrom(
      ['chapter', 'A'],
      ['article', 'B'],
      ['clause', 'c'],
      ['point', 'd'],
      ['point', 'e'],
      ['clause', 'f'],
      ['article', 'G'],
      ['chapter', 'H'],
      ['article', 'I'],
    ),
  ),
)
const fresh = (level: Level, id = 'new'): Provision => {
  const block = blocksFrom([level, 'x'])[0] as Provision
  return { ...block, attrs: { ...block.attrs, id } }
}
const numberOf = (blocks: Block[], id: string) =>
  placesOf(blocks).find((place) => place.id === id)?.number
const given = (spot: Spot, level: Level) => {
  const outcome = insertNumbered(frozen, spot, fresh(level))
  return outcome.ok ? numberOf(outcome.blocks, 'new') : outcome.reason
}

describe('frozen numbering', () => {
  it('O8 writes down what was computed', () => {
    fc.assert(
      fc.property(someText(), ({ content }) => {
        const fixed = blocksAfter(fixNumbers(content))
        expect(numbersOf(fixed)).toEqual(numbersOf(content))
        const own = placesOf(fixed).filter(
          ({ block, quoted, number }) => block.type === 'provision' && !quoted && number !== null,
        )
        const numberless = own.some(({ number }) => number === '')
        expect(areNumbersFixed(fixed)).toBe(own.length > 0 && !numberless)
        expect(numbersOf(blocksAfter(releaseNumbers(fixed)))).toEqual(numbersOf(content))
      }),
    )
  })

  it('O8 numbers what is inserted and nothing else', () => {
    expect(given({ after: 'p2' }, 'article')).toBe('1a')
    expect(given({ after: 'p7' }, 'article')).toBe('2a')
    expect(given({ after: 'p9' }, 'article')).toBe('4')
    expect(given({ after: 'p3' }, 'clause')).toBe('1a')
    expect(given({ after: 'p6' }, 'clause')).toBe('3')
    expect(given({ after: 'p4' }, 'point')).toBe('a1')
    expect(given({ after: 'p5' }, 'point')).toBe('c')
    expect(given({ after: 'p1' }, 'chapter')).toBe('1a')
    expect(given({ beneath: 'p7' }, 'clause')).toBe('1')
    expect(given({ beneath: 'p2' }, 'clause')).toBe('no-number-between')
    const twice = blocksAfter(insertNumbered(frozen, { after: 'p2' }, fresh('article')))
    expect(
      numberOf(blocksAfter(insertNumbered(twice, { after: 'new' }, fresh('article', 'n2'))), 'n2'),
    ).toBe('1b')
    expect(numbersOf(twice).filter((_, at) => twice[at]!.attrs.id !== 'new')).toEqual(
      numbersOf(frozen),
    )
  })

  it('O8 closes the holes only when released, and both can be undone', () => {
    const holed = blocksFrom(['article', 'A', { number: '3' }], ['article', 'B', { number: '5a' }])
    const outcome = releaseNumbers(holed)
    expect(numbersOf(blocksAfter(outcome))).toEqual(['1', '2'])
    expect(outcome.ok && applyChange(outcome.blocks, invertChange(outcome.change))).toEqual(holed)
  })

  it('O8 leaves the numbers of quoted words as they are', () => {
    const quoting = blocksFrom(['article', 'A'], ['point', 'x', { quoted: true, number: 'b' }])
    expect(numbersOf(blocksAfter(releaseNumbers(quoting)))).toEqual(['1', 'b'])
  })

  it('O10 asks before it inserts', () => {
    expect(canInsertNumbered(frozen, { after: 'p2' }, fresh('article'))).toBe(true)
    expect(canInsertNumbered(frozen, { beneath: 'p2' }, fresh('clause'))).toBe(false)
  })
})
