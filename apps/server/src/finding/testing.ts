import { readFileSync } from 'node:fs'
import type { RegulationRole } from '@cucao/people'
import { searchQuery, searchedUnits } from '@cucao/regulation'
import type { RegulationText } from '@cucao/regulation'
import { addPerson, addRegulation } from '../consultation/testing.ts'
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

/** Parts of sentences of the sample decree: real words in real company, however they are put together. */
function fragments(): string[] {
  const decree = readFileSync(new URL('../demo/sample-decree.txt', import.meta.url), 'utf8')
  return decree
    .normalize('NFC')
    .split(/[.;:,\n]/)
    .map((part) => part.trim())
    .filter((part) => part.length > 12)
}

/**
 * A library of made-up clauses for measuring: `regulations` of `clauses` each, all of them for `an`, the first for
 * `binh`. The same every time.
 */
export async function fillLibrary(
  database: OpenDatabase,
  { regulations, clauses }: { regulations: number; clauses: number },
): Promise<void> {
  let seed = 20_261_128
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff
    return Math.floor((seed / 0x80_00_00_00) * below)
  }
  const parts = fragments()
  const words = () => Array.from({ length: 5 }, () => parts[random(parts.length)]).join(', ')
  for (const person of ['an', 'binh']) await addPerson(database, person)
  const store = findingStore(database)
  for (let n = 0; n < regulations; n += 1) {
    const id = `r${n}`
    await addRegulation(database, id, 'an', `Nghị định số ${n} về đường bộ`)
    await giveRole(database, id, 'an')
    if (n === 0) await giveRole(database, id, 'binh')
    const units = Array.from({ length: clauses }, (_, at) => ({
      provisionId: `${id}-${at}`,
      isHeading: at % 8 === 0,
      address: { vi: `khoản ${at}`, en: `clause ${at}` },
      words: `${words()} theo Nghị định số ${n}${at}/2024/NĐ-CP.`,
    }))
    await store.write(id, indexChanges([], units))
  }
}

/** What is asked of a library: the commonest words, phrases, words apart, one clause of all, a word begun, nothing. */
export const libraryQuestions = [
  'và',
  'quy định của',
  'quy dinh cua co quan',
  'ủy ban nhân dân cấp tỉnh',
  'uy ban nhan dan cap tinh chiu trach nhiem chia se du lieu',
  'theo của và trong được có',
  'du lieu',
  '7321/2024/NĐ-CP',
  'thông t',
  'quy',
  'không đâu có',
]
