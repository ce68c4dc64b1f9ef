import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RegulationText } from './block.ts'
import { areCleanWords, canonicalText, cleanWords, normaliseText, plainWords } from './normalise.ts'
import { blocksFrom, someText } from './testing.ts'

const doc = (...rows: Parameters<typeof blocksFrom>): RegulationText => ({
  type: 'doc',
  content: blocksFrom(...rows),
})

describe('words as they are kept', () => {
  it('T2 are NFC', () => {
    expect(cleanWords('Việt'.normalize('NFD'))).toBe('Việt')
    expect(cleanWords('Việt')).toHaveLength(4)
  })

  it('T2 keep their tone marks where they were put', () => {
    const asTyped = 'hòa hoà thủy thuỷ ủy uỷ kỹ kĩ  hai\u00A0blanks – 05'
    expect(cleanWords(asTyped)).toBe(asTyped)
  })

  it('T2 lose what cannot be seen', () => {
    expect(cleanWords('a\u0000b\u0007\u200B\uFEFFc\u202Ed\u00ADe\uFFFE')).toBe('abcde')
    expect(cleanWords('một\r\nhai\tba\u2028bốn')).toBe('một hai ba bốn')
    expect(cleanWords('x\uD800y😀')).toBe('xy😀')
    expect(areCleanWords('a\u0000')).toBe(false)
  })

  it('T2 are clean after one cleaning', () => {
    const anything = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(anything, (words) => {
        expect(areCleanWords(cleanWords(words))).toBe(true)
      }),
    )
  })
})

describe('the canonical text', () => {
  it('T3 does not see the order of keys, defaults, nulls, or how runs and marks are cut', () => {
    const plain = {
      content: [
        {
          content: [
            { text: 'Việt', type: 'text', marks: [{ type: 'em' }, { type: 'strong' }] },
            { text: 'Nam', type: 'text' },
          ],
          attrs: { level: 'article', id: 'p1' },
          type: 'provision',
        },
      ],
      type: 'doc',
    } as unknown as RegulationText
    const full = {
      type: 'doc',
      content: [
        {
          type: 'provision',
          attrs: { id: 'p1', level: 'article', number: null, form: null, quoted: false, lead: '' },
          content: [
            { type: 'text', text: 'Vi\u1EC7', marks: [{ type: 'strong' }, { type: 'em' }] },
            { type: 'text', text: 't', marks: [{ type: 'em' }, { type: 'strong' }] },
            { type: 'text', text: 'Na' },
            { type: 'text', text: 'm', marks: [] },
          ],
        },
      ],
    } as RegulationText
    expect(canonicalText(plain)).toBe(canonicalText(full))
  })

  it('T3 sees words, ids, levels and numbers', () => {
    const strings = [
      doc(['article', 'A']),
      doc(['article', 'B']),
      doc(['clause', 'A']),
      doc(['article', 'A', { number: '2' }]),
      doc(['article', 'A', { id: 'p2' }]),
      doc(['article', 'A', { quoted: true }]),
    ].map(canonicalText)
    expect(new Set(strings).size).toBe(strings.length)
  })

  it('T3 is the same after a round trip, and of the text it stands for', () => {
    fc.assert(
      fc.property(someText(), (text) => {
        const canonical = canonicalText(text)
        expect(canonicalText(structuredClone(text))).toBe(canonical)
        expect(normaliseText(text)).toEqual(text)
        expect(canonical).not.toContain('null')
      }),
    )
  })

  it('T3 plain words are a line a block', () => {
    expect(plainWords(blocksFrom(['article', 'A'], ['clause', 'b']))).toBe('A\nb')
  })
})
