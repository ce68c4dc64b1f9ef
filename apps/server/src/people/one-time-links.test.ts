import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { goodPassword, home, secretOf, testDepartment } from '../testing-department.ts'
import type { TestDepartment } from '../testing-department.ts'
import { setUpAddress } from './one-time-links.ts'

const start = Date.parse('2026-03-02T08:00:00Z')
const hour = 3600_000
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterEach(() => {
  vi.useRealTimers()
})

const form = { name: 'Nguyễn Văn An', email: 'an@example.gov.vn', password: goodPassword }
const setUp = async (department: TestDepartment) =>
  `/api/links/${secretOf((await setUpAddress(department.database.db, home, Date.now())) ?? '')}`

describe('the set-up link', () => {
  it('makes the first administrator once and signs in', async () => {
    const department = await testDepartment()
    const link = await setUp(department)
    const desk = department.browser()
    expect((await desk.send('GET', '/api/session')).body).toMatchObject({ setUpNeeded: true })
    expect((await desk.send('GET', link)).body).toEqual({
      purpose: 'set-up',
      name: null,
      email: null,
    })
    const used = await desk.send('POST', link, form)
    expect(used.body).toMatchObject({ person: { departmentRole: 'administrator' } })
    expect((await desk.send('GET', '/api/people')).status).toBe(200)
    expect(await setUpAddress(department.database.db, home, Date.now())).toBeNull()
    for (const method of ['GET', 'POST'])
      expect(
        (await department.browser().send(method, link, method === 'POST' ? form : undefined)).body,
      ).toEqual({ reason: 'link-used-up' })
  })

  it('is used by one of many at once', async () => {
    const department = await testDepartment()
    const link = await setUp(department)
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        department.browser().send('POST', link, { ...form, email: `an${n}@example.gov.vn` }),
      ),
    )
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([
      200, 410, 410, 410,
    ])
  })

  it('ends after a day, and with the next one', async () => {
    const department = await testDepartment()
    const first = await setUp(department)
    const second = await setUp(department)
    const desk = department.browser()
    expect((await desk.send('POST', first, form)).body).toEqual({ reason: 'link-expired' })
    vi.setSystemTime(start + 24 * hour)
    expect((await desk.send('POST', second, form)).body).toEqual({ reason: 'link-expired' })
  })

  it.each([
    [{ name: '' }, 'name:empty'],
    [{ name: 'a\u202egnp.exe' }, 'name:unreadable'],
    [{ name: 'Nguyễn\nVăn An' }, 'name:unreadable'],
    [{ name: 'x'.repeat(300) }, 'name:too-long'],
    [{ email: 'không phải' }, 'email:unreadable'],
    [{ password: 'ngắn' }, 'password:too-short'],
    [{ password: 'matkhau12345' }, 'password:too-simple'],
    [{ organisationId: 'nowhere' }, 'organisationId:unknown'],
  ])('refuses %j and may be tried again', async (wrong, detail) => {
    const department = await testDepartment()
    const link = await setUp(department)
    const desk = department.browser()
    const answer = await desk.send('POST', link, { ...form, ...wrong })
    expect([answer.status, answer.body]).toEqual([422, { reason: 'not-acceptable', detail }])
    expect((await desk.send('POST', link, form)).status).toBe(200)
  })

  it('writes names composed, whatever way they were typed', async () => {
    const department = await testDepartment()
    const desk = department.browser()
    const name = 'Nguyễn  Thị  Hường'
    await desk.send('POST', await setUp(department), { ...form, name: name.normalize('NFD') })
    expect((await desk.send('GET', '/api/session')).body).toMatchObject({
      person: { name: 'Nguyễn Thị Hường' },
    })
  })
})

describe('a link to a person', () => {
  it('sets the password, keeps name, address and organisation, and ends older sessions', async () => {
    const department = await testDepartment()
    const administrator = await department.administrator()
    const { desk, id, email } = await department.account(administrator, 'Lê Văn Soạn')
    const made = await administrator.send<{ link: string }>('POST', `/api/people/${id}/link`)
    const link = `/api/links/${secretOf(made.body.link)}`
    const other = department.browser()
    expect((await other.send('GET', link)).body).toEqual({
      purpose: 'set-password',
      name: 'Lê Văn Soạn',
      email,
    })
    const next = 'đất nước đứng lên'
    const used = await other.send('POST', link, {
      password: next,
      email: 'khac@example.gov.vn',
      name: 'Người Khác',
      organisationId: 'vn-bkhcn',
    })
    expect(used.body).toMatchObject({
      person: { id, email, name: 'Lê Văn Soạn', organisationId: null },
    })
    expect((await desk.send('GET', '/api/session')).body).toMatchObject({ person: null })
  })

  it('does not work for a disabled person', async () => {
    const department = await testDepartment()
    const administrator = await department.administrator()
    const { id } = await department.account(administrator, 'Lê Văn Soạn')
    const made = await administrator.send<{ link: string }>('POST', `/api/people/${id}/link`)
    await administrator.send('PATCH', `/api/people/${id}`, { disabled: true })
    const path = `/api/links/${secretOf(made.body.link)}`
    const answer = await department.browser().send('POST', path, { password: goodPassword })
    expect(answer.body).toEqual({ reason: 'link-unknown' })
  })
})

it.each(['x', 'a'.repeat(32), 'a'.repeat(199), '%00', '..%2f..', 'đường-dẫn'])(
  'a malformed link is unknown: %s',
  async (token) => {
    const department = await testDepartment()
    for (const kind of ['links', 'invitations']) {
      const answer = await department.browser().send('GET', `/api/${kind}/${encodeURI(token)}`)
      expect([answer.status, answer.body]).toEqual([404, { reason: 'link-unknown' }])
    }
  },
)

describe('demo sign-in', () => {
  it('is not there outside the demo', async () => {
    const department = await testDepartment()
    expect((await department.browser().send('GET', '/demo/abc')).status).toBe(503)
  })
})
