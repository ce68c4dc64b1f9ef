import type { SearchedUnit } from '@cucao/regulation'

/** A unit of the text as the index holds it. */
export interface IndexedUnit extends SearchedUnit {
  id: number
  position: number
}

/** What has to be written so that the index says what the text says. */
export interface IndexChanges {
  added: (SearchedUnit & { position: number })[]
  /** Other words; address and place may be other ones too. */
  reworded: IndexedUnit[]
  /** The same words at another address or place. */
  moved: IndexedUnit[]
  removed: number[]
}

/** Room between two positions, so that a clause put between two others moves none of them. */
const gap = 64

/**
 * Compares what is indexed with the text. Units are told by the id of their block; a table, whose rows share
 * one, by their order in it. Pure, O(n).
 */
export function indexChanges(
  indexed: readonly IndexedUnit[],
  units: readonly SearchedUnit[],
): IndexChanges {
  const known = Map.groupBy(indexed, ({ provisionId }) => provisionId)
  for (const list of known.values()) list.sort((one, other) => other.position - one.position)
  const changes: IndexChanges = { added: [], reworded: [], moved: [], removed: [] }
  // A newcomer stands close behind the one before it, so that the room in front of the next one lasts.
  const step = indexed.length === 0 ? gap : 1
  let last = 0
  for (const unit of units) {
    const before = known.get(unit.provisionId)?.pop()
    const position = before && before.position > last ? before.position : last + step
    if (!before) changes.added.push({ ...unit, position })
    else if (before.words !== unit.words)
      changes.reworded.push({ ...unit, id: before.id, position })
    else if (before.position !== position || !sameAddress(before, unit))
      changes.moved.push({ ...unit, id: before.id, position })
    last = position
  }
  changes.removed = [...known.values()].flat().map(({ id }) => id)
  return changes
}

const sameAddress = (one: SearchedUnit, other: SearchedUnit): boolean =>
  one.isHeading === other.isHeading &&
  one.address.vi === other.address.vi &&
  one.address.en === other.address.en
