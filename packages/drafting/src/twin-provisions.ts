import * as Y from 'yjs'
import { carry, copiesOf, newBlocks, removeFrom, touchedHolders } from './carrying.ts'
import type { Change, Step } from './carrying.ts'
import { alignLetters } from './letter-alignment.ts'
import { existedBefore, lettersOf } from './letters-of-change.ts'
import type { ForeignChange, Letter } from './letters-of-change.ts'
import { holdersIn, idOf, isHolder } from './text-holders.ts'
import { placesIn } from './words-in-place.ts'
import type { Copy } from './words-in-place.ts'

/** How a block was put in place by this page. */
export interface Copying {
  /** Our clock when it was there: what has a later one was typed into it. */
  end: number
  /** Words of ours among those that were copied. */
  own: string
}

/** Provisions that stand twice since the change. */
export function stepsAgainstTwins(
  change: Change,
  copied: ReadonlyMap<Y.XmlElement, Copying>,
): Step[] {
  return newBlocks(change).flatMap((block): Step[] => {
    const loser = loserAgainst(change, block)
    return loser ? [() => giveWay(change, loser, copied.get(loser))] : []
  })
}

/** What of ours stood in the blocks that a change of our own puts elsewhere. */
export function ownWordsTaken(change: ForeignChange): string {
  const letters = [...touchedHolders(change).dead].flatMap((holder) => [
    ...lettersOf(change, holder),
    null,
  ])
  const ours = letters.map((each) => (each && change.owns(each.id.client) ? each.character : ' '))
  return ours.join('')
}

/** Two of one id: two people moved it at once. Everybody sees the same one go; who made it carries its letters. */
function loserAgainst(change: Change, block: Y.XmlElement): Y.XmlElement | null {
  const id = idOf(block)
  const twin = change.fragment
    .toArray()
    .find((each) => each !== block && each instanceof Y.XmlElement && idOf(each) === id)
  if (id === '' || !(twin instanceof Y.XmlElement) || !block._item || !twin._item) return null
  const loser = isBehind(block._item.id, twin._item.id) ? block : twin
  return loser._item && change.owns(loser._item.id.client) ? loser : null
}

const isBehind = (one: Y.ID, other: Y.ID) =>
  one.client === other.client ? one.clock < other.clock : one.client < other.client

function giveWay(change: Change, loser: Y.XmlElement, copying?: Copying): void {
  if (!loser._item || loser._item.deleted) return
  // Words of others that we had taken over: where our move came first, their authors rely on us.
  const isFirst = !copying || change.isStored(loser._item.id)
  for (const holder of isHolder(loser) ? [loser] : holdersIn(loser)) {
    const { same } = copiesOf(change, holder)
    const letters = lettersOf(change, holder).filter(({ standing }) =>
      ['there', 'taken'].includes(standing),
    )
    const isTyped = ({ id, run: { item } }: Letter) =>
      !change.owns(id.client) ||
      !existedBefore(change, item) ||
      id.clock >= (copying?.end ?? Number.POSITIVE_INFINITY)
    const isOurs = (word: string) => isFirst || copying.own.includes(word)
    const lost = lettersMissingIn(same[0], letters, letters.map(isTyped), isOurs)
    const judged = letters.map((letter, at): Letter => ({
      ...letter,
      standing: lost.has(at) ? 'lost' : 'taken',
    }))
    const taken = judged.filter(({ standing }) => standing === 'taken')
    const places = placesIn(taken, same)
    for (const [at, { id }] of taken.entries()) change.copied.record(id, places[at]?.id ?? id)
    carry(change, judged, places, same[0]?.holder)
  }
  removeFrom(change.fragment, loser)
}

/**
 * Letters that the other copy lacks: those typed into ours, and whole words that its maker had not seen
 * (single letters would be found anywhere). Words that stand there already came with the copying.
 */
function lettersMissingIn(
  copy: Copy | undefined,
  letters: readonly Letter[],
  isTyped: readonly boolean[],
  isOurs: (word: string) => boolean,
): Set<number> {
  const spoken = (text: string) => text.match(/\s*\S+|\s+$/gu) ?? []
  const ours = spoken(letters.map(({ character }) => character).join(''))
  const theirs = spoken((copy?.runs ?? []).map(({ words }) => words).join(''))
  const found = alignLetters(
    ours.map((word) => word.trim()),
    ours.map(() => 1),
    theirs.map((word) => word.trim()),
  )
  const missing = new Set<number>()
  let start = 0
  for (const [at, word] of ours.entries()) {
    const places = word.split('').map((_, offset) => start + offset)
    const typed = places.filter((place) => isTyped[place])
    const news = typed.length > 0 || !isOurs(word.trim()) ? typed : places
    if (found[at] === -1) for (const place of news) missing.add(place)
    start += word.length
  }
  // A blank belongs to the word it was typed with.
  letters.forEach(({ character }, at) => {
    const isBeside = missing.has(at - 1) || missing.has(at + 1)
    if (isTyped[at] && character.trim() === '' && isBeside) missing.add(at)
  })
  return missing
}
