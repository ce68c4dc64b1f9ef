import { decodeMessage, messageKind, readStateVector, syncStep } from '@cucao/drafting'
import type { Message } from '@cucao/drafting'
import * as decoding from 'lib0/decoding'

/**
 * All that a line of one who may not write can say. There is no decoder for document messages here: a
 * difference or an update, whatever is in it and be it empty, is `read-only`.
 */
export type ReaderMessage = Message | { kind: 'malformed' } | { kind: 'read-only' }

export function decodeReaderMessage(frame: Uint8Array): ReaderMessage {
  const decoder = decoding.createDecoder(frame)
  try {
    const kind = decoding.readVarUint(decoder)
    switch (kind) {
      case messageKind.sync: {
        if (decoding.readVarUint(decoder) !== syncStep.stateVector) return { kind: 'read-only' }
        const vector = decoding.readVarUint8Array(decoder)
        const whole = !decoding.hasContent(decoder) && readStateVector(vector) !== null
        return whole ? { kind: 'state-vector', vector } : { kind: 'malformed' }
      }
      case messageKind.awareness:
        // A reader's cursor is shown to nobody; that he is here is known from the line.
        decoding.readVarUint8Array(decoder)
        return { kind: 'awareness', entries: [], update: new Uint8Array([0]) }
      case messageKind.queryAwareness:
        return { kind: 'query-awareness' }
      case messageKind.looking:
        return decodeMessage(frame)
      default:
        return { kind: 'unknown', number: kind }
    }
  } catch {
    return { kind: 'malformed' }
  }
}
