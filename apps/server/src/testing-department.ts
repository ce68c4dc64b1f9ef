import { BlockList } from 'node:net'
import type { RegulationText } from '@cucao/regulation'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { clientAddress } from './client-address.ts'
import { newId } from './database/new-id.ts'
import type { OpenDatabase } from './database/open.ts'
import { freshSqlite } from './database/testing.ts'
import type { TextRooms } from './drafting/text-rooms.ts'
import { serverMetrics } from './metrics.ts'
import { gatekeeperOver } from './people/access.ts'
import { attemptCounter, defaultAttemptLimits } from './people/attempts.ts'
import type { AttemptLimits } from './people/attempts.ts'
import { RightsChanges } from './people/caller.ts'
import type { RightsChange } from './people/caller.ts'
import { setUpAddress } from './people/one-time-links.ts'
import { organisationsData } from './people/organisations-data.ts'
import { organisationStore } from './people/organisations/store.ts'
import { argonPasswords } from './people/password.ts'
import { sessionsOver } from './people/session.ts'
import { peopleStore } from './people/store.ts'

/** The whole HTTP side for tests: the real app over an in-memory database, texts in a map. */
export const home = 'http://127.0.0.1:3000'
export const goodPassword = 'sông núi nước Nam'

export interface Answer<T = Record<string, unknown>> {
  status: number
  body: T
  headers: Headers
}

/** One browser: holds its cookie and sends our Origin. */
export interface Browser {
  send<T = Record<string, never>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
  cookie: string | null
}

export async function testDepartment(
  options: {
    database?: OpenDatabase
    limits?: Partial<AttemptLimits>
    now?: () => number
    demo?: boolean
    webFolder?: string
    log?: string[]
  } = {},
) {
  const database = options.database ?? (await freshSqlite())
  const now = options.now ?? Date.now
  await organisationStore(database.db).addMissing(organisationsData, now())
  const rights = new RightsChanges()
  const announced: RightsChange[] = []
  rights.listen((change) => announced.push(change))
  const topics: [string, string][] = []
  const rooms = roomsInMemory(topics)
  const sessions = sessionsOver(peopleStore(database.db), { secure: false })
  const passwords = argonPasswords({ memory: 64, passes: 1 })
  const lines = options.log
  const app = createApp({
    database,
    sessions,
    passwords,
    attempts: attemptCounter({ ...defaultAttemptLimits, ...options.limits }),
    gatekeeper: gatekeeperOver(database, sessions, now),
    rights,
    rooms,
    now,
    newId,
    publicUrl: () => home,
    allowedOrigins: (origin) => origin === home,
    addressOf: clientAddress(new BlockList()),
    demo: options.demo ?? false,
    log: pino(
      { level: lines ? 'info' : 'silent' },
      { write: (line: string) => void lines?.push(line) },
    ),
    metrics: serverMetrics(),
    textsCanBeWritten: () => true,
    webFolder: options.webFolder ?? '/nowhere',
  })

  function browser(from = '127.0.0.1'): Browser {
    const self: Browser = {
      cookie: null,
      async send<T>(
        method: string,
        path: string,
        body?: unknown,
        headers: Record<string, string> = {},
      ) {
        const raw = typeof body === 'string' || body instanceof Uint8Array
        const response = await app.request(
          home + path,
          {
            method,
            headers: {
              host: '127.0.0.1:3000',
              ...(method === 'GET' ? {} : { origin: home }),
              ...(self.cookie === null ? {} : { cookie: self.cookie }),
              ...(body === undefined ? {} : { 'content-type': 'application/json' }),
              ...headers,
            },
            body:
              body === undefined
                ? null
                : raw
                  ? (body as string | Uint8Array<ArrayBuffer>)
                  : JSON.stringify(body),
          },
          { incoming: { socket: { remoteAddress: from } } },
        )
        const setCookie = response.headers.get('set-cookie')?.split(';')[0]
        if (setCookie !== undefined) self.cookie = setCookie.endsWith('=') ? null : setCookie
        const text = await response.text()
        const isJson = response.headers.get('content-type')?.startsWith('application/json')
        const read: unknown = isJson && text !== '' ? JSON.parse(text) : text
        return { status: response.status, body: read as T, headers: response.headers }
      },
    }
    return self
  }

  /** The first administrator, made as at a first start. */
  async function administrator(): Promise<Browser> {
    const address = await setUpAddress(database.db, home, now())
    const desk = browser()
    await desk.send('POST', `/api/links/${secretOf(address ?? '')}`, {
      name: 'Nguyễn Quản Trị',
      email: 'quantri@example.gov.vn',
      password: goodPassword,
    })
    return desk
  }

  /** An account added by the administrator, signed in through its link. */
  async function account(by: Browser, name: string, departmentRole = 'staff') {
    const email = `${newId()}@example.gov.vn`
    const added = await by.send<{ person: { id: string }; link: string }>('POST', '/api/people', {
      name,
      email,
      departmentRole,
    })
    const desk = browser()
    await desk.send('POST', `/api/links/${secretOf(added.body.link)}`, { password: goodPassword })
    return { desk, id: added.body.person.id, email }
  }

  /** A regulation of which the desk's person is lead drafter. */
  async function regulation(by: Browser, title = 'Nghị định thử'): Promise<string> {
    const made = await by.send<{ id: string }>('POST', '/api/regulations', {
      title,
      kind: 'decree',
    })
    return made.body.id
  }

  async function invite(by: Browser, regulationId: string, terms: Record<string, unknown> = {}) {
    const made = await by.send<{ invitation: { id: string }; link: string }>(
      'POST',
      `/api/regulations/${regulationId}/invitations`,
      { role: 'opinion-giver', scope: null, note: '', expiresInDays: 7, maxUses: null, ...terms },
    )
    return { id: made.body.invitation.id, secret: secretOf(made.body.link) }
  }

  /** A guest who came by the link. */
  async function guest(secret: string, name = 'Trần Thị Khách') {
    const desk = browser()
    const joined = await desk.send<{ person: { id: string } }>(
      'POST',
      `/api/invitations/${secret}`,
      { name, organisation: 'Công ty Sao Mai' },
    )
    return { desk, id: joined.body.person.id }
  }

  const make = { browser, administrator, account, regulation, invite, guest }
  return { app, database, rooms, announced, topics, sessions, ...make }
}
export type TestDepartment = Awaited<ReturnType<typeof testDepartment>>

export const secretOf = (address: string) => address.split('/').at(-1) ?? ''

/** A text that was never folded. */
const unfolded = { bytes: new Uint8Array([0, 0]), sequence: 0 }

function roomsInMemory(topics: [string, string][]) {
  const texts = new Map<string, RegulationText>()
  const states = new Map<string, Awaited<ReturnType<TextRooms['state']>>>()
  const rooms: TextRooms = {
    async seed(id, text) {
      if (texts.has(id)) throw new Error(`${id} has a text already`)
      texts.set(id, text)
    },
    async read(id) {
      const text = texts.get(id)
      if (!text) throw new Error(`${id} has no text`)
      return { text, sequence: 1 }
    },
    state: async (id) => states.get(id) ?? unfolded,
    stateBytes: (id) => states.get(id)?.bytes.length ?? 0,
    announce: (id, topic) => void topics.push([id, topic]),
  }
  return { ...rooms, states }
}
