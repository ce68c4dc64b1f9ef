import * as Y from 'yjs'
import { copiedRunsIn } from './letter-roots.ts'
import type { CopiedRun } from './letter-roots.ts'
import { holdersIn, textsIn } from './text-holders.ts'

/** One copy of a letter. */
export interface LetterCopy {
  id: Y.ID
  text: Y.XmlText
  generation: number
}

/** Where the letters of a text are now, however often they were copied. Made anew for every question: O(blocks). */
export class StandingLetters {
  private readonly store: Y.Doc['store']
  private readonly runs = new Map<number, CopiedRun[]>()

  constructor(fragment: Y.XmlFragment) {
    this.store = fragment.doc!.store
    for (const holder of holdersIn(fragment))
      for (const text of textsIn(holder))
        for (const run of copiedRunsIn(text)) {
          const known = this.runs.get(run.root.client)
          if (known) known.push(run)
          else this.runs.set(run.root.client, [run])
        }
  }

  /** All that are there of one root; more than one where several copied it at once. */
  copiesOf(root: Y.ID): LetterCopy[] {
    const found: (LetterCopy | null)[] = [this.copy(root, 0)]
    for (const { first, root: start, length, generation } of this.runs.get(root.client) ?? []) {
      const offset = root.clock - start.clock
      if (offset >= 0 && offset < length)
        found.push(this.copy(Y.createID(first.client, first.clock + offset), generation))
    }
    return found.filter((each) => each !== null)
  }

  /** Of several that count, everybody keeps the same one. */
  stays(root: Y.ID, counts: (copy: LetterCopy) => boolean = () => true): LetterCopy | null {
    return this.copiesOf(root)
      .filter(counts)
      .reduce<LetterCopy | null>((best, each) => (best && isBefore(each, best) ? best : each), null)
  }

  /** Is there a copy for which this one may go, or might have gone? Any other may be gone for this one. */
  isReplaced(letter: LetterCopy & { root: Y.ID }): boolean {
    return this.copiesOf(letter.root).some((copy) => isBefore(letter, copy))
  }

  /** May any letter of a run stand elsewhere too? */
  mayBeDoubled({ root, length }: CopiedRun): boolean {
    const end = root.clock + length
    const others = (this.runs.get(root.client) ?? []).filter(
      (each) => each.root.clock < end && each.root.clock + each.length > root.clock,
    )
    return others.length > 1 || this.isAnyThere(root, length)
  }

  private isAnyThere({ client, clock }: Y.ID, length: number): boolean {
    const end = Math.min(clock + length, Y.getState(this.store, client))
    for (let at = clock; at < end;) {
      const struct: Y.AbstractStruct = Y.getItem(this.store, Y.createID(client, at))
      if (!struct.deleted) return true
      at = struct.id.clock + struct.length
    }
    return false
  }

  private copy(id: Y.ID, generation: number): LetterCopy | null {
    if (id.clock >= Y.getState(this.store, id.client)) return null
    const item: Y.AbstractStruct = Y.getItem(this.store, id)
    const isThere =
      item instanceof Y.Item && !item.deleted && item.content instanceof Y.ContentString
    if (!isThere || !(item.parent instanceof Y.XmlText)) return null
    return { id, text: item.parent, generation }
  }
}

/**
 * One order of all copies of a letter, the same for everybody: by generation, then by the blocks they stand in, then
 * by their ids. A copy is taken away only for a greater one, and what takes its place is greater: the greatest of
 * all that were ever made is therefore there, whoever knew of which.
 */
export function isBefore(one: LetterCopy, other: LetterCopy): boolean {
  if (one.generation !== other.generation) return one.generation < other.generation
  const [block, otherBlock] = [blockIdOf(one.text), blockIdOf(other.text)]
  return Y.compareIDs(block, otherBlock)
    ? isLower(one.id, other.id)
    : isLower(block ?? one.id, otherBlock ?? other.id)
}

export const isLower = (one: Y.ID, other: Y.ID): boolean =>
  one.client === other.client ? one.clock < other.clock : one.client < other.client

function blockIdOf(text: Y.XmlText): Y.ID | null {
  let item = text._item
  while (item?.parent instanceof Y.XmlElement && item.parent._item) item = item.parent._item
  return item?.id ?? null
}

/** How many letters of its text stand before one that is there. */
export function indexOfLetter({ id, text }: LetterCopy): number {
  let index = 0
  for (let item = text._start; item; item = item.right) {
    const { client, clock } = item.id
    if (client === id.client && id.clock >= clock && id.clock < clock + item.length)
      return index + id.clock - clock
    if (!item.deleted && item.countable) index += item.length
  }
  return index
}
