import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationsData } from '../people/organisations-data.ts'
import { organisationStore } from '../people/organisations/store.ts'
import { peopleStore } from '../people/store.ts'
import { home, testDepartment } from '../testing-department.ts'
import { demoWelcome } from './demo-welcome.ts'
import { DemoClock } from './demo-clock.ts'
import { demoPersonId, seedDemo, shownPeople } from './seed.ts'

describe('the demo department', () => {
  let demo: Awaited<ReturnType<typeof department>>
  beforeAll(async () => {
    demo = await department()
  })
  afterAll(() => demo.database.close())

  async function department() {
    const clock = new DemoClock()
    const made = await testDepartment({ demo: true, now: clock.now })
    await organisationStore(made.database.db).addMissing(organisationsData, 0)
    const loopback = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
    const deps = {
      database: made.database,
      sessions: made.sessions,
      readText: (id: string) => made.rooms.read(id),
      ask: (request: Request) => made.app.request(request, {}, loopback),
      address: () => home,
      clock,
    }
    return { ...made, deps }
  }

  interface Threads {
    threads: { state: string; createdAt: number; comments: { author: { name: string } }[] }[]
  }

  it('is alive: threads of many people over days, one published version', async () => {
    const { deps, browser } = demo
    const welcome = (await demoWelcome(deps)) ?? ''
    const desk = browser()
    const lead = /Chủ trì soạn thảo.*?(\/demo\/\S+)/.exec(welcome)?.[1] ?? ''
    expect((await desk.send('GET', lead)).status).toBe(303)
    const { body } = await desk.send<{ regulations: { id: string; role: string }[] }>(
      'GET',
      '/api/regulations',
    )
    expect(body.regulations).toHaveLength(1)
    const { id = '', role } = body.regulations[0] ?? {}
    expect(role).toBe('lead-drafter')
    const { threads } = (await desk.send<Threads>('GET', `/api/regulations/${id}/threads`)).body
    const comments = threads.flatMap((thread) => thread.comments)
    expect(comments.length).toBeGreaterThanOrEqual(14)
    expect(new Set(comments.map(({ author }) => author.name)).size).toBeGreaterThanOrEqual(6)
    expect(threads.some(({ state }) => state === 'resolved')).toBe(true)
    const times = threads.map(({ createdAt }) => createdAt)
    expect(Math.max(...times)).toBeLessThan(Date.now())
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(12 * 3_600_000)
    const { versions } = (
      await desk.send<{ versions: unknown[] }>('GET', `/api/regulations/${id}/versions`)
    ).body
    expect(versions).toHaveLength(1)
  })

  it('does not take a department for filled that was interrupted', async () => {
    const { deps, database } = await department()
    await peopleStore(database.db).addPerson({
      id: demoPersonId('lead'),
      kind: 'account',
      name: 'Trần Thị Ngọc Lan',
      email: null,
      passwordHash: null,
      departmentRole: 'staff',
      organisationId: null,
      organisationName: null,
      unit: null,
      position: null,
      disabledAt: null,
      createdAt: 0,
    })
    expect(await demoWelcome(deps)).toBeNull()
    await database.close()
  })

  it('is filled once', async () => {
    const { deps, browser } = demo
    await seedDemo(deps)
    await seedDemo(deps)
    const welcome = (await demoWelcome(deps)) ?? ''
    const desk = browser()
    await desk.send('GET', /Người đọc.*?(\/demo\/\S+)/.exec(welcome)?.[1] ?? '')
    const { body } = await desk.send<{ regulations: unknown[] }>('GET', '/api/regulations')
    expect(body.regulations).toHaveLength(1)
  })

  it('prints an address for each kind of user, which works again and again, from this machine only', async () => {
    const { deps, browser, database } = demo
    const welcome = (await demoWelcome(deps)) ?? ''
    const addresses = welcome.match(/\/demo\/\S+/g) ?? []
    expect(addresses).toHaveLength(shownPeople().length)
    for (const address of addresses) {
      for (const _ of [1, 2]) expect((await browser().send('GET', address)).status).toBe(303)
      expect((await browser('192.0.2.7').send('GET', address)).status).toBe(404)
    }
    const stored = JSON.stringify(
      await database.db.selectFrom('one_time_link').selectAll().execute(),
    )
    for (const address of addresses) expect(stored).not.toContain(address.split('/').at(-1))
  })

  it('gives new addresses at the next start; the old ones open nothing', async () => {
    const { deps, browser } = demo
    const [old = ''] = ((await demoWelcome(deps)) ?? '').match(/\/demo\/\S+/g) ?? []
    await demoWelcome(deps)
    expect((await browser().send('GET', old)).status).toBe(404)
  })
})
