import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isSqlite } from './database/migrate.ts'
import { freshSqlite } from './database/testing.ts'
import { TextNotReady } from './drafting/text-rooms.ts'
import { home, testDepartment } from './testing-department.ts'

describe('a body', () => {
  it.each([
    ['broken JSON', '{"email":', 400, { reason: 'malformed-request' }],
    ['no JSON', 'xin chào', 400, { reason: 'malformed-request' }],
    ['nothing', '', 400, { reason: 'malformed-request' }],
    ['null', 'null', 400, { reason: 'malformed-request', detail: 'json' }],
    ['another shape', '{"email":1,"password":[]}', 400, { detail: 'email' }],
    ['a missing field', '{"email":"a@b.vn"}', 400, { detail: 'password' }],
  ])('of %s is refused', async (_, body, status, expected) => {
    const department = await testDepartment()
    const answer = await department.browser().send('POST', '/api/sign-in', body)
    expect([answer.status, answer.body]).toMatchObject([status, expected])
  })

  it('is refused where it is no JSON by its own account', async () => {
    const department = await testDepartment()
    const body = '{"email":"a@b.vn","password":"x"}'
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const answer = await department
        .browser()
        .send('POST', '/api/sign-in', body, { 'content-type': type })
      expect([type, answer.status]).toEqual([type, 400])
    }
  })

  it('that is not UTF-8 is refused, not guessed', async () => {
    const department = await testDepartment()
    const bytes = new Uint8Array(Buffer.from('{"email":"a@b.vn","password":"\xff\xfe"}', 'latin1'))
    const answer = await department.browser().send('POST', '/api/sign-in', bytes)
    expect([answer.status, answer.body]).toEqual([
      400,
      { reason: 'malformed-request', detail: 'utf-8' },
    ])
  })

  it('over a megabyte is refused, and of a stranger over 64 kB', async () => {
    const department = await testDepartment()
    const desk = await department.administrator()
    const body = (length: number) => ({ title: 'x'.repeat(length), kind: 'decree' })
    const create = (by: typeof desk, length: number) =>
      by.send('POST', '/api/regulations', body(length))
    expect((await create(desk, 1 << 20)).body).toEqual({ reason: 'too-large' })
    expect((await create(desk, 1 << 19)).status).toBe(422)
    expect((await create(department.browser(), 1 << 16)).body).toEqual({ reason: 'too-large' })
    expect((await create(department.browser(), 1 << 15)).status).not.toBe(413)
  })

  it('of an import is not read before it is known who sends it', async () => {
    const department = await testDepartment()
    const administrator = await department.administrator()
    const { desk } = await department.account(administrator, 'Người Tham Gia', 'participant')
    const statuses = [401, 403]
    for (const [n, by] of [department.browser(), desk].entries()) {
      let taken = 0
      const endless = new ReadableStream({
        pull(controller) {
          controller.enqueue(new Uint8Array(1 << 20).fill(65))
          if (++taken === 24) controller.close()
        },
      })
      const headers = { origin: home, 'content-type': 'text/plain', cookie: by.cookie ?? '' }
      const body = { method: 'POST', body: endless, duplex: 'half', headers } as RequestInit
      const answer = await department.app.request(`${home}/api/regulations/import`, body)
      expect([answer.status, taken < 4]).toEqual([statuses[n], true])
    }
  })

  it('that is too large and does not say so is refused', async () => {
    const department = await testDepartment()
    const chunks = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 20; n++) controller.enqueue(new Uint8Array(100_000).fill(32))
        controller.close()
      },
    })
    const unsaid = await department.app.request(`${home}/api/sign-in`, {
      method: 'POST',
      body: chunks,
      duplex: 'half',
      headers: { origin: home, 'content-type': 'application/json' },
    } as RequestInit)
    expect([unsaid.status, await unsaid.json()]).toEqual([413, { reason: 'too-large' }])
  })

  it('cannot reach into prototypes', async () => {
    const department = await testDepartment()
    const body = '{"__proto__":{"password":"x"},"constructor":{},"email":"a@b.vn"}'
    const answer = await department.browser().send('POST', '/api/sign-in', body)
    expect(answer.status).toBe(400)
  })
})

describe('an id of no shape', () => {
  it('never reaches the database, which may stumble over it', async () => {
    const department = await testDepartment()
    const desk = await department.administrator()
    for (const id of ['%00', 'a%00b', 'x'.repeat(65), '%F0%9F%98%80', '..', "'--"]) {
      const answer = await desk.send('GET', `/api/regulations/${id}/text`)
      expect([id, answer.status, answer.body]).toEqual([id, 404, { reason: 'not-found' }])
    }
  })
})

describe('an address of the interface', () => {
  it.each(['/api/nothing', '/api', '/api/regulations/a/b/c/d', '/api/%ff', '/api/..%2f..'])(
    '%s that is none is refused as JSON',
    async (path) => {
      const department = await testDepartment()
      const desk = await department.administrator()
      const answer = await desk.send('GET', path)
      expect([answer.status, answer.body]).toEqual([404, { reason: 'not-found' }])
    },
  )

  it('is never kept by caches', async () => {
    const department = await testDepartment()
    const answer = await department.browser().send('GET', '/api/session')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

describe('storage that fails', () => {
  it.each([
    ['SQLITE_FULL', 'database or disk is full'],
    ['SQLITE_IOERR_WRITE', 'disk I/O error'],
    ['53100', 'could not extend file'],
    ['ECONNREFUSED', 'connect ECONNREFUSED'],
  ])('is said to be failing: %s', async (code, message) => {
    const department = await testDepartment()
    const desk = await department.administrator()
    department.rooms.seed = () => Promise.reject(Object.assign(new Error(message), { code }))
    const body = { title: 'Nghị định', kind: 'decree' }
    const answer = await desk.send('POST', '/api/regulations', body)
    expect([answer.status, answer.body]).toEqual([503, { reason: 'storage-failing' }])
    expect((await desk.send('GET', '/api/regulations')).body).toEqual({ regulations: [] })
  })

  it('that is really full refuses, keeps nothing half done, and goes on when there is space', async () => {
    const database = await freshSqlite()
    if (!isSqlite(database)) throw new Error('a SQLite database was expected')
    const department = await testDepartment({ database })
    const administrator = await department.administrator()
    const pages = Number(database.sqlite.pragma('page_count', { simple: true }))
    database.sqlite.pragma(`max_page_count = ${pages}`)
    const add = (n: number) =>
      administrator.send('POST', '/api/people', {
        name: 'Người Dài Tên',
        email: `nguoi-${n}@example.gov.vn`,
        departmentRole: 'staff',
        unit: 'Phòng '.repeat(20).trim(),
      })
    let added = 0
    let refused = await add(added)
    while (refused.status === 201) refused = await add((added += 1))
    expect([refused.status, refused.body]).toEqual([503, { reason: 'storage-failing' }])
    expect((await administrator.send('GET', '/api/session')).status).toBe(200)
    const people = await administrator.send<{ people: unknown[] }>('GET', '/api/people')
    expect(people.body.people).toHaveLength(1 + added)
    database.sqlite.pragma('max_page_count = 1000000')
    expect((await add(added)).status).toBe(201)
  })

  it('is said to be failing where a text is not ready', async () => {
    const department = await testDepartment()
    const desk = await department.administrator()
    const id = await department.regulation(desk)
    department.rooms.read = () => Promise.reject(new TextNotReady('the text is not loaded'))
    const answer = await desk.send('GET', `/api/regulations/${id}/text`)
    expect([answer.status, answer.body]).toEqual([503, { reason: 'storage-failing' }])
  })

  it('is not a mistake of ours, and a mistake tells nothing', async () => {
    const department = await testDepartment()
    const desk = await department.administrator()
    department.rooms.seed = () => Promise.reject(new Error('secret inner words'))
    const body = { title: 'Nghị định', kind: 'decree' }
    const answer = await desk.send('POST', '/api/regulations', body)
    expect([answer.status, answer.body]).toEqual([500, { reason: 'mistake' }])
  })
})

describe('operations', () => {
  it('show figures to this machine only', async () => {
    const department = await testDepartment()
    const figures = await department.browser().send<string>('GET', '/metrics')
    expect(figures.body).toContain('process_cpu_seconds_total')
    expect((await department.browser('10.1.2.3').send('GET', '/metrics')).status).toBe(404)
    const foreign: Record<string, string>[] = [
      { 'x-forwarded-for': '10.1.2.3' },
      { 'x-real-ip': '10.1.2.3' },
      { 'x-forwarded-proto': 'https' },
      { via: '1.1 proxy' },
      { host: 'cucao.example.gov.vn' },
    ]
    for (const headers of foreign)
      expect((await department.browser().send('GET', '/metrics', undefined, headers)).status).toBe(
        404,
      )
  })

  it('say that it lives and that it is ready', async () => {
    const department = await testDepartment()
    expect((await department.browser().send('GET', '/healthz')).status).toBe(200)
    expect((await department.browser().send('GET', '/readyz')).status).toBe(200)
    await department.database.close()
    expect((await department.browser().send('GET', '/healthz')).status).toBe(200)
    expect((await department.browser().send('GET', '/readyz')).status).toBeGreaterThanOrEqual(500)
  })

  it('log requests without the secrets in their addresses', async () => {
    const log: string[] = []
    const department = await testDepartment({ log })
    const desk = await department.administrator()
    for (const path of ['/moi/bimat1', '/thiet-lap/bimat2', '/demo/bimat3', '/api/links/bimat4'])
      await desk.send('GET', `${path}?x=bimat5`)
    await desk.send('GET', '/api/invitations/bimat6')
    const cookie = desk.cookie?.split('=')[1] ?? ''
    expect(log.length).toBeGreaterThan(5)
    expect(log.join('\n')).not.toMatch(/bimat\d/)
    expect(log.join('\n')).not.toContain(cookie)
    expect(log.join('\n')).toContain('/moi/…')
  })
})

describe('pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cucao-web-'))
  beforeAll(() => {
    mkdirSync(join(folder, 'assets'))
    const head = '<meta name="csp-nonce" content="__CSP_NONCE__">'
    writeFileSync(join(folder, 'index.html'), `<!doctype html>${head}<div id="root"></div>`)
    writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'export const x = 1\n'.repeat(100))
    writeFileSync(join(folder, 'icon.svg'), '<svg/>')
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it.each([
    '/',
    '/dang-nhap',
    '/thiet-lap/abc',
    '/moi/abc',
    '/du-thao/x1',
    '/du-thao/x1/nguoi',
    '/quan-tri/to-chuc',
    '/nhap',
  ])('%s is the app, under a strict policy with its own nonce', async (path) => {
    const department = await testDepartment({ webFolder: folder })
    const page = await department.browser().send<string>('GET', path)
    expect(page.status).toBe(200)
    const nonce = /content="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    const again = await department.browser().send<string>('GET', path)
    expect(again.body).not.toContain(nonce)
  })

  it('are parted from who opened them, unless no other site began it', async () => {
    const browser = (await testDepartment({ webFolder: folder })).browser()
    const policyFor = async (site: string | null) => {
      const page = await browser.send(
        'GET',
        '/du-thao/x1',
        undefined,
        site ? { 'sec-fetch-site': site } : {},
      )
      expect(page.headers.get('vary')).toContain('Sec-Fetch-Site')
      return page.headers.get('cross-origin-opener-policy')
    }
    for (const site of ['cross-site', 'same-site', 'anything', null])
      expect([site, await policyFor(site)]).toEqual([site, 'same-origin'])
    for (const site of ['none', 'same-origin'])
      expect([site, await policyFor(site)]).toEqual([site, null])
  })

  it('name what a text needs first, and later the app around it, by the parts of the build', async () => {
    const built = mkdtempSync(join(tmpdir(), 'cucao-built-'))
    mkdirSync(join(built, '.vite'))
    writeFileSync(join(built, 'index.html'), '<html><head></head><body></body></html>')
    const manifest = {
      'index.html': {
        file: 'assets/start.js',
        assets: [
          'assets/line-thread-aB_1.js',
          'assets/tinos-latin-400-normal-aB_1.woff2',
          'assets/other-400-normal-c.woff2',
        ],
      },
      'src/main.tsx': { file: 'assets/main.js', name: 'main', imports: ['_shared', 'index.html'] },
      _words: {
        file: 'assets/words.js',
        name: 'early-text',
        imports: ['_shared'],
        css: ['assets/w.css'],
      },
      _shared: { file: 'assets/shared.js', name: 'shared' },
      'src/screen.tsx': { file: 'assets/screen.js', name: 'drafting-screen', imports: ['_words'] },
    }
    writeFileSync(join(built, '.vite', 'manifest.json'), JSON.stringify(manifest))
    const browser = (await testDepartment({ webFolder: built })).browser()
    const page = async (path: string) => (await browser.send<string>('GET', path)).body
    const text = await page('/du-thao/abc-1')
    expect(text.match(/modulepreload" crossorigin href="(\/[^"]+)"/g)).toHaveLength(2)
    expect(text).toContain('as="worker" crossorigin href="/assets/line-thread-aB_1.js"')
    expect(text).toContain('<link rel="stylesheet" crossorigin href="/assets/w.css" />')
    expect(text).toContain('as="fetch" crossorigin href="/api/regulations/abc-1"')
    expect(text).toContain(
      'as="font" fetchpriority="low" crossorigin href="/assets/tinos-latin-400-normal-aB_1.woff2"',
    )
    expect(text).not.toContain('other-400')
    expect(text).toContain('content="/assets/main.js /assets/screen.js"')
    const other = await page('/')
    expect(other).toContain('<link rel="modulepreload" crossorigin href="/assets/main.js" />')
    expect(other).not.toContain('words.js')
    for (const path of ['/du-thao/a"><script>', '/du-thao/%22%3E%3Cscript%3E'])
      expect(await page(path)).not.toMatch(/<script>|as="fetch"/)
    rmSync(built, { recursive: true })
  })

  it('that are none are the app too, with status 404', async () => {
    const department = await testDepartment({ webFolder: folder })
    for (const path of ['/khong-co', '/du-thao', '/quan-tri', '/assets/gone.js', '/%ff'])
      expect([path, (await department.browser().send('GET', path)).status]).toEqual([path, 404])
  })

  it('files are kept for ever where their name holds their hash, and sent compressed', async () => {
    const department = await testDepartment({ webFolder: folder })
    const script = await department
      .browser()
      .send('GET', '/assets/app-1a2b.js', undefined, { 'accept-encoding': 'gzip, br' })
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect(script.headers.get('content-encoding')).toBe('gzip')
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/)
    const icon = await department.browser().send('GET', '/icon.svg')
    expect(icon.headers.get('cache-control')).toBe('no-cache')
  })

  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/assets/..%2f..%2f..%2fetc%2fpasswd',
    '/%00',
  ])('never come from outside the folder: %s', async (path) => {
    const department = await testDepartment({ webFolder: join(folder, 'assets') })
    const answer = await department.browser().send<string>('GET', path)
    expect(answer.status).toBeGreaterThanOrEqual(404)
    expect(String(answer.body)).not.toMatch(/root:|"name"/)
  })

  it('are not answered to other methods', async () => {
    const department = await testDepartment({ webFolder: folder })
    expect((await department.browser().send('POST', '/moi/abc')).status).toBe(404)
  })
})
