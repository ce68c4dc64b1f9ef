import type { StandingCursor } from './standing-cursor.ts'

/** Cursors that one page is told of at a time; the others are counted in the digest. */
export const shownCursors = 30
/** Of these, those of one person: in however many windows he is, he crowds nobody out. */
const shownOfOnePerson = 4
/** A cursor that is shown gives way only to one that has moved so much later. */
const keepsItsPlaceMilliseconds = 10_000

/** The cursors that say they stand in one provision, and which of them are shown where they are too many. */
export class CursorPlace {
  private readonly cursors = new Set<StandingCursor>()
  private chosen: ReadonlySet<StandingCursor> = new Set()
  private isChosen = true

  get isEmpty(): boolean {
    return this.cursors.size === 0
  }

  /** Came here, or moved within. */
  add(cursor: StandingCursor): void {
    this.cursors.add(cursor)
    this.isChosen = false
  }

  delete(cursor: StandingCursor): void {
    this.cursors.delete(cursor)
    this.isChosen = false
  }

  /** Who moved last; one that is shown stays, so that a thousand who move do not take turns. */
  get foremost(): ReadonlySet<StandingCursor> {
    if (!this.isChosen) {
      const { chosen: before } = this
      const rank = (cursor: StandingCursor) =>
        cursor.movedAt + (before.has(cursor) ? keepsItsPlaceMilliseconds : 0)
      const { cursors } = this
      const few = cursors.size <= shownCursors
      this.chosen = firstOf([few ? cursors : [...cursors].toSorted((a, b) => rank(b) - rank(a))])
      this.isChosen = true
    }
    return this.chosen
  }
}

/** As many of them, from the first group on, as one page is told of. */
export function firstOf(groups: readonly Iterable<StandingCursor>[]): ReadonlySet<StandingCursor> {
  const first = new Set<StandingCursor>()
  const ofPerson = new Map<string, number>()
  for (const group of groups)
    for (const cursor of group) {
      if (first.size === shownCursors) return first
      if (first.has(cursor)) continue
      const { personId } = cursor.peer
      const count = ofPerson.get(personId) ?? 0
      if (count === shownOfOnePerson) continue
      ofPerson.set(personId, count + 1)
      first.add(cursor)
    }
  return first
}
