import { beforeAll, describe, expect, it } from 'vitest'
import { goodPassword, testDepartment } from './testing-department.ts'
import type { Browser, TestDepartment } from './testing-department.ts'
import { filled, furnished, routesOf } from './testing-routes.ts'
import type { Ids, Operation } from './testing-routes.ts'

/**
 * Another regulation's ids on every route: the routes are read from the OpenAPI document, so a new one is
 * tried here before anybody thinks of it. Two lead drafters, each with a regulation in which all kinds of
 * things exist; the first asks for what is the second's.
 */
let department: TestDepartment
let operations: Operation[]
let first: { desk: Browser; ids: Ids }
let second: { desk: Browser; ids: Ids }

beforeAll(async () => {
  department = await testDepartment()
  const administrator = await department.administrator()
  first = await furnished(department, administrator, 'Lê Văn Một')
  second = await furnished(department, administrator, 'Lê Văn Hai')
  operations = await routesOf(first.desk)
})

const ofRegulation = () => operations.filter(({ path }) => path.includes('/regulations/{id}'))
const parametersOf = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
const ask = (desk: Browser, { method, path, body }: Operation, ids: Ids) =>
  desk.send(method, filled(path, ids), body)

describe('every route of a regulation', () => {
  it('is known here: there are some, and they name only things this test makes', () => {
    expect(ofRegulation().length).toBeGreaterThan(15)
    for (const { path } of ofRegulation()) filled(path, first.ids)
  })

  it('answers 404 to somebody without a role there, whatever he may elsewhere', async () => {
    for (const operation of ofRegulation()) {
      const answer = await ask(first.desk, operation, second.ids)
      const what = `${operation.method} ${operation.path}`
      expect([what, answer.status, answer.body]).toEqual([what, 404, { reason: 'not-found' }])
    }
  })

  it('answers 404 before it looks at the body', async () => {
    for (const { method, path } of ofRegulation().filter(({ method }) => method !== 'GET')) {
      const answer = await first.desk.send(method, filled(path, second.ids), '{')
      expect([method, path, answer.status]).toEqual([method, path, 404])
    }
  })

  it('answers 404 to the ids of another regulation inside one’s own', async () => {
    for (const operation of ofRegulation()) {
      for (const foreign of parametersOf(operation.path).filter((name) => name !== 'id')) {
        const ids = { ...first.ids, [foreign]: second.ids[foreign] ?? '' }
        const answer = await ask(first.desk, operation, ids)
        const what = `${operation.method} ${operation.path} with a foreign ${foreign}`
        expect([what, answer.status, answer.body]).toEqual([what, 404, { reason: 'not-found' }])
      }
    }
  })

  it('answers 401 to whoever is not signed in', async () => {
    for (const operation of ofRegulation()) {
      const answer = await ask(department.browser(), operation, second.ids)
      const what = `${operation.method} ${operation.path}`
      expect([what, answer.status]).toEqual([what, 401])
    }
  })

  it('left the second regulation as it was', async () => {
    const { desk, ids } = second
    const path = `/api/regulations/${ids.id}/members`
    const members = await desk.send<{ members: unknown[] }>('GET', path)
    expect(members.body.members).toHaveLength(2)
    expect((await desk.send('GET', `/api/regulations/${ids.id}`)).body).toMatchObject({
      title: 'Nghị định của Lê Văn Hai',
      state: 'drafting',
    })
  })
})

describe('every other route', () => {
  /** What strangers may ask; a new route is either here or refuses them. */
  const open = [
    'GET /api/session',
    'POST /api/sign-in',
    'POST /api/sign-out',
    'GET /api/links/{token}',
    'POST /api/links/{token}',
    'GET /api/organisations',
    'GET /api/invitations/{token}',
    'POST /api/invitations/{token}',
  ]
  it('is on the list of what strangers may ask, or answers them 401', async () => {
    for (const operation of operations) {
      const what = `${operation.method} ${operation.path}`
      if (open.includes(what) || operation.path.includes('/regulations/{id}')) continue
      const body = bodies[what] ?? operation.body
      const path = operation.path.replace(/\{\w+\}/g, 'x')
      const answer = await department.browser().send(operation.method, path, body)
      expect([what, answer.status, answer.body]).toEqual([what, 401, { reason: 'not-signed-in' }])
    }
  })
})

/** Where a fitting body needs more than its shape. */
const bodies: Record<string, unknown> = {
  'POST /api/people': { name: 'An', email: 'an@example.gov.vn', departmentRole: 'staff' },
  'POST /api/me/become-account': { email: 'an@example.gov.vn', password: goodPassword },
}
