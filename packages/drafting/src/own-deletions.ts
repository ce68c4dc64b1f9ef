import * as Y from 'yjs'
import { encodeSet } from './left-behind.ts'
import type { DeleteSet } from './letters-of-change.ts'

/**
 * What this page deleted since all of its changes were on the server's disk. Only that is named when a line
 * comes back: what a deletion of somebody else swallowed with its block, unseen, its author must still be
 * able to tell from what was seen.
 */
export class OwnDeletions {
  private sets: DeleteSet[]
  /** What pages before this one deleted without a note of it; null: not yet known. */
  private unnoted: DeleteSet | null = null

  /** `earlier`: what pages before this one deleted and could not send. */
  constructor(earlier: DeleteSet) {
    this.sets = [earlier]
  }

  /** What is noted and not on disk. */
  get unsent(): DeleteSet {
    const all = Y.mergeDeleteSets(this.sets)
    this.sets = [all]
    return all
  }

  add(set: DeleteSet): void {
    if (set.clients.size > 0) this.sets.push(set)
  }

  /** All of it is on disk. */
  settled(): void {
    this.sets = []
    this.unnoted = Y.createDeleteSet()
  }

  /** What a server with this state vector lacks. */
  difference(doc: Y.Doc, vector: Uint8Array): Uint8Array {
    const whole = Y.encodeStateAsUpdate(doc, vector)
    const all = Y.createDeleteSetFromStructStore(doc.store)
    // The line may break before it arrives: it is named until it is on disk, as what this page deleted is.
    if (!this.unnoted) {
      this.unnoted = withoutSwallowed(doc)
      this.sets = [within(all, this.unsent)]
    }
    const named = encodeSet(Y.mergeDeleteSets([this.unnoted, this.unsent]))
    const structs = whole.subarray(0, whole.length - encodeSet(all).length)
    const difference = new Uint8Array(structs.length + named.length)
    difference.set(structs)
    difference.set(named, structs.length)
    return difference
  }
}

/** What was kept of an earlier page may say more than the text that was kept with it. */
function within(all: DeleteSet, set: DeleteSet): DeleteSet {
  const both = Y.createDeleteSet()
  for (const [client, ranges] of set.clients) {
    const known = all.clients.get(client) ?? []
    const parts = ranges.flatMap((range) => known.flatMap((each) => overlap(range, each) ?? []))
    if (parts.length > 0) both.clients.set(client, parts as never)
  }
  return both
}

interface Range {
  clock: number
  len: number
}

function overlap(one: Range, other: Range): Range | null {
  const clock = Math.max(one.clock, other.clock)
  const len = Math.min(one.clock + one.len, other.clock + other.len) - clock
  return len > 0 ? { clock, len } : null
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
