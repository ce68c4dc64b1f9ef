import { describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../database/open.ts'
import { organisationsData } from '../organisations-data.ts'
import { organisationStore } from './store.ts'

const t = 1_790_000_000_000

/** The same laws on every database. */
export function organisationStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`organisations on ${name}`, () => {
    it('are those that exist on the day', async () => {
      const database = await open()
      const store = organisationStore(database.db)
      const base = {
        kind: 'ministry' as const,
        shortName: null,
        code: null,
        parentId: null,
        source: null,
      }
      await store.addMissing(
        [
          { ...base, id: 'old', name: 'Cũ', validFrom: null, validTo: '2025-03-01' },
          { ...base, id: 'new', name: 'Mới', validFrom: '2025-03-01', validTo: null },
        ],
        t,
      )
      const on = async (day: string | null) =>
        (await store.organisations(day)).map(({ id }) => id).toSorted()
      expect(await on('2025-02-28')).toEqual(['old'])
      expect(await on('2025-03-01')).toEqual(['new'])
      expect(await on(null)).toEqual(['new', 'old'])
      expect(await store.organisation('old')).toMatchObject({ name: 'Cũ' })
      expect(await store.organisation('none')).toBeNull()
      await database.close()
    })

    it('shipped are added once and never overwritten', async () => {
      const database = await open()
      const store = organisationStore(database.db)
      await store.addMissing(organisationsData, t)
      await database.db
        .updateTable('organisation')
        .set({ valid_to: '2026-05-01' })
        .where('id', '=', 'vn-75')
        .execute()
      await store.addMissing(organisationsData, t + 1)
      expect(await store.organisations(null)).toHaveLength(organisationsData.length)
      expect((await store.organisation('vn-75'))?.validTo).toBe('2026-05-01')
      await database.close()
    })
  })
}
