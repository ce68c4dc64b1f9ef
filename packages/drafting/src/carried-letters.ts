import * as Y from 'yjs'
import { broughtBack, stepsAfterUndo } from './after-undo.ts'
import { stepsAfterUpdate } from './after-update.ts'
import type { Step } from './carrying.ts'
import { copiesOfEdit, copiesOfUndo, record } from './copies-made.ts'
import type { MadeCopy } from './copies-made.ts'
import { stepsAgainstDoubles } from './doubled-letters.ts'
import { copiesWritten } from './letter-roots.ts'
import { LetterSet, forgetPlaces, originsThatDied } from './letters-of-change.ts'
import type { Change, DeleteSet } from './letters-of-change.ts'
import { textFragment } from './protocol.ts'
import { stepsAgainstTwins } from './twin-provisions.ts'
import type { UndoneStep } from './undone-step.ts'

export interface CarryOptions {
  /** Is what was written under this client id ours to carry? */
  owns(client: number): boolean
  /** Ours, and written so short a time ago that a colleague may not have seen it. */
  isFresh(id: Y.ID): boolean
  /** What earlier pages erased. */
  erasedBefore: DeleteSet
}

/**
 * Nothing moves in Yjs: a provision that is moved, joined away or split is deleted, as far as it goes, and
 * written anew elsewhere. Whoever does so says which letters the new ones are (letter-roots.ts), and three rules
 * follow for everybody:
 *
 * - What somebody else typed into the old place, unseen, its author puts where the letters beside it are now. An
 *   update names the letters that its sender had before him, so these are never taken for lost. What nothing took
 *   in (the provision was deleted) comes back as a provision with the same id.
 * - Of a letter that was put to two places at once, and of a provision, one stays: the same for everybody.
 * - One's own undo takes back what one did, never what others wrote in it: their letters follow the words.
 *
 * What remains impossible: docs/decisions/013-moves.md.
 */
export class CarriedLetters {
  private readonly doc: Y.Doc
  private readonly options: CarryOptions
  /** Deletions that the update being applied names. */
  private named: DeleteSet | null = null
  /** Letters that this page erased, for good. */
  readonly erased = new LetterSet()

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
    this.named = this.didNothing() ? null : Y.decodeUpdate(update).ds
    try {
      Y.applyUpdate(this.doc, update, origin)
    } finally {
      this.named = null
    }
  }

  /** A page that wrote and erased nothing has nothing to lose; it opens a text without reading it twice. */
  private didNothing(): boolean {
    if (!this.erased.isEmpty || this.options.erasedBefore.clients.size > 0) return false
    for (const client of this.doc.store.clients.keys()) if (this.options.owns(client)) return false
    return true
  }

  private readonly isErased = (root: Y.ID): boolean =>
    this.erased.has(root) || Y.isDeleted(this.options.erasedBefore, root)

  /** Before anybody else hears of the change: an editor draws it together with what is carried. */
  private readonly changed = (transaction: Y.Transaction): void => {
    const named = transaction.local ? transaction.deleteSet : this.named
    if (!named) return
    const fragment = this.doc.getXmlFragment(textFragment)
    const steps = this.stepsAfter({ transaction, named, fragment, ...this.options })
    if (steps.length === 0) return
    for (const type of transaction.changed.keys()) forgetPlaces(type as never)
    this.doc.transact((own) => steps.forEach((step) => step(own)), this)
  }

  private stepsAfter(change: Change): Step[] {
    const { transaction } = change
    const { origin, local } = transaction
    const undone = origin instanceof Y.UndoManager ? origin.currStackItem : null
    if (undone) return this.stepsAfterUndo(change, undone)
    const doubles = () => stepsAgainstDoubles(change, copiesWritten(transaction), this.isErased)
    if (origin === this) return doubles()
    if (!local) return [...stepsAfterUpdate(change), ...stepsAgainstTwins(change), ...doubles()]
    const made = copiesOfEdit(change)
    this.noteErased(change, made, () => false)
    // Who moved two of one provision has made both.
    const twins = stepsAgainstTwins(change)
    return made.length > 0 ? [() => record(made), ...twins] : twins
  }

  private stepsAfterUndo(change: Change, undone: UndoneStep): Step[] {
    const made = copiesOfUndo(change, undone)
    const meant = broughtBack(change, undone)
    this.noteErased(change, made, (root) => meant.has(root))
    return [
      () => record(made),
      (own) => stepsAfterUndo(change, undone, meant).forEach((step) => step(own)),
      ...stepsAgainstTwins(change),
    ]
  }

  /** What we erased, colleagues may have copied before they knew. */
  private noteErased(
    change: Change,
    made: readonly MadeCopy[],
    isKept: (root: Y.ID) => boolean,
  ): void {
    for (const { root } of originsThatDied(change)) if (!isKept(root)) this.erased.add(root)
    for (const { root } of made) this.erased.delete(root)
  }
}
