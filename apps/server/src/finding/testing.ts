import type { RegulationRole } from '@cucao/people'
import { searchQuery, searchedUnits } from '@cucao/regulation'
import type { RegulationText } from '@cucao/regulation'
import type { OpenDatabase } from '../database/open.ts'
import { membershipStore } from '../people/membership/store.ts'
import { answerTo } from './answer.ts'
import type { Asked } from './answer.ts'
import { indexChanges } from './index-changes.ts'
import { findingStore } from './store.ts'

/** Puts a text into the index at once, as the keeper does in parts. */
export async function indexText(
  database: OpenDatabase,
  regulationId: string,
  text: RegulationText,
): Promise<void> {
  const store = findingStore(database)
  const indexed = await store.unitsOf(regulationId)
  await store.write(regulationId, indexChanges(indexed, searchedUnits(text)))
}

export const giveRole = (
  { db }: OpenDatabase,
  regulationId: string,
  personId: string,
  role: RegulationRole = 'reader',
) =>
  membershipStore(db).putMember({
    regulationId,
    personId,
    role,
    scope: null,
    invitationId: null,
    addedAt: 1,
  })

/** Asks as a person: each hit as its regulation, place and the words that were marked. */
export function asker(database: OpenDatabase) {
  const store = findingStore(database)
  const ask = async (personId: string, typed: string, more: Partial<Asked> = {}) => {
    const query = searchQuery(typed)
    if (!query) throw new Error(`“${typed}” holds no word`)
    return answerTo(store, {
      personId,
      query,
      regulationId: null,
      kind: null,
      from: 0,
      limit: 50,
      ...more,
    })
  }
  const places = async (personId: string, typed: string, more: Partial<Asked> = {}) =>
    (await ask(personId, typed, more)).hits.map(
      ({ regulationId, kind, address, excerpt: { text, ranges } }) =>
        [
          regulationId,
          kind === 'provision' ? (address?.vi ?? '') : kind,
          ranges.map(([from, to]) => text.slice(from, to)).join('|'),
        ].join(': '),
    )
  return { ask, places }
}
