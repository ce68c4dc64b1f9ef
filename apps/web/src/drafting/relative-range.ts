import type { Anchor, PointedRange } from '@cucao/consultation'
import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'

/**
 * Anchors in terms of the living document: a position beside a letter, which follows that letter through
 * every edit of everybody. Only of provisions, whose words are one run; frames and tables are found by
 * their words.
 */
export function relativeRange(
  fragment: Y.XmlFragment,
  index: number,
  start: number,
  end: number,
): { start: string; end: string } | undefined {
  const words = wordsOfBlock(fragment.get(index))
  if (!words || end > words.length || start >= end) return undefined
  const place = (offset: number, assoc: number) =>
    toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(words, offset, assoc)))
  return { start: place(start, 0), end: place(end, -1) }
}

/** Where the positions of an anchor point now; undefined where they point at nothing that is there. */
export function pointedRange(fragment: Y.XmlFragment, anchor: Anchor): PointedRange | undefined {
  const start = anchor.relative && resolve(fragment, anchor.relative.start)
  const end = anchor.relative && resolve(fragment, anchor.relative.end)
  if (!start || !end || start.provisionId !== end.provisionId) return undefined
  return { provisionId: start.provisionId, start: start.offset, end: end.offset }
}

function resolve(fragment: Y.XmlFragment, encoded: string) {
  if (!fragment.doc) return undefined
  try {
    const position = Y.createAbsolutePositionFromRelativePosition(
      Y.decodeRelativePosition(fromBase64(encoded)),
      fragment.doc,
    )
    const block = position?.type.parent
    if (!position || !(block instanceof Y.XmlElement) || block.parent !== fragment) return undefined
    const id = block.getAttribute('id')
    return id ? { provisionId: id, offset: position.index } : undefined
  } catch {
    return undefined // sent by another browser; not to be trusted
  }
}

/** The one run of words of a provision; null where two people made two runs at once, or of another block. */
function wordsOfBlock(block: unknown): Y.XmlText | null {
  if (!(block instanceof Y.XmlElement) || block.nodeName !== 'provision') return null
  const [words, more] = block.toArray()
  return words instanceof Y.XmlText && more === undefined ? words : null
}
