import { bringAttributes, bringToNewPlace, carry } from './carrying.ts'
import type { Step } from './carrying.ts'
import { existedBefore, lettersOf, touchedHolders } from './letters-of-change.ts'
import type { Change, Letter } from './letters-of-change.ts'
import { textsIn } from './text-holders.ts'
import type { Holder } from './text-holders.ts'

/** A colleague's change, or several at once: letters of ours that he had not seen follow the words around them. */
export function stepsAfterUpdate(change: Change): Step[] {
  const { dead, cut } = touchedHolders(change)
  const steps: Step[] = []
  for (const holder of dead) {
    const attributes = bringAttributes(change, holder)
    if (attributes) steps.push(attributes)
    if (!holdsOurs(change, holder)) continue
    steps.push(bringToNewPlace(change, holder, lettersOf(change, holder)))
  }
  for (const holder of cut) {
    if (!holdsOurs(change, holder)) continue
    const letters = lostBehindCut(change, lettersOf(change, holder))
    steps.push((transaction) => carry(change, holder, letters)?.(transaction))
  }
  return steps
}

/** Most of what a colleague moves is none of ours: known without looking at single letters. */
function holdsOurs(change: Change, holder: Holder): boolean {
  for (const text of textsIn(holder))
    for (let item = text._start; item; item = item.right)
      if (change.owns(item.id.client) && existedBefore(change, item)) return true
  return false
}

/**
 * The block is there, but words of it may have gone elsewhere. After a split all that the splitter saw is deleted
 * up to the end. Between such letters ours are unseen; behind them only the fresh ones are taken for that.
 */
function lostBehindCut(change: Change, all: readonly Letter[]): Letter[] {
  const letters = all.filter(({ standing }) => standing !== 'gone')
  const first = letters.findIndex(({ standing }) => standing === 'died')
  return letters.map((letter, at) => {
    const ours = letter.standing === 'there' && at > first && change.owns(letter.id.client)
    return ours && change.isFresh(letter.id) ? { ...letter, standing: 'lost' } : letter
  })
}
