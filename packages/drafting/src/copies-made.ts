import * as Y from 'yjs'
import { originsIn, recordRoots } from './letter-roots.ts'
import type { CopiedLetter } from './letter-roots.ts'
import { lettersOf, newBlocks, originsThatDied, touchedHolders } from './letters-of-change.ts'
import type { Change } from './letters-of-change.ts'
import { StandingLetters } from './standing-letters.ts'
import { idOf, isHolder } from './text-holders.ts'
import type { Holder } from './text-holders.ts'
import { copiesIn } from './undone-step.ts'
import type { UndoneStep } from './undone-step.ts'
import { copyOf, placesIn } from './words-in-place.ts'
import type { Copy } from './words-in-place.ts'

/** A letter written just now, and which it is a copy of. */
export interface MadeCopy extends CopiedLetter {
  text: Y.XmlText
}

/** Of a command that moved, split or joined: who gives it knows best which words went where. */
export function copiesOfEdit(change: Change): MadeCopy[] {
  const { dead, cut } = touchedHolders(change)
  if (dead.size === 0 && newBlocks(change).length === 0) return []
  const copies = writtenIn(change)
  if (copies.length === 0) return []
  // Of two of one provision, moved together, each has its own.
  const taken = new Set<Holder>()
  return [...dead, ...cut].flatMap((holder) => {
    const died = lettersOf(change, holder).filter(({ standing }) => standing === 'died')
    const id = idOf(holder)
    const open = copies.filter((each) => !taken.has(each.holder))
    const same = open.find((each) => idOf(each.holder) === id)
    const places = placesIn(died, same ? [same, ...open] : open)
    if (same) taken.add(same.holder)
    return died.flatMap(({ root, generation }, at): MadeCopy[] => {
      const place = places[at]
      return place ? [{ ...place, root, generation: generation + 1 }] : []
    })
  })
}

/** Of undo or redo: what it brought back, in the place of what it took away. */
export function copiesOfUndo(change: Change, step: UndoneStep): MadeCopy[] {
  const { beforeState, doc } = change.transaction
  const start = beforeState.get(doc.clientID) ?? 0
  const latest = latestGenerations(change)
  const copies: MadeCopy[] = []
  Y.iterateDeletedStructs(change.transaction, step.deletions, (item) => {
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return
    const { redone, parent } = item
    if (!redone || redone.client !== doc.clientID || redone.clock < start) return
    const text = Y.getItem(doc.store, redone).parent
    if (!(parent instanceof Y.XmlText) || !(text instanceof Y.XmlText)) return
    const originOf = originsIn(parent, copiesIn(step))
    for (let at = 0; at < item.length; at++) {
      const id = Y.createID(redone.client, redone.clock + at)
      const { root, generation } = originOf(Y.createID(item.id.client, item.id.clock + at))
      copies.push({ text, id, root, generation: Math.max(generation, latest(root)) + 1 })
    }
  })
  return copies
}

/** The last that is known of a letter, there or just gone. */
function latestGenerations(change: Change): (root: Y.ID) => number {
  const standing = new StandingLetters(change.fragment)
  const died = new Map(
    originsThatDied(change).map(({ root, generation }) => [keyOf(root), generation]),
  )
  return (root) =>
    Math.max(
      died.get(keyOf(root)) ?? 0,
      ...standing.copiesOf(root).map(({ generation }) => generation),
    )
}

const keyOf = ({ client, clock }: Y.ID) => `${client}:${clock}`

/** Says so, for everybody. */
export function record(made: readonly MadeCopy[]): void {
  const texts = new Map<Y.XmlText, CopiedLetter[]>()
  for (const copy of made) {
    const copies = texts.get(copy.text)
    if (copies) copies.push(copy)
    else texts.set(copy.text, [copy])
  }
  for (const [text, copies] of texts)
    recordRoots(
      text,
      copies.toSorted((one, other) => one.id.clock - other.id.clock),
    )
}

/** What a change wrote and that is there, by the text it is in. O(written). */
function writtenIn({ transaction: { doc, beforeState, afterState } }: Change): Copy[] {
  const holders = new Set<Holder>()
  const start = beforeState.get(doc.clientID) ?? 0
  const end = afterState.get(doc.clientID) ?? 0
  for (let clock = start; clock < end;) {
    const struct: Y.AbstractStruct = Y.getItem(doc.store, Y.createID(doc.clientID, clock))
    clock = struct.id.clock + struct.length
    const isThere =
      struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString
    const text = isThere ? struct.parent : null
    if (text instanceof Y.XmlText && isHolder(text.parent)) holders.add(text.parent)
  }
  const isNew = ({ id }: Y.Item) => id.client === doc.clientID && id.clock >= start
  return [...holders].map((holder) => copyOf(holder, isNew))
}
