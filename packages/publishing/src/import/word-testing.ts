import { strToU8, zipSync } from 'fflate'

/**
 * Word files made on the spot, for tests: only what Word itself needs to open one. Parts are given as
 * the XML inside their root element.
 */
export interface WordParts {
  body: string
  styles?: string
  numbering?: string
  footnotes?: string
  /** Parts as they are, by name; null leaves one out. */
  parts?: Record<string, string | Uint8Array | null>
}

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'

const part = (root: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${namespaces}>${content}</w:${root}>`

const relations = (targets: Record<string, string>) =>
  `<Relationships xmlns="${packaged}">${Object.entries(targets)
    .map(([kind, to], at) => `<Relationship Id="r${at}" Type="${office}/${kind}" Target="${to}"/>`)
    .join('')}</Relationships>`

/** The bytes of a .docx. */
export function wordFile({ body, parts, ...others }: WordParts): Uint8Array {
  const files: Record<string, string | Uint8Array | null> = {
    '_rels/.rels': relations({ officeDocument: 'word/document.xml' }),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relations(
      Object.fromEntries(Object.keys(others).map((kind) => [kind, `${kind}.xml`])),
    ),
  }
  for (const [kind, content] of Object.entries(others))
    files[`word/${kind}.xml`] = part(kind, String(content))
  const entries = Object.entries({ ...files, ...parts }).flatMap(
    ([name, content]): [string, Uint8Array][] =>
      content === null ? [] : [[name, typeof content === 'string' ? strToU8(content) : content]],
  )
  return zipSync(Object.fromEntries(entries))
}

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A run of words. */
export const wordRun = (words: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`

/** A paragraph of words, or of the XML given inside it. */
export const wordParagraph = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : wordRun(content)}</w:p>`

/** The paragraph property that puts it into a list. */
export const inList = (list: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`

/** One level of a list's description: `lowerLetter`, `%2)`. */
export const listLevel = (level: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`

/** A description of lists and, by number, the lists made after it. */
export const listScheme = (id: number, levels: string): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`
export const listOf = (list: number, scheme: number, overrides = ''): string =>
  `<w:num w:numId="${list}"><w:abstractNumId w:val="${scheme}"/>${overrides}</w:num>`
