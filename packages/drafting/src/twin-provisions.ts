import * as Y from 'yjs'
import { carry, removeFrom } from './carrying.ts'
import type { Step } from './carrying.ts'
import { copiedRunsIn } from './letter-roots.ts'
import { lettersOf, newBlocks } from './letters-of-change.ts'
import type { Change, Letter } from './letters-of-change.ts'
import { StandingLetters, isLower } from './standing-letters.ts'
import { holdersIn, idOf, isHolder, textsIn } from './text-holders.ts'

/** Two of one id: two people moved it at once. Everybody sees the same one go; its maker, or the other's, does it. */
export function stepsAgainstTwins(change: Change): Step[] {
  return newBlocks(change).map((block) => (transaction) => {
    for (let pair = twinsOf(change, block); pair; pair = twinsOf(change, block))
      giveWay(change, ...pair, transaction)
  })
}

function twinsOf(
  change: Change,
  block: Y.XmlElement,
): [loser: Y.XmlElement, winner: Y.XmlElement] | null {
  const id = idOf(block)
  const { fragment } = change
  const twin = fragment
    .toArray()
    .find((each) => each !== block && each instanceof Y.XmlElement && idOf(each) === id)
  if (id === '' || !(twin instanceof Y.XmlElement) || !twin._item) return null
  if (!block._item || block._item.deleted || fragment.length < 2) return null
  const isOurs = change.owns(block._item.id.client) || change.owns(twin._item.id.client)
  if (!isOurs) return null
  const [rank, twinRank] = [generationOf(block), generationOf(twin)]
  const loses = rank === twinRank ? isLower(block._item.id, twin._item.id) : rank < twinRank
  return loses ? [block, twin] : [twin, block]
}

/** That of the first letter which its maker put into it. */
function generationOf(block: Y.XmlElement): number {
  const runs = (isHolder(block) ? [block] : holdersIn(block)).flatMap(textsIn).flatMap(copiedRunsIn)
  const own = runs.filter(({ first }) => first.client === block._item?.id.client)
  own.sort((one, other) => one.first.clock - other.first.clock)
  return own[0]?.generation ?? 0
}

/** What of its letters stands nowhere else, or in what gives way to it, goes to the other one first. */
function giveWay(
  change: Change,
  loser: Y.XmlElement,
  winner: Y.XmlElement,
  transaction: Y.Transaction,
): void {
  const holders = (block: Y.XmlElement) => (isHolder(block) ? [block] : holdersIn(block))
  for (const holder of holders(loser)) {
    const standing = new StandingLetters(change.fragment)
    const letters = lettersOf(change, holder).flatMap((letter): Letter[] => {
      if (letter.run.item.deleted) return []
      return [{ ...letter, standing: standing.isReplaced(letter) ? 'died' : 'lost' }]
    })
    const others = holders(winner)
    const otherwise = others.find((each) => idOf(each) === idOf(holder)) ?? others.at(-1)
    carry(change, holder, letters, otherwise)?.(transaction)
  }
  removeFrom(change.fragment, loser)
}
