import { describe, expect, it } from 'vitest'
import { addPerson, addRegulation } from '../consultation/testing.ts'
import { threadStore } from '../consultation/store.ts'
import type { OpenDatabase } from '../database/open.ts'
import { membershipStore } from '../people/membership/store.ts'
import { workStore } from './work-store.ts'

const nothing = {
  mentions: 0,
  replies: 0,
  openThreads: 0,
  newThreads: 0,
  newComments: 0,
  textChangedAt: null,
  newVersion: null,
}

/** A regulation of `an`, to which `binh` was invited at 100. */
async function begun(open: () => Promise<OpenDatabase>) {
  const database = await open()
  const { db } = database
  const threads = threadStore(database)
  for (const person of ['an', 'binh']) await addPerson(database, person)
  await addRegulation(database, 'r1', 'an')
  await addRegulation(database, 'other', 'an')
  const member = (personId: string, addedAt: number, regulationId = 'r1') =>
    membershipStore(db).putMember({
      regulationId,
      personId,
      role: 'drafter',
      scope: null,
      invitationId: null,
      addedAt,
    })
  await member('an', 1)
  await member('an', 1, 'other')
  await member('binh', 100)
  const said = (id: string, authorId: string, createdAt: number, mentions: string[] = []) => ({
    id,
    authorId,
    createdAt,
    mentions,
    body: id,
  })
  return {
    database,
    threads,
    figures: async (person: string) => (await workStore(db).figuresOf(person)).get('r1'),
    look: (personId: string, at: number, regulationId = 'r1') =>
      workStore(db).looked([{ personId, regulationId, at }]),
    begin: (id: string, by: string, at: number, mentions: string[] = [], regulationId = 'r1') =>
      threads.open(
        {
          id,
          regulationId,
          anchor: {
            provisionId: 'p',
            start: 0,
            end: 0,
            quote: { exact: '', prefix: '', suffix: '' },
            hash: '',
            around: [],
            sequence: 1,
          },
          createdBy: by,
          createdAt: at,
        },
        said(`${id}-1`, by, at, mentions),
      ),
    answer: (id: string, by: string, at: number, mentions: string[] = []) =>
      threads.reply(id, said(`${id}-${at}`, by, at, mentions)),
    write: (sequence: number, time: number) =>
      db
        .insertInto('update_log')
        .values({
          room: 'r1',
          sequence,
          actor: 'an',
          session: 's',
          time,
          bytes: Buffer.from([0]),
          checksum: 0,
        })
        .execute(),
    publish: (number: number, by: string, at: number) =>
      db
        .insertInto('version')
        .values({
          id: `v${number}`,
          regulation_id: 'r1',
          number,
          title: 't',
          note: '',
          content: '{}',
          content_hash: '',
          sequence: 1,
          created_by: by,
          created_at: at,
        })
        .execute(),
  }
}

/** The same laws on every database. */
export function workStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`what waits for people on ${name}`, () => {
    it('is an invitation until the text was opened, and nothing said before it', async () => {
      const it = await begun(open)
      await it.begin('t1', 'an', 50)
      await it.begin('t2', 'an', 150)
      expect(await it.figures('binh')).toMatchObject({
        ...nothing,
        isNew: true,
        lastLookAt: null,
        openThreads: 2,
        newThreads: 1,
        newComments: 1,
      })
      await it.look('binh', 200)
      expect(await it.figures('binh')).toMatchObject({
        ...nothing,
        isNew: false,
        lastLookAt: 200,
        openThreads: 2,
      })
      // Who opened the regulation was not invited to it.
      expect(await it.figures('an')).toMatchObject({ isNew: false })
      await it.database.close()
    })

    it('is what others said since the last look, on that regulation', async () => {
      const it = await begun(open)
      await it.begin('t1', 'binh', 110)
      await it.begin('t2', 'an', 120)
      await it.look('binh', 130)
      await it.answer('t1', 'an', 140)
      await it.answer('t1', 'binh', 141)
      await it.answer('t2', 'an', 142)
      await it.begin('elsewhere', 'an', 143, [], 'other')
      await it.answer('t2', 'an', 144)
      await it.threads.withdraw('t2-144', 150)
      expect(await it.figures('binh')).toMatchObject({
        ...nothing,
        openThreads: 2,
        replies: 1,
        newComments: 2,
        changedAt: 142,
      })
      await it.database.close()
    })

    it('is a mention until it is answered, withdrawn or its thread resolved, looked at or not', async () => {
      const it = await begun(open)
      await it.begin('t1', 'an', 110, ['binh'])
      await it.begin('t2', 'an', 111, ['binh'])
      await it.begin('t3', 'an', 112, ['binh'])
      await it.begin('t4', 'binh', 113, ['binh'])
      await it.look('binh', 120)
      const mentions = async () => (await it.figures('binh'))?.mentions
      expect(await mentions()).toBe(3)
      await it.answer('t1', 'binh', 130)
      expect(await mentions()).toBe(2)
      await it.threads.changeState('t2', 'resolved', 'an', 131)
      expect(await mentions()).toBe(1)
      await it.answer('t1', 'an', 140, ['binh'])
      expect(await mentions()).toBe(2)
      await it.threads.withdraw('t3-1', 150)
      expect(await mentions()).toBe(1)
      expect((await it.figures('an'))?.mentions).toBe(0)
      await it.database.close()
    })

    it('is a text that went on, also where its log was folded, and a version of somebody else', async () => {
      const it = await begun(open)
      await it.write(1, 90)
      await it.write(2, 95)
      await it.look('binh', 130)
      expect(await it.figures('binh')).toMatchObject({ ...nothing, changedAt: 95 })
      await it.write(3, 140)
      expect(await it.figures('binh')).toMatchObject({ textChangedAt: 140, changedAt: 140 })
      await it.database.db.deleteFrom('update_log').execute()
      const base = { room: 'r1', sequence: 3, time: 140, checksum: 0 }
      const bytes = Buffer.from([0])
      await it.database.db
        .insertInto('room_base')
        .values({ ...base, bytes, state_vector: bytes })
        .execute()
      expect(await it.figures('binh')).toMatchObject({ textChangedAt: 140, changedAt: 140 })
      await it.look('binh', 150)
      expect(await it.figures('binh')).toMatchObject({ ...nothing, latestVersion: null })
      await it.publish(1, 'an', 160)
      await it.publish(2, 'an', 170)
      const latestVersion = { number: 2, createdAt: 170 }
      expect(await it.figures('binh')).toMatchObject({ newVersion: 2, latestVersion })
      expect(await it.figures('an')).toMatchObject({ newVersion: null, latestVersion })
      await it.database.close()
    })

    it('tells nobody of a regulation without a role, who looked there or not', async () => {
      const it = await begun(open)
      await it.look('binh', 130)
      await it.begin('t1', 'an', 140, ['binh'])
      await membershipStore(it.database.db).removeMember('r1', 'binh')
      expect(await it.figures('binh')).toBeUndefined()
      await it.look('binh', 150, 'other')
      const looks = await it.database.db.selectFrom('last_look').selectAll().execute()
      expect(looks.map(({ regulation_id, at }) => [regulation_id, at])).toEqual([['r1', 130]])
      await it.database.close()
    })
  })
}
