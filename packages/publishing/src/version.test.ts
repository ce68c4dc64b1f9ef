import type { Provision, RegulationText, TextRun } from '@cucao/regulation'
import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fixText, manifestOf, readContent } from './version.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const clause = (id: string, ...content: TextRun[]): Provision => ({
  type: 'provision',
  attrs: { id, level: 'clause', number: null, form: null, quoted: false, lead: '' },
  ...(content.length > 0 ? { content } : {}),
})
const run = (text: string, ...marks: ('strong' | 'em')[]): TextRun => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const doc = (...content: RegulationText['content']): RegulationText => ({ type: 'doc', content })

describe('canonical content', () => {
  it('is written one way', () => {
    expect(fixText(doc(clause('k1', run('Một.'))), sha256).content).toBe(
      '{"content":[{"attrs":{"id":"k1","level":"clause"},"content":[{"text":"Một.","type":"text"}],"type":"provision"}],"type":"doc"}',
    )
  })

  it('is one for texts that read alike', () => {
    const composed = fixText(doc(clause('k1', run('Để làm ', 'em', 'strong'), run('gì'))), sha256)
    const decomposed = doc(
      clause(
        'k1',
        run('Để'.normalize('NFD'), 'strong', 'em'),
        run(' làm ', 'em', 'strong'),
        run('g'),
        run('ì'),
      ),
    )
    expect(fixText(decomposed, sha256)).toEqual(composed)
    // Letters that only compose where two runs meet.
    const split = doc(clause('k1', run('Để làm ', 'em', 'strong'), run('gi'), run('\u0300')))
    expect(fixText(split, sha256)).toEqual(composed)
    const omitted = JSON.parse(
      '{"type":"doc","content":[{"content":[{"text":"x","type":"text"}],"attrs":{"level":"clause","id":"k"},"type":"provision"}]}',
    )
    expect(fixText(omitted, sha256)).toEqual(fixText(doc(clause('k', run('x'))), sha256))
  })

  it('differs with any word, emphasis, level or order', () => {
    const a = clause('a', run('Một'))
    const b = clause('b', run('Hai'))
    const texts = [
      doc(a, b),
      doc(b, a),
      doc(a),
      doc(clause('a', run('Mốt')), b),
      doc(clause('a', run('Một', 'em')), b),
      doc({ ...a, attrs: { ...a.attrs, level: 'point' } }, b),
      doc({ ...a, attrs: { ...a.attrs, number: '1' } }, b),
    ]
    expect(new Set(texts.map((text) => fixText(text, sha256).contentHash)).size).toBe(texts.length)
  })

  it('is read back as the same text, for ever the same hash', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1 })
    const clauses = fc.array(fc.tuple(fc.uuid(), fc.array(words, { maxLength: 3 })), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(clauses, (given) => {
        const text = doc(...given.map(([id, runs]) => clause(id, ...runs.map((each) => run(each)))))
        const fixed = fixText(text, sha256)
        expect(fixText(readContent(fixed.content), sha256)).toEqual(fixed)
        expect(sha256(fixed.content)).toBe(fixed.contentHash)
        expect(fixed.content).toBe(fixed.content.normalize('NFC'))
      }),
    )
  })

  it('throws on what is no regulation', () => {
    expect(() => readContent('{"type":"doc","content":[]}')).toThrow('invalid-content')
    expect(() => readContent('nonsense')).toThrow(SyntaxError)
    expect(() =>
      fixText(JSON.parse('{"type":"doc","content":[{"type":"script"}]}'), sha256),
    ).toThrow('unknown-content')
  })
})

describe('manifest', () => {
  it('shares the hash of an unchanged clause, also where it moved or was copied', () => {
    const before = manifestOf(doc(clause('a', run('Một')), clause('b', run('Hai'))), sha256)
    const after = manifestOf(
      doc(clause('b', run('Hai')), clause('c', run('Một')), clause('a', run('Ba'))),
      sha256,
    )
    expect(after[0]).toEqual(before[1])
    expect(after[1]?.hash).toBe(before[0]?.hash)
    expect(after[2]?.hash).not.toBe(before[0]?.hash)
  })
})
