import * as Y from 'yjs'
import type { DeleteSet } from './letters-of-change.ts'

/** What a page leaves to the next one of the same person, beside the text. Bytes, to be kept by whoever keeps the text. */
export interface LeftBehind {
  /** What it deleted and the server may lack, with what it had seen in that (own-deletions.ts). */
  deleted: Uint8Array
  /** Letters that it erased: they go wherever a colleague has put them meanwhile (carried-letters.ts). */
  erased: Uint8Array
}

/** As an update ends with it: a snapshot is a deletion set and a state vector, here an empty one. */
export const encodeSet = (set: DeleteSet): Uint8Array =>
  Y.encodeSnapshot(Y.createSnapshot(set, new Map())).slice(0, -1)

/** All sets as one. What cannot be read is none: it may come from another time. */
export function decodeSets(encoded: readonly Uint8Array[]): DeleteSet {
  return Y.mergeDeleteSets(encoded.flatMap((bytes) => decoded(bytes) ?? []))
}

function decoded(bytes: Uint8Array): DeleteSet | null {
  try {
    // An update without structs.
    return Y.decodeUpdate(new Uint8Array([0, ...bytes])).ds
  } catch {
    return null
  }
}
