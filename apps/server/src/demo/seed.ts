import { wordsOf, placesOf } from '@cucao/regulation'
import type { Place, RegulationText } from '@cucao/regulation'
import { readFileSync } from 'node:fs'
import type { OpenDatabase } from '../database/open.ts'
import { join } from '../people/membership/join.ts'
import { organisationStore } from '../people/organisations/store.ts'
import type { Sessions } from '../people/session.ts'
import { peopleStore } from '../people/store.ts'
import { hour, morningOf, officeDaysBefore, officeTimes } from './demo-clock.ts'
import type { DemoClock } from './demo-clock.ts'
import { samplePeople } from './sample-people.ts'
import type { SamplePerson } from './sample-people.ts'
import { sampleThreads } from './sample-threads.ts'
import type { SampleThread } from './sample-threads.ts'

/**
 * Fills a new department with the life of a real one. Organisations and people come through the stores;
 * everything they do goes through the server's own routes with their own sessions, so what the demo
 * shows is what the product does.
 */
export interface DemoDeps {
  database: OpenDatabase
  sessions: Sessions
  /** Reads the living text. */
  readText: (regulationId: string) => Promise<{ text: RegulationText }>
  /** The whole server, as a browser of this machine reaches it: `fetch`, or the app itself. */
  ask: (request: Request) => Response | Promise<Response>
  /** Address of this department, which is also its Origin. */
  address: () => string
  clock: DemoClock
}

/** Ids of the demo's people are fixed: a second start finds them. */
export const demoPersonId = (key: string): string => `demo-${key}`

/** Does nothing where the department is filled already. False: an earlier start ended while filling it. */
export async function seedDemo(deps: DemoDeps): Promise<boolean> {
  const people = peopleStore(deps.database.db)
  const filled = await people.person(demoPersonId('administrator'))
  if (filled) return true
  if (await people.person(demoPersonId('lead'))) return false
  const begin = morningOf(officeDaysBefore(Date.now(), 3)[0])
  try {
    deps.clock.tell(begin)
    await addOrganisations(deps)
    await addAccounts(deps, begin)
    const lead = await desk(deps, demoPersonId('lead'))
    const id = await importDecree(deps, lead)
    const text = await deps.readText(id)
    await lead.send('POST', `/api/regulations/${id}/versions`, { note: firstVersionNote })
    deps.clock.tell(begin + hour)
    await addMembers(deps, lead, id)
    const guests = await inviteGuests(deps, lead, id, text.text)
    await discuss(deps, id, text.text, guests)
    // Last, because it is what tells a filled department from one that was interrupted.
    await addAccount(deps, samplePeople.filter(isAdministrator), begin)
    return true
  } finally {
    deps.clock.release()
  }
}

const firstVersionNote = 'Dự thảo lần 1, gửi lấy ý kiến các Sở Khoa học và Công nghệ'
const isAdministrator = (person: SamplePerson) => person.departmentRole === 'administrator'

/** Who each sign-in address of the demo is for. */
export function shownPeople(): { id: string; name: string; vi: string; en: string }[] {
  return samplePeople.flatMap(({ key, name, shown }) =>
    shown ? [{ id: demoPersonId(key), name, ...shown }] : [],
  )
}

async function addOrganisations({ database, clock }: DemoDeps): Promise<void> {
  const store = organisationStore(database.db)
  const known = await store.organisations(null)
  const departments = samplePeople.flatMap(({ key, organisation }) =>
    'department' in organisation ? [{ key, ...organisation }] : [],
  )
  await store.addMissing(
    departments.map(({ key, department, province }) => ({
      id: `demo-department-${key}`,
      kind: 'provincial-department',
      name: department,
      shortName: null,
      code: null,
      parentId:
        known.find((one) => one.kind === 'province' && one.name.endsWith(province))?.id ?? null,
      validFrom: '2025-07-01',
      validTo: null,
      source: 'Dữ liệu mẫu',
    })),
    clock.now(),
  )
}

const addAccounts = (deps: DemoDeps, at: number) =>
  addAccount(
    deps,
    samplePeople.filter((person) => person.email !== null && !isAdministrator(person)),
    at,
  )

async function addAccount(
  { database }: DemoDeps,
  accounts: readonly SamplePerson[],
  createdAt: number,
): Promise<void> {
  const known = await organisationStore(database.db).organisations(null)
  const people = peopleStore(database.db)
  for (const person of accounts) {
    if (await people.person(demoPersonId(person.key))) continue
    const { organisation } = person
    await people.addPerson({
      id: demoPersonId(person.key),
      kind: 'account',
      name: person.name,
      email: person.email,
      passwordHash: null,
      departmentRole: person.departmentRole,
      organisationId:
        'code' in organisation
          ? (known.find(({ code }) => code === organisation.code)?.id ?? null)
          : 'department' in organisation
            ? `demo-department-${person.key}`
            : null,
      organisationName: 'words' in organisation ? organisation.words : null,
      unit: person.unit ?? null,
      position: person.position ?? null,
      disabledAt: null,
      createdAt,
    })
  }
}

/** One person's way to the server's routes. */
interface Desk {
  send<T>(method: string, path: string, body?: unknown): Promise<T>
}

async function desk(
  { sessions, ask, address }: DemoDeps,
  personId: string,
  guest = false,
): Promise<Desk> {
  const { setCookie } = await sessions.open({ id: personId, kind: guest ? 'guest' : 'account' })
  const cookie = setCookie.split(';')[0] ?? ''
  return {
    async send<T>(method: string, path: string, body?: unknown) {
      const isText = typeof body === 'string'
      const answer = await ask(
        new Request(address() + path, {
          method,
          headers: {
            cookie,
            origin: address(),
            'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json',
          },
          ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
        }),
      )
      if (!answer.ok)
        throw new Error(
          `the demo could not ${method} ${path}: ${answer.status} ${await answer.text()}`,
        )
      return (await answer.json()) as T
    },
  }
}

async function importDecree({ database }: DemoDeps, lead: Desk): Promise<string> {
  const decree = readFileSync(new URL('./sample-decree.txt', import.meta.url), 'utf8')
  const title =
    'Nghị định quy định về chia sẻ, tái sử dụng dữ liệu trong cung cấp dịch vụ công trực tuyến toàn trình (mẫu)'
  const person = await peopleStore(database.db).person(demoPersonId('lead'))
  const query = new URLSearchParams({
    kind: 'decree',
    title,
    ...(person?.organisationId ? { leadOrganisationId: person.organisationId } : {}),
  })
  const { id } = await lead.send<{ id: string }>(
    'POST',
    `/api/regulations/import?${query.toString()}`,
    decree,
  )
  return id
}

async function addMembers(deps: DemoDeps, lead: Desk, id: string): Promise<void> {
  for (const { key, role, guestOfChapters } of samplePeople)
    if (role !== null && role !== 'lead-drafter' && !guestOfChapters)
      await lead.send('PUT', `/api/regulations/${id}/members/${demoPersonId(key)}`, {
        role,
        scope: null,
      })
}

/** Guests come as guests do: by an invitation link, giving name and organisation. Answers their ids by key. */
async function inviteGuests(
  { database, clock }: DemoDeps,
  lead: Desk,
  id: string,
  text: RegulationText,
): Promise<Map<string, string>> {
  const guests = new Map<string, string>()
  const places = placesOf(text.content)
  for (const { key, name, organisation, role, guestOfChapters } of samplePeople) {
    if (!guestOfChapters || !('words' in organisation)) continue
    const scope = guestOfChapters.map((number) => mainPlace(places, 'chapter', number).id)
    const { link } = await lead.send<{ link: string }>(
      'POST',
      `/api/regulations/${id}/invitations`,
      {
        role,
        scope,
        note: 'Mời chuyên gia góp ý về bảo vệ dữ liệu cá nhân',
        expiresInDays: 30,
        maxUses: 5,
      },
    )
    const joined = await join(
      database.db,
      link.split('/').at(-1) ?? '',
      { name, organisation: organisation.words },
      { now: clock.now, newId: () => demoPersonId(key) },
    )
    if (!joined.ok) throw new Error(`${key} could not join: ${joined.reason}`)
    guests.set(key, joined.person.id)
  }
  return guests
}

async function discuss(
  deps: DemoDeps,
  id: string,
  text: RegulationText,
  guests: Map<string, string>,
): Promise<void> {
  const places = placesOf(text.content)
  const desks = new Map<string, Desk>()
  async function deskOf(key: string): Promise<Desk> {
    const known = desks.get(key) ?? (await desk(deps, demoPersonId(key), guests.has(key)))
    desks.set(key, known)
    return known
  }
  const threads = `/api/regulations/${id}/threads`
  const said = sampleThreads.reduce((sum, { comments }) => sum + comments.length, 0)
  const times = officeTimes(officeDaysBefore(Date.now(), 3), said)
  const tellNext = () => deps.clock.tell(times.shift() ?? Date.now())
  for (const { at, words, comments, resolvedBy } of sampleThreads) {
    const [first, ...replies] = comments
    if (!first) continue
    tellNext()
    const { thread } = await (
      await deskOf(first.by)
    ).send<{ thread: { id: string } }>('POST', threads, {
      ...passage(places, at, words),
      body: first.body,
    })
    for (const { by, body } of replies) {
      tellNext()
      await (await deskOf(by)).send('POST', `${threads}/${thread.id}/comments`, { body })
    }
    if (resolvedBy)
      await (
        await deskOf(resolvedBy)
      ).send('PATCH', `${threads}/${thread.id}`, { state: 'resolved' })
  }
}

/** The words as a browser would name them; throws where the sample and its threads do not fit together. */
function passage(places: readonly Place[], at: SampleThread['at'], words: string) {
  const [article, clause, point] = at
  const own = mainPlace(places, 'article', article)
  const within = (outer: Place, level: string, number: string) => {
    const found = places.find(
      ({ block, parent, number: its }) =>
        parent === outer.position &&
        its === number &&
        block.type === 'provision' &&
        block.attrs.level === level,
    )
    if (!found) throw new Error(`the sample has no ${level} ${number} there`)
    return found
  }
  const inClause = within(own, 'clause', clause)
  const place = point === undefined ? inClause : within(inClause, 'point', point)
  const all = wordsOf(place.block)
  const start = all.indexOf(words)
  if (start < 0) throw new Error(`“${words}” does not stand in ${at.join(' ')}`)
  const end = start + words.length
  return {
    provisionId: place.id,
    start,
    end,
    quote: {
      exact: words,
      prefix: all.slice(0, start).slice(-32),
      suffix: all.slice(end).slice(0, 32),
    },
  }
}

function mainPlace(places: readonly Place[], level: string, number: string): Place {
  const found = places.find(
    ({ block, region, number: its }) =>
      region === -1 && its === number && block.type === 'provision' && block.attrs.level === level,
  )
  if (!found) throw new Error(`the sample has no ${level} ${number}`)
  return found
}
