import { regulationRoles } from '@cucao/people'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  FakeRights,
  FakeRooms,
  addPerson,
  addRegulation,
  asking,
  countingIds,
  textOf,
} from '../consultation/testing.ts'
import type { OpenDatabase } from '../database/open.ts'
import { freshSqlite } from '../database/testing.ts'
import { publishingRoutes } from './routes.ts'

const path = '/api/regulations/r1/versions'

describe('version routes', () => {
  let database: OpenDatabase
  let rights: FakeRights
  let rooms: FakeRooms
  let ask: ReturnType<typeof asking>

  beforeEach(async () => {
    database = await freshSqlite()
    await addPerson(database, 'lead')
    await addPerson(database, 'stranger')
    await addRegulation(database, 'r1', 'lead', 'Nghị định về dữ liệu')
    rights = new FakeRights()
    rights.give('lead', 'r1', 'lead-drafter')
    rooms = new FakeRooms()
    rooms.sequence = 42
    rooms.texts.set('r1', textOf('article d1 Phạm vi', 'clause k1 Một.'))
    ask = asking(
      publishingRoutes({
        gatekeeper: rights,
        rooms,
        database,
        now: () => 1000,
        newId: countingIds('v'),
      }),
    )
  })
  afterEach(() => database.close())

  const stored = () => database.db.selectFrom('version').selectAll().orderBy('number').execute()

  it('fixes the durable text under the next number', async () => {
    const answer = await ask('lead', 'POST', path, { note: ' Gửi lấy ý kiến ' })
    const [row] = await stored()
    expect(answer).toEqual({
      status: 200,
      body: {
        version: {
          id: 'v1',
          number: 1,
          title: 'Nghị định về dữ liệu',
          note: 'Gửi lấy ý kiến',
          contentHash: row?.content_hash,
          createdAt: 1000,
          createdBy: { name: 'Tên lead' },
          address: '/cong-bo/r1/1',
        },
      },
    })
    expect(row?.sequence).toBe(42)
    expect(rooms.announced).toEqual(['r1 versions'])
    expect((await ask('lead', 'GET', path)).body).toEqual({ versions: [answer.body.version] })
  })

  it('keeps a version as it was, whatever is written later', async () => {
    await ask('lead', 'POST', path, { note: '' })
    const [before] = await stored()
    rooms.texts.set('r1', textOf('article d1 Phạm vi', 'clause k1 Hai.'))
    await ask('lead', 'POST', path, { note: '' })
    const [first, second] = await stored()
    expect(first).toEqual(before)
    expect(second?.content).not.toBe(first?.content)
    for (const row of [first, second])
      expect(
        createHash('sha256')
          .update(row?.content ?? '', 'utf8')
          .digest('hex'),
      ).toBe(row?.content_hash)
  })

  it('does not publish the same text twice in a row', async () => {
    await ask('lead', 'POST', path, { note: '' })
    expect(await ask('lead', 'POST', path, { note: 'lần nữa' })).toEqual({
      status: 409,
      body: { reason: 'already-exists', detail: '1' },
    })
    expect(rooms.announced).toHaveLength(1)
  })

  it.each(
    regulationRoles.flatMap(
      (role) =>
        [
          [role, 'drafting'],
          [role, 'closed'],
        ] as const,
    ),
  )('holds to the table for %s while %s', async (role, state) => {
    rights.give('lead', 'r1', role, { state })
    const expected =
      role !== 'lead-drafter'
        ? { status: 403, body: { reason: 'not-allowed' } }
        : state === 'closed'
          ? { status: 409, body: { reason: 'regulation-closed' } }
          : { status: 200 }
    expect(await ask('lead', 'POST', path, { note: '' })).toMatchObject(expected)
    expect((await ask('lead', 'GET', path)).status).toBe(200)
    expect(await stored()).toHaveLength(expected.status === 200 ? 1 : 0)
  })

  it('is unknown to strangers and closed to nobody in particular', async () => {
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? { note: '' } : undefined
      expect((await ask('stranger', method, path, body)).status).toBe(404)
      expect((await ask(null, method, path, body)).status).toBe(401)
      expect((await ask('lead', method, '/api/regulations/unknown/versions', body)).status).toBe(
        404,
      )
    }
  })

  it('refuses notes that are too long or would not be shown', async () => {
    expect((await ask('lead', 'POST', path, { note: 'x'.repeat(2001) })).status).toBe(400)
    expect((await ask('lead', 'POST', path, { note: 'a\u202Eb' })).status).toBe(422)
    expect((await ask('lead', 'POST', path, { note: 7 })).status).toBe(400)
    expect(await stored()).toEqual([])
  })

  it('has no way to change or take back a version', async () => {
    await ask('lead', 'POST', path, { note: '' })
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      for (const address of [path, `${path}/1`, `${path}/v1`])
        expect((await ask('lead', method, address, {})).status).toBe(404)
    expect(await stored()).toHaveLength(1)
  })

  describe('words that are gone from the text', () => {
    const find = (person: string, ...passages: { provisionId: string; words: string }[]) =>
      ask(person, 'POST', `${path}/holding`, { passages })
    const first = { provisionId: 'k1', words: 'Một' }

    it('are found in the newest version that holds them in their provision', async () => {
      await ask('lead', 'POST', path, { note: '' })
      rooms.texts.set('r1', textOf('article d1 Phạm vi', 'clause k1 Một.', 'clause k2 Hai.'))
      await ask('lead', 'POST', path, { note: '' })
      rooms.texts.set('r1', textOf('article d1 Phạm vi', 'clause k2 Một.'))
      await ask('lead', 'POST', path, { note: '' })
      const moved = { provisionId: 'k2', words: 'Một' }
      const never = { provisionId: 'k1', words: 'Ba' }
      expect(await find('lead', first, never, moved)).toEqual({
        status: 200,
        body: {
          found: [
            { number: 2, address: '/cong-bo/r1/2#dieu-1-khoan-1' },
            null,
            { number: 3, address: '/cong-bo/r1/3#dieu-1-khoan-1' },
          ],
        },
      })
    })

    it('are found nowhere while nothing is published, and for nobody without a role', async () => {
      expect((await find('lead', first)).body).toEqual({ found: [null] })
      await ask('lead', 'POST', path, { note: '' })
      expect(await find('stranger', first)).toEqual({ status: 404, body: { reason: 'not-found' } })
      for (const role of regulationRoles) {
        rights.give('stranger', 'r1', role)
        expect((await find('stranger', first)).status).toBe(200)
      }
    })
  })
})
