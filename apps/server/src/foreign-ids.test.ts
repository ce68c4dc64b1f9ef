import { beforeAll, describe, expect, it } from 'vitest'
import { goodPassword, testDepartment } from './testing-department.ts'
import type { Browser, TestDepartment } from './testing-department.ts'

/**
 * Another regulation's ids on every route: the routes are read from the OpenAPI document, so a new one is
 * tried here before anybody thinks of it. Two lead drafters, each with a regulation in which all kinds of
 * things exist; the first asks for what is the second's.
 */
interface Operation {
  method: string
  path: string
  schema: Schema | null
}
interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  enum?: unknown[]
  items?: Schema
  minItems?: number
  minLength?: number
  minimum?: number
  pattern?: string
  anyOf?: Schema[]
  allOf?: Schema[]
  $ref?: string
}
interface OpenApi {
  paths: Record<
    string,
    Record<string, { requestBody?: { content?: Record<string, { schema: Schema }> } }>
  >
  components?: { schemas?: Record<string, Schema> }
}

/** Everything with an id in one regulation, by the name of the path's parameter. */
type Ids = Record<string, string>

let department: TestDepartment
let api: OpenApi
let operations: Operation[]
let first: { desk: Browser; ids: Ids }
let second: { desk: Browser; ids: Ids }

beforeAll(async () => {
  department = await testDepartment()
  const administrator = await department.administrator()
  first = await furnished(administrator, 'Lê Văn Một')
  second = await furnished(administrator, 'Lê Văn Hai')
  api = (await first.desk.send<OpenApi>('GET', '/api/openapi.json')).body
  operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      schema: requestBody?.content?.['application/json']?.schema ?? null,
    })),
  )
})

async function furnished(administrator: Browser, name: string) {
  const { desk } = await department.account(administrator, name)
  const id = await department.regulation(desk, `Nghị định của ${name}`)
  const invitation = await department.invite(desk, id)
  const guest = await department.guest(invitation.secret)
  const { text } = await department.rooms.read(id)
  const clause = text.content.find(
    (block) => block.type === 'provision' && block.attrs.level === 'article',
  )
  if (clause?.type !== 'provision') throw new Error('the template has no article')
  const words = clause.content?.[0]?.text ?? ''
  const opened = await desk.send<{ thread: { id: string; comments: { id: string }[] } }>(
    'POST',
    `/api/regulations/${id}/threads`,
    {
      provisionId: clause.attrs.id,
      quote: { exact: words, prefix: '', suffix: '' },
      start: 0,
      end: words.length,
      body: 'Ý kiến',
    },
  )
  const { thread } = opened.body
  const ids = {
    id,
    personId: guest.id,
    invitationId: invitation.id,
    threadId: thread.id,
    commentId: thread.comments[0]?.id ?? '',
  }
  return { desk, ids }
}

const ofRegulation = () => operations.filter(({ path }) => path.includes('/regulations/{id}'))
const parametersOf = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
const filled = (path: string, ids: Ids) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name]
    if (!id) throw new Error(`${path}: this test knows no ${name}; make one in furnished()`)
    return id
  })

/** A body that fits the schema, so that the refusal is about the id and not about the body. */
function fitting(schema: Schema): unknown {
  if (schema.$ref)
    return fitting(api.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''] ?? {})
  if (schema.enum) return schema.enum[0]
  const variant = schema.anyOf?.[0] ?? schema.allOf?.[0]
  if (variant) return fitting(variant)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, property]) => [name, fitting(property)]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => fitting(schema.items ?? {}))
    case 'string':
      return 'x'.repeat(Math.max(1, schema.minLength ?? 1))
    case 'integer':
    case 'number':
      return Math.max(0, schema.minimum ?? 0)
    case 'boolean':
      return false
    default:
      return null
  }
}

const ask = (desk: Browser, { method, path, schema }: Operation, ids: Ids) =>
  desk.send(method, filled(path, ids), schema === null ? undefined : fitting(schema))

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
    const members = await desk.send('GET', `/api/regulations/${ids.id}/members`)
    expect((members.body as { members: unknown[] }).members).toHaveLength(2)
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
      const body = bodies[what] ?? (operation.schema ? fitting(operation.schema) : undefined)
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
