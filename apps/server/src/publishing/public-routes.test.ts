import { printText, readText } from '@cucao/regulation'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  FakeRights,
  FakeRooms,
  addPerson,
  addRegulation,
  countingIds,
  textOf,
} from '../consultation/testing.ts'
import type { OpenDatabase } from '../database/open.ts'
import { freshSqlite } from '../database/testing.ts'
import { publishingRoutes } from './routes.ts'

const sample = new URL('../demo/sample-decree.txt', import.meta.url)

describe('public pages', () => {
  let database: OpenDatabase
  let rooms: FakeRooms
  let app: ReturnType<typeof publishingRoutes>

  beforeEach(async () => {
    database = await freshSqlite()
    await addPerson(database, 'lead', { id: 'bo', name: 'Bộ Khoa học và Công nghệ' })
    for (const id of ['r1', 'draft-only'])
      await addRegulation(database, id, 'lead', 'Nghị định về dữ liệu')
    const rights = new FakeRights()
    rights.give('lead', 'r1', 'lead-drafter')
    rooms = new FakeRooms()
    const { text } = readText(readFileSync(sample, 'utf8'), { newId: countingIds('p') })
    rooms.texts.set('r1', text)
    rooms.texts.set('draft-only', textOf('article d1 Bí mật chưa công bố'))
    app = publishingRoutes({
      gatekeeper: rights,
      rooms,
      database,
      newId: countingIds('v'),
      now: () => Date.UTC(2026, 10, 22, 3),
    })
    await publish()
  })
  afterEach(() => database.close())

  const publish = async () => {
    const answer = await app.request('/api/regulations/r1/versions', {
      method: 'POST',
      headers: { 'x-person': 'lead', 'content-type': 'application/json' },
      body: JSON.stringify({ note: 'Lấy ý kiến <b>các bộ</b>' }),
    })
    expect(answer.status).toBe(200)
  }
  const get = (path: string, headers: Record<string, string> = {}) =>
    Promise.resolve(app.request(path, { headers }))
  const pageAt = async (path: string) => (await get(path)).text()

  it('show the text to anyone, without a session and without scripts', async () => {
    const answer = await get('/cong-bo/r1/1')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const page = await answer.text()
    expect(page).toContain('id="dieu-5"')
    expect(page).toContain('Lấy ý kiến &lt;b&gt;các bộ&lt;/b&gt;')
    expect(page).not.toMatch(/<script|<b>các bộ/)
    expect(page).not.toContain('Tên lead')
  })

  it('allow no script, no frame and no foreign address', async () => {
    for (const path of ['/cong-bo/r1', '/cong-bo/r1/1', '/cong-bo/r1/9', '/cong-bo/r1/1.txt']) {
      const policy = (await get(path)).headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('script-src')
      expect(policy).not.toContain('unsafe')
    }
  })

  it.each([
    '/cong-bo',
    '/cong-bo/',
    '/cong-bo/draft-only',
    '/cong-bo/draft-only/1',
    '/cong-bo/unknown/1',
    '/cong-bo/r1/2',
    '/cong-bo/r1/0',
    '/cong-bo/r1/01',
    '/cong-bo/r1/-1',
    '/cong-bo/r1/1e0',
    '/cong-bo/r1/99999999999999999999',
    '/cong-bo/r1/1.pdf',
    '/cong-bo/r1/1/x',
    "/cong-bo/r1'--/1",
    '/cong-bo/%00/1',
    '/cong-bo/giao-dien/..%2F..%2Fpackage.json',
    '/cong-bo/giao-dien/tinos-cyrillic-400-normal.woff2',
  ])('know nothing at %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    const page = await answer.text()
    expect(page).toContain('Không có trang này')
    expect(page).not.toContain('Bí mật')
  })

  it('give the plain text as it is printed, and the content that the hash is of', async () => {
    const text = rooms.texts.get('r1')!
    const plain = await get('/cong-bo/r1/1.txt')
    expect(plain.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await plain.text()).toBe(printText(text))
    const content = await get('/cong-bo/r1/1.json')
    expect(content.headers.get('content-disposition')).toBe('attachment; filename="du-thao-1.json"')
    const hash = createHash('sha256')
      .update(new Uint8Array(await content.arrayBuffer()))
      .digest('hex')
    expect((await pageAt('/cong-bo/r1/1')).replaceAll('<wbr />', '')).toContain(hash)
  })

  it('are not sent again while unchanged, and are told anew when a newer version appears', async () => {
    const first = await get('/cong-bo/r1/1')
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    const again = await get('/cong-bo/r1/1', { 'if-none-match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    rooms.texts.set('r1', textOf('article d1 Ngắn gọn'))
    await publish()
    const later = await get('/cong-bo/r1/1', { 'if-none-match': tag })
    expect(later.status).toBe(200)
    expect(await later.text()).toContain('Đã có bản mới hơn: Dự thảo 2')
    expect(await pageAt('/cong-bo/r1')).toMatch(/Dự thảo 2[\s\S]*Dự thảo 1/)
  })

  it('are packed for whoever can unpack', async () => {
    const packed = await get('/cong-bo/r1/1', { 'accept-encoding': 'gzip, br' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const page = gunzipSync(new Uint8Array(await packed.arrayBuffer())).toString('utf8')
    expect(page).toBe(await pageAt('/cong-bo/r1/1'))
  })

  it('bring their own style and fonts', async () => {
    const [, address = ''] =
      /rel="stylesheet" href="([^"]+)"/.exec(await pageAt('/cong-bo/r1/1')) ?? []
    const style = await get(address)
    expect(style.headers.get('cache-control')).toContain('immutable')
    const fonts = [...(await style.text()).matchAll(/url\(([^)]+)\)/g)].map(
      ([, font]) => font ?? '',
    )
    expect(fonts).toHaveLength(21)
    for (const font of fonts) {
      const answer = await get(font)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'font/woff2'])
      expect((await answer.text()).slice(0, 4)).toBe('wOF2')
    }
  })

  it('speak English where asked, and Vietnamese in any other case', async () => {
    expect(await pageAt('/cong-bo/r1/1?lang=en')).toContain('<html lang="en">')
    expect(await pageAt('/cong-bo/r1/1?lang=%3Cscript%3E')).toContain('<html lang="vi">')
    expect(await pageAt('/cong-bo/nothing?lang=en')).toContain('There is no such page')
  })

  it('take under 100 ms warm for the sample, and little more cold', async () => {
    const time = async (path: string) => {
      const started = performance.now()
      await pageAt(path)
      return performance.now() - started
    }
    await time('/cong-bo/r1/1?lang=en')
    expect(await time('/cong-bo/r1/1')).toBeLessThan(250)
    expect(await time('/cong-bo/r1/1')).toBeLessThan(100)
  })
})
