import type { Browser, TestDepartment } from './testing-department.ts'

/** The server's own list of its routes, and regulations in which every kind of thing exists. */
export interface Operation {
  method: string
  path: string
  /** Fits the declared shape, so that a refusal is about the rights and not about the body. */
  body: unknown
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
export type Ids = Record<string, string>

export async function routesOf(desk: Browser): Promise<Operation[]> {
  const api = (await desk.send<OpenApi>('GET', '/api/openapi.json')).body
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => {
      const schema = requestBody?.content?.['application/json']?.schema
      return { method: method.toUpperCase(), path, body: schema && fitting(schema, api) }
    }),
  )
}

/** A lead drafter with a regulation that has a guest, an invitation, a thread and a comment. */
export async function furnished(department: TestDepartment, administrator: Browser, name: string) {
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

/** The path with these ids. Throws where it wants one that furnished() does not make. */
export const filled = (path: string, ids: Ids) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name]
    if (!id) throw new Error(`${path}: this test knows no ${name}; make one in furnished()`)
    return id
  })

/** A body that fits the schema, so that the refusal is about the id and not about the body. */
function fitting(schema: Schema, api: OpenApi): unknown {
  if (schema.$ref)
    return fitting(api.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}, api)
  if (schema.enum) return schema.enum[0]
  const variant = schema.anyOf?.[0] ?? schema.allOf?.[0]
  if (variant) return fitting(variant, api)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, property]) => [name, fitting(property, api)]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => fitting(schema.items ?? {}, api))
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
