import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { goodPassword, secretOf, testDepartment } from '../../testing-department.ts'

const start = Date.parse('2026-03-02T08:00:00Z')
const day = 86_400_000
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterEach(() => {
  vi.useRealTimers()
})

/** A lead drafter with a regulation. */
async function scene() {
  const department = await testDepartment()
  const administrator = await department.administrator()
  const lead = await department.account(administrator, 'Lê Văn Soạn')
  const id = await department.regulation(lead.desk)
  const path = (rest = '') => `/api/regulations/${id}${rest}`
  const roles = async () => {
    const { members } = (
      await lead.desk.send<{ members: { personId: string; role: string }[] }>(
        'GET',
        path('/members'),
      )
    ).body
    return Object.fromEntries(members.map((member) => [member.personId, member.role]))
  }
  const chapter = async () =>
    (await department.rooms.read(id)).text.content.flatMap((block) =>
      block.type === 'provision' && block.attrs.level === 'chapter' ? [block.attrs.id] : [],
    )[0] ?? ''
  return { department, administrator, lead, id, path, roles, chapter }
}

describe('an invitation link', () => {
  it('shows what it invites to and makes a guest who is a member at once', async () => {
    const { department, lead, id, path, chapter } = await scene()
    const scope = [await chapter()]
    const { secret } = await department.invite(lead.desk, id, { scope, note: ' Mời  chuyên gia ' })
    const desk = department.browser()
    expect((await desk.send('GET', `/api/invitations/${secret}`)).body).toEqual({
      regulationTitle: 'Nghị định thử',
      role: 'opinion-giver',
      scopeLabels: ['Chương I. QUY ĐỊNH CHUNG'],
      invitedBy: 'Lê Văn Soạn',
      note: 'Mời chuyên gia',
      expiresAt: start + 7 * day,
    })
    const joined = await desk.send('POST', `/api/invitations/${secret}`, {
      name: 'Trần Thị Khách',
      organisation: 'Công ty Sao Mai',
    })
    expect(joined.body).toMatchObject({ person: { kind: 'guest' }, regulationId: id })
    expect((await desk.send('GET', path())).body).toMatchObject({ role: 'opinion-giver', scope })
  })

  it('is stored hashed only, and its address is not answered again', async () => {
    const { department, lead, id, path } = await scene()
    const { secret } = await department.invite(lead.desk, id)
    const rows = await department.database.db.selectFrom('invitation').selectAll().execute()
    const audit = await department.database.db.selectFrom('audit').selectAll().execute()
    const listed = await lead.desk.send('GET', path('/invitations'))
    expect(JSON.stringify([rows, audit, listed.body])).not.toContain(secret)
  })

  it('wants name and organisation of a stranger, nothing of who is signed in', async () => {
    const { department, administrator, lead, id } = await scene()
    const { secret } = await department.invite(lead.desk, id)
    const path = `/api/invitations/${secret}`
    const desk = department.browser()
    expect((await desk.send('POST', path, { name: 'A' })).body).toEqual({
      reason: 'malformed-request',
      detail: 'organisation',
    })
    const other = await department.account(administrator, 'Phạm Thị Sở')
    expect((await other.desk.send('POST', path, {})).body).toMatchObject({
      person: { id: other.id },
    })
  })

  it('ends by time, by use and by hand, and says which', async () => {
    const { department, lead, id, path } = await scene()
    const desk = department.browser()
    const look = async (secret: string) =>
      (await desk.send('GET', `/api/invitations/${secret}`)).body
    const timed = await department.invite(lead.desk, id, { expiresInDays: 1 })
    const once = await department.invite(lead.desk, id, { maxUses: 1 })
    const ended = await department.invite(lead.desk, id)
    await department.guest(once.secret)
    await lead.desk.send('DELETE', path(`/invitations/${ended.id}`))
    vi.setSystemTime(start + day)
    expect(await look(timed.secret)).toEqual({ reason: 'link-expired' })
    expect(await look(once.secret)).toEqual({ reason: 'link-used-up' })
    expect(await look(ended.secret)).toEqual({ reason: 'link-revoked' })
    for (const { secret } of [timed, once, ended]) {
      const body = { name: 'Ai Đó', organisation: 'Nơi nào' }
      expect((await desk.send('POST', `/api/invitations/${secret}`, body)).status).toBe(410)
    }
  })

  it('is never used more often than it may be, however many come at once', async () => {
    const { department, lead, id, path } = await scene()
    const { secret } = await department.invite(lead.desk, id, { maxUses: 3 })
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        department.browser().send('POST', `/api/invitations/${secret}`, {
          name: `Khách ${n}`,
          organisation: 'Công ty Sao Mai',
        }),
      ),
    )
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(3)
    const people = await department.database.db
      .selectFrom('person')
      .selectAll()
      .where('kind', '=', 'guest')
      .execute()
    expect(people).toHaveLength(3)
    const { invitations } = (
      await lead.desk.send<{ invitations: { uses: number }[] }>('GET', path('/invitations'))
    ).body
    expect(invitations[0]?.uses).toBe(3)
  })

  it('counts no use where it gives nothing, and never takes a stronger role', async () => {
    const { department, lead, id, roles, path } = await scene()
    const { secret } = await department.invite(lead.desk, id, { maxUses: 1 })
    const again = await lead.desk.send('POST', `/api/invitations/${secret}`, {})
    expect(again.status).toBe(200)
    expect((await roles())[lead.id]).toBe('lead-drafter')
    const { desk, id: guest } = await department.guest(secret)
    expect((await desk.send('POST', `/api/invitations/${secret}`, {})).status).toBe(410)
    const drafters = await department.invite(lead.desk, id, { role: 'drafter' })
    await desk.send('POST', `/api/invitations/${drafters.secret}`, {})
    expect((await roles())[guest]).toBe('drafter')
    expect((await desk.send('GET', path())).body).toMatchObject({ role: 'drafter', scope: null })
  })

  it('takes guests with it when revoked, tells their sockets, and leaves accounts', async () => {
    const { department, administrator, lead, id, path, roles } = await scene()
    const { id: invitation, secret } = await department.invite(lead.desk, id)
    const guest = await department.guest(secret)
    const official = await department.account(administrator, 'Phạm Thị Sở')
    await official.desk.send('POST', `/api/invitations/${secret}`, {})
    await lead.desk.send('DELETE', path(`/invitations/${invitation}`))
    expect(department.announced).toContainEqual({ regulationId: id, personId: guest.id })
    expect((await guest.desk.send('GET', path())).status).toBe(404)
    expect(await roles()).toEqual({ [lead.id]: 'lead-drafter', [official.id]: 'opinion-giver' })
  })

  it('cannot be outlived by becoming an account, but by a role given by name', async () => {
    const { department, lead, id, path, roles } = await scene()
    const { id: invitation, secret } = await department.invite(lead.desk, id)
    const leaver = await department.guest(secret)
    const stayer = await department.guest(secret)
    const become = { email: 'khach@example.com', password: goodPassword }
    await leaver.desk.send('POST', '/api/me/become-account', become)
    await lead.desk.send('PUT', path(`/members/${stayer.id}`), { role: 'opinion-giver' })
    await lead.desk.send('DELETE', path(`/invitations/${invitation}`))
    expect(await roles()).toEqual({ [lead.id]: 'lead-drafter', [stayer.id]: 'opinion-giver' })
  })

  it.each([
    [{ role: 'lead-drafter' }, 400],
    [{ scope: ['nowhere'] }, 422],
    [{ scope: [] }, 400],
    [{ expiresInDays: 0 }, 400],
    [{ expiresInDays: 366 }, 400],
    [{ maxUses: 0 }, 400],
    [{ note: 'a\u0000b' }, 422],
    [{ note: 'x'.repeat(501) }, 422],
  ])('is not made with %j', async (terms, status) => {
    const { lead, path } = await scene()
    const body = { role: 'opinion-giver', expiresInDays: 7, ...terms }
    expect((await lead.desk.send('POST', path('/invitations'), body)).status).toBe(status)
  })

  it('lets nobody in after drafting ended', async () => {
    const { department, lead, id, path } = await scene()
    const { secret } = await department.invite(lead.desk, id)
    await lead.desk.send('PATCH', path(), { state: 'closed' })
    const answer = await department.browser().send('GET', `/api/invitations/${secret}`)
    expect(answer.body).toEqual({ reason: 'regulation-closed' })
  })
})

describe('a guest', () => {
  it('becomes an account under the same id and keeps the roles', async () => {
    const { department, lead, id, path } = await scene()
    const { secret } = await department.invite(lead.desk, id)
    const guest = await department.guest(secret)
    const before = guest.desk.cookie
    const answer = await guest.desk.send('POST', '/api/me/become-account', {
      email: 'Khach@Example.com',
      password: goodPassword,
    })
    expect(answer.body).toMatchObject({
      person: { id: guest.id, kind: 'account', email: 'khach@example.com' },
    })
    expect((await guest.desk.send('GET', path())).status).toBe(200)
    const old = await guest.desk.send('GET', '/api/session', undefined, { cookie: before ?? '' })
    expect(old.body).toMatchObject({ person: null })
    const again = department.browser()
    await again.send('POST', '/api/sign-in', {
      email: 'khach@example.com',
      password: goodPassword,
    })
    expect((await again.send('GET', path())).status).toBe(200)
  })

  it('becomes an account once, however many windows and links try', async () => {
    const { department, administrator, lead, id } = await scene()
    const guest = await department.guest((await department.invite(lead.desk, id)).secret)
    const made = await administrator.send<{ link: string }>('POST', `/api/people/${guest.id}/link`)
    const become = (n: number) => ({ email: `khach-${n}@example.com`, password: goodPassword })
    const windows = [1, 2, 3].map(() => department.browser())
    const answers = await Promise.all(
      windows.map((window, n) =>
        window.send('POST', '/api/me/become-account', become(n), {
          cookie: guest.desk.cookie ?? '',
        }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403, 403])
    // A link that still lies in a message takes over no account.
    const link = `/api/links/${secretOf(made.body.link)}`
    const late = await department.browser().send('POST', link, become(9))
    expect(late.body).toEqual({ reason: 'link-expired' })
  })

  it('cannot take an address that has an account', async () => {
    const { department, lead, id } = await scene()
    const guest = await department.guest((await department.invite(lead.desk, id)).secret)
    const become = { email: lead.email, password: goodPassword }
    const answer = await guest.desk.send('POST', '/api/me/become-account', become)
    expect([answer.status, answer.body]).toEqual([
      409,
      { reason: 'already-exists', detail: 'email' },
    ])
  })

  it('opens no regulation and manages nobody', async () => {
    const { department, lead, id, path } = await scene()
    const guest = await department.guest((await department.invite(lead.desk, id)).secret)
    const create = await guest.desk.send('POST', '/api/regulations', { title: 'X', kind: 'law' })
    expect(create.body).toEqual({ reason: 'not-allowed' })
    expect((await guest.desk.send('GET', '/api/people')).status).toBe(403)
    expect((await guest.desk.send('GET', path('/invitations'))).status).toBe(403)
    const promote = await guest.desk.send('PUT', path(`/members/${guest.id}`), { role: 'drafter' })
    expect(promote.status).toBe(403)
  })

  it('sees who drafts and himself, not who else was invited', async () => {
    const { department, administrator, lead, id, path } = await scene()
    const { secret } = await department.invite(lead.desk, id)
    const [guest, other] = [await department.guest(secret), await department.guest(secret)]
    const drafter = await department.account(administrator, 'Trần Văn Dự')
    await lead.desk.send('PUT', path(`/members/${drafter.id}`), { role: 'drafter' })
    const seenBy = async (desk: typeof lead.desk) =>
      (await desk.send<{ members: { personId: string }[] }>('GET', path('/members'))).body.members
        .map(({ personId }) => personId)
        .toSorted()
    expect(await seenBy(guest.desk)).toEqual([lead.id, guest.id, drafter.id].toSorted())
    expect(await seenBy(drafter.desk)).toEqual([lead.id, guest.id, other.id, drafter.id].toSorted())
  })
})

describe('members', () => {
  it('are added by name from accounts that are not members yet', async () => {
    const { department, administrator, lead, id, path, roles } = await scene()
    const { id: duong } = await department.account(administrator, 'Đường Thị Sáu')
    const found = await lead.desk.send('GET', path('/candidates?q=duong%20sau'))
    expect(found.body).toEqual({
      people: [{ id: duong, name: 'Đường Thị Sáu', organisation: null }],
    })
    await lead.desk.send('PUT', path(`/members/${duong}`), { role: 'drafter' })
    expect(department.announced).toContainEqual({ regulationId: id, personId: duong })
    expect(department.topics).toContainEqual([id, 'members'])
    expect((await roles())[duong]).toBe('drafter')
    expect((await lead.desk.send('GET', path('/candidates?q=duong'))).body).toEqual({ people: [] })
  })

  it('keep one lead drafter', async () => {
    const { department, administrator, lead, path } = await scene()
    const lower = () => lead.desk.send('PUT', path(`/members/${lead.id}`), { role: 'reader' })
    const leave = () => lead.desk.send('DELETE', path(`/members/${lead.id}`))
    expect((await lower()).body).toEqual({ reason: 'last-lead-drafter' })
    expect((await leave()).body).toEqual({ reason: 'last-lead-drafter' })
    const second = await department.account(administrator, 'Phạm Thị Hai')
    await lead.desk.send('PUT', path(`/members/${second.id}`), { role: 'lead-drafter' })
    expect((await lower()).status).toBe(200)
    expect((await leave()).status).toBe(200)
    expect((await lead.desk.send('GET', path())).status).toBe(404)
    expect((await second.desk.send('GET', path('/members'))).body).toMatchObject({
      members: [{ personId: second.id }],
    })
  })

  it('lose the role with the account', async () => {
    const { department, administrator, lead, path } = await scene()
    const second = await department.account(administrator, 'Phạm Thị Hai')
    await lead.desk.send('PUT', path(`/members/${second.id}`), { role: 'drafter' })
    await administrator.send('PATCH', `/api/people/${second.id}`, { disabled: true })
    expect(department.announced).toContainEqual({ personId: second.id })
    expect((await second.desk.send('GET', path())).status).toBe(401)
  })

  it('guests lead nothing, strangers are not found', async () => {
    const { department, lead, id, path } = await scene()
    const guest = await department.guest((await department.invite(lead.desk, id)).secret)
    const lead2 = await lead.desk.send('PUT', path(`/members/${guest.id}`), {
      role: 'lead-drafter',
    })
    expect(lead2.body).toEqual({ reason: 'not-acceptable', detail: 'role:guest' })
    const nobody = await lead.desk.send('PUT', path('/members/nobody'), { role: 'reader' })
    expect(nobody.status).toBe(404)
  })
})
