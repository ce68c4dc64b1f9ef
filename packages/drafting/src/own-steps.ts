import * as Y from 'yjs'
import { CarriedLetters } from './carried-letters.ts'
import { copiesWritten } from './letter-roots.ts'
import type { CopiedRun } from './letter-roots.ts'
import { copiesThatDied, rememberCopies } from './undone-step.ts'

export interface OwnStepsOptions {
  /** What the editor writes under. */
  origin: unknown
  /** Milliseconds within which letters are one step. */
  captureTimeout?: number
  captureTransaction?: (transaction: Y.Transaction) => boolean
}

/**
 * Undo and redo of what one person did here. Letters typed without a pause are one step, whatever changes the
 * structure is one by itself. A letter belongs to the step that typed it wherever it is put since, by anybody: that
 * is no step of its own, and redo works after it. Nothing that still holds something is taken away.
 */
export function ownSteps(fragment: Y.XmlFragment, options: OwnStepsOptions): Y.UndoManager {
  const { origin, captureTimeout, captureTransaction = () => true } = options
  let died: CopiedRun[] = []
  const steps = new Y.UndoManager(fragment, {
    trackedOrigins: new Set<unknown>([origin, CarriedLetters]),
    ...(captureTimeout !== undefined && { captureTimeout }),
    deleteFilter: (item) =>
      !(item.content instanceof Y.ContentType) || item.content.type._length === 0,
    captureTransaction: (transaction) => {
      died = copiesThatDied(transaction)
      if (transaction.origin instanceof CarriedLetters) return steps.undoing || steps.redoing
      endStep(transaction)
      return captureTransaction(transaction)
    },
  })
  // Before and after: what is done as one step waits for it without end.
  const endStep = (transaction: Y.Transaction) => {
    const isOwn = transaction.origin === origin && changesStructure(transaction)
    if (isOwn && Number.isFinite(steps.captureTimeout)) steps.stopCapturing()
  }
  steps.on('stack-item-updated', ({ stackItem }) => rememberCopies(stackItem, died))
  steps.on('stack-item-added', ({ stackItem, origin: of, type }) => {
    rememberCopies(stackItem, died)
    // What is carried along with an undo is taken back with it.
    if (!(of instanceof CarriedLetters)) return
    const stack = type === 'redo' ? steps.redoStack : steps.undoStack
    const [undone, carried] = stack.slice(-2)
    if (!undone || !carried) return
    undone.deletions = Y.mergeDeleteSets([undone.deletions, carried.deletions])
    undone.insertions = Y.mergeDeleteSets([undone.insertions, carried.insertions])
    rememberCopies(undone, died)
    stack.pop()
  })
  const follow = (transaction: Y.Transaction) => {
    endStep(transaction)
    const stack = [...steps.undoStack, ...steps.redoStack]
    if (stack.length > 0) for (const run of copiesWritten(transaction)) addCopies(stack, run)
  }
  steps.doc.on('afterTransaction', follow)
  const destroy = steps.destroy.bind(steps)
  steps.destroy = () => {
    steps.doc.off('afterTransaction', follow)
    destroy()
  }
  return steps
}

/** Does more than write in texts that are there. */
const changesStructure = ({ changed }: Y.Transaction): boolean =>
  [...changed.keys()].some((type) => !((type as unknown) instanceof Y.XmlText))

/** Of letters that a step wrote. */
function addCopies(stack: Y.UndoManager['undoStack'], { first, root, length }: CopiedRun): void {
  for (const step of stack) {
    const copies = Y.createDeleteSet()
    for (const { clock, len } of step.insertions.clients.get(root.client) ?? []) {
      const from = Math.max(clock, root.clock)
      const end = Math.min(clock + len, root.clock + length)
      const at = { clock: first.clock + from - root.clock, len: end - from }
      if (from < end)
        copies.clients.set(first.client, [...(copies.clients.get(first.client) ?? []), at as never])
    }
    if (copies.clients.size > 0) step.insertions = Y.mergeDeleteSets([step.insertions, copies])
  }
}
