import { regulationSchema } from '@cucao/regulation'
import type { Block, RegulationText } from '@cucao/regulation'
import * as Y from 'yjs'
import { drawnBlock } from './drawn-block.ts'
import { newBlock } from './new-block.ts'
import { textFragment } from './protocol.ts'

/** Yjs client id of what the server writes (a first text, a mend). No session may use it. */
export const serverClient = 1

/**
 * A regulation as one Yjs update (version 1). The same text and client id give the same bytes.
 * Throws where the text does not fit the schema: it was made by us and is a mistake.
 */
export function encodeText(text: RegulationText, client: number = serverClient): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  const node = regulationSchema.nodeFromJSON(text)
  node.check()
  doc.getXmlFragment(textFragment).insert(0, node.children.map(newBlock))
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** A block that the schema does not know or not allow; it stays in the document and out of the text. */
export interface UnknownContent {
  /** Position among the blocks. */
  index: number
  name: string
  /** Its characters, so that nothing written is lost to a reader. */
  words: string
}

export type DraftReading =
  | { ok: true; text: RegulationText; unknown: UnknownContent[] }
  /** The bytes are no update, or it builds on others that are not in it. */
  | { ok: false; reason: 'not-an-update' | 'incomplete' }

/** The text of an encoded document, with what did not fit listed beside it. Takes a Y.Doc: not for a hot path. */
export function readDocument(update: Uint8Array): DraftReading {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, update)
    if (doc.store.pendingStructs || doc.store.pendingDs) return { ok: false, reason: 'incomplete' }
    return { ok: true, ...readFragment(doc.getXmlFragment(textFragment)) }
  } catch {
    return { ok: false, reason: 'not-an-update' }
  } finally {
    doc.destroy()
  }
}

/** The same for a living fragment. */
export function readFragment(fragment: Y.XmlFragment): {
  text: RegulationText
  unknown: UnknownContent[]
} {
  const text: RegulationText = { type: 'doc', content: [] }
  const unknown: UnknownContent[] = []
  for (const [index, block] of fragment.toArray().entries()) {
    // The schema is the same list as the type, so a node that passed its check is a block.
    const read = drawnBlock(block, regulationSchema)?.toJSON() as Block | undefined
    if (read) text.content.push(read)
    else unknown.push({ index, name: nameOf(block), words: charactersOf(block) })
  }
  return { text, unknown }
}

const nameOf = (type: unknown): string => (type instanceof Y.XmlElement ? type.nodeName : '')

function charactersOf(type: unknown): string {
  if (type instanceof Y.XmlElement) return type.toArray().map(charactersOf).join('')
  if (!(type instanceof Y.XmlText)) return ''
  const runs: { insert?: unknown }[] = type.toDelta()
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}
