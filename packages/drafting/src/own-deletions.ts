import * as Y from 'yjs'
import type { DeleteSet } from './letters-of-change.ts'

/**
 * What this page deleted since all of its changes were on the server's disk. Only that is named when a line
 * comes back: what a deletion of somebody else swallowed with its block, unseen, its author must still be
 * able to tell from what was seen.
 */
export class OwnDeletions {
  private sets: DeleteSet[] = []
  private isFirst = true

  add(set: DeleteSet): void {
    if (set.clients.size > 0) this.sets.push(set)
  }

  /** All of it is on disk. */
  settled(): void {
    this.sets = []
  }

  /** What a server with this state vector lacks. */
  difference(doc: Y.Doc, vector: Uint8Array): Uint8Array {
    const whole = Y.encodeStateAsUpdate(doc, vector)
    const all = Y.createDeleteSetFromStructStore(doc.store)
    // What an earlier page deleted and could not send, nobody noted. The line may break before it arrives: it is
    // named until it is on disk, as what this page deleted is.
    if (this.isFirst) this.sets.unshift(withoutSwallowed(doc))
    this.isFirst = false
    const named = encoded(Y.mergeDeleteSets(this.sets))
    const structs = whole.subarray(0, whole.length - encoded(all).length)
    const difference = new Uint8Array(structs.length + named.length)
    difference.set(structs)
    difference.set(named, structs.length)
    return difference
  }
}

/** All that is deleted, but for what went with the block around it: that is deleted everywhere. */
function withoutSwallowed({ store }: Y.Doc): DeleteSet {
  const set = Y.createDeleteSet()
  for (const [client, structs] of store.clients) {
    const items = structs.filter(
      (struct) =>
        struct instanceof Y.Item &&
        struct.deleted &&
        !(struct.parent instanceof Y.AbstractType && struct.parent._item?.deleted),
    )
    const ranges = items.map(({ id, length }) => ({ clock: id.clock, len: length }))
    if (ranges.length > 0) set.clients.set(client, ranges as never)
  }
  return set
}

/** As an update ends with it: a snapshot is a deletion set and a state vector, here an empty one. */
const encoded = (set: DeleteSet): Uint8Array =>
  Y.encodeSnapshot(Y.createSnapshot(set, new Map())).slice(0, -1)
