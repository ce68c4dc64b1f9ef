import { afterEach, describe, expect, it, vi } from 'vitest'
import { goodPassword, home, secretOf, testDepartment } from '../testing-department.ts'

afterEach(() => {
  vi.useRealTimers()
})
const signIn = (email: string, password: string) =>
  ['POST', '/api/sign-in', { email, password }] as const

describe('signing in', () => {
  it('opens a session that says who one is, whatever case the address was typed in', async () => {
    const department = await testDepartment()
    const { email } = await department.account(await department.administrator(), 'Lê Văn Soạn')
    const desk = department.browser()
    const signed = await desk.send(...signIn(` ${email.toUpperCase()} `, goodPassword))
    expect(signed.status).toBe(200)
    expect((await desk.send('GET', '/api/session')).body).toMatchObject({
      person: { name: 'Lê Văn Soạn', email, kind: 'account', departmentRole: 'staff' },
      setUpNeeded: false,
    })
  })

  it('takes the same password typed with composed and decomposed letters', async () => {
    const department = await testDepartment()
    const { email } = await department.account(await department.administrator(), 'Lê Văn Soạn')
    const answer = await department.browser().send(...signIn(email, goodPassword.normalize('NFD')))
    expect(answer.status).toBe(200)
  })

  it.each([
    ['a wrong password', 'quantri@example.gov.vn', 'sai mật khẩu rồi'],
    ['an unknown account', 'khong-co@example.gov.vn', goodPassword],
    ['no e-mail address', 'xin chào', goodPassword],
  ])('refuses %s in the same words', async (_, email, password) => {
    const department = await testDepartment()
    await department.administrator()
    const answer = await department.browser().send(...signIn(email, password))
    expect([answer.status, answer.body]).toEqual([401, { reason: 'wrong-credentials' }])
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  it('refuses a disabled account in the same words', async () => {
    const department = await testDepartment()
    const administrator = await department.administrator()
    const { id, email } = await department.account(administrator, 'Lê Văn Soạn')
    await administrator.send('PATCH', `/api/people/${id}`, { disabled: true })
    const answer = await department.browser().send(...signIn(email, goodPassword))
    expect(answer.body).toEqual({ reason: 'wrong-credentials' })
  })

  it('limits attempts on one account, and a right password in between clears them', async () => {
    const department = await testDepartment({ limits: { account: { points: 3, seconds: 60 } } })
    await department.administrator()
    const email = 'quantri@example.gov.vn'
    const desk = department.browser()
    for (const password of ['a', 'b', goodPassword, 'c', 'd', 'e'])
      await desk.send(...signIn(email, password))
    const refused = await department.browser('10.0.0.9').send(...signIn(email, goodPassword))
    expect(refused.status).toBe(429)
    expect(Number((refused.body as { detail?: string }).detail)).toBeGreaterThan(50)
    const another = await department.browser().send(...signIn('khac@example.gov.vn', 'x'))
    expect(another.status).toBe(401)
  })

  it('limits attempts from one address over all accounts', async () => {
    const department = await testDepartment({ limits: { address: { points: 3, seconds: 60 } } })
    const desk = department.browser('2001:db8::1')
    const next = department.browser('2001:db8::2')
    for (const n of [1, 2, 3]) await desk.send(...signIn(`a${n}@example.gov.vn`, 'x'))
    expect((await next.send(...signIn('a4@example.gov.vn', 'x'))).status).toBe(429)
    const elsewhere = department.browser('2001:db8:0:1::1')
    expect((await elsewhere.send(...signIn('a4@example.gov.vn', 'x'))).status).toBe(401)
  })

  it('takes no attempts from an account where the address has none left', async () => {
    const limits = { address: { points: 3, seconds: 60 }, account: { points: 3, seconds: 60 } }
    const department = await testDepartment({ limits })
    await department.administrator()
    const email = 'quantri@example.gov.vn'
    const hostile = department.browser('192.0.2.66')
    for (const n of [1, 2, 3]) await hostile.send(...signIn(`a${n}@example.gov.vn`, 'x'))
    for (let n = 0; n < 10; n++)
      expect((await hostile.send(...signIn(email, 'x'))).status).toBe(429)
    expect((await department.browser().send(...signIn(email, goodPassword))).status).toBe(200)
  })
})

describe('a session', () => {
  it('is stored hashed only', async () => {
    const department = await testDepartment()
    const desk = await department.administrator()
    const secret = desk.cookie?.split('=')[1] ?? ''
    const rows = await department.database.db.selectFrom('session').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it('ends everywhere at once, and sockets are told', async () => {
    const department = await testDepartment()
    const { desk, id, email } = await department.account(
      await department.administrator(),
      'Lê Văn Soạn',
    )
    const other = department.browser()
    await other.send(...signIn(email, goodPassword))
    await desk.send('POST', '/api/sign-out-everywhere')
    expect(department.announced).toContainEqual({ personId: id })
    expect((await other.send('GET', '/api/session')).body).toMatchObject({ person: null })
  })

  it('signs out one browser only', async () => {
    const department = await testDepartment()
    const { desk, email } = await department.account(
      await department.administrator(),
      'Lê Văn Soạn',
    )
    const other = department.browser()
    await other.send(...signIn(email, goodPassword))
    const cookie = desk.cookie
    await desk.send('POST', '/api/sign-out')
    expect(desk.cookie).toBeNull()
    const replay = await desk.send('GET', '/api/session', undefined, { cookie: cookie ?? '' })
    expect(replay.body).toMatchObject({ person: null })
    expect((await other.send('GET', '/api/session')).body).not.toMatchObject({ person: null })
  })

  it('lives longer with use and ends without', async () => {
    const start = Date.parse('2026-03-02T08:00:00Z')
    vi.useFakeTimers({ toFake: ['Date'], now: start })
    const department = await testDepartment()
    const desk = await department.administrator()
    const hours = (n: number) => vi.setSystemTime(start + n * 3600_000)
    hours(10)
    const used = await desk.send('GET', '/api/session')
    expect(used.body).not.toMatchObject({ person: null })
    expect(used.headers.get('set-cookie')).toMatch(/^cucao_session=.*HttpOnly.*SameSite=Lax/)
    hours(20)
    expect((await desk.send('GET', '/api/session')).body).not.toMatchObject({ person: null })
    hours(37)
    expect((await desk.send('GET', '/api/session')).body).toMatchObject({ person: null })
  })

  it.each(['', 'x', 'g.', "' or 1=1 --", 'a'.repeat(5000), '%00', '🙂'])(
    'is nobody for the cookie %j',
    async (value) => {
      const department = await testDepartment()
      const answer = await department.browser().send('GET', '/api/session', undefined, {
        cookie: `cucao_session=${encodeURIComponent(value)}`,
      })
      expect([answer.status, answer.body]).toMatchObject([200, { person: null }])
    },
  )
})

describe('changing a password', () => {
  it('ends a link to set it that was not used', async () => {
    const department = await testDepartment()
    const administrator = await department.administrator()
    const { desk, id } = await department.account(administrator, 'Lê Văn Soạn')
    const made = await administrator.send<{ link: string }>('POST', `/api/people/${id}/link`)
    const passwords = { current: goodPassword, next: 'đất nước đứng lên' }
    expect((await desk.send('POST', '/api/me/password', passwords)).status).toBe(200)
    const link = `/api/links/${secretOf(made.body.link)}`
    const used = await department.browser().send('POST', link, { password: 'kẻ cắp lấy được' })
    expect(used.body).toEqual({ reason: 'link-expired' })
  })

  it('needs the present one, follows the rule and ends the other sessions', async () => {
    const department = await testDepartment()
    const { desk, email } = await department.account(
      await department.administrator(),
      'Lê Văn Soạn',
    )
    const other = department.browser()
    await other.send(...signIn(email, goodPassword))
    const change = (current: string, next: string) =>
      desk.send('POST', '/api/me/password', { current, next })
    const next = 'đất nước đứng lên'
    expect((await change('sai rồi đấy', next)).body).toEqual({ reason: 'wrong-credentials' })
    expect((await change(goodPassword, 'ngắn')).body).toEqual({
      reason: 'not-acceptable',
      detail: 'next:too-short',
    })
    expect((await change(goodPassword, next)).status).toBe(200)
    expect((await other.send('GET', '/api/session')).body).toMatchObject({ person: null })
    expect((await desk.send('GET', '/api/session')).body).not.toMatchObject({ person: null })
    expect((await other.send(...signIn(email, goodPassword))).status).toBe(401)
    expect((await other.send(...signIn(email, next))).status).toBe(200)
  })
})

describe('a foreign page', () => {
  it.each([
    ['another site', { origin: 'https://xau.example' }],
    ['another port', { origin: 'http://127.0.0.1:3001' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['our name inside another', { origin: `${home}.xau.example` }],
    ['no Origin at all', { origin: '' }],
  ])('cannot act: %s', async (_, headers) => {
    const department = await testDepartment()
    const desk = await department.administrator()
    const answer = await desk.send('POST', '/api/sign-out-everywhere', {}, headers)
    expect([answer.status, answer.body]).toEqual([403, { reason: 'foreign-origin' }])
    expect((await desk.send('GET', '/api/session')).body).not.toMatchObject({ person: null })
  })
})
