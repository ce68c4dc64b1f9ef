import { regulationSchema } from '@cucao/regulation'
import type { Block, RegulationText } from '@cucao/regulation'
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
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
  const blocks: unknown[] = yXmlFragmentToProsemirrorJSON(fragment).content ?? []
  for (const [index, block] of blocks.entries()) {
    const read = readBlock(block)
    if (read) text.content.push(read)
    else unknown.push({ index, name: nameOf(block), words: charactersOf(block) })
  }
  return { text, unknown }
}

function readBlock(json: unknown): Block | null {
  try {
    const node = regulationSchema.nodeFromJSON(json)
    if (!node.type.isInGroup('block')) return null
    node.check()
    // The schema is the same list as the type, so a node that passed its check is a block.
    return node.toJSON() as Block
  } catch {
    return null
  }
}

function nameOf(json: unknown): string {
  return isRecord(json) && typeof json['type'] === 'string' ? json['type'] : ''
}

function charactersOf(json: unknown): string {
  if (!isRecord(json)) return ''
  if (typeof json['text'] === 'string') return json['text']
  return Array.isArray(json['content']) ? json['content'].map(charactersOf).join('') : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
