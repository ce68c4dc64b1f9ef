import * as Y from 'yjs'
import { isEmpty, removeFrom } from './carrying.ts'
import type { Step } from './carrying.ts'
import type { CopiedRun } from './letter-roots.ts'
import { deleteLetters } from './letters-of-change.ts'
import type { Change } from './letters-of-change.ts'
import { StandingLetters, isBefore } from './standing-letters.ts'

/**
 * Copies that came with a change: of a letter that several put elsewhere at once one copy stays, the same for
 * everybody, and of one that was erased here none. Whoever made one of them sees to it; both may.
 */
export function stepsAgainstDoubles(
  change: Change,
  written: readonly CopiedRun[],
  wasErased: (root: Y.ID) => boolean,
): Step[] {
  const { fragment } = change
  if (written.length === 0) return []
  return [
    (now) => {
      const standing = new StandingLetters(fragment)
      const going: Y.ID[] = []
      const places = new Set<unknown>()
      for (const run of written) {
        const mayBeDoubled = standing.mayBeDoubled(run)
        for (let at = 0; at < run.length; at++) {
          const root = Y.createID(run.root.client, run.root.clock + at)
          const isErased = wasErased(root)
          if (!isErased && !mayBeDoubled) continue
          const copies = standing.copiesOf(root)
          const isOurs = copies.some(({ id }) => change.owns(id.client))
          if (!isErased && (copies.length < 2 || !isOurs)) continue
          const stays = isErased ? null : standing.stays(root)
          for (const copy of copies)
            if (!stays || isBefore(copy, stays)) {
              going.push(copy.id)
              places.add(copy.text.parent)
            }
        }
      }
      deleteLetters(now, going)
      for (const place of places)
        if (place instanceof Y.XmlElement && place.parent === fragment && isEmpty(place))
          removeFrom(fragment, place)
    },
  ]
}
