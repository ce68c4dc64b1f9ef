import { describe, expect, it } from 'vitest'
import { goodPassword, secretOf, testDepartment } from '../testing-department.ts'
import { issueLink } from './one-time-links.ts'

async function scene() {
  const department = await testDepartment()
  const administrator = await department.administrator()
  const staff = await department.account(administrator, 'Lê Văn Soạn')
  return { department, administrator, staff }
}
const person = {
  name: 'Phạm Thị Sở',
  email: 'so@example.gov.vn',
  departmentRole: 'participant',
  organisationId: 'vn-48-skhcn',
  unit: 'Phòng Chuyển đổi số',
  position: 'Chuyên viên',
}

describe('administering people', () => {
  it('is for administrators', async () => {
    const { staff } = await scene()
    for (const [method, path, body] of [
      ['GET', '/api/people', undefined],
      ['POST', '/api/people', person],
      ['PATCH', `/api/people/${staff.id}`, { departmentRole: 'administrator' }],
      ['POST', `/api/people/${staff.id}/link`, undefined],
      ['POST', '/api/organisations', { kind: 'other', name: 'Hội Luật gia' }],
    ] as const) {
      const answer = await staff.desk.send(method, path, body)
      expect([path, answer.body]).toEqual([path, { reason: 'not-allowed' }])
    }
  })

  it('adds a person with organisation and unit, once an address', async () => {
    const { administrator } = await scene()
    const added = await administrator.send('POST', '/api/people', person)
    expect(added.body).toMatchObject({
      person: {
        ...person,
        kind: 'account',
        organisation: 'Sở Khoa học và Công nghệ thành phố Đà Nẵng',
        disabledAt: null,
      },
      link: expect.stringMatching(/\/thiet-lap\/[\w-]{32}$/),
    })
    const again = await administrator.send('POST', '/api/people', {
      ...person,
      email: 'SO@example.gov.vn',
    })
    expect([again.status, again.body]).toEqual([409, { reason: 'already-exists', detail: 'email' }])
    const listed = await administrator.send<{ people: { name: string }[] }>('GET', '/api/people')
    expect(listed.body.people.map(({ name }) => name)).toContain('Phạm Thị Sở')
    expect(JSON.stringify(listed.body)).not.toContain('argon2')
  })

  it('ends everything at once for who is disabled, and lets him back', async () => {
    const { department, administrator, staff } = await scene()
    const disabled = await administrator.send('PATCH', `/api/people/${staff.id}`, {
      disabled: true,
    })
    expect(disabled.body).toMatchObject({ person: { disabledAt: expect.any(Number) } })
    expect(department.announced).toContainEqual({ personId: staff.id })
    expect((await staff.desk.send('GET', '/api/regulations')).status).toBe(401)
    await administrator.send('PATCH', `/api/people/${staff.id}`, { disabled: false })
    const again = await department.browser().send('POST', '/api/sign-in', {
      email: staff.email,
      password: goodPassword,
    })
    expect(again.status).toBe(200)
  })

  it('changes a role at once', async () => {
    const { administrator, staff } = await scene()
    await administrator.send('PATCH', `/api/people/${staff.id}`, { departmentRole: 'participant' })
    const refused = await staff.desk.send('POST', '/api/regulations', { title: 'X', kind: 'law' })
    expect(refused.body).toEqual({ reason: 'not-allowed' })
  })

  it.each([{ disabled: true }, { departmentRole: 'staff' }])(
    'keeps one administrator: %j',
    async (wish) => {
      const { administrator } = await scene()
      const me = (await administrator.send<{ person: { id: string } }>('GET', '/api/session')).body
        .person.id
      const answer = await administrator.send('PATCH', `/api/people/${me}`, wish)
      expect([answer.status, answer.body]).toEqual([
        422,
        { reason: 'not-acceptable', detail: 'departmentRole:last-administrator' },
      ])
      expect((await administrator.send('GET', '/api/people')).status).toBe(200)
    },
  )

  it('makes an account of a guest by a link, under the same id', async () => {
    const { department, administrator, staff } = await scene()
    const id = await department.regulation(staff.desk)
    const guest = await department.guest((await department.invite(staff.desk, id)).secret)
    const role = await administrator.send('PATCH', `/api/people/${guest.id}`, {
      departmentRole: 'staff',
    })
    expect(role.body).toMatchObject({ detail: 'departmentRole:guest' })
    const made = await administrator.send<{ link: string }>('POST', `/api/people/${guest.id}/link`)
    const path = `/api/links/${secretOf(made.body.link)}`
    expect((await department.browser().send('GET', path)).body).toEqual({
      purpose: 'become-account',
      name: 'Trần Thị Khách',
      email: null,
    })
    const desk = department.browser()
    const form = { email: 'khach@example.com', password: goodPassword }
    expect((await desk.send('POST', path, form)).body).toMatchObject({
      person: { id: guest.id, kind: 'account' },
    })
    expect((await desk.send('GET', `/api/regulations/${id}`)).status).toBe(200)
  })

  it('finds nobody by a foreign id', async () => {
    const { administrator } = await scene()
    for (const [method, path] of [
      ['PATCH', '/api/people/nobody'],
      ['POST', '/api/people/nobody/link'],
    ] as const)
      expect((await administrator.send(method, path, {})).status).toBe(404)
  })

  it('leaves a trace of every act, without secrets', async () => {
    const { department, administrator, staff } = await scene()
    await administrator.send('PATCH', `/api/people/${staff.id}`, { disabled: true })
    const rows = await department.database.db
      .selectFrom('audit')
      .selectAll()
      .orderBy('time')
      .execute()
    expect(rows.map(({ action }) => action).toSorted()).toEqual(
      ['link-used:set-up', 'person-added', 'link-used:set-password', 'person-disabled'].toSorted(),
    )
    expect(rows.find(({ action }) => action === 'person-disabled')).toMatchObject({
      actor_id: expect.any(String),
      subject: staff.id,
    })
  })
})

describe('organisations', () => {
  it('are listed as they are on a day', async () => {
    const { department } = await scene()
    const on = async (day: string) =>
      (
        await department
          .browser()
          .send<{ organisations: { id: string }[] }>('GET', `/api/organisations?on=${day}`)
      ).body.organisations.map(({ id }) => id)
    expect(await on('2025-06-30')).not.toContain('vn-48')
    expect(await on('2025-07-01')).toContain('vn-48')
    const wrong = await department.browser().send('GET', '/api/organisations?on=2025-02-30')
    expect(wrong.body).toEqual({ reason: 'malformed-request', detail: 'on' })
  })

  it('are added by an administrator, once a name', async () => {
    const { administrator } = await scene()
    const add = (body: object) => administrator.send('POST', '/api/organisations', body)
    const vcci = {
      kind: 'association',
      name: 'Liên đoàn Thương mại và Công nghiệp Việt Nam',
      shortName: 'VCCI',
    }
    expect(await add(vcci)).toMatchObject({ status: 201, body: { organisation: vcci } })
    expect((await add(vcci)).body).toEqual({ reason: 'already-exists', detail: 'name' })
    expect((await add({ ...vcci, name: '!!' })).status).toBe(422)
    expect((await add({ ...vcci, name: 'Khác', parentId: 'none' })).status).toBe(422)
  })
})

describe('demo sign-in', () => {
  const demo = async () => {
    const department = await testDepartment({ demo: true })
    const { id } = await department.account(await department.administrator(), 'Lê Văn Soạn')
    const secret = await issueLink(department.database.db, 'demo-sign-in', id, Date.now())
    return { department, id, path: `/demo/${secret}` }
  }

  it('signs in on this machine, more than once, and goes home', async () => {
    const { department, id, path } = await demo()
    for (const _ of [1, 2]) {
      const desk = department.browser()
      const answer = await desk.send('GET', path)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
      expect((await desk.send('GET', '/api/session')).body).toMatchObject({ person: { id } })
    }
  })

  it('does not from elsewhere, by another link, or as one', async () => {
    const { department, id, path } = await demo()
    const none = { status: 404, body: { reason: 'not-found' } }
    expect(await department.browser('10.1.2.3').send('GET', path)).toMatchObject(none)
    const proxied = { 'x-forwarded-for': '10.1.2.3' }
    expect(await department.browser().send('GET', path, undefined, proxied)).toMatchObject(none)
    const other = await issueLink(department.database.db, 'set-password', id, Date.now())
    expect(await department.browser().send('GET', `/demo/${other}`)).toMatchObject(none)
    const asLink = await department.browser().send('GET', path.replace('/demo/', '/api/links/'))
    expect(asLink.body).toEqual({ reason: 'link-unknown' })
  })
})
