import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres } from './database/testing.ts'
import { testDepartment } from './testing-department.ts'

let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres.stop())

/** What SQLite's single connection hides: here transactions really run at once. */
describe('a department on PostgreSQL', () => {
  it('goes from set-up to a guest’s account', async () => {
    const database = await postgres.fresh()
    const department = await testDepartment({ database })
    const lead = await department.account(await department.administrator(), 'Lê Văn Soạn')
    const id = await department.regulation(lead.desk)
    const { secret } = await department.invite(lead.desk, id)
    const guest = await department.guest(secret)
    expect((await guest.desk.send('GET', `/api/regulations/${id}`)).body).toMatchObject({
      role: 'opinion-giver',
    })
    const body = { email: lead.email, password: 'sông núi nước Nam' }
    expect((await guest.desk.send('POST', '/api/me/become-account', body)).status).toBe(409)
    await database.close()
  })

  it('lets in as many as the link has uses, and keeps one lead drafter of two who leave', async () => {
    const database = await postgres.fresh()
    const department = await testDepartment({ database })
    const administrator = await department.administrator()
    const first = await department.account(administrator, 'Lê Văn Một')
    const second = await department.account(administrator, 'Lê Văn Hai')
    const id = await department.regulation(first.desk)
    const path = `/api/regulations/${id}`
    const { secret } = await department.invite(first.desk, id, { maxUses: 3 })
    const body = { name: 'Khách', organisation: 'Công ty Sao Mai' }
    const joined = await Promise.all(
      Array.from({ length: 8 }, () =>
        department.browser().send('POST', `/api/invitations/${secret}`, body),
      ),
    )
    expect(joined.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(joined.filter(({ status }) => status === 410)).toHaveLength(5)

    await first.desk.send('PUT', `${path}/members/${second.id}`, { role: 'lead-drafter' })
    const left = await Promise.all([
      first.desk.send('DELETE', `${path}/members/${first.id}`),
      second.desk.send('DELETE', `${path}/members/${second.id}`),
    ])
    expect(left.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    await database.close()
  })
})
