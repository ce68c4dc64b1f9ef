import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A department for load tests, made as people would make it: the real server, the first administrator by
 * the set-up link, accounts by their own links, drafts, and guests through an invitation link.
 */
export interface BenchDepartment {
  /** Regulations; the first has 20 drafters and 995 opinion-givers, the fifty-first 1,015 who write, see `crowdOf`. */
  rooms: string[]
  /** One Cookie header a person. */
  drafters: string[]
  guests: string[]
}

const root = fileURLToPath(new URL('..', import.meta.url))
export const roomsInAll = 101
/** The room in which all may write, so that all have cursors: guests came to it by a drafters' link. */
export const roomOfWriters = 50

export interface Crowd {
  drafters: number
  guests: number
  guestsWrite: boolean
}

/** Who belongs to room `at`: as many of the drafters and guests, from the first. */
export function crowdOf(at: number): Crowd {
  const guestsWrite = at === roomOfWriters
  if (at === 0 || guestsWrite) return { drafters: 20, guests: 995, guestsWrite }
  // So many large drafts are opened at once by one person each.
  if (at > roomOfWriters) return { drafters: 1, guests: 0, guestsWrite }
  return at < 20
    ? { drafters: 10, guests: 92, guestsWrite }
    : { drafters: 4, guests: 18, guestsWrite }
}

/** The command that starts the product on a folder, as docs/operations.md says. */
export const serverCommand = (port: number, data: string): string =>
  `DATA_DIR=${data} PORT=${port} LOG_LEVEL=error TRUST_PROXY=127.0.0.1 exec ${process.execPath} apps/server/src/main.ts`

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

/** Starts the product and answers with the process and what it printed first. */
export async function startProduct(port: number, data: string) {
  const child = spawn('sh', ['-c', serverCommand(port, data)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (part: Buffer) => (printed += part.toString()))
  while (!/thiet-lap|đang chạy tại/.test(printed)) await once(child.stdout, 'data')
  // The link to set up is printed right after the address.
  await new Promise((done) => setTimeout(done, 300))
  return { child, printed }
}

export async function stopProduct(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Speaks to the server as a browser does: Origin, cookie, JSON. */
class Visitor {
  cookie = ''
  private readonly address: string
  private readonly from: string
  constructor(address: string, from = '203.0.113.1') {
    this.address = address
    this.from = from
  }
  async send(method: string, path: string, body: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        origin: this.address,
        cookie: this.cookie,
        'x-forwarded-for': this.from,
      },
      ...(method !== 'GET' && { body: JSON.stringify(body) }),
    })
    const [set] = response.headers.getSetCookie()
    if (set) this.cookie = set.split(';')[0] ?? ''
    const answer: unknown = await response.json().catch(() => ({}))
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${inspect(answer)}`)
    return typeof answer === 'object' && answer !== null ? { ...answer } : {}
  }
}

const inspect = (value: unknown) => JSON.stringify(value)
const tokenOf = (link: unknown): string => String(link).split('/').at(-1) ?? ''
const text = (value: unknown, name: string): string => {
  const found = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return String(found.find(([key]) => key === name)?.[1] ?? '')
}
const password = 'một mật khẩu dài chỉ để đo tải'

/** Fills `folder` and leaves `department.json` in it. */
export async function prepareDepartment(folder: string): Promise<BenchDepartment> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const { child, printed } = await startProduct(port, folder)
  try {
    const admin = new Visitor(address)
    await admin.send('POST', `/api/links/${tokenOf(/\S+thiet-lap\S+/.exec(printed))}`, {
      name: 'Người đo tải',
      email: 'quan-tri@do-tai.example',
      password,
    })
    const drafters = await makeDrafters(admin, address)
    const rooms: string[] = []
    const guests: Visitor[] = []
    for (let at = 0; at < roomsInAll; at++)
      rooms.push(await makeRoom({ admin, address, drafters, guests, at }))
    const department: BenchDepartment = {
      rooms,
      drafters: drafters.map(({ visitor }) => visitor.cookie),
      guests: guests.map(({ cookie }) => cookie),
    }
    writeFileSync(join(folder, 'department.json'), JSON.stringify(department))
    // New texts are read for finding within seconds, on a thread that starts for it. Stopped before, the
    // server would do so within every run instead, for half a second of processor time.
    await new Promise((done) => setTimeout(done, 12_000))
    return department
  } finally {
    await stopProduct(child)
  }
}

interface Drafter {
  id: string
  visitor: Visitor
}

async function makeDrafters(admin: Visitor, address: string): Promise<Drafter[]> {
  const drafters: Drafter[] = []
  const { organisations } = await admin.send('GET', '/api/organisations', null)
  const organisationId = text(Array.isArray(organisations) ? organisations[0] : null, 'id')
  for (let at = 0; at < crowdOf(0).drafters; at++) {
    const made = await admin.send('POST', '/api/people', {
      name: `Người soạn ${at + 1}`,
      email: `soan-${at}@do-tai.example`,
      departmentRole: 'staff',
      organisationId,
    })
    const visitor = new Visitor(address)
    await visitor.send('POST', `/api/links/${tokenOf(made['link'])}`, { password })
    drafters.push({ id: text(made['person'], 'id'), visitor })
  }
  return drafters
}

async function makeRoom(options: {
  admin: Visitor
  address: string
  drafters: readonly Drafter[]
  guests: Visitor[]
  at: number
}): Promise<string> {
  const { admin, address, drafters, guests, at } = options
  const title = `Thông tư đo tải ${at + 1}`
  const { id: made } = await admin.send('POST', '/api/regulations', { title, kind: 'circular' })
  const id = String(made)
  const crowd = crowdOf(at)
  for (const drafter of drafters.slice(0, crowd.drafters))
    await admin.send('PUT', `/api/regulations/${id}/members/${drafter.id}`, { role: 'drafter' })
  const { link } = await admin.send('POST', `/api/regulations/${id}/invitations`, {
    role: crowd.guestsWrite ? 'drafter' : 'opinion-giver',
    scope: null,
    note: 'đo tải',
    expiresInDays: 7,
    maxUses: null,
  })
  for (let guest = 0; guest < crowd.guests; guest++) {
    // Guests of one address are limited; a hundred of each office is far below the limit.
    const from = `198.51.100.${Math.floor(guest / 100) + 1}`
    const visitor = (guests[guest] ??= new Visitor(address, from))
    const name = `Khách ${guest + 1}`
    const introduction = visitor.cookie ? {} : { name, organisation: 'Cơ quan góp ý' }
    await visitor.send('POST', `/api/invitations/${tokenOf(link)}`, introduction)
  }
  return id
}
