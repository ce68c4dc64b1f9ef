import * as Y from 'yjs'
import { alignWords } from './letter-alignment.ts'
import type { Letter } from './letters-of-change.ts'
import { runsOf } from './text-holders.ts'
import type { Holder, Run } from './text-holders.ts'

/** A text in which the words of a block may be found again. */
export interface Copy {
  holder: Holder
  runs: Run[]
  /** The block itself in its new place: whatever of it is found counts. */
  isSame: boolean
}

export interface Place {
  text: Y.XmlText
  index: number
}

/** Where one letter was found again, and which it is there. */
export interface FoundPlace extends Place {
  id: Y.ID
}

/** So much of both must be the same for another text to be where the words of the block went. */
const enough = 0.6

export const copyOf = (
  holder: Holder,
  isSame: boolean,
  which: (item: Y.Item) => boolean = () => true,
): Copy => {
  const isThere = (item: Y.Item) => !item.deleted && which(item)
  return { holder, isSame, runs: runsOf(holder, isThere).filter(({ item }) => isThere(item)) }
}

/** Is so much found that it is a copy? By default: of both texts. */
type Suffices = (found: number, letters: number, words: number) => boolean

const mostOfBoth: Suffices = (found, letters, words) =>
  found >= Math.max(1, enough * letters, Math.min(enough * words, surely))

/** So many letters in words of one text are no chance, however long the other is. */
const surely = 24

/** One of the two may hold more: each of two people may have copied another part of a text. */
export const mostOfEither: Suffices = (found, letters, words) =>
  found >= Math.max(1, enough * Math.min(letters, words))

/** For each of the letters where it stands in one of the copies; null where in none. */
export function placesIn(
  letters: readonly Letter[],
  copies: readonly Copy[],
  suffices: Suffices = mostOfBoth,
): (FoundPlace | null)[] {
  const places: (FoundPlace | null)[] = letters.map(() => null)
  for (const { runs, isSame } of copies) {
    const open = letters.flatMap((_, at) => (places[at] ? [] : [at]))
    if (open.length === 0) break
    const words = runs.flatMap((run) => run.words.split(''))
    const found = alignWords(
      open.map((at) => letters[at]!.character),
      // One that we had deleted counts a little less: of two alike the other is meant.
      open.map((at) => (letters[at]!.standing === 'gone' ? 0.999 : 1)),
      words,
    )
    const count = found.filter((offset) => offset >= 0).length
    if (!isSame && !suffices(count, open.length, words.length)) continue
    found.forEach((offset, at) => {
      if (offset >= 0) places[open[at]!] = placeAt(runs, offset)
    })
  }
  return places
}

function placeAt(runs: readonly Run[], offset: number): FoundPlace | null {
  let left = offset
  for (const { item, text, index, words } of runs) {
    if (left < words.length)
      return { text, index: index + left, id: Y.createID(item.id.client, item.id.clock + left) }
    left -= words.length
  }
  return null
}

/** Where a letter belongs that stood before letter `at`: beside the nearest one that was found again. */
export function placeBefore(places: readonly (Place | null)[], at: number): Place | null {
  for (let far = 0; far <= places.length; far++) {
    const left = places[at - 1 - far]
    if (left) return { text: left.text, index: left.index + 1 }
    const right = places[at + far]
    if (right) return right
  }
  return null
}
