import type * as Y from 'yjs'

/**
 * Yjs takes emphasis away that says nothing new after what others wrote. Nobody would hear of it from one who may not
 * write, and where a part of it is changed later he alone would see another text.
 */
export function leaveUntidied(transaction: Y.Transaction): void {
  transaction._needFormattingCleanup = false
}
