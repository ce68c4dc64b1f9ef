import * as Y from 'yjs'
import type { CopiedLetters } from './copied-letters.ts'
import { diedIn, existedBefore, lettersOf } from './letters-of-change.ts'
import type { ForeignChange, Letter } from './letters-of-change.ts'
import { attributeOf, holdersIn, idOf, indexOfItem, isHolder } from './text-holders.ts'
import type { Holder } from './text-holders.ts'
import { copyOf, placeBefore, placesIn } from './words-in-place.ts'
import type { Copy, Place } from './words-in-place.ts'

/** What CarriedLetters does about one change; each step reads the text as the one before has left it. */
export interface Change extends ForeignChange {
  /** Ours, and written so short a time ago that a colleague may not have seen it. */
  isFresh(id: Y.ID): boolean
  isStored(id: Y.ID): boolean
  fragment: Y.XmlFragment
  copied: CopiedLetters
}

export type Step = () => void

/** A colleague's change, or several at once. */
export function stepsAfterUpdate(change: Change): Step[] {
  const { dead, cut } = touchedHolders(change)
  const steps: Step[] = []
  for (const holder of dead) {
    const letters = lettersOf(change, holder)
    const attributes = lostAttributes(change, holder)
    const concerns = letters.some(({ standing }) => standing === 'lost' || standing === 'gone')
    if (concerns || attributes.length > 0)
      steps.push(() => bringToNewPlace(change, holder, letters, attributes))
  }
  for (const holder of cut) {
    const letters = lostBehindCut(change, lettersOf(change, holder))
    if (letters.some(({ standing }) => standing === 'lost'))
      steps.push(() => void bringBehindSplit(change, letters, copiesOf(change, holder).made))
  }
  return steps
}

/** Our own undo or redo: it cannot take what others wrote, but their letters follow the words around them. */
export function stepsAfterUndo(change: Change): Step[] {
  return [...touchedHolders(change).cut].flatMap((holder): Step[] => {
    const letters = foreignInUndone(change, holder, lettersOf(change, holder))
    if (!letters.some(({ standing }) => standing === 'lost')) return []
    return [
      () => {
        const { same, made, grown } = copiesOf(change, holder)
        if (bringBehindSplit(change, letters, [...same, ...made, ...grown]))
          removeIfEmpty(change, holder)
      },
    ]
  })
}

/** Blocks that the transaction put into the text. */
export function newBlocks({
  transaction,
  fragment,
}: Pick<Change, 'transaction' | 'fragment'>): Y.XmlElement[] {
  // Yjs says of the keys of this map only that they are types of any kind.
  if (!transaction.changed.get(fragment as never)?.has(null)) return []
  return fragment.toArray().filter((child): child is Y.XmlElement => {
    const id = child._item?.id
    const before = id && (transaction.beforeState.get(id.client) ?? 0)
    return child instanceof Y.XmlElement && before !== undefined && id!.clock >= before
  })
}

/** Those that the transaction deleted, and those in which it deleted letters. */
export function touchedHolders(change: ForeignChange): { dead: Set<Holder>; cut: Set<Holder> } {
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

/** The block was deleted: its letters go where its words went, or it comes back with them alone. */
function bringToNewPlace(
  change: Change,
  holder: Holder,
  letters: readonly Letter[],
  attributes: readonly [string, unknown][],
): void {
  const { same: found, made, grown } = copiesOf(change, holder)
  const same = found[0]?.holder
  // Typed as a string by Yjs; it keeps any value that JSON knows.
  for (const [name, value] of attributes) same?.setAttribute(name, value as string)
  const taken = letters.filter(({ standing }) => standing === 'taken' || standing === 'gone')
  const places = placesIn(taken, [...found, ...made, ...grown])
  if (same || places.some(Boolean)) carry(change, letters, places, same)
  else restore(change, holder, letters)
}

/** The block is there, but words of it went elsewhere: what we wrote among them stayed at the seam. */
function bringBehindSplit(
  change: Change,
  letters: readonly Letter[],
  copies: readonly Copy[],
): boolean {
  const places = placesIn(
    letters.filter(({ standing }) => standing === 'taken'),
    copies,
  )
  if (!places.some(Boolean)) return false
  carry(change, letters, places, undefined)
  takeAway(letters.filter(({ standing }) => standing === 'lost'))
  return true
}

/** Where the words of a holder may be: in the one with its id, in a new one, in what was added to another. */
export function copiesOf(
  change: Change,
  holder: Holder,
): Record<'same' | 'made' | 'grown', Copy[]> {
  const isNew = (item: Y.Item | null) => item !== null && !existedBefore(change, item)
  const others = holdersIn(change.fragment).filter((each) => each !== holder)
  const id = idOf(holder)
  const twins = others.filter((each) => id !== '' && idOf(each) === id)
  const same = twins.find((each) => isNew(each._item)) ?? twins[0]
  const rest = others.filter((each) => each !== same)
  const filled = (copies: Copy[]) => copies.filter(({ runs }) => runs.length > 0)
  return {
    same: same ? [copyOf(same, true)] : [],
    made: filled(rest.filter((each) => isNew(each._item)).map((each) => copyOf(each, false))),
    grown: filled(
      rest.filter((each) => !isNew(each._item)).map((each) => copyOf(each, false, isNew)),
    ),
  }
}

/**
 * After a split all that the splitter saw is deleted up to the end. Between such letters ours are unseen;
 * behind them only the fresh ones are taken for that.
 */
function lostBehindCut(change: Change, letters: readonly Letter[]): Letter[] {
  const first = letters.findIndex(({ standing }) => standing === 'taken')
  return letters.map((letter, at) => {
    const ours = letter.standing === 'there' && at > first && change.owns(letter.id.client)
    return ours && change.isFresh(letter.id) ? { ...letter, standing: 'lost' } : letter
  })
}

/**
 * Letters of others in what we take back: all of them in a block that is itself taken back, else those that
 * were written between or directly behind our letters.
 */
function foreignInUndone(change: Change, holder: Holder, letters: readonly Letter[]): Letter[] {
  const isAlone = isUndone(change, holder)
  const last = letters.findLastIndex(({ standing }) => standing === 'taken')
  const hangs = new Set<string>()
  return letters.map((letter, at) => {
    const { standing, id, run } = letter
    const isFirst = id.clock === run.item.id.clock
    const origin = isFirst ? run.item.origin : Y.createID(id.client, id.clock - 1)
    const isForeign = standing === 'there' && !change.owns(id.client)
    const isInside = hangs.size > 0 && (at < last || (origin !== null && hangs.has(keyOf(origin))))
    const follows = isForeign && (isAlone || isInside)
    if (follows || standing === 'taken') hangs.add(keyOf(id))
    return follows ? { ...letter, standing: 'lost' } : letter
  })
}

/** Was it to be taken back as a whole, and stayed for the letters of others in it? */
function isUndone(change: Change, holder: Holder): boolean {
  const made = holder._map.get('id')
  return made !== undefined && diedIn(change, made)
}

const keyOf = ({ client, clock }: Y.ID) => `${client}:${clock}`

/** Puts the lost letters beside their neighbours, and takes away what we had deleted. */
export function carry(
  { copied: copies }: Change,
  letters: readonly Letter[],
  places: readonly (Place | null)[],
  otherwise: Holder | undefined,
): void {
  const edits: Edit[] = []
  const copied = letters.filter(({ standing }) => standing === 'taken' || standing === 'gone')
  const deleted = goneTogether(copied, places)
  let passed = 0
  for (const letter of letters) {
    const { standing, run } = letter
    const here = deleted.has(passed) ? places[passed] : null
    if (standing === 'gone' && here) edits.push({ place: here, letters: [], marks: null })
    if (standing === 'gone' || standing === 'taken') passed++
    if (standing !== 'lost') continue
    const place = placeBefore(places, passed) ?? (otherwise && endOf(otherwise))
    const last = edits.at(-1)
    if (!place) continue
    if (last?.marks === run.marks && isSamePlace(last.place, place)) last.letters.push(letter)
    else edits.push({ place, letters: [letter], marks: run.marks })
  }
  // From the end to the start: places before an edit stay what they were.
  const order = edits.map((edit, at) => ({ ...edit, at }))
  order.sort((one, other) => other.place.index - one.place.index || other.at - one.at)
  for (const { place, letters: run, marks } of order)
    if (marks) write(copies, place, run, marks)
    else place.text.delete(place.index, 1)
}

/** Letters to be written at a place; without marks: one to be taken away there. */
interface Edit {
  place: Place
  letters: Letter[]
  marks: Record<string, unknown> | null
}

function write(copies: CopiedLetters, { text, index }: Place, letters: Letter[], marks: object) {
  const { doc } = text
  if (!doc) return
  const { store, clientID } = doc
  const start = Y.getState(store, clientID)
  text.insert(index, letters.map(({ character }) => character).join(''), marks)
  const written = lettersWritten(store, clientID, start)
  for (const [at, { id, run }] of letters.entries())
    if (written[at]) copies.record(id, written[at], run.item.deleted)
}

/** The ids of the letters that a client wrote from a clock on. */
function lettersWritten(store: Y.Doc['store'], client: number, start: number): Y.ID[] {
  const ids: Y.ID[] = []
  for (let clock = start; clock < Y.getState(store, client);) {
    const item = Y.getItem(store, Y.createID(client, clock))
    if (item.content instanceof Y.ContentString)
      for (let at = 0; at < item.length; at++) ids.push(Y.createID(client, item.id.clock + at))
    clock = item.id.clock + item.length
  }
  return ids
}

/** What we had deleted goes only where all of it stands together: single letters are found anywhere. */
function goneTogether(letters: readonly Letter[], places: readonly (Place | null)[]): Set<number> {
  const together = new Set<number>()
  for (let start = 0; start < letters.length; start++) {
    let end = start
    while (letters[end]?.standing === 'gone') end++
    const first = places[start]
    const run = letters.slice(start, end).map((_, at) => places[start + at])
    const isWhole = run.every(
      (place, at) => first && place && isSamePlace(place, { ...first, index: first.index + at }),
    )
    if (isWhole) run.forEach((_, at) => together.add(start + at))
    start = Math.max(start, end)
  }
  return together
}

const isSamePlace = (one: Place, other: Place) =>
  one.text === other.text && one.index === other.index

function endOf(holder: Holder): Place {
  const last = holder.toArray().at(-1)
  if (last instanceof Y.XmlText) return { text: last, index: last.length }
  const text = new Y.XmlText()
  holder.insert(holder.length, [text])
  return { text, index: 0 }
}

function takeAway(letters: readonly Letter[]): void {
  for (const { run, index } of letters.toReversed()) run.text.delete(index, 1)
}

/** A block of the same id and level where the deleted one stood, or the nearest place that is left of it. */
function restore(change: Change, holder: Holder, letters: readonly Letter[]): void {
  const lost = letters.filter(({ standing }) => standing === 'lost')
  if (lost.every(({ character }) => character.trim() === '')) return
  let item = holder._item
  while (item?.parent instanceof Y.XmlElement && item.parent._item?.deleted)
    item = item.parent._item
  const around = item?.parent
  if (!item || !(around instanceof Y.XmlFragment)) return
  const isLineOfIts = item !== holder._item && !(around instanceof Y.XmlElement)
  const element = new Y.XmlElement(isLineOfIts ? 'provision' : holder.nodeName)
  const kept = isLineOfIts ? ['id'] : [...holder._map.keys()]
  for (const name of kept) {
    const value = attributeOf(holder, name)
    if (value !== undefined && value !== null) element.setAttribute(name, value as string)
  }
  around.insert(indexOfItem(item), [element])
  carry(change, letters, [], element)
}

/** Attributes we gave a block that was taken elsewhere without them, such as a level. */
function lostAttributes(change: Change, holder: Holder): [string, unknown][] {
  return [...holder._map].flatMap(([name, item]): [string, unknown][] => {
    const lost = diedIn(change, item) && existedBefore(change, item) && change.owns(item.id.client)
    if (!lost || name === 'id' || Y.isDeleted(change.named, item.id)) return []
    // Those of a block that we made are no change of it.
    if (holder._item?.id.client === item.id.client) return []
    return [[name, attributeOf(holder, name)]]
  })
}

export function removeFrom(fragment: Y.XmlFragment, block: Y.XmlElement): void {
  const at = fragment.toArray().indexOf(block)
  if (at >= 0 && fragment.length > 1) fragment.delete(at, 1)
}

/** What is left of a block that undo wanted gone and could not take, once its letters are elsewhere. */
function removeIfEmpty(change: Change, holder: Holder): void {
  const { fragment } = change
  const isOurs = holder._item !== null && change.owns(holder._item.id.client)
  const words = holder.toArray().some((child) => child instanceof Y.XmlText && child.length > 0)
  if (isOurs && !words) removeFrom(fragment, holder)
}
