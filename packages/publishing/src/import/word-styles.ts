import { child, childrenOf, isOn, wholeNumber } from './office-xml.ts'
import type { XmlElement } from './office-xml.ts'

/** What of a style changes the words that are printed. undefined: left to what it is based on. */
export interface StyleWords {
  caps?: boolean | undefined
  hidden?: boolean | undefined
  /** The list it belongs to; 0 takes out of a list. */
  list?: string | undefined
  level?: number | undefined
}

export interface WordStyles {
  /** Of a style with all it is based on; of the default paragraph style where `id` is undefined. */
  paragraph(id: string | undefined): StyleWords
  character(id: string | undefined): StyleWords
}

interface Style extends StyleWords {
  basedOn: string | undefined
}

/** Styles are based on one another in a chain; a longer one (or a ring) is no chain. */
const longestChain = 30

/** `root`: the root of styles.xml; undefined where the file has none. */
export function readStyles(root: XmlElement | undefined): WordStyles {
  const styles = new Map<string, Style>()
  let standard: string | undefined
  for (const element of childrenOf(root, 'w:style')) {
    const id = element.attribute('styleId')
    if (id === undefined) continue
    styles.set(id, readStyle(element))
    const isDefault = element.attribute('default')
    if (element.attribute('type') === 'paragraph' && isDefault !== undefined && isOn(isDefault))
      standard = id
  }
  const run = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
  const defaults = runWords(run)
  const known = new Map<string, StyleWords>()
  const resolve = (id: string | undefined): StyleWords => {
    if (id === undefined) return {}
    const found = known.get(id) ?? alongChain(styles, id)
    known.set(id, found)
    return found
  }
  return {
    paragraph: (id) => ({
      ...defaults,
      ...resolve(id !== undefined && styles.has(id) ? id : standard),
    }),
    character: resolve,
  }
}

function readStyle(element: XmlElement): Style {
  const list = child(child(element, 'w:pPr'), 'w:numPr')
  return {
    basedOn: child(element, 'w:basedOn')?.attribute('val'),
    ...runWords(child(element, 'w:rPr')),
    list: child(list, 'w:numId')?.attribute('val'),
    level: wholeNumber(child(list, 'w:ilvl')?.attribute('val')),
  }
}

function runWords(properties: XmlElement | undefined): StyleWords {
  const caps = child(properties, 'w:caps')
  const hidden = child(properties, 'w:vanish')
  return {
    caps: caps && isOn(caps.attribute('val')),
    hidden: hidden && isOn(hidden.attribute('val')),
  }
}

function alongChain(styles: Map<string, Style>, id: string): StyleWords {
  const found: StyleWords = {}
  let style = styles.get(id)
  for (let step = 0; style && step < longestChain; step += 1) {
    found.caps ??= style.caps
    found.hidden ??= style.hidden
    found.list ??= style.list
    found.level ??= style.level
    style = style.basedOn === undefined ? undefined : styles.get(style.basedOn)
  }
  // What is not set must not overwrite a default when spread over it.
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
