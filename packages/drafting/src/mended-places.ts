import * as Y from 'yjs'
import { faultKinds } from './faults.ts'
import type { FaultKind } from './faults.ts'

/**
 * Where the server mended the text (mending.ts) is said in the text itself, as an attribute of the words that no
 * reader of words ever sees: whoever opens it later learns of it too, until somebody has looked at it.
 */
const attribute = 'mended'

export interface MendedPlace {
  /** Of the block. */
  id: string
  kind: FaultKind
}

/** Marks the first words of a block, or these words. */
export function markMended(place: Y.XmlElement | Y.XmlText, kind: FaultKind): void {
  const text = place instanceof Y.XmlText ? place : wordsIn(place)[0]
  text?.setAttribute(attribute, kind)
}

/** Blocks in which something was mended and nobody has looked since. O(blocks and lines). */
export function mendedIn(fragment: Y.XmlFragment): MendedPlace[] {
  return fragment.toArray().flatMap((block): MendedPlace[] => {
    if (!(block instanceof Y.XmlElement)) return []
    const kind = wordsIn(block).map(kindOf).find(Boolean)
    const id: unknown = block.getAttribute('id')
    return kind && typeof id === 'string' ? [{ id, kind }] : []
  })
}

/** Somebody has looked at them. */
export function forgetMended(fragment: Y.XmlFragment): void {
  fragment.doc?.transact(() => {
    for (const block of fragment.toArray())
      if (block instanceof Y.XmlElement)
        for (const text of wordsIn(block)) if (kindOf(text)) text.removeAttribute(attribute)
  })
}

function kindOf(text: Y.XmlText): FaultKind | undefined {
  if (text._map.size === 0) return undefined
  const said: unknown = text.getAttribute(attribute)
  return faultKinds.find((kind) => kind === said)
}

function wordsIn(element: Y.XmlElement): Y.XmlText[] {
  return element
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? wordsIn(child) : [],
    )
}
