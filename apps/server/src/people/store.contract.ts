import { beforeEach, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../database/open.ts'
import { organisationStore } from './organisations/store.ts'
import { peopleStore } from './store.ts'
import type { NewPerson, PeopleStore } from './store.ts'

const t = 1_790_000_000_000

export const samplePerson = (id: string, rest: Partial<NewPerson> = {}): NewPerson => ({
  id,
  kind: 'account',
  name: `Người ${id}`,
  email: `${id}@example.gov.vn`,
  passwordHash: null,
  departmentRole: 'staff',
  organisationId: null,
  organisationName: null,
  unit: null,
  position: null,
  disabledAt: null,
  createdAt: t,
  ...rest,
})

/** The same laws on every database. */
export function peopleStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`people on ${name}`, () => {
    let database: OpenDatabase
    let store: PeopleStore
    beforeEach(async () => {
      database = await open()
      store = peopleStore(database.db)
      return () => database.close()
    })

    it('keeps a person as given, found by id and address', async () => {
      const person = samplePerson('a', { unit: 'Vụ Pháp chế', position: 'Chuyên viên' })
      await store.addPerson(person)
      const { organisationName: _, ...kept } = { ...person, organisation: null }
      expect(await store.person('a')).toEqual(kept)
      expect(await store.personByEmail('a@example.gov.vn')).toEqual(kept)
      expect(await store.person('b')).toBeNull()
    })

    it('names the organisation, or the guest’s own words for it', async () => {
      await organisationStore(database.db).addMissing(
        [
          {
            id: 'o',
            kind: 'ministry',
            name: 'Bộ Khoa học và Công nghệ',
            shortName: null,
            code: 'BKHCN',
            parentId: null,
            validFrom: null,
            validTo: null,
            source: null,
          },
        ],
        t,
      )
      await store.addPerson(samplePerson('a', { organisationId: 'o' }))
      await store.addPerson(
        samplePerson('g', { kind: 'guest', email: null, organisationName: 'Công ty Sao Mai' }),
      )
      expect((await store.person('a'))?.organisation).toBe('Bộ Khoa học và Công nghệ')
      expect((await store.person('g'))?.organisation).toBe('Công ty Sao Mai')
      expect((await store.everybody()).map(({ id }) => id)).toEqual(['a', 'g'])
    })

    it('changes what is named and leaves the rest', async () => {
      await store.addPerson(samplePerson('a', { unit: 'Vụ Pháp chế' }))
      await store.changePerson('a', { position: 'Vụ trưởng', disabledAt: t })
      await store.changePerson('a', {})
      expect(await store.person('a')).toMatchObject({
        unit: 'Vụ Pháp chế',
        position: 'Vụ trưởng',
        disabledAt: t,
      })
      await store.changePerson('a', { unit: null })
      expect(await store.person('a')).toMatchObject({ unit: null, position: 'Vụ trưởng' })
    })

    it('holds one person an address, any number without one', async () => {
      await store.addPerson(samplePerson('a'))
      await expect(
        store.addPerson(samplePerson('b', { email: 'a@example.gov.vn' })),
      ).rejects.toThrow(/unique/i)
      await store.addPerson(samplePerson('g', { email: null }))
      await store.addPerson(samplePerson('h', { email: null }))
    })

    it('knows whether somebody administers', async () => {
      expect(await store.hasAdministrator()).toBe(false)
      await store.addPerson(samplePerson('a', { departmentRole: 'administrator' }))
      expect(await store.hasAdministrator()).toBe(true)
      await store.changePerson('a', { disabledAt: t })
      expect(await store.hasAdministrator()).toBe(false)
    })

    it('knows which of many sessions hold, in one question', async () => {
      await store.addPerson(samplePerson('holding'))
      for (let at = 0; at < 1500; at++)
        await store.addSession({ id: `h${at}`, personId: 'holding', expiresAt: t + (at % 2) }, t)
      const ids = [...Array.from({ length: 1500 }, (_, at) => `h${at}`), 'unknown']
      expect((await store.sessionsHolding(ids, t)).size).toBe(750)
      await store.changePerson('holding', { disabledAt: t })
      expect(await store.sessionsHolding(ids, t)).toEqual(new Set())
    })

    it('finds a session with its person, prolongs and ends it', async () => {
      await store.addPerson(samplePerson('a'))
      for (const id of ['s1', 's2', 's3'])
        await store.addSession({ id, personId: 'a', expiresAt: t + 5 }, t)
      expect(await store.session('s1')).toMatchObject({
        session: { id: 's1', personId: 'a', expiresAt: t + 5 },
        person: { id: 'a' },
      })
      await store.prolongSession('s1', t + 9)
      expect((await store.session('s1'))?.session.expiresAt).toBe(t + 9)
      await store.removeSession('s2')
      expect((await store.sessionsOf('a')).map(({ id }) => id).toSorted()).toEqual(['s1', 's3'])
      await store.removeSessionsOf('a', 's3')
      expect((await store.sessionsOf('a')).map(({ id }) => id)).toEqual(['s3'])
      await store.removeSessionsExpiredBy(t + 4)
      expect(await store.session('s3')).not.toBeNull()
      await store.removeSessionsExpiredBy(t + 5)
      expect(await store.session('s3')).toBeNull()
    })

    it('lets a link be used once, in time, by one of many', async () => {
      const link = { purpose: 'set-up', personId: null, expiresAt: t + 10, usedAt: null } as const
      await store.addLink('h1', link, t)
      expect(await store.link('h1')).toEqual(link)
      expect(await store.link('h0')).toBeNull()
      expect(await store.useLink('h1', t + 10)).toBe(false)
      const tries = await Promise.all([1, 2, 3].map(() => store.useLink('h1', t + 9)))
      expect(tries.filter(Boolean)).toHaveLength(1)
      expect((await store.link('h1'))?.usedAt).toBe(t + 9)
    })

    it('ends links of a purpose to one person and no others', async () => {
      await store.addPerson(samplePerson('a'))
      await store.addPerson(samplePerson('b'))
      const add = (hash: string, purpose: 'set-up' | 'set-password', personId: string | null) =>
        store.addLink(hash, { purpose, personId, expiresAt: t + 10, usedAt: null }, t)
      await add('s', 'set-up', null)
      await add('a', 'set-password', 'a')
      await add('b', 'set-password', 'b')
      await store.endLinks('set-password', 'a', t + 1)
      const usable = async (hash: string) => ((await store.link(hash))?.expiresAt ?? 0) > t + 1
      expect([await usable('s'), await usable('a'), await usable('b')]).toEqual([true, false, true])
      await store.endLinks('set-up', null, t + 1)
      expect([await usable('s'), await usable('b')]).toEqual([false, true])
    })
  })
}
