import type { Level, Provision, RegulationText } from '@cucao/regulation'
import type { RegulationRole, RegulationState } from '@cucao/people'
import type { OpenDatabase } from '../database/open.ts'
import type { TextRooms } from '../drafting/text-rooms.ts'
import type { Access, Gatekeeper } from '../people/caller.ts'

/** Stand-ins for rights and rooms, for tests of routes that need a regulation to work on. */

/** A regulation's text from short lines: `level id words`. */
export function textOf(...lines: string[]): RegulationText {
  return {
    type: 'doc',
    content: lines.map((line): Provision => {
      const [, level, id, words = ''] = /^(\S+) (\S+) ?(.*)$/s.exec(line) ?? []
      const attrs = { number: null, form: null, quoted: false, lead: '' }
      return {
        type: 'provision',
        attrs: { ...attrs, id: id ?? '', level: level as Level },
        ...(words ? { content: [{ type: 'text', text: words }] } : {}),
      }
    }),
  }
}

export async function addPerson(
  { db }: OpenDatabase,
  id: string,
  organisation: { id: string; name: string } | { words: string } | null = null,
): Promise<void> {
  if (organisation && 'id' in organisation)
    await db
      .insertInto('organisation')
      .values({
        id: organisation.id,
        kind: 'ministry',
        name: organisation.name,
        short_name: null,
        code: null,
        parent_id: null,
        valid_from: null,
        valid_to: null,
        source: null,
        created_at: 1,
      })
      .onConflict((on) => on.doNothing())
      .execute()
  await db
    .insertInto('person')
    .values({
      id,
      kind: 'account',
      name: `Tên ${id}`,
      email: `${id}@example.vn`,
      password_hash: null,
      department_role: 'participant',
      organisation_id: organisation && 'id' in organisation ? organisation.id : null,
      organisation_name: organisation && 'words' in organisation ? organisation.words : null,
      unit: null,
      position: null,
      disabled_at: null,
      created_at: 1,
    })
    .execute()
}

export async function addRegulation(
  { db }: OpenDatabase,
  id: string,
  createdBy: string,
  title = `Nghị định ${id}`,
): Promise<void> {
  await db
    .insertInto('regulation')
    .values({
      id,
      title,
      kind: 'decree',
      legal_regime: '2025',
      state: 'drafting',
      lead_organisation_id: null,
      created_by: createdBy,
      created_at: 1,
      rights_epoch: 1,
    })
    .execute()
}

export async function addMember(
  { db }: OpenDatabase,
  regulationId: string,
  personId: string,
  role: RegulationRole,
): Promise<void> {
  await db
    .insertInto('member')
    .values({
      regulation_id: regulationId,
      person_id: personId,
      role,
      scope: null,
      invitation_id: null,
      added_at: 1,
    })
    .execute()
}

/** Rights as a test sets them; who is asking stands in the header `x-person`. */
export class FakeRights implements Gatekeeper {
  private readonly given = new Map<string, Access>()
  /** Who came by a link. */
  readonly guests = new Set<string>()

  give(
    personId: string,
    regulationId: string,
    role: RegulationRole,
    more: { state?: RegulationState; scope?: string[] } = {},
  ): void {
    const { state = 'drafting', scope = null } = more
    this.given.set(`${personId} ${regulationId}`, { role, state, scope, epoch: 1 })
  }

  async callerOf(headers: Headers) {
    const personId = headers.get('x-person')
    if (!personId) return null
    return {
      personId,
      sessionId: `session of ${personId}`,
      kind: this.guests.has(personId) ? ('guest' as const) : ('account' as const),
      name: `Tên ${personId}`,
      organisation: null,
      departmentRole: 'participant' as const,
    }
  }

  async sessionsHolding(sessionIds: readonly string[]): Promise<Set<string>> {
    return new Set(sessionIds)
  }

  async accessTo(personId: string, regulationId: string): Promise<Access | null> {
    return this.given.get(`${personId} ${regulationId}`) ?? null
  }
}

/** Texts as a test sets them; it remembers what was announced and how often a text was read. */
export class FakeRooms implements Pick<TextRooms, 'read' | 'announce'> {
  readonly texts = new Map<string, RegulationText>()
  readonly announced: string[] = []
  sequence = 1
  readings = 0

  async read(regulationId: string) {
    this.readings++
    const text = this.texts.get(regulationId)
    if (!text) throw new Error(`no text ${regulationId}`)
    return { text, sequence: this.sequence }
  }

  announce(regulationId: string, topic: string): void {
    this.announced.push(`${regulationId} ${topic}`)
  }
}

/** Ids in order: a1, a2… */
export function countingIds(prefix: string): () => string {
  let last = 0
  return () => `${prefix}${++last}`
}

/** Asks a routes app as a person, with JSON. */
export function asking(app: {
  request(path: string, init?: RequestInit): Response | Promise<Response>
}) {
  return async (person: string | null, method: string, path: string, body?: unknown) => {
    const response = await app.request(path, {
      method,
      headers: {
        ...(person ? { 'x-person': person } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    // What is no JSON at all is answered by app.ts, which stands above these routes.
    const isJson = response.headers.get('content-type')?.includes('json')
    const answer = isJson ? ((await response.json()) as Record<string, unknown>) : {}
    return { status: response.status, body: answer }
  }
}
