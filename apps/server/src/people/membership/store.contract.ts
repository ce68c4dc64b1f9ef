import { beforeEach, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../database/open.ts'
import { regulationStore } from '../../regulations/store.ts'
import { samplePerson } from '../store.contract.ts'
import { peopleStore } from '../store.ts'
import { membershipStore } from './store.ts'
import type { MembershipStore, NewMember } from './store.ts'

const t = 1_790_000_000_000

/** The same laws on every database. */
export function membershipStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`members and invitations on ${name}`, () => {
    let database: OpenDatabase
    let store: MembershipStore
    beforeEach(async () => {
      database = await open()
      store = membershipStore(database.db)
      const people = peopleStore(database.db)
      await people.addPerson(samplePerson('a'))
      await people.addPerson(samplePerson('b'))
      await people.addPerson(
        samplePerson('g', { kind: 'guest', email: null, organisationName: 'Công ty Sao Mai' }),
      )
      for (const id of ['r', 'r2'])
        await regulationStore(database.db).addRegulation({
          id,
          title: `Nghị định ${id}`,
          kind: 'decree',
          legalRegime: '2025',
          state: 'drafting',
          leadOrganisationId: null,
          createdBy: 'a',
          createdAt: t,
        })
      return () => database.close()
    })

    const put = (personId: string, rest: Partial<NewMember> = {}) =>
      store.putMember({
        regulationId: 'r',
        personId,
        role: 'opinion-giver',
        scope: null,
        invitationId: null,
        addedAt: t,
        ...rest,
      })
    const invite = (id: string, rest: { maxUses?: number | null } = {}) =>
      store.addInvitation(
        {
          id,
          regulationId: 'r',
          role: 'opinion-giver',
          scope: ['c1', 'a5'],
          note: 'Mời góp ý',
          expiresAt: t + 10,
          maxUses: null,
          createdBy: { id: 'a', name: 'Người a' },
          createdAt: t,
          ...rest,
        },
        `hash-${id}`,
      )

    it('answers what a person is, and null for anybody else', async () => {
      await put('a', { role: 'lead-drafter' })
      await put('g', { scope: ['c1'] })
      expect(await store.access('a', 'r')).toEqual({
        role: 'lead-drafter',
        state: 'drafting',
        scope: null,
        epoch: 1,
      })
      expect((await store.access('g', 'r'))?.scope).toEqual(['c1'])
      for (const [person, regulation] of [
        ['b', 'r'],
        ['a', 'r2'],
        ['nobody', 'r'],
        ['a', 'none'],
      ] as const)
        expect(await store.access(person, regulation)).toBeNull()
    })

    it('answers null for the disabled', async () => {
      await put('a')
      await peopleStore(database.db).changePerson('a', { disabledAt: t })
      expect(await store.access('a', 'r')).toBeNull()
    })

    it('raises the epoch of one regulation', async () => {
      await put('a')
      await put('a', { regulationId: 'r2' })
      expect(await store.raiseEpoch('r')).toBe(true)
      expect((await store.access('a', 'r'))?.epoch).toBe(2)
      expect((await store.access('a', 'r2'))?.epoch).toBe(1)
      expect(await store.raiseEpoch('none')).toBe(false)
    })

    it('replaces what a member was and keeps when he came', async () => {
      await put('g', { scope: ['c1'], addedAt: t })
      await put('g', { role: 'drafter', addedAt: t + 5 })
      expect(await store.members('r')).toEqual([
        {
          personId: 'g',
          name: 'Người g',
          organisation: 'Công ty Sao Mai',
          kind: 'guest',
          role: 'drafter',
          scope: null,
          addedAt: t,
        },
      ])
      await store.removeMember('r', 'g')
      expect(await store.member('r', 'g')).toBeNull()
    })

    it('counts lead drafters who can still act', async () => {
      await put('a', { role: 'lead-drafter' })
      await put('b', { role: 'lead-drafter' })
      expect((await store.leadDrafters('r')).toSorted()).toEqual(['a', 'b'])
      await peopleStore(database.db).changePerson('b', { disabledAt: t })
      expect(await store.leadDrafters('r')).toEqual(['a'])
    })

    it('offers accounts that have no role yet', async () => {
      await put('a')
      expect((await store.candidates('r')).map(({ id }) => id)).toEqual(['b'])
      await peopleStore(database.db).changePerson('b', { disabledAt: t })
      expect(await store.candidates('r')).toEqual([])
    })

    it('keeps an invitation as given, under its regulation only', async () => {
      await invite('i')
      const kept = {
        id: 'i',
        regulationId: 'r',
        role: 'opinion-giver',
        scope: ['c1', 'a5'],
        note: 'Mời góp ý',
        expiresAt: t + 10,
        maxUses: null,
        uses: 0,
        createdBy: { id: 'a', name: 'Người a' },
        createdAt: t,
        revokedAt: null,
      }
      expect(await store.invitation('r', 'i')).toEqual(kept)
      expect(await store.invitations('r')).toEqual([kept])
      expect(await store.invitation('r2', 'i')).toBeNull()
      expect(await store.invitations('r2')).toEqual([])
      expect(await store.invitationBySecret('hash-i')).toEqual({
        ...kept,
        title: 'Nghị định r',
        state: 'drafting',
      })
      expect(await store.invitationBySecret('hash-x')).toBeNull()
    })

    it('takes no use too many, none too late and none after the end', async () => {
      await invite('two', { maxUses: 2 })
      await invite('any')
      const tries = await Promise.all([1, 2, 3, 4].map(() => store.useInvitation('two', t)))
      expect(tries.filter(Boolean)).toHaveLength(2)
      expect((await store.invitation('r', 'two'))?.uses).toBe(2)
      expect(await store.useInvitation('any', t + 9)).toBe(true)
      expect(await store.useInvitation('any', t + 10)).toBe(false)
      await store.revokeInvitation('r', 'any', t + 1)
      expect(await store.useInvitation('any', t + 2)).toBe(false)
    })

    it('revoked takes those with it who came by it', async () => {
      await invite('i')
      await put('a', { role: 'lead-drafter' })
      await put('g', { invitationId: 'i' })
      expect(await store.revokeInvitation('r2', 'i', t + 1)).toEqual([])
      expect((await store.invitation('r', 'i'))?.revokedAt).toBeNull()
      expect(await store.revokeInvitation('r', 'i', t + 1)).toEqual(['g'])
      expect(await store.revokeInvitation('r', 'i', t + 2)).toEqual([])
      expect((await store.invitation('r', 'i'))?.revokedAt).toBe(t + 1)
      expect((await store.members('r')).map(({ personId }) => personId)).toEqual(['a'])
    })
  })
}
