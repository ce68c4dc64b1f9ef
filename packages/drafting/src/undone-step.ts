import * as Y from 'yjs'
import { copiedRunsIn } from './letter-roots.ts'
import type { CopiedRun } from './letter-roots.ts'
import type { DeleteSet } from './letters-of-change.ts'

/** What undo or redo takes from its stack: Yjs keeps the letters that it deleted, but not what their text said of them. */
export interface UndoneStep {
  insertions: DeleteSet
  deletions: DeleteSet
  meta: Map<unknown, unknown>
}

const copies = Symbol('copies')

/** What the texts said whose letters a change deleted. */
export function copiesThatDied(transaction: Y.Transaction): CopiedRun[] {
  const texts = new Set<Y.XmlText>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (item instanceof Y.Item && item.parent instanceof Y.XmlText) texts.add(item.parent)
  })
  return [...texts].flatMap(copiedRunsIn)
}

export function rememberCopies(step: UndoneStep, runs: readonly CopiedRun[]): void {
  if (runs.length > 0) step.meta.set(copies, [...copiesIn(step), ...runs])
}

export const copiesIn = ({ meta }: UndoneStep): readonly CopiedRun[] =>
  (meta.get(copies) as CopiedRun[] | undefined) ?? []
