import { SaxesParser } from 'saxes'
import type { SaxesTagNS } from 'saxes'
import { Unreadable, wordLimits } from './unreadable.ts'

/**
 * XML as Office writes it: no document type (so no entities of its own, nothing fetched), bounded
 * nesting, every error a refusal. Elements are named `w:p` by their namespace, whatever the prefix in
 * the file; both the transitional and the strict namespaces count. Foreign elements are named `?:x`.
 */
export interface XmlEvents {
  open(name: string, attribute: Attribute): void
  close(name: string): void
  words(text: string): void
}
/** The value of an attribute by its local name, in whatever namespace; undefined where it is not set. */
export type Attribute = (localName: string) => string | undefined

const prefixes: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://purl.oclc.org/ooxml/drawingml/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
  'http://purl.oclc.org/ooxml/drawingml/diagram': 'dgm',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
}

const nameOf = ({ uri, local }: SaxesTagNS) => `${prefixes[uri] ?? '?'}:${local}`

function attributeOf({ attributes }: SaxesTagNS): Attribute {
  return (localName) => {
    for (const key in attributes)
      if (attributes[key]?.local === localName) return attributes[key].value
    return undefined
  }
}

/** Walks the document once, in time that grows with its length. Throws Unreadable. */
export function walkXml(bytes: Uint8Array, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: true })
  let depth = 0
  let elements = 0
  parser.on('doctype', () => {
    throw new Unreadable('word-damaged', 'a document type is declared')
  })
  parser.on('error', (error) => {
    throw new Unreadable('word-damaged', error.message)
  })
  parser.on('opentag', (tag) => {
    depth += 1
    elements += 1
    if (elements > wordLimits.elements) throw new Unreadable('word-too-large', 'too many elements')
    if (depth > wordLimits.depth) throw new Unreadable('word-too-large', `${depth} levels deep`)
    events.open(nameOf(tag), attributeOf(tag))
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    events.close(nameOf(tag))
  })
  parser.on('text', (text) => events.words(text))
  parser.on('cdata', (text) => events.words(text))
  parser.write(decode(bytes)).close()
}

/** UTF-8, or UTF-16 with its mark: the two Office knows (ECMA-376 part 2, 6.2.5). */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  const wide =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : null
  try {
    return new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Unreadable('word-damaged', 'a part is not UTF-8')
  }
}

/** An element with what is in it; words are left out (styles and numbering have none). */
export interface XmlElement {
  name: string
  attribute: Attribute
  children: XmlElement[]
}

/** The root of a small part. Throws Unreadable. */
export function xmlTree(bytes: Uint8Array): XmlElement {
  const top: XmlElement = { name: '', attribute: () => undefined, children: [] }
  const path = [top]
  let count = 0
  walkXml(bytes, {
    open(name, attribute) {
      count += 1
      if (count > wordLimits.treeElements) throw new Unreadable('word-too-large', 'too many styles')
      const element = { name, attribute, children: [] }
      path.at(-1)?.children.push(element)
      path.push(element)
    },
    close: () => void path.pop(),
    words: () => undefined,
  })
  return top.children[0] ?? top
}

/** The first child of that name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((each) => each.name === name)

export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((each) => each.name === name) ?? []

/** `w:val` as a whole number; undefined where it is none. */
export function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined
}

/** A switch such as `<w:caps/>`: on unless it says otherwise (ECMA-376 part 1, 17.17.4). */
export const isOn = (value: string | undefined): boolean =>
  value === undefined || !['0', 'false', 'off', 'none'].includes(value)
