import { regulationRoles } from '@cucao/people'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../database/open.ts'
import { freshSqlite } from '../database/testing.ts'
import { consultationRoutes } from './routes.ts'
import type { ThreadShape } from './shapes.ts'
import {
  FakeRights,
  FakeRooms,
  addMember,
  addPerson,
  addRegulation,
  asking,
  countingIds,
  textOf,
} from './testing.ts'

const everyone = ['lead', 'drafter', 'officer', 'reader', 'guest', 'stranger']
const words =
  'Cơ quan có thẩm quyền công bố danh mục chậm nhất 30 ngày kể từ ngày Nghị định này có hiệu lực.'
const at = words.indexOf('30 ngày')
const place = {
  provisionId: 'k1',
  start: at,
  end: at + 7,
  quote: {
    exact: '30 ngày',
    prefix: words.slice(0, at).slice(-32),
    suffix: words.slice(at + 7).slice(0, 32),
  },
}

describe('thread routes', () => {
  let database: OpenDatabase
  let rights: FakeRights
  let rooms: FakeRooms
  let ask: ReturnType<typeof asking>
  let time: number

  beforeEach(async () => {
    database = await freshSqlite()
    for (const person of everyone) await addPerson(database, person)
    await addRegulation(database, 'r1', 'lead')
    await addRegulation(database, 'r2', 'lead')
    rights = new FakeRights()
    rights.give('lead', 'r1', 'lead-drafter')
    rights.give('lead', 'r2', 'lead-drafter')
    rights.give('drafter', 'r1', 'drafter')
    rights.give('officer', 'r1', 'opinion-giver')
    rights.give('reader', 'r1', 'reader')
    rights.give('guest', 'r1', 'opinion-giver', { scope: ['c2', 'd9'] })
    rooms = new FakeRooms()
    rooms.texts.set(
      'r1',
      textOf(
        'chapter c1 QUY ĐỊNH CHUNG',
        'article d1 Phạm vi',
        `clause k1 ${words}`,
        'chapter c2 TỔ CHỨC',
        'article d2 Trách nhiệm',
        'clause k2 Bộ Khoa học và Công nghệ chủ trì.',
      ),
    )
    rooms.texts.set('r2', textOf('article x1 Khác', 'clause x2 Một khoản khác.'))
    time = 1000
    ask = asking(
      consultationRoutes({
        gatekeeper: rights,
        rooms,
        database,
        now: () => ++time,
        newId: countingIds('i'),
      }),
    )
  })
  afterEach(() => database.close())

  const opened = async (person = 'officer', body = 'Nên là 60 ngày.') => {
    const answer = await ask(person, 'POST', '/api/regulations/r1/threads', { ...place, body })
    expect(answer.status).toBe(200)
    return answer.body.thread as ThreadShape
  }
  const threadsSeenBy = async (person: string) =>
    (await ask(person, 'GET', '/api/regulations/r1/threads')).body.threads as ThreadShape[]

  it('opens a thread on words of the text and tells the room', async () => {
    const thread = await opened()
    expect(thread).toMatchObject({
      provisionId: 'k1',
      state: 'open',
      createdBy: { personId: 'officer', name: 'Tên officer', organisation: null },
      anchor: { ...place, sequence: 1, around: ['d1', 'c2', 'c1', 'd2', 'k2'] },
      comments: [{ body: 'Nên là 60 ngày.', mine: true }],
    })
    expect(rooms.announced).toEqual(['r1 threads'])
    const [seen] = await threadsSeenBy('reader')
    expect(seen?.comments[0]).toMatchObject({ body: 'Nên là 60 ngày.', mine: false })
  })

  it('finds the words where the browser was a moment behind', async () => {
    rooms.texts.set('r1', textOf(`clause k1 Trước hết, ${words}`))
    const thread = await opened()
    expect(thread.anchor.start).toBe(at + 'Trước hết, '.length)
  })

  it('refuses a place that is not in the text', async () => {
    const post = (change: object) =>
      ask('officer', 'POST', '/api/regulations/r1/threads', { ...place, body: 'x', ...change })
    const elsewhere = { exact: 'Bộ trưởng', prefix: '', suffix: '' }
    expect(await post({ quote: elsewhere })).toMatchObject({
      status: 409,
      body: { reason: 'stale' },
    })
    expect(await post({ provisionId: 'x2' })).toMatchObject({ status: 404 })
    expect(await post({ start: 9, end: 3 })).toMatchObject({
      status: 400,
      body: { reason: 'malformed-request', detail: 'end' },
    })
    expect(await post({ quote: { exact: '', prefix: '', suffix: '' } })).toMatchObject({
      status: 422,
    })
    expect(await post({ start: -1 })).toMatchObject({ status: 400 })
    expect(await post({ relative: { start: '<script>', end: 'AA==' } })).toMatchObject({
      status: 400,
    })
    expect(await threadsSeenBy('lead')).toEqual([])
    expect(rooms.announced).toEqual([])
  })

  it('opens a thread on a whole clause', async () => {
    const quote = { exact: '', prefix: '', suffix: '' }
    const answer = await ask('officer', 'POST', '/api/regulations/r1/threads', {
      provisionId: 'k2',
      start: 0,
      end: 0,
      quote,
      body: 'Chưa rõ.',
    })
    expect(answer.body.thread).toMatchObject({
      provisionId: 'k2',
      anchor: { start: 0, end: 0, quote },
    })
  })

  it('takes words typed in decomposed letters', async () => {
    const quote = {
      exact: '30 ngày'.normalize('NFD'),
      prefix: '',
      suffix: '',
    }
    const answer = await ask('officer', 'POST', '/api/regulations/r1/threads', {
      ...place,
      quote,
      body: 'Để nghị'.normalize('NFD'),
    })
    expect(answer.body.thread).toMatchObject({ comments: [{ body: 'Để nghị'.normalize('NFC') }] })
    expect((answer.body.thread as ThreadShape).anchor.quote).toEqual(place.quote)
  })

  it.each([
    ['', 'body-empty'],
    ['  \n\t ', 'body-empty'],
    ['x'.repeat(20_001), 'body-too-long'],
    ['x'.repeat(100_000), 'body-too-long'],
    ['trước\u0000sau', 'body-control-characters'],
    ['lật \u202Engược', 'body-control-characters'],
    ['nửa \uD800 chữ', 'body-control-characters'],
  ])('refuses the body %#', async (body, detail) => {
    const thread = await opened()
    const path = `/api/regulations/r1/threads/${thread.id}/comments`
    const refused = { status: 422, body: { reason: 'not-acceptable', detail } }
    expect(await ask('officer', 'POST', path, { body })).toMatchObject(refused)
    const own = `${path}/${thread.comments[0]?.id}`
    expect(await ask('officer', 'PATCH', own, { body })).toMatchObject(refused)
    expect((await threadsSeenBy('lead'))[0]?.comments).toHaveLength(1)
  })

  it('stores hostile words as words', async () => {
    const body = `<script>alert(1)</script>'; DROP TABLE comment; -- {{7*7}}`
    expect((await opened('officer', body)).comments[0]?.body).toBe(body)
  })

  it('edits one’s own words and keeps the earlier ones', async () => {
    const thread = await opened()
    const path = `/api/regulations/r1/threads/${thread.id}/comments/${thread.comments[0]?.id}`
    const answer = await ask('officer', 'PATCH', path, { body: ' Nên là 45 ngày. ' })
    const [comment] = (answer.body.thread as ThreadShape).comments
    expect(comment?.body).toBe('Nên là 45 ngày.')
    expect(comment?.editedAt).toBeGreaterThan(thread.createdAt)
    const kept = await database.db.selectFrom('comment_history').select('body').execute()
    expect(kept).toEqual([{ body: 'Nên là 60 ngày.' }])
    expect(rooms.announced).toHaveLength(2)
  })

  it('lets nobody else edit or withdraw, not even the lead drafter', async () => {
    const thread = await opened()
    const path = `/api/regulations/r1/threads/${thread.id}/comments/${thread.comments[0]?.id}`
    for (const person of ['lead', 'drafter', 'guest']) {
      const refused = { status: 403, body: { reason: 'not-allowed' } }
      expect(await ask(person, 'PATCH', path, { body: 'khác' })).toMatchObject(refused)
      expect(await ask(person, 'DELETE', path)).toMatchObject(refused)
    }
    expect((await threadsSeenBy('lead'))[0]?.comments[0]?.body).toBe('Nên là 60 ngày.')
  })

  it('withdraws with a trace, and shows the words to nobody', async () => {
    const thread = await opened()
    const path = `/api/regulations/r1/threads/${thread.id}/comments/${thread.comments[0]?.id}`
    expect((await ask('officer', 'DELETE', path)).status).toBe(200)
    for (const person of ['officer', 'lead']) {
      const [comment] = (await threadsSeenBy(person))[0]?.comments ?? []
      expect(comment).toMatchObject({ body: null, author: { personId: 'officer' } })
      expect(comment?.withdrawnAt).toBeGreaterThan(0)
    }
    expect(JSON.stringify(await threadsSeenBy('lead'))).not.toContain('Nên là 60 ngày.')
    expect(await ask('officer', 'PATCH', path, { body: 'lại' })).toMatchObject({
      body: { reason: 'not-acceptable', detail: 'withdrawn' },
    })
    expect((await ask('officer', 'DELETE', path)).status).toBe(200)
  })

  it('is resolved by who may and by its author, and then takes no words', async () => {
    const thread = await opened()
    const path = `/api/regulations/r1/threads/${thread.id}`
    const change = (person: string, state: string) => ask(person, 'PATCH', path, { state })
    expect(await change('guest', 'resolved')).toMatchObject({ status: 403 })
    const resolved = await change('drafter', 'resolved')
    expect(resolved.body.thread).toMatchObject({
      state: 'resolved',
      resolvedBy: { personId: 'drafter' },
    })
    const late = await ask('lead', 'POST', `${path}/comments`, { body: 'muộn' })
    expect(late).toMatchObject({ status: 422, body: { detail: 'thread-resolved' } })
    const own = `${path}/comments/${thread.comments[0]?.id}`
    expect(await ask('officer', 'PATCH', own, { body: 'sửa' })).toMatchObject({ status: 422 })
    expect((await change('officer', 'open')).body.thread).toMatchObject({
      state: 'open',
      resolvedBy: null,
    })
    expect(await change('officer', 'burned')).toMatchObject({ status: 400 })
  })

  it('keeps a scoped guest to the part he was invited to', async () => {
    const on = (provisionId: string) =>
      ask('guest', 'POST', '/api/regulations/r1/threads', {
        provisionId,
        start: 0,
        end: 0,
        quote: { exact: '', prefix: '', suffix: '' },
        body: 'x',
      })
    const outside = { status: 403, body: { reason: 'outside-scope' } }
    expect(await on('k1')).toMatchObject(outside)
    expect(await on('c1')).toMatchObject(outside)
    for (const inside of ['k2', 'd2', 'c2']) expect((await on(inside)).status).toBe(200)
    const thread = await opened('officer')
    const reply = `/api/regulations/r1/threads/${thread.id}/comments`
    expect(await ask('guest', 'POST', reply, { body: 'x' })).toMatchObject(outside)
    // The clause is moved into his chapter: the text as it is now decides.
    rooms.texts.set('r1', textOf('chapter c2 TỔ CHỨC', 'article d1 Phạm vi', `clause k1 ${words}`))
    expect((await ask('guest', 'POST', reply, { body: 'x' })).status).toBe(200)
  })

  it('answers 404 to ids of another regulation and to who has no role', async () => {
    const thread = await opened()
    const comment = thread.comments[0]?.id
    const other = await ask('lead', 'POST', '/api/regulations/r2/threads', {
      provisionId: 'x2',
      start: 0,
      end: 0,
      quote: { exact: '', prefix: '', suffix: '' },
      body: 'x',
    })
    const otherThread = other.body.thread as ThreadShape
    const requests: [string, string, object | undefined][] = [
      ['PATCH', `/api/regulations/r2/threads/${thread.id}`, { state: 'resolved' }],
      ['POST', `/api/regulations/r2/threads/${thread.id}/comments`, { body: 'x' }],
      ['PATCH', `/api/regulations/r2/threads/${thread.id}/comments/${comment}`, { body: 'x' }],
      ['DELETE', `/api/regulations/r2/threads/${thread.id}/comments/${comment}`, undefined],
      ['DELETE', `/api/regulations/r2/threads/${otherThread.id}/comments/${comment}`, undefined],
      ['POST', `/api/regulations/r2/threads`, { ...place, body: 'x' }],
      ['PATCH', `/api/regulations/r1/threads/unknown`, { state: 'resolved' }],
    ]
    for (const [method, path, body] of requests)
      expect(await ask('lead', method, path, body)).toMatchObject({
        status: 404,
        body: { reason: 'not-found' },
      })
    for (const [method, path, body] of requests) {
      expect((await ask('stranger', method, path, body)).status).toBe(404)
      expect((await ask(null, method, path, body)).status).toBe(401)
    }
    expect((await ask('stranger', 'GET', '/api/regulations/r1/threads')).status).toBe(404)
    expect((await ask(null, 'GET', '/api/regulations/r1/threads')).status).toBe(401)
    expect((await threadsSeenBy('lead'))[0]).toEqual({
      ...thread,
      comments: [{ ...thread.comments[0], mine: false }],
    })
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
    const thread = await opened()
    rights.give('officer', 'r1', role, { state })
    const may = role !== 'reader' && state === 'drafting'
    const reason = role === 'reader' ? 'not-allowed' : 'regulation-closed'
    const path = `/api/regulations/r1/threads/${thread.id}`
    const own = `${path}/comments/${thread.comments[0]?.id}`
    const requests: [string, string, object | undefined][] = [
      ['POST', '/api/regulations/r1/threads', { ...place, body: 'x' }],
      ['POST', `${path}/comments`, { body: 'x' }],
      ['PATCH', own, { body: 'y' }],
      ['DELETE', own, undefined],
      ['PATCH', path, { state: 'resolved' }],
    ]
    expect((await ask('officer', 'GET', '/api/regulations/r1/threads')).status).toBe(200)
    for (const [method, path, body] of requests)
      expect(await ask('officer', method, path, body)).toMatchObject(
        may ? { status: 200 } : { status: refusedStatus[reason], body: { reason } },
      )
  })
  const refusedStatus = { 'not-allowed': 403, 'regulation-closed': 409 }

  it('limits how much one person writes in a minute, and nobody else', async () => {
    ask = asking(
      consultationRoutes({
        gatekeeper: rights,
        rooms,
        database,
        now: () => ++time,
        newId: countingIds('j'),
        limits: { writesPerMinute: 2 },
      }),
    )
    const thread = await opened()
    const path = `/api/regulations/r1/threads/${thread.id}/comments`
    expect((await ask('officer', 'POST', path, { body: 'hai' })).status).toBe(200)
    const refused = await ask('officer', 'POST', path, { body: 'ba' })
    expect(refused).toMatchObject({ status: 429, body: { reason: 'too-many-attempts' } })
    expect(Number(refused.body.detail)).toBeGreaterThan(0)
    expect((await ask('lead', 'POST', path, { body: 'bốn' })).status).toBe(200)
  })

  it('reads the text twice at most for many who comment at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        ask('lead', 'POST', '/api/regulations/r1/threads', { ...place, body: 'x' }),
      ),
    )
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200))
    expect(rooms.readings).toBeLessThanOrEqual(2)
    expect(await threadsSeenBy('lead')).toHaveLength(20)
  })

  describe('mentions', () => {
    const people = ['lead', 'drafter', 'officer', 'guest'] as const
    const roles = ['lead-drafter', 'drafter', 'opinion-giver', 'opinion-giver'] as const
    beforeEach(async () => {
      rights.guests.add('guest')
      for (const [at, person] of people.entries())
        await addMember(database, 'r1', person, roles[at] ?? 'reader')
    })
    const path = '/api/regulations/r1/threads'
    const write = (mentions: unknown, person = 'officer') =>
      ask(person, 'POST', path, { ...place, body: 'Đề nghị @Tên lead xem', mentions })
    const mentionsIn = (answer: { body: Record<string, unknown> }) =>
      (answer.body.thread as ThreadShape).comments.map(({ mentions }) =>
        mentions.map(({ personId }) => personId),
      )

    it('are kept beside the words, for everybody who reads the thread', async () => {
      expect(mentionsIn(await write(['lead', 'drafter']))).toEqual([['drafter', 'lead']])
      const [seen] = await threadsSeenBy('reader')
      expect(seen?.comments[0]?.mentions).toEqual([
        { personId: 'drafter', name: 'Tên drafter' },
        { personId: 'lead', name: 'Tên lead' },
      ])
    })

    it('of people without a role here are refused by name of their id, and nothing is stored', async () => {
      const refused = { status: 422, body: { reason: 'mention-without-rights' } }
      expect(await write(['lead', 'stranger', 'nobody'])).toMatchObject({
        ...refused,
        body: { ...refused.body, detail: 'stranger,nobody' },
      })
      await database.db.deleteFrom('member').where('person_id', '=', 'drafter').execute()
      expect(await write(['drafter'])).toMatchObject(refused)
      expect(await threadsSeenBy('lead')).toEqual([])
      const thread = await opened()
      const own = `${path}/${thread.id}/comments`
      const body = { body: 'x', mentions: ['stranger'] }
      expect(await ask('officer', 'POST', own, body)).toMatchObject(refused)
      const first = `${own}/${thread.comments[0]?.id}`
      expect(await ask('officer', 'PATCH', first, body)).toMatchObject(refused)
      expect(await database.db.selectFrom('comment_mention').selectAll().execute()).toEqual([])
    })

    it('have a closed shape', async () => {
      const many = Array.from({ length: 21 }, () => 'lead')
      for (const wrong of [many, 'lead', [7], ['a b'], null, [{ personId: 'lead' }]])
        expect((await write(wrong)).status).toBe(400)
    })

    it('stay where the right was lost later, and tell that person nothing', async () => {
      const thread = (await write(['drafter'])).body.thread as ThreadShape
      await database.db.deleteFrom('member').where('person_id', '=', 'drafter').execute()
      const own = `${path}/${thread.id}/comments/${thread.comments[0]?.id}`
      const edit = { body: 'Đề nghị @Tên drafter xem lại', mentions: ['drafter'] }
      expect(mentionsIn(await ask('officer', 'PATCH', own, edit))).toEqual([['drafter']])
      expect(mentionsIn(await ask('officer', 'PATCH', own, { body: 'Thôi' }))).toEqual([[]])
      expect(await ask('officer', 'PATCH', own, edit)).toMatchObject({ status: 422 })
    })

    it('are offered with names and organisations only, never oneself', async () => {
      const list = async (person: string) =>
        (await ask(person, 'GET', '/api/regulations/r1/mentionable')).body.people
      const shown = (...ids: string[]) =>
        ids.map((id) => ({ personId: id, name: `Tên ${id}`, organisation: null }))
      expect(await list('officer')).toEqual(shown('drafter', 'guest', 'lead'))
      expect(await list('guest')).toEqual(shown('drafter', 'lead'))
      expect(await write(['officer'], 'lead')).toMatchObject({ status: 200 })
      const byGuest = { provisionId: 'k2', start: 0, end: 0, body: 'x', mentions: ['officer'] }
      const quote = { exact: '', prefix: '', suffix: '' }
      const asGuest = () => ask('guest', 'POST', path, { ...byGuest, quote })
      expect(await asGuest()).toMatchObject({ body: { reason: 'mention-without-rights' } })
      await opened('officer')
      expect(await list('guest')).toEqual(shown('drafter', 'lead', 'officer'))
      expect((await asGuest()).status).toBe(200)
      for (const [person, status] of [
        ['reader', 403],
        ['stranger', 404],
        [null, 401],
      ] as const)
        expect((await ask(person, 'GET', '/api/regulations/r1/mentionable')).status).toBe(status)
    })

    it('are shown to nobody once the words are withdrawn', async () => {
      const thread = (await write(['lead'])).body.thread as ThreadShape
      await ask('officer', 'DELETE', `${path}/${thread.id}/comments/${thread.comments[0]?.id}`)
      expect((await threadsSeenBy('lead'))[0]?.comments[0]?.mentions).toEqual([])
    })
  })

  it('keeps answers after what they answer, also when the clock of the machine is set back', async () => {
    const thread = await opened()
    const path = `/api/regulations/r1/threads/${thread.id}/comments`
    for (const [clock, body] of [
      [thread.createdAt - 5000, 'một'],
      [thread.createdAt - 9000, 'hai'],
      [thread.createdAt + 5000, 'ba'],
    ] as const) {
      time = clock
      expect((await ask('lead', 'POST', path, { body })).status).toBe(200)
    }
    const [seen] = await threadsSeenBy('lead')
    expect(seen?.comments.map((comment) => comment.body)).toEqual([
      'Nên là 60 ngày.',
      'một',
      'hai',
      'ba',
    ])
    expect(seen?.comments.at(-1)?.createdAt).toBe(thread.createdAt + 5001)
  })

  it('shows what an edited comment said before to who sees the thread', async () => {
    const thread = await opened()
    const own = `/api/regulations/r1/threads/${thread.id}/comments/${thread.comments[0]?.id}`
    const historyFor = (person: string | null) => ask(person, 'GET', `${own}/history`)
    expect((await historyFor('reader')).body).toEqual({ wordings: [] })
    await ask('officer', 'PATCH', own, { body: 'Hai' })
    await ask('officer', 'PATCH', own, { body: 'Ba' })
    const first = thread.createdAt
    const answer = await historyFor('reader')
    const wordings = answer.body.wordings as { writtenAt: number; replacedAt: number }[]
    expect(wordings).toMatchObject([
      { body: 'Nên là 60 ngày.', writtenAt: first },
      { body: 'Hai', writtenAt: wordings[0]?.replacedAt },
    ])
    expect(wordings[0]?.replacedAt).toBeGreaterThan(first)
    expect((await historyFor('stranger')).status).toBe(404)
    expect((await historyFor(null)).status).toBe(401)
    await ask('officer', 'DELETE', own)
    for (const person of ['officer', 'lead', 'reader'])
      expect(await historyFor(person)).toMatchObject({
        status: 404,
        body: { reason: 'not-found' },
      })
  })

  it('refuses what is no JSON', async () => {
    for (const body of ['{', 'null', '[]', '{"body":7}'])
      expect((await ask('officer', 'POST', '/api/regulations/r1/threads', body)).status).toBe(400)
  })
})
