import { strToU8, unzipSync, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listLevel, listOf, listScheme, wordFile, wordParagraph } from './word-testing.ts'
import { looksLikeWord, wordRefusals, wordText } from './word-text.ts'

const good = wordFile({
  body: Array.from({ length: 20 }, (_, at) => wordParagraph(`Điều ${at + 1}. Nội dung`)).join(''),
})
const reasonOf = (bytes: Uint8Array) => {
  const answer = wordText(bytes)
  return answer.ok ? 'read' : answer.reason
}
const withDocument = (xml: string | Uint8Array) =>
  wordFile({ body: '', parts: { 'word/document.xml': xml } })
/** Writes a number over a field of the directory: of every entry, or of those at least so large. */
function forge(bytes: Uint8Array, field: number, value: number, atLeast = 0): Uint8Array {
  const forged = bytes.slice()
  const view = new DataView(forged.buffer)
  for (let at = 0; at + 46 < forged.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) >= atLeast)
      view.setUint32(at + field, value, true)
  return forged
}

/** XML that closes what it opens, from steps down into an element, up out of one, or words. */
function grown(steps: readonly string[]): string {
  const path: string[] = []
  let xml = ''
  for (const step of steps) {
    if (step === 'words') xml += 'Điều 1.'
    else if (step !== 'up') {
      path.push(step)
      xml += `<w:${step}>`
    } else if (path.length > 0) xml += `</w:${path.pop()}>`
  }
  return (
    xml +
    path
      .toReversed()
      .map((name) => `</w:${name}>`)
      .join('')
  )
}

describe('what is no Word file', () => {
  it('W10 is answered for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const zip = Uint8Array.of(0x50, 0x4b, 3, 4, ...bytes)
        expect(wordRefusals).toContain(reasonOf(bytes))
        expect(wordRefusals).toContain(reasonOf(zip))
      }),
    )
  })

  it('W10 and a good one changed or cut anywhere is refused or the same', () => {
    const whole = wordText(good)
    const change = fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), fc.nat(), (changes, cut) => {
        const bytes = good.slice()
        for (const [at, by] of changes) bytes[at] = (bytes[at] ?? 0) ^ by
        const answer = wordText(bytes)
        expect(answer.ok ? answer : whole).toEqual(whole)
        expect(wordText(good.subarray(0, cut % good.length)).ok).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('W10 and one letter changed where nothing is compressed is noticed', () => {
    const stored = zipSync(unzipSync(good), { level: 0 })
    expect(reasonOf(stored)).toBe('read')
    const at = Buffer.from(stored).indexOf('dung')
    stored[at] = 0x68
    expect(reasonOf(stored)).toBe('word-damaged')
  })

  it('W10 and any XML in the place of the text has an answer', () => {
    const names = ['p', 'r', 't', 'pPr', 'rPr', 'del', 'tbl', 'tr', 'tc', 'txbxContent', 'fldChar']
    const step = fc.oneof(fc.constantFrom(...names), fc.constant('up'), fc.constant('words'))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        expect(reasonOf(wordFile({ body: grown(steps) }))).toBe('read')
      }),
    )
  })

  it.each([
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'word-binary'],
    [
      'one behind a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'word-encrypted',
    ],
    ['a plain text', strToU8('Điều 1. Phạm vi'), 'not-word'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('a') }), 'not-word'],
    [
      'a spreadsheet',
      withDocument('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'),
      'not-word',
    ],
    ['one with an encrypted part', forge(good, 8, 0x00080001), 'word-encrypted'],
    [
      'one without its text',
      wordFile({ body: '', parts: { 'word/document.xml': null } }),
      'word-damaged',
    ],
    [
      'one without the numbering it names',
      wordFile({ body: '', numbering: '', parts: { 'word/numbering.xml': null } }),
      'word-damaged',
    ],
    ['one whose XML does not close', withDocument('<w:document'), 'word-damaged'],
    ['one that is not UTF-8', withDocument(Uint8Array.of(0x3c, 0xff)), 'word-damaged'],
    ['nothing', new Uint8Array(0), 'not-word'],
  ])('%s is refused', (_, bytes, reason) => {
    expect(reasonOf(bytes)).toBe(reason)
  })

  it('is told from text by its first bytes', () => {
    expect(looksLikeWord(good)).toBe(true)
    expect(looksLikeWord(strToU8('PK là viết tắt'))).toBe(false)
    expect(looksLikeWord(new Uint8Array(0))).toBe(false)
  })
})

describe('a trap', () => {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

  it('W11 that declares entities is refused before they are expanded', () => {
    const bomb = `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document ${namespace}>&b;</w:document>`
    const fetching = `<!DOCTYPE d SYSTEM "file:///etc/passwd"><w:document ${namespace}/>`
    const undeclared = `<w:document ${namespace}>&b;</w:document>`
    for (const xml of [bomb, fetching, undeclared])
      expect(reasonOf(withDocument(xml))).toBe('word-damaged')
  })

  it('W12 that unpacks without end is refused, whether it says its size or lies', () => {
    const bomb = withDocument(new Uint8Array(60_000_000))
    expect(bomb.length).toBeLessThan(100_000)
    expect(reasonOf(bomb)).toBe('word-too-large')
    expect(reasonOf(forge(bomb, 24, 1000, 1_000_000))).toBe('word-too-large')
  })

  it('W12 of many parts or of deep nesting is refused', () => {
    const deep = `<w:document ${namespace}>${'<w:p>'.repeat(10_000)}`
    expect(reasonOf(withDocument(deep))).toBe('word-too-large')
    const parts = Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`p${at}`, 'x']))
    expect(reasonOf(wordFile({ body: '', parts }))).toBe('word-too-large')
  })

  it('W12 of lines, elements or numbers without end is refused', () => {
    const numbered = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    const numbering = listScheme(0, listLevel(0, 'decimal', 'x'.repeat(5000))) + listOf(1, 0)
    for (const [body, more] of [
      ['<w:p/>'.repeat(600_000), {}],
      [`<w:p>${'<w:r/>'.repeat(3_100_000)}</w:p>`, {}],
      [numbered.repeat(250_000), { numbering }],
      ['', { styles: '<w:style/>'.repeat(400_000) }],
    ] as const)
      expect(reasonOf(wordFile({ body, ...more }))).toBe('word-too-large')
  })

  it('W12 whose notes or styles refer to one another has an end', () => {
    const ring =
      '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    const mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    const footnotes = `<w:footnote w:id="1"><w:p>${mark}</w:p></w:footnote>`
    const body = `<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>${mark}</w:p>`
    expect(reasonOf(wordFile({ body, styles: ring, footnotes }))).toBe('read')
  })
})
