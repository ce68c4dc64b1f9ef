import * as Y from 'yjs'
import { alignWords } from './letter-alignment.ts'
import { runsOf } from './text-holders.ts'
import type { Holder, Run } from './text-holders.ts'

/** A text in which the words of a block may be found again. */
export interface Copy {
  holder: Holder
  runs: Run[]
}

/** Where one letter was found again, and which it is there. */
export interface FoundPlace {
  text: Y.XmlText
  id: Y.ID
}

/** So much of the shorter one must be the same for a text to be where the words of a block went. */
const enough = 0.6

export const copyOf = (holder: Holder, which: (item: Y.Item) => boolean): Copy => {
  const isThere = (item: Y.Item) => !item.deleted && which(item)
  return { holder, runs: runsOf(holder, isThere).filter(({ item }) => isThere(item)) }
}

/** For each of the letters where it stands in one of the copies; null where in none. */
export function placesIn(
  letters: readonly { character: string }[],
  copies: readonly Copy[],
): (FoundPlace | null)[] {
  const places: (FoundPlace | null)[] = letters.map(() => null)
  for (const { runs } of copies) {
    const open = letters.flatMap((_, at) => (places[at] ? [] : [at]))
    if (open.length === 0) break
    const words = runs.flatMap((run) => run.words.split(''))
    const found = alignWords(
      open.map((at) => letters[at]!.character),
      words,
    )
    const count = found.filter((offset) => offset >= 0).length
    if (count < Math.max(1, enough * Math.min(open.length, words.length))) continue
    found.forEach((offset, at) => {
      if (offset >= 0) places[open[at]!] = placeAt(runs, offset)
    })
  }
  return places
}

function placeAt(runs: readonly Run[], offset: number): FoundPlace | null {
  let left = offset
  for (const { item, text, words } of runs) {
    if (left < words.length) return { text, id: Y.createID(item.id.client, item.id.clock + left) }
    left -= words.length
  }
  return null
}
