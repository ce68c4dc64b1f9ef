import * as Y from 'yjs'

/** More than this page remembers at once; then it begins anew and two of a letter may stay. */
const mostLetters = 1_000_000

/** Where the letters are that this page put elsewhere: what it moved, split off, joined or carried. */
export class CopiedLetters {
  private readonly copies = new Map<number, Map<number, Y.ID>>()
  /** Copies of letters that no deletion of ours names: their copier cannot know of ours. */
  private readonly silent = new Map<number, Set<number>>()
  private size = 0

  record(from: Y.ID, to: Y.ID, isSilent = false): void {
    if (this.size > mostLetters) this.forget()
    const known = this.copies.get(from.client)
    if (known) known.set(from.clock, to)
    else this.copies.set(from.client, new Map([[from.clock, to]]))
    if (isSilent) {
      const silent = this.silent.get(from.client)
      if (silent) silent.add(from.clock)
      else this.silent.set(from.client, new Set([from.clock]))
    }
    this.size++
  }

  has({ client, clock }: Y.ID): boolean {
    return this.copies.get(client)?.has(clock) ?? false
  }

  isSilent({ client, clock }: Y.ID): boolean {
    return this.silent.get(client)?.has(clock) ?? false
  }

  /** Its first copy. */
  copyOf(id: Y.ID): Y.ID {
    return this.copies.get(id.client)?.get(id.clock) ?? id
  }

  /** The copy of the copy, as often as it was copied; the letter itself where it was not. */
  lastOf(id: Y.ID): Y.ID {
    let last = id
    for (let next: Y.ID | undefined = id; next;) {
      last = next
      next = this.copies.get(last.client)?.get(last.clock)
      // Copied by a colleague, to a place that we do not know.
      if (next && Y.compareIDs(next, last)) break
    }
    return last
  }

  /** Every letter that was copied, with what became of it. */
  *entries(): Iterable<[from: Y.ID, last: Y.ID]> {
    for (const [client, letters] of this.copies)
      for (const clock of letters.keys()) {
        const from = Y.createID(client, clock)
        yield [from, this.lastOf(from)]
      }
  }

  /** Those of a set. */
  *within(set: { clients: Map<number, { clock: number; len: number }[]> }): Iterable<Y.ID> {
    for (const [client, letters] of this.copies)
      for (const { clock, len } of set.clients.get(client) ?? [])
        if (len < letters.size) {
          for (let at = clock; at < clock + len; at++)
            if (letters.has(at)) yield Y.createID(client, at)
        } else
          for (const at of letters.keys())
            if (at >= clock && at < clock + len) yield Y.createID(client, at)
  }

  private forget(): void {
    this.copies.clear()
    this.silent.clear()
    this.size = 0
  }
}
