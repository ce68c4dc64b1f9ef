import * as Y from 'yjs'
import { runsOf } from './text-holders.ts'
import type { Holder, Run } from './text-holders.ts'

export type DeleteSet = ReturnType<typeof Y.createDeleteSet>

/** A letter of a block as it stood when a change came. */
export interface Letter {
  character: string
  id: Y.ID
  /**
   * taken: deleted by who saw it, or put elsewhere by us. gone: deleted by us before he knew. lost: ours, deleted by who never saw
   * it. there: not deleted. other: a colleague's concern, or long gone.
   */
  standing: 'taken' | 'gone' | 'lost' | 'there' | 'other'
  run: Run
  /** Where it stands among the letters of its run that are there. */
  index: number
}

/** One transaction, and what the update that made it names as deleted: what its author had before him. */
export interface ForeignChange {
  transaction: Y.Transaction
  named: DeleteSet
  owns(client: number): boolean
  /** Did we put this letter elsewhere? Then its deletion means nothing more. */
  isCopied(id: Y.ID): boolean
}

export const existedBefore = ({ transaction }: ForeignChange, { id }: Y.Item): boolean =>
  id.clock < (transaction.beforeState.get(id.client) ?? 0)

export const diedIn = ({ transaction }: ForeignChange, item: Y.Item): boolean =>
  item.deleted && Y.isDeleted(transaction.deleteSet, item.id)

/** Every letter of a holder whose text is still known, in its order. */
export function lettersOf(change: ForeignChange, holder: Holder): Letter[] {
  const seen = (item: Y.Item) => !item.deleted || diedIn(change, item)
  return runsOf(holder, seen).flatMap((run) => {
    const { client, clock } = run.item.id
    // By UTF-16 units, as Yjs counts. An update may name a part of a run only.
    return run.words.split('').map((character, at): Letter => {
      const id = Y.createID(client, clock + at)
      const standing = standingOf(change, run.item, id)
      return { character, id, standing, run, index: run.index + at }
    })
  })
}

function standingOf(change: ForeignChange, item: Y.Item, id: Y.ID): Letter['standing'] {
  if (!item.deleted) return 'there'
  const named = Y.isDeleted(change.named, id)
  if (!diedIn(change, item)) return !named ? 'other' : change.isCopied(id) ? 'taken' : 'gone'
  if (named) return 'taken'
  return existedBefore(change, item) && change.owns(id.client) ? 'lost' : 'other'
}
