import * as Y from 'yjs'
import { bringBack, bringToNewPlace, carry, isEmpty, removeFrom, sameHolder } from './carrying.ts'
import type { Step } from './carrying.ts'
import { LetterSet, diedIn, lettersOf, originsOf, touchedHolders } from './letters-of-change.ts'
import type { Change, Letter } from './letters-of-change.ts'
import { StandingLetters } from './standing-letters.ts'
import { copiesIn } from './undone-step.ts'
import type { UndoneStep } from './undone-step.ts'
import { attributeOf, isHolder } from './text-holders.ts'
import type { Holder } from './text-holders.ts'

/**
 * Our own undo or redo. It takes a block back as far as it is ours: what others wrote in it follows the words around
 * it, and where these are nowhere the block stays, whole. What was only put elsewhere by the step is never gone.
 */
export function stepsAfterUndo(change: Change, step: UndoneStep, meant: LetterSet): Step[] {
  const { dead, cut } = touchedHolders(change)
  const staying = blocksStaying(change, step)
  const steps: Step[] = []
  const lettersIn = (holder: Holder) => lostInUndo(change, meant, lettersOf(change, holder))
  for (const holder of dead) steps.push(bringToNewPlace(change, holder, lettersIn(holder)))
  for (const holder of staying.filter(isHolder)) {
    const letters = lettersIn(holder)
    const all = letters.map((letter): Letter =>
      letter.standing === 'there' ? { ...letter, standing: 'lost' } : letter,
    )
    const same = () => sameHolder(change, holder) ?? undefined
    steps.push((transaction) => {
      const step = carry(change, holder, all, same()) ?? bringBack(change, holder, letters)
      step(transaction)
    })
  }
  for (const holder of cut)
    if (!staying.includes(holder)) {
      const letters = lettersIn(holder)
      const hanging = hangingInUndone(letters)
      steps.push((transaction) => {
        const step = carry(change, holder, hanging) ?? bringBack(change, holder, letters)
        step(transaction)
      })
    }
  // Inner ones first.
  for (const block of staying.toReversed()) steps.push(() => settle(change, block))
  return steps
}

/** Blocks, rows, lines that the undone step had made and that are still there, for what others wrote in them. */
function blocksStaying({ transaction }: Change, { insertions }: UndoneStep): Y.XmlElement[] {
  const staying: Y.XmlElement[] = []
  Y.iterateDeletedStructs(transaction, insertions, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return
    let item = struct
    while (item.redone) item = Y.getItem(transaction.doc.store, item.redone)
    const type = item.content instanceof Y.ContentType ? item.content.type : null
    if (type instanceof Y.XmlElement && !item.deleted) staying.push(type)
  })
  return staying
}

/** Goes when it is empty, and else has its id and level as before. */
function settle(change: Change, block: Y.XmlElement): void {
  const { parent } = block
  if (isEmpty(block) && !block._item?.deleted) {
    if (parent === change.fragment) removeFrom(change.fragment, block)
    else if (parent instanceof Y.XmlElement) parent.delete(parent.toArray().indexOf(block), 1)
  }
  if (block._item?.deleted) return
  for (const [name, item] of block._map)
    if (diedIn(change, item)) block.setAttribute(name, attributeOf(block, name) as string)
}

/** Letters that the step had deleted, so that its undo brings them back, and not those it had written itself. */
export function broughtBack({ transaction }: Change, step: UndoneStep): LetterSet {
  const roots = new LetterSet()
  for (const { root } of originsOf(transaction, step.deletions, copiesIn(step)))
    if (!Y.isDeleted(step.insertions, root)) roots.add(root)
  return roots
}

/** It took them where they were put, and could not bring them back where they came from. */
function lostInUndo(change: Change, meant: LetterSet, letters: readonly Letter[]): Letter[] {
  const standing = new StandingLetters(change.fragment)
  return letters.map((letter) => {
    const isTaken = letter.standing === 'died' && meant.has(letter.root)
    return isTaken && !standing.isReplaced(letter) ? { ...letter, standing: 'lost' } : letter
  })
}

/** Letters that were written between those that went or directly behind them. */
function hangingInUndone(letters: readonly Letter[]): Letter[] {
  const first = letters.findIndex(({ standing }) => standing === 'died')
  const last = letters.findLastIndex(({ standing }) => standing === 'died')
  const hangs = new LetterSet()
  return letters
    .map((letter, at): Letter => {
      const { standing, id, run } = letter
      const isFirst = id.clock === run.item.id.clock
      const origin = isFirst ? run.item.origin : Y.createID(id.client, id.clock - 1)
      const isInside = (at > first && at < last) || (origin !== null && hangs.has(origin))
      const follows = standing === 'there' && isInside
      if (follows || standing === 'died') hangs.add(id)
      return follows ? { ...letter, standing: 'lost' } : letter
    })
    .filter(({ standing }) => standing !== 'gone')
}
