import * as Y from 'yjs'
import { newBlocks, stepsAfterUndo, stepsAfterUpdate } from './carrying.ts'
import type { Change, Step } from './carrying.ts'
import { CopiedLetters } from './copied-letters.ts'
import { doublesOf, doublesOfUndo, giveUp, rememberCopies } from './doubled-letters.ts'
import type { Double } from './doubled-letters.ts'
import type { DeleteSet } from './letters-of-change.ts'
import { textFragment } from './protocol.ts'
import { ownWordsTaken, stepsAgainstTwins } from './twin-provisions.ts'
import type { Copying } from './twin-provisions.ts'

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
  private readonly copiedBlocks = new Map<Y.XmlElement, Copying>()
  private readonly copied = new CopiedLetters()
  /** The update being applied holds what we wrote up to this clock: it was taken at once with others'. */
  private togetherUpTo = 0
  private togetherFrom = 0

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
    const { structs = [], ds = null } = this.writesNothing() ? {} : Y.decodeUpdate(update)
    this.named = ds
    const own = structs.filter(({ id }) => id.client === this.doc.clientID)
    this.togetherUpTo = Math.max(0, ...own.map(({ id, length }) => id.clock + length))
    this.togetherFrom = Math.min(...own.map(({ id }) => id.clock), this.togetherUpTo)
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
    if (transaction.origin === givingUp) return
    // In a block that came back with our letters alone nothing is a copy.
    if (transaction.origin === this)
      return this.rememberCopied(transaction, () => ({ end: 0, own: '' }))
    const undone = transaction.origin instanceof Y.UndoManager
    const named = transaction.local ? transaction.deleteSet : this.named
    if (!named) return
    const change = this.changeOf(transaction, named)
    const doubles = undone ? doublesOfUndo(change) : []
    if (!transaction.local) doubles.push(...doublesOf(change, this.comesSecond))
    rememberCopies(change, ({ client }) => transaction.local || this.options.owns(client))
    const follow = undone ? stepsAfterUndo : transaction.local ? nothing : stepsAfterUpdate
    const steps = [...follow(change), ...stepsAgainstTwins(change, this.copiedBlocks)]
    if (steps.length > 0 || doubles.length > 0) forgetMarkers(transaction)
    this.giveUp(change, doubles)
    if (steps.length > 0) {
      if (undone) this.joinToUndo(transaction.origin)
      this.doc.transact(() => steps.forEach((step) => step()), this)
    }
    if (!transaction.local) return
    const end = transaction.afterState.get(this.doc.clientID) ?? 0
    this.rememberCopied(transaction, () => ({ end, own: ownWordsTaken(change) }))
  }

  private changeOf(transaction: Y.Transaction, named: DeleteSet): Change {
    const { copied, fragment, options } = this
    return {
      transaction,
      named,
      ...options,
      fragment,
      copied,
      isCopied: (id) => copied.has(id),
    }
  }

  /** Not a step that could be undone: the letters are there. */
  private giveUp(change: Change, doubles: readonly Double[]): void {
    if (doubles.length === 0) return
    this.doc.transact((transaction) => {
      giveUp(change, doubles, transaction)
      forgetMarkers(transaction)
    }, givingUp)
  }

  /** Of two copies made at one time: was ours taken second? Of what was taken at once, the greater id stays. */
  private readonly comesSecond = (copy: Y.ID, theirs: Y.ID): boolean => {
    if (copy.client !== this.doc.clientID) return false
    const isTogether = copy.clock >= this.togetherFrom && copy.clock < this.togetherUpTo
    return isTogether ? theirs.client > copy.client : !this.options.isStored(copy)
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
    for (const block of blocks) this.copiedBlocks.set(block, how)
  }

  private get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(textFragment)
  }
}

const nothing = (): Step[] => []

const givingUp = Symbol('letters that stand twice')

/** Yjs remembers places in a text by their index, and forgets them only when it tells of a remote change. */
function forgetMarkers({ changed }: Y.Transaction): void {
  for (const type of changed.keys()) if (type._searchMarker) type._searchMarker.length = 0
}
