import * as Y from 'yjs'
import { newBlocks, removeFrom, touchedHolders } from './carrying.ts'
import type { Change } from './carrying.ts'
import { lettersOf } from './letters-of-change.ts'
import { idOf, isHolder } from './text-holders.ts'
import type { Holder } from './text-holders.ts'
import { copyOf, mostOfEither, placesIn } from './words-in-place.ts'
import type { Copy } from './words-in-place.ts'

/** A letter that stands twice: ours goes, the other one stays. */
export interface Double {
  ours: Y.ID
  stays: Y.ID
}

/** Remembers where letters went that a change deleted and wrote anew; of a colleague's change only ours. */
export function rememberCopies(change: Change, isOurs: (id: Y.ID) => boolean): void {
  const { dead, cut } = touchedHolders(change)
  if (dead.size === 0 && newBlocks(change).length === 0) return
  let copies: Copy[] | null = null
  for (const holder of [...dead, ...cut]) {
    const taken = lettersOf(change, holder).filter(({ standing }) => standing === 'taken')
    if (!taken.some(({ id }) => isOurs(id))) continue
    copies ??= writtenIn(change)
    const id = idOf(holder)
    const [same, others] = [copies.filter((each) => idOf(each.holder) === id), copies]
    const places = placesIn(taken, [...same, ...others], mostOfEither)
    for (const [at, letter] of taken.entries()) {
      const place = places[at]
      if (place && isOurs(letter.id)) change.copied.record(letter.id, place.id)
    }
  }
}

/** What a change wrote and that is there, by the text it is in. O(written). */
function writtenIn({ transaction }: Change): Copy[] {
  const holders = new Set<Holder>()
  const { store } = transaction.doc
  for (const [client, end] of transaction.afterState) {
    let clock = transaction.beforeState.get(client) ?? 0
    while (clock < end) {
      const struct: Y.AbstractStruct = Y.getItem(store, Y.createID(client, clock))
      clock = struct.id.clock + struct.length
      const isThere =
        struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString
      const text = isThere ? struct.parent : null
      if (text instanceof Y.XmlText && isHolder(text.parent)) holders.add(text.parent)
    }
  }
  const isNew = (item: Y.Item) =>
    item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0)
  return [...holders].map((holder) => copyOf(holder, false, isNew))
}

/**
 * Letters that we had put elsewhere, and a colleague too before he knew. The room names a deletion once:
 * who hears it of letters that he copied himself comes second, and his copies go.
 */
export function doublesOf(
  change: Change,
  comesSecond: (copy: Y.ID, theirs: Y.ID) => boolean,
): Double[] {
  const { copied, transaction } = change
  const origins = new Map<string, Y.ID>()
  const holders = new Set<Holder>()
  for (const from of copied.within(change.named)) {
    const last = copied.lastOf(from)
    const text = change.owns(last.client) ? textOf(transaction.doc, last) : null
    if (!text || !isHolder(text.parent)) continue
    origins.set(keyOf(last), from)
    holders.add(text.parent)
  }
  if (holders.size === 0) return []
  const written = writtenIn(change)
  return [...holders].flatMap((holder) => {
    const ours = lettersOf(change, holder).flatMap((letter) =>
      letter.standing === 'there' && origins.has(keyOf(letter.id))
        ? [{ ...letter, standing: 'taken' as const }]
        : [],
    )
    // Two of one provision are told apart as a whole: giveWay.
    const others = written.filter(
      (each) => idOf(each.holder) !== idOf(holder) || each.holder === holder,
    )
    const places = placesIn(ours, others, mostOfEither)
    return ours.flatMap(({ id }, at): Double[] => {
      const [from, stays] = [origins.get(keyOf(id)), places[at]?.id]
      if (!from || !stays || change.owns(stays.client)) return []
      const isSecond = copied.isSilent(from) || comesSecond(copied.copyOf(from), stays)
      return isSecond ? [{ ours: id, stays }] : []
    })
  })
}

/** Letters that our undo brought back although their copies are there: a colleague had put them elsewhere. */
export function doublesOfUndo(change: Change): Double[] {
  const { copied, transaction } = change
  const { store, clientID } = transaction.doc
  const doubles: Double[] = []
  const known = [...copied.entries()]
  for (const [from, last] of known) {
    const item: Y.AbstractStruct = Y.getItem(store, from)
    if (!(item instanceof Y.Item) || !item.redone) continue
    const back = Y.createID(item.redone.client, item.redone.clock + from.clock - item.id.clock)
    const isNow =
      back.client === clientID && back.clock >= (transaction.beforeState.get(clientID) ?? 0)
    if (!isNow || Y.compareIDs(back, last)) continue
    if (textOf(transaction.doc, last)) doubles.push({ ours: back, stays: last })
    else copied.record(last, back)
  }
  return doubles
}

/** Takes our letters away, and blocks of ours that are empty then. */
export function giveUp(
  change: Change,
  doubles: readonly Double[],
  transaction: Y.Transaction,
): void {
  const holders = new Set<Holder>()
  const set = Y.createDeleteSet()
  for (const { ours, stays } of doubles) {
    const text = textOf(change.transaction.doc, ours)
    if (!text) continue
    if (isHolder(text.parent)) holders.add(text.parent)
    const ranges = set.clients.get(ours.client) ?? []
    set.clients.set(ours.client, [...ranges, { clock: ours.clock, len: 1 } as never])
    change.copied.record(ours, stays)
  }
  Y.iterateDeletedStructs(transaction, set, (item) => {
    if (item instanceof Y.Item) item.delete(transaction)
  })
  for (const holder of holders) {
    const isOurs = holder._item !== null && change.owns(holder._item.id.client)
    const words = holder.toArray().some((child) => child instanceof Y.XmlText && child.length > 0)
    if (isOurs && !words) removeFrom(change.fragment, holder)
  }
}

/** null: the letter is not there. */
function textOf({ store }: Y.Doc, id: Y.ID): Y.XmlText | null {
  if (id.clock >= Y.getState(store, id.client)) return null
  const item: Y.AbstractStruct = Y.getItem(store, id)
  const isThere = item instanceof Y.Item && !item.deleted
  return isThere && item.parent instanceof Y.XmlText ? item.parent : null
}

const keyOf = ({ client, clock }: Y.ID) => `${client}:${clock}`
