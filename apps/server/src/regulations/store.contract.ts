import { describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../database/open.ts'
import { membershipStore } from '../people/membership/store.ts'
import { samplePerson } from '../people/store.contract.ts'
import { peopleStore } from '../people/store.ts'
import { regulationStore } from './store.ts'

const t = 1_790_000_000_000

/** The same laws on every database. */
export function regulationStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`regulations on ${name}`, () => {
    it('are kept as given, listed for their members, newest first, and changed', async () => {
      const database = await open()
      const store = regulationStore(database.db)
      const membership = membershipStore(database.db)
      await peopleStore(database.db).addPerson(samplePerson('a'))
      const regulation = (id: string, createdAt: number) => ({
        id,
        title: `Nghị định ${id}`,
        kind: 'decree',
        legalRegime: '2025' as const,
        state: 'drafting' as const,
        leadOrganisationId: null,
        createdBy: 'a',
        createdAt,
      })
      for (const [id, at] of [
        ['r1', t],
        ['r2', t + 1],
        ['r3', t + 2],
      ] as const)
        await store.addRegulation(regulation(id, at))
      for (const regulationId of ['r1', 'r2'])
        await membership.putMember({
          regulationId,
          personId: 'a',
          role: 'drafter',
          scope: null,
          invitationId: null,
          addedAt: t,
        })
      expect(await store.regulation('r1')).toEqual({
        ...regulation('r1', t),
        leadOrganisation: null,
      })
      expect(await store.regulation('none')).toBeNull()
      const mine = await store.regulationsOf('a')
      expect(mine.map(({ id, role }) => [id, role])).toEqual([
        ['r2', 'drafter'],
        ['r1', 'drafter'],
      ])
      await store.changeRegulation('r1', { title: 'Tên mới' })
      await store.changeRegulation('r1', {})
      await store.changeRegulation('r2', { state: 'closed' })
      expect(await store.regulation('r1')).toMatchObject({ title: 'Tên mới', state: 'drafting' })
      expect(await store.regulation('r2')).toMatchObject({ title: 'Nghị định r2', state: 'closed' })
      await database.close()
    })
  })
}
