import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { home, testDepartment } from '../testing-department.ts'
import type { Browser } from '../testing-department.ts'

async function scene() {
  const department = await testDepartment()
  const administrator = await department.administrator()
  const { desk } = await department.account(administrator, 'Lê Văn Soạn')
  const id = await department.regulation(desk)
  const address = `/api/regulations/${id}/state`
  const get = async ({ cookie }: Browser, headers: Record<string, string> = {}) => {
    const answer = await department.app.request(home + address, {
      headers: { 'accept-encoding': 'gzip, br', ...(cookie && { cookie }), ...headers },
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    return { status: answer.status, bytes, header: (name: string) => answer.headers.get(name) }
  }
  const fold = (words: string, sequence: number) =>
    department.rooms.states.set(id, { bytes: Buffer.from(words.repeat(500)), sequence })
  return { department, administrator, desk, id, get, fold }
}

describe('the folded text over HTTP', () => {
  it('is given compressed, and not again while that fold stands', async () => {
    const { desk, get, fold } = await scene()
    fold('Điều 1 ', 7)
    const first = await get(desk)
    expect([first.status, first.header('content-encoding')]).toEqual([200, 'gzip'])
    expect(gunzipSync(first.bytes).toString()).toBe('Điều 1 '.repeat(500))
    expect(first.bytes.length).toBeLessThan(500)
    expect(first.header('cache-control')).toBe('private, no-cache')
    const tag = first.header('etag') ?? ''
    expect(tag).toMatch(/^"[^"]+"$/)
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await get(desk, { 'if-none-match': held })
      expect([again.status, again.bytes.length, again.header('etag')]).toEqual([304, 0, tag])
    }
    for (const [words, sequence] of [
      ['Điều 1 ', 8],
      ['Điều 2 ', 7],
    ] as const) {
      fold(words, sequence)
      const later = await get(desk, { 'if-none-match': tag })
      expect([later.status, later.header('etag') === tag]).toEqual([200, false])
    }
  })

  it('is given plain, under another tag, to who takes no gzip', async () => {
    const { desk, get, fold } = await scene()
    fold('Điều 1 ', 7)
    const zipped = await get(desk)
    const plain = await get(desk, { 'accept-encoding': 'identity' })
    expect(plain.bytes.toString()).toBe('Điều 1 '.repeat(500))
    expect(plain.header('content-encoding')).toBeNull()
    expect(plain.header('etag')).not.toBe(zipped.header('etag'))
    expect(plain.header('vary')).toContain('Accept-Encoding')
  })

  it('is nothing to a stranger, to nobody, and to who has lost it, whatever tag they hold', async () => {
    const { department, administrator, desk, id, get, fold } = await scene()
    fold('Điều 1 ', 7)
    const { secret, id: invitation } = await department.invite(desk, id)
    const { desk: guest } = await department.guest(secret)
    const tag = (await get(desk)).header('etag') ?? ''
    const ofGuest = await get(guest, { 'if-none-match': tag })
    expect(ofGuest.status).toBe(200)
    const held = { 'if-none-match': ofGuest.header('etag') ?? '' }
    expect((await get(guest, held)).status).toBe(304)
    const { desk: stranger } = await department.account(administrator, 'Người Ngoài')
    expect((await get(stranger, held)).status).toBe(404)
    expect((await get(department.browser(), held)).status).toBe(401)
    await desk.send('DELETE', `/api/regulations/${id}/invitations/${invitation}`)
    expect((await get(guest, held)).status).toBe(404)
  })
})
