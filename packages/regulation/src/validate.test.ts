import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksFrom, someText } from './testing.ts'
import { checkText } from './validate.ts'

const reason = (json: unknown, limits?: Parameters<typeof checkText>[1]) => {
  const checked = checkText(json, limits)
  return checked.ok ? 'ok' : checked.reason
}
const provision = (attrs: object = {}, rest: object = {}) => ({
  type: 'doc',
  content: [{ type: 'provision', attrs: { id: 'a', ...attrs }, ...rest }],
})

describe('texts from outside', () => {
  it('T1 lets every valid text through unchanged', () => {
    fc.assert(
      fc.property(someText({ lawful: false }), (text) => {
        expect(checkText(structuredClone(text))).toEqual({ ok: true, text })
      }),
    )
  })

  it('T1 fills in what was left out and cleans the words', () => {
    const checked = checkText({
      type: 'doc',
      content: [{ type: 'provision', content: [{ type: 'text', text: 'hoa\u0300\u0000' }] }],
    })
    expect(checked.ok && checked.text.content).toEqual(blocksFrom(['paragraph', 'hoà', { id: '' }]))
  })

  it('T1 refuses what is not a text', () => {
    for (const json of [
      null,
      undefined,
      5,
      'doc',
      [],
      {},
      { type: 'doc' },
      { type: 'p', content: [] },
    ])
      expect(reason(json)).toBe('not-a-text')
  })

  it('T1 refuses what the schema does not know, by name', () => {
    expect(checkText({ type: 'doc', content: [{ type: 'image' }] })).toEqual({
      ok: false,
      reason: 'unknown-content',
      detail: 'node image',
    })
    expect(reason(provision({ onclick: 'x' }))).toBe('unknown-content')
    const link = { type: 'text', text: 'x', marks: [{ type: 'link' }] }
    expect(reason(provision({}, { content: [link] }))).toBe('unknown-content')
  })

  it('T1 refuses known content in a wrong place or of a wrong kind', () => {
    const inside = { type: 'doc', content: [{ type: 'provision' }] }
    expect(reason(provision({ level: 'volume' }))).toBe('invalid-content')
    expect(reason(provision({ quoted: 'yes' }))).toBe('invalid-content')
    expect(reason(provision({}, { content: [{ type: 'provision' }] }))).toBe('invalid-content')
    expect(reason(provision({}, { content: [{ type: 'text', text: '' }] }))).toBe('invalid-content')
    expect(reason(provision({}, { content: 'x' }))).toBe('invalid-content')
    expect(reason({ type: 'doc', content: [] })).toBe('invalid-content')
    expect(reason({ type: 'doc', content: [inside] })).toBe('invalid-content')
    expect(reason({ type: 'doc', content: [5] })).toBe('invalid-content')
  })

  it('T1 limits blocks, characters and depth', () => {
    const limits = { maxBlocks: 2, maxCharacters: 5 }
    const words = (...each: string[]) => ({
      type: 'doc',
      content: blocksFrom(...each.map((w): ['clause', string] => ['clause', w])),
    })
    expect(reason(words('một', 'x'), limits)).toBe('ok')
    expect(reason(words('a', 'b', 'c'), limits)).toBe('too-many-blocks')
    expect(reason(words('một', 'hai'), limits)).toBe('too-many-characters')
    let nested: object = { type: 'line' }
    for (let n = 0; n < 50_000; n += 1) nested = { type: 'cell', content: [nested] }
    expect(reason({ type: 'doc', content: [nested] })).toBe('invalid-content')
  })

  it('T1 never throws, whatever comes', () => {
    const names = fc.constantFrom('doc', 'provision', 'table', 'row', 'cell', 'line', 'text', 'x')
    const { node } = fc.letrec<{ node: object }>((tie) => ({
      node: fc.record(
        {
          type: names,
          attrs: fc.option(fc.dictionary(fc.constantFrom('id', 'level', 'y'), fc.jsonValue())),
          content: fc.oneof(fc.array(tie('node'), { maxLength: 3 }), fc.jsonValue()),
          text: fc.jsonValue(),
          marks: fc.jsonValue(),
        },
        { requiredKeys: ['type'] },
      ),
    }))
    fc.assert(
      fc.property(fc.array(node, { maxLength: 3 }), (content) => {
        expect(() => checkText({ type: 'doc', content })).not.toThrow()
      }),
      { numRuns: 500 },
    )
  })
})
