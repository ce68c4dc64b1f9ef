import * as Y from 'yjs'
import { recordRoots } from './letter-roots.ts'
import type { CopiedLetter } from './letter-roots.ts'
import { deleteLetters, diedIn, existedBefore, forgetPlaces } from './letters-of-change.ts'
import type { Change, Letter } from './letters-of-change.ts'
import { StandingLetters, indexOfLetter } from './standing-letters.ts'
import type { LetterCopy } from './standing-letters.ts'
import { attributeOf, holdersIn, idOf, indexOfItem } from './text-holders.ts'
import type { Holder } from './text-holders.ts'

/** What is done about a change; each step reads the text as the one before has left it. */
export type Step = (transaction: Y.Transaction) => void

/**
 * Puts the lost letters of a holder where the letters beside them are now, else into `otherwise`, and takes
 * those away that are still in the old place. Answers whether there was a place for them.
 */
export function carry(
  change: Change,
  holder: Holder,
  letters: readonly Letter[],
  otherwise?: Holder,
): Step | null {
  const places = new Places(change, letters, ({ text }) => text.parent !== holder)
  if (!otherwise && !places.any) return null
  return (transaction) => {
    for (const [from, end] of lostRuns(letters)) {
      const place = places.beside(from, end) ?? (otherwise && endOf(otherwise))
      if (place) places.write(from, end, place)
    }
    const left = letters.filter(({ standing, run }) => standing === 'lost' && !run.item.deleted)
    deleteLetters(
      transaction,
      left.map(({ id }) => id),
    )
  }
}

/** Puts lost letters back beside those of their holder that are there. */
export function bringBack(change: Change, holder: Holder, letters: readonly Letter[]): Step {
  const places = new Places(change, letters, ({ text }) => text.parent === holder)
  return () => {
    for (const [from, end] of lostRuns(letters))
      places.write(from, end, places.beside(from, end) ?? endOf(holder))
  }
}

interface Place {
  text: Y.XmlText
  index: number
}

/** Letters that are lost, each run of one emphasis by itself. */
function lostRuns(letters: readonly Letter[]): [from: number, end: number][] {
  const runs: [number, number][] = []
  for (let from = 0; from < letters.length; from++) {
    const first = letters[from]!
    if (first.standing !== 'lost') continue
    let end = from + 1
    while (letters[end]?.standing === 'lost' && letters[end]!.run.marks === first.run.marks) end++
    runs.push([from, end])
    from = end - 1
  }
  return runs
}

/** Where the letters of a holder are, of which some copies count. */
class Places {
  private readonly letters: readonly Letter[]
  private readonly standing: StandingLetters
  private readonly counts: (copy: LetterCopy) => boolean
  private readonly isNeighbour: (letter: Letter) => boolean
  /** The last letter of each run that was written. */
  private readonly written = new Map<number, LetterCopy>()

  constructor(
    { fragment }: Change,
    letters: readonly Letter[],
    counts: (copy: LetterCopy) => boolean,
  ) {
    this.letters = letters
    this.standing = new StandingLetters(fragment)
    this.counts = counts
    // What died long before may have gone another way.
    const isSure = letters.some((letter) => letter.standing === 'died' && this.copyOf(letter))
    this.isNeighbour = ({ standing }) => (isSure ? standing === 'died' : standing !== 'lost')
  }

  get any(): boolean {
    return this.letters.some((letter) => this.isNeighbour(letter) && this.copyOf(letter))
  }

  /** Behind the nearest one before, or before the nearest one behind. */
  beside(from: number, end: number): Place | null {
    for (let [left, right] = [from - 1, end]; left >= 0 || right < this.letters.length;) {
      const before = this.at(left)
      if (before) return { text: before.text, index: indexOfLetter(before) + 1 }
      const behind = this.at(right)
      if (behind) return { text: behind.text, index: indexOfLetter(behind) }
      left--
      right++
    }
    return null
  }

  write(from: number, end: number, { text, index }: Place): void {
    const { doc } = text
    const letters = this.letters
      .slice(from, end)
      .filter((letter) => !this.standing.isReplaced(letter))
    const [first] = letters
    if (!doc || !first) return
    const start = Y.getState(doc.store, doc.clientID)
    forgetPlaces(text)
    text.insert(index, letters.map(({ character }) => character).join(''), first.run.marks)
    const ids = lettersWritten(doc, start)
    const copies = letters.flatMap(({ root, generation }, at): CopiedLetter[] =>
      ids[at] ? [{ id: ids[at], root, generation: generation + 1 }] : [],
    )
    recordRoots(text, copies)
    const last = copies.at(-1)
    if (last) this.written.set(end - 1, { ...last, text })
  }

  private at(place: number): LetterCopy | null {
    const letter = this.letters[place]
    if (!letter) return null
    return this.written.get(place) ?? (this.isNeighbour(letter) ? this.copyOf(letter) : null)
  }

  private copyOf({ root }: Letter): LetterCopy | null {
    return this.standing.stays(root, this.counts)
  }
}

/** The ids of the letters that this page wrote from a clock on. */
function lettersWritten({ store, clientID }: Y.Doc, start: number): Y.ID[] {
  const ids: Y.ID[] = []
  for (let clock = start; clock < Y.getState(store, clientID);) {
    const item = Y.getItem(store, Y.createID(clientID, clock))
    if (item.content instanceof Y.ContentString)
      for (let at = 0; at < item.length; at++) ids.push(Y.createID(clientID, item.id.clock + at))
    clock = item.id.clock + item.length
  }
  return ids
}

function endOf(holder: Holder): Place {
  const last = holder.toArray().at(-1)
  if (last instanceof Y.XmlText) return { text: last, index: last.length }
  const text = new Y.XmlText()
  forgetPlaces(holder)
  holder.insert(holder.length, [text])
  return { text, index: 0 }
}

/** The holder was deleted: its letters go where those beside them went, or it comes back with them alone. */
export function bringToNewPlace(change: Change, holder: Holder, all: readonly Letter[]): Step {
  return (transaction) => {
    if (!all.some(isLost)) return
    const there = new StandingLetters(change.fragment)
    const letters = all.map((letter): Letter => {
      const isElsewhere = isLost(letter) && there.isReplaced(letter)
      return isElsewhere ? { ...letter, standing: 'died' } : letter
    })
    if (!letters.some(isLost)) return
    const step = carry(change, holder, letters, sameHolder(change, holder) ?? undefined)
    if (step) step(transaction)
    else restore(change, holder, letters, transaction)
  }
}

const isLost = ({ standing }: Letter): boolean => standing === 'lost'

/** The same block or line in its new place. */
export function sameHolder({ fragment }: Change, holder: Holder): Holder | null {
  const id = idOf(holder)
  if (id === '') return null
  return holdersIn(fragment).find((each) => each !== holder && idOf(each) === id) ?? null
}

/** A block of the same id and level where the deleted one stood, or the nearest place that is left of it. */
function restore(
  change: Change,
  holder: Holder,
  letters: readonly Letter[],
  transaction: Y.Transaction,
): void {
  if (letters.filter(isLost).every(({ character }) => character.trim() === '')) return
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
  forgetPlaces(around)
  around.insert(indexOfItem(item), [element])
  carry(change, holder, letters, element)?.(transaction)
}

/** Attributes we gave a block that was taken elsewhere without them, such as a level. */
export function bringAttributes(change: Change, holder: Holder): Step | null {
  const lost = [...holder._map].filter(([name, item]) => {
    const died = diedIn(change, item) && existedBefore(change, item) && change.owns(item.id.client)
    if (!died || name === 'id' || Y.isDeleted(change.named, item.id)) return false
    // Those of a block that we made are no change of it.
    return holder._item?.id.client !== item.id.client
  })
  if (lost.length === 0) return null
  return () => {
    const same = sameHolder(change, holder)
    // Typed as a string by Yjs; it keeps any value that JSON knows.
    for (const [name] of lost) same?.setAttribute(name, attributeOf(holder, name) as string)
  }
}

export function removeFrom(fragment: Y.XmlFragment, block: Y.XmlElement): void {
  forgetPlaces(fragment as never)
  const at = fragment.toArray().indexOf(block)
  if (at >= 0 && fragment.length > 1) fragment.delete(at, 1)
}

/** Has it no letters, nor anything else that holds some? */
export const isEmpty = (block: Y.XmlElement): boolean =>
  block
    .toArray()
    .every((child) => (child instanceof Y.XmlElement ? isEmpty(child) : child._length === 0))
