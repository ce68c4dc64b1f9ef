import * as Y from 'yjs'
import { newBlocks, ownWordsTaken, stepsAfterUndo, stepsAfterUpdate } from './carrying.ts'
import type { Copying } from './carrying.ts'
import type { DeleteSet } from './letters-of-change.ts'
import { textFragment } from './protocol.ts'

export interface CarryOptions {
  /** Is what was written under this client id ours to carry? */
  owns(client: number): boolean
  /** Ours, and written so short a time ago that a colleague may not have seen it. */
  isFresh(id: Y.ID): boolean
  /** Ours, and on the server's disk: in the order of the log it comes before what we hear next. */
  isStored(id: Y.ID): boolean
}

/**
 * Nothing moves in Yjs: a provision that is moved, joined away or split is deleted, as far as it goes, and
 * written anew elsewhere. What somebody else types into the old one at that moment stays behind. The one
 * who typed it therefore puts it where the words around it are now. Exactly once: only its author does,
 * and an update names the letters that its sender had before him, so that these are never taken for lost.
 * What nothing took in (the provision was deleted) comes back as a provision with the same id.
 *
 * Likewise, where one's own undo takes a provision back that others have written in, their letters follow
 * it; and of a provision that two people moved at once, one copy goes, its letters to the other.
 * An undo manager should track this class as an origin, so that what was carried can be taken back.
 * What remains impossible: docs/decisions/013-moves.md.
 */
export class CarriedLetters {
  private readonly doc: Y.Doc
  private readonly options: CarryOptions
  /** Deletions that the update being applied names. */
  private named: DeleteSet | null = null
  /** Blocks that this page put in place. */
  private readonly copied = new Map<Y.XmlElement, Copying>()

  constructor(doc: Y.Doc, options: CarryOptions) {
    this.doc = doc
    this.options = options
    doc.on('beforeObserverCalls', this.changed)
  }

  destroy(): void {
    this.doc.off('beforeObserverCalls', this.changed)
  }

  /** Applies what the server sent. */
  receive(update: Uint8Array, origin: unknown): void {
    this.named = this.writesNothing() ? null : Y.decodeUpdate(update).ds
    try {
      Y.applyUpdate(this.doc, update, origin)
    } finally {
      this.named = null
    }
  }

  /** A page that has written nothing has nothing to lose; it opens a text without reading it twice. */
  private writesNothing(): boolean {
    for (const client of this.doc.store.clients.keys()) if (this.options.owns(client)) return false
    return true
  }

  /** Before anybody else hears of the change: an editor draws it together with what is carried. */
  private readonly changed = (transaction: Y.Transaction): void => {
    // In a block that came back with our letters alone nothing is a copy.
    if (transaction.origin === this)
      return this.rememberCopied(transaction, () => ({ end: 0, own: '' }))
    const undone = transaction.origin instanceof Y.UndoManager
    const named = undone ? transaction.deleteSet : transaction.local ? null : this.named
    if (named) {
      const change = { transaction, named, ...this.options, fragment: this.fragment }
      const steps = undone ? stepsAfterUndo(change) : stepsAfterUpdate(change, this.copied)
      if (steps.length > 0) {
        forgetMarkers(transaction)
        if (undone) this.joinToUndo(transaction.origin)
        this.doc.transact(() => steps.forEach((step) => step()), this)
      }
    }
    if (!transaction.local) return
    const end = transaction.afterState.get(this.doc.clientID) ?? 0
    this.rememberCopied(transaction, () => {
      const change = { transaction, named: transaction.deleteSet, ...this.options }
      return { end, own: ownWordsTaken(change) }
    })
  }

  /** What is carried along with an undo is taken back with it: the two are one step of redo. */
  private joinToUndo(manager: Y.UndoManager): void {
    const stack = manager.undoing ? manager.redoStack : manager.undoStack
    const before = stack.length
    this.doc.once('afterAllTransactions', () => {
      const [undone, carried] = stack.slice(before)
      if (!undone || !carried) return
      undone.deletions = Y.mergeDeleteSets([undone.deletions, carried.deletions])
      undone.insertions = Y.mergeDeleteSets([undone.insertions, carried.insertions])
      stack.splice(before + 1)
    })
  }

  private rememberCopied(transaction: Y.Transaction, copying: () => Copying): void {
    const blocks = newBlocks({ transaction, fragment: this.fragment })
    if (blocks.length === 0) return
    const how = copying()
    for (const block of blocks) this.copied.set(block, how)
  }

  private get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(textFragment)
  }
}

/** Yjs remembers places in a text by their index, and forgets them only when it tells of a remote change. */
function forgetMarkers({ changed }: Y.Transaction): void {
  for (const type of changed.keys()) if (type._searchMarker) type._searchMarker.length = 0
}
