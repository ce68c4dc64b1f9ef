import type { Department } from './department.ts'

/** Someone who talks to the department over its HTTP interface, as a script of the ministry would. */
export interface Correspondent {
  readonly cookie: string
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  put<T>(path: string, body: unknown): Promise<T>
  patch<T>(path: string, body: unknown): Promise<T>
  remove(path: string): Promise<void>
  /** Status and body as they come, also of a refusal. */
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  /** Sends words as they are (a text to import). */
  upload<T>(path: string, text: string): Promise<T>
}

export function correspond(address: string, cookie = ''): Correspondent {
  const jar = { cookie }
  async function send(method: string, path: string, body: string | undefined, type: string) {
    const answer = await fetch(address + path, {
      method,
      headers: {
        origin: address,
        ...(jar.cookie ? { cookie: jar.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
    })
    for (const line of answer.headers.getSetCookie()) jar.cookie = line.split(';')[0] ?? ''
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json')
    return { status: answer.status, body: (isJson ? JSON.parse(text) : text) as unknown }
  }
  const ask = (method: string, path: string, body?: unknown) =>
    send(method, path, body === undefined ? undefined : JSON.stringify(body), 'application/json')
  async function expectOk<T>(asked: Promise<{ status: number; body: unknown }>, what: string) {
    const { status, body } = await asked
    if (status >= 300) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`)
    return body as T
  }
  return {
    get cookie() {
      return jar.cookie
    },
    ask,
    get: (path) => expectOk(ask('GET', path), `GET ${path}`),
    post: (path, body = {}) => expectOk(ask('POST', path, body), `POST ${path}`),
    put: (path, body) => expectOk(ask('PUT', path, body), `PUT ${path}`),
    patch: (path, body) => expectOk(ask('PATCH', path, body), `PATCH ${path}`),
    remove: async (path) => void (await expectOk(ask('DELETE', path), `DELETE ${path}`)),
    upload: (path, text) =>
      expectOk(send('POST', path, text, 'text/plain; charset=utf-8'), `POST ${path}`),
  }
}

/** What a department needs before anybody can work: an administrator and accounts. */
export interface Staffed {
  administrator: Correspondent
  /** An account with a password, signed in. */
  hire: (name: string, departmentRole?: 'staff' | 'participant') => Promise<Hired>
}
export interface Hired {
  id: string
  name: string
  /** With the password that all of them have. */
  email: string
  writes: Correspondent
}

export const password = 'bốn từ khó đoán 27'

/** Sets a new department up by the one-time address that its first start prints. */
export async function staff(department: Department): Promise<Staffed> {
  const [, token = ''] = await department.logged(/\/thiet-lap\/([\w.-]+)/)
  const administrator = correspond(department.address)
  await administrator.post(`/api/links/${token}`, {
    name: 'Phạm Quốc Bảo',
    email: 'bao@hanhtrinh.example',
    password,
  })
  const { organisations } = await administrator.get<{
    organisations: { id: string; code: string | null; kind: string }[]
  }>('/api/organisations')
  const ministry = organisations.find(({ code }) => code === 'BKHCN')
  if (!ministry) throw new Error('the department does not know its ministry')
  let count = 0
  return {
    administrator,
    async hire(name, departmentRole = 'staff') {
      const email = `nguoi${++count}@hanhtrinh.example`
      const { link } = await administrator.post<{ link: string }>('/api/people', {
        name,
        email,
        departmentRole,
        organisationId: ministry.id,
      })
      const person = correspond(department.address)
      const signedIn = await person.post<{ person: { id: string } }>(
        `/api/links/${link.split('/').at(-1) ?? ''}`,
        { password },
      )
      return { id: signedIn.person.id, name, email, writes: person }
    },
  }
}
