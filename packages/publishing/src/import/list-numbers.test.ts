import { describe, expect, it } from 'vitest'
import { printedNumber } from './printed-number.ts'
import {
  inList,
  listLevel,
  listOf,
  listScheme,
  wordFile,
  wordParagraph as p,
} from './word-testing.ts'
import { wordText } from './word-text.ts'

function lines(body: string, numbering: string, styles = ''): string[] {
  const answer = wordText(wordFile({ body, numbering, styles }))
  return answer.ok ? answer.text.split('\n') : [answer.reason]
}

const law = listScheme(
  0,
  listLevel(0, 'upperRoman', 'Chương %1') +
    listLevel(1, 'decimal', 'Điều %2.', '<w:lvlRestart w:val="0"/>') +
    listLevel(2, 'decimal', '%3.') +
    listLevel(3, 'lowerLetter', '%4)'),
)

describe('numbers of lists', () => {
  it('W3 are those of an act written with lists: articles run on, clauses and points begin anew', () => {
    const at = (level: number) => p('x', inList(1, level))
    const levels = [0, 1, 2, 2, 3, 3, 2, 3, 0, 1, 2, 3]
    expect(lines(levels.map(at).join(''), law + listOf(1, 0))).toEqual([
      'Chương I x',
      'Điều 1. x',
      '1. x',
      '2. x',
      'a) x',
      'b) x',
      '3. x',
      'a) x',
      'Chương II x',
      'Điều 2. x',
      '1. x',
      'a) x',
    ])
  })

  it('W3 go on between lists of one scheme, unless one says where it starts', () => {
    const scheme = listScheme(0, listLevel(0, 'decimal', '%1.'))
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    const numbering = scheme + listOf(1, 0) + listOf(2, 0) + listOf(3, 0, anew)
    const body = [1, 1, 2, 3, 3, 1].map((list) => p('x', inList(list))).join('')
    expect(lines(body, numbering)).toEqual(['1. x', '2. x', '3. x', '1. x', '2. x', '3. x'])
  })

  it('W3 take a level as the list itself describes it', () => {
    const own = `<w:lvlOverride w:ilvl="0">${listLevel(0, 'upperLetter', '%1/')}</w:lvlOverride>`
    const numbering = listScheme(0, listLevel(0, 'decimal', '%1.')) + listOf(1, 0, own)
    expect(lines(p('x', inList(1)), numbering)).toEqual(['A/ x'])
  })

  it('W3 show the numbers above, in Arabic digits where the level asks for it', () => {
    const levels =
      listLevel(0, 'upperRoman', '%1.') +
      listLevel(1, 'decimal', '%1.%2.') +
      listLevel(2, 'decimal', '%1.%2.%3', '<w:isLgl/>')
    const body = [0, 0, 1, 2, 2].map((level) => p('x', inList(1, level))).join('')
    expect(lines(body, listScheme(0, levels) + listOf(1, 0))).toEqual([
      'I. x',
      'II. x',
      'II.1. x',
      '2.1.1 x',
      '2.1.2 x',
    ])
  })

  it('W3 come by the style, on the level that names it; number 0 takes a paragraph out', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Khoan"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="KhoanCon"><w:basedOn w:val="Khoan"/></w:style>'
    const levels =
      listLevel(0, 'decimal', 'Điều %1.') +
      listLevel(1, 'decimal', '%2.', '<w:pStyle w:val="Khoan"/>')
    const styled = (style: string, more = '') => p('x', `<w:pStyle w:val="${style}"/>${more}`)
    const out = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    const body = styled('Khoan') + styled('Khoan', out) + styled('Khoan')
    expect(lines(body, listScheme(0, levels) + listOf(1, 0), styles)).toEqual(['1. x', 'x', '2. x'])
  })

  it('W3 are found through a list style', () => {
    const styles =
      '<w:style w:type="numbering" w:styleId="DS"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const numbering =
      listScheme(0, listLevel(0, 'decimal', '%1.')) +
      listScheme(1, '<w:numStyleLink w:val="DS"/>') +
      listOf(1, 0) +
      listOf(2, 1)
    expect(lines(p('x', inList(2)), numbering, styles)).toEqual(['1. x'])
  })

  it('W3 stand without a blank where the list says so; bullets of symbol fonts are one bullet', () => {
    const tight = listLevel(0, 'decimal', 'Điều %1. ', '<w:suff w:val="nothing"/>')
    const numbering =
      listScheme(0, tight) +
      listScheme(1, listLevel(0, 'bullet', '\uf0b7') + listLevel(1, 'bullet', '-')) +
      listOf(1, 0) +
      listOf(2, 1)
    const body = p('x', inList(1)) + p('x', inList(2)) + p('x', inList(2, 1))
    expect(lines(body, numbering)).toEqual(['Điều 1. x', '• x', '- x'])
  })

  it('W3 are not given for a list or level that is described nowhere', () => {
    const numbering = listScheme(0, listLevel(0, 'decimal', '%1.')) + listOf(1, 0)
    const body = p('x', inList(7)) + p('x', inList(1, 5)) + p('x', inList(1, 99))
    expect(lines(body, numbering)).toEqual(['x', 'x', 'x'])
  })

  it.each([
    [4, 'upperRoman', 'IV'],
    [1994, 'lowerRoman', 'mcmxciv'],
    [4000, 'upperRoman', '4000'],
    [5, 'lowerLetter', 'e'],
    [28, 'upperLetter', 'BB'],
    [999_999_999, 'lowerLetter', '999999999'],
    [0, 'lowerLetter', '0'],
    [7, 'decimalZero', '07'],
    [7, 'none', ''],
    [7, 'chicago', '7'],
  ])('%i in %s is %s', (number, format, printed) => {
    expect(printedNumber(number, format)).toBe(printed)
  })
})
