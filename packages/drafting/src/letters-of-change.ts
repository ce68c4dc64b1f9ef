import * as Y from 'yjs'
import { originsIn } from './letter-roots.ts'
import type { CopiedRun, Origin } from './letter-roots.ts'
import type { LetterCopy } from './standing-letters.ts'
import { isHolder, runsOf } from './text-holders.ts'
import type { Holder, Run } from './text-holders.ts'

export type DeleteSet = ReturnType<typeof Y.createDeleteSet>

/** One transaction, and what the update that made it names as deleted: what its author had before him. */
export interface Change {
  transaction: Y.Transaction
  named: DeleteSet
  fragment: Y.XmlFragment
  owns(client: number): boolean
  /** Ours, and written so short a time ago that a colleague may not have seen it. */
  isFresh(id: Y.ID): boolean
}

/** A letter of a block as it stood when a change came. */
export interface Letter extends LetterCopy {
  character: string
  /** Which letter it is, however often it was copied. */
  root: Y.ID
  /** died: the change deleted it. lost: ours, and deleted by who never saw it. gone: deleted long before. */
  standing: 'there' | 'died' | 'lost' | 'gone'
  run: Run
}

export const existedBefore = (
  { transaction }: Pick<Change, 'transaction'>,
  { id }: Y.Item,
): boolean => id.clock < (transaction.beforeState.get(id.client) ?? 0)

export const diedIn = ({ transaction }: Pick<Change, 'transaction'>, item: Y.Item): boolean =>
  item.deleted && Y.isDeleted(transaction.deleteSet, item.id)

/** Every letter of a holder that is still known, in its order. */
export function lettersOf(change: Change, holder: Holder): Letter[] {
  const seen = (item: Y.Item) => !item.deleted || diedIn(change, item)
  return runsOf(holder, seen).flatMap((run) => {
    const { item, text } = run
    const originOf = originsIn(text)
    // By UTF-16 units, as Yjs counts. An update may name a part of a run only.
    return run.words.split('').map((character, at): Letter => {
      const id = Y.createID(item.id.client, item.id.clock + at)
      return { character, id, text, ...originOf(id), standing: standingOf(change, item, id), run }
    })
  })
}

function standingOf(change: Change, item: Y.Item, id: Y.ID): Letter['standing'] {
  if (!item.deleted) return 'there'
  if (!diedIn(change, item)) return 'gone'
  const isUnseen = !Y.isDeleted(change.named, id) && existedBefore(change, item)
  return isUnseen && change.owns(id.client) ? 'lost' : 'died'
}

/** Holders that the change deleted, and those in which it deleted letters. */
export function touchedHolders(change: Change): { dead: Set<Holder>; cut: Set<Holder> } {
  const [dead, cut] = [new Set<Holder>(), new Set<Holder>()]
  const { transaction } = change
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (!(item instanceof Y.Item) || !existedBefore(change, item)) return
    if (item.content instanceof Y.ContentType && isHolder(item.content.type))
      dead.add(item.content.type)
    const around = item.parent instanceof Y.XmlText ? item.parent.parent : null
    if (isHolder(around) && !around._item?.deleted) cut.add(around)
  })
  return { dead, cut }
}

/** Blocks that the transaction put into the text. */
export function newBlocks({
  transaction,
  fragment,
}: Pick<Change, 'transaction' | 'fragment'>): Y.XmlElement[] {
  // Yjs says of the keys of this map only that they are types of any kind.
  if (!transaction.changed.get(fragment as never)?.has(null)) return []
  return fragment.toArray().filter((child): child is Y.XmlElement => {
    const item = child instanceof Y.XmlElement ? child._item : null
    return item !== null && !existedBefore({ transaction }, item)
  })
}

/** Which letters the change deleted. */
export function originsThatDied({ transaction }: Change): Origin[] {
  return originsOf(transaction, transaction.deleteSet)
}

/** Which letters are in a set. */
export function originsOf(
  transaction: Y.Transaction,
  set: DeleteSet,
  remembered?: readonly CopiedRun[],
): Origin[] {
  const origins: Origin[] = []
  Y.iterateDeletedStructs(transaction, set, (item) => {
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return
    if (!(item.parent instanceof Y.XmlText)) return
    const originOf = originsIn(item.parent, remembered)
    for (let at = 0; at < item.length; at++)
      origins.push(originOf(Y.createID(item.id.client, item.id.clock + at)))
  })
  return origins
}

/** Letters by their ids. */
export class LetterSet {
  private readonly clients = new Map<number, Set<number>>()

  get isEmpty(): boolean {
    return this.clients.size === 0
  }

  /** The same as ranges of clocks. */
  asRanges(): DeleteSet {
    const set = Y.createDeleteSet()
    for (const [client, clocks] of this.clients)
      set.clients.set(client, Array.from(clocks, (clock) => ({ clock, len: 1 })) as never)
    return Y.mergeDeleteSets([set])
  }

  add({ client, clock }: Y.ID): void {
    const known = this.clients.get(client)
    if (known) known.add(clock)
    else this.clients.set(client, new Set([clock]))
  }

  delete({ client, clock }: Y.ID): void {
    const known = this.clients.get(client)
    if (known?.delete(clock) && known.size === 0) this.clients.delete(client)
  }

  has({ client, clock }: Y.ID): boolean {
    return this.clients.get(client)?.has(clock) ?? false
  }
}

/** Takes letters away wherever they are. */
export function deleteLetters(transaction: Y.Transaction, ids: readonly Y.ID[]): void {
  const set = Y.createDeleteSet()
  for (const { client, clock } of ids) {
    const ranges = set.clients.get(client)
    if (ranges) ranges.push({ clock, len: 1 } as never)
    else set.clients.set(client, [{ clock, len: 1 } as never])
  }
  Y.iterateDeletedStructs(transaction, set, (item) => {
    if (!(item instanceof Y.Item)) return
    item.delete(transaction)
    if (item.parent instanceof Y.XmlText) forgetPlaces(item.parent)
  })
}

/** Yjs remembers places in a text by their index, and forgets them only when it tells of a remote change. */
export function forgetPlaces(type: Pick<Y.XmlText, '_searchMarker'>): void {
  if (type._searchMarker) type._searchMarker.length = 0
}
