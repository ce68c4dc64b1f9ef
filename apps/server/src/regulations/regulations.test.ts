import { wordFile, wordParagraph } from '@cucao/publishing/word-testing'
import { describe, expect, it } from 'vitest'
import { testDepartment } from '../testing-department.ts'
import type { Browser } from '../testing-department.ts'
import { furnished } from '../testing-routes.ts'

async function scene() {
  const department = await testDepartment()
  const administrator = await department.administrator()
  const { desk, id: personId } = await department.account(administrator, 'Lê Văn Soạn')
  return { department, administrator, desk, personId }
}

describe('a regulation', () => {
  it('opens with the template of its kind, and is its opener’s to lead', async () => {
    const { desk, personId } = await scene()
    const made = await desk.send<{ id: string }>('POST', '/api/regulations', {
      title: 'Quy định về chữ ký số',
      kind: 'circular',
      leadOrganisationId: 'vn-bkhcn',
    })
    expect(made.status).toBe(201)
    const { id } = made.body
    expect((await desk.send('GET', `/api/regulations/${id}`)).body).toMatchObject({
      title: 'Quy định về chữ ký số',
      kind: 'circular',
      legalRegime: '2025',
      state: 'drafting',
      role: 'lead-drafter',
      scope: null,
      leadOrganisation: 'Bộ Khoa học và Công nghệ',
      people: { count: 1, leadDrafters: [{ personId }] },
    })
    const text = await desk.send<string>('GET', `/api/regulations/${id}/text.txt`)
    expect(text.headers.get('content-type')).toMatch(/^text\/plain; charset=utf-8/i)
    expect(text.body).toContain('THÔNG TƯ')
    expect(text.body).toContain('BỘ KHOA HỌC VÀ CÔNG NGHỆ')
    const read = await desk.send('GET', `/api/regulations/${id}/text`)
    expect(read.body).toMatchObject({ type: 'doc' })
    const tag = { 'if-none-match': read.headers.get('etag') ?? '' }
    expect((await desk.send('GET', `/api/regulations/${id}/text`, undefined, tag)).status).toBe(304)
  })

  it('is listed with what waits there; a look of its reader makes it seen', async () => {
    const department = await testDepartment()
    const administrator = await department.administrator()
    const lead = await furnished(department, administrator, 'Lê Văn Soạn')
    const reader = await department.account(administrator, 'Ngô Thị Đọc')
    const path = `/api/regulations/${lead.ids.id}`
    await lead.desk.send('PUT', `${path}/members/${reader.id}`, { role: 'drafter' })
    const listed = async (desk: Browser) =>
      (await desk.send<{ regulations: Record<string, unknown>[] }>('GET', '/api/regulations')).body
        .regulations
    const before = { isNew: true, lastLookAt: null, openThreads: 1, latestVersion: null }
    expect(await listed(reader.desk)).toMatchObject([{ id: lead.ids.id, ...before }])
    expect((await reader.desk.send('PUT', `${path}/look`)).status).toBe(200)
    // Gathered looks are written before anybody is told what is new.
    const seen = { isNew: false, newComments: 0, textChangedAt: null }
    expect(await listed(reader.desk)).toMatchObject([{ ...seen, lastLookAt: expect.any(Number) }])
    const quiet = await department.regulation(reader.desk, 'Văn bản yên')
    expect((await listed(reader.desk)).map(({ id }) => id)).toEqual([lead.ids.id, quiet])
  })

  it('is listed for its members only, newest first; administrators are no members', async () => {
    const { department, administrator, desk } = await scene()
    await department.regulation(desk, 'Một')
    await department.regulation(desk, 'Hai')
    const listed = async (by: typeof desk) =>
      (
        await by.send<{ regulations: { title: string }[] }>('GET', '/api/regulations')
      ).body.regulations.map(({ title }) => title)
    expect((await listed(desk)).toSorted()).toEqual(['Hai', 'Một'])
    expect(await listed(administrator)).toEqual([])
  })

  it('is renamed by who writes, closed and reopened by who leads; everybody’s socket is told', async () => {
    const { department, administrator, desk } = await scene()
    const id = await department.regulation(desk)
    const path = `/api/regulations/${id}`
    const drafter = await department.account(administrator, 'Phạm Thị Hai')
    await desk.send('PUT', `${path}/members/${drafter.id}`, { role: 'drafter' })
    const rename = (by: typeof desk) => by.send('PATCH', path, { title: '  Tên   mới ' })
    expect((await rename(drafter.desk)).status).toBe(200)
    expect((await drafter.desk.send('PATCH', path, { state: 'closed' })).body).toEqual({
      reason: 'not-allowed',
    })
    expect((await desk.send('PATCH', path, { state: 'closed' })).status).toBe(200)
    expect(department.announced).toContainEqual({ regulationId: id })
    expect(department.topics).toContainEqual([id, 'regulation'])
    expect((await rename(desk)).body).toEqual({ reason: 'regulation-closed' })
    expect((await drafter.desk.send('GET', path)).body).toMatchObject({
      title: 'Tên mới',
      state: 'closed',
      may: ['read'],
    })
    expect((await desk.send('PATCH', path, { state: 'drafting' })).status).toBe(200)
    expect((await rename(desk)).status).toBe(200)
  })

  it.each([
    [{ title: '', kind: 'decree' }, 422],
    [{ title: 'x\u202ey', kind: 'decree' }, 422],
    [{ title: 'x', kind: 'poem' }, 400],
    [{ title: 'x', kind: 'decree', legalRegime: '1945' }, 400],
    [{ title: 'x', kind: 'decree', leadOrganisationId: 'nowhere' }, 422],
    [{ kind: 'decree' }, 400],
    [[], 400],
    ['"x"', 400],
  ])('is not opened with %j', async (body, status) => {
    const { desk } = await scene()
    expect((await desk.send('POST', '/api/regulations', body)).status).toBe(status)
    expect((await desk.send('GET', '/api/regulations')).body).toEqual({ regulations: [] })
  })
})

const decree = `CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 1/2026/NĐ-CP
Hà Nội, ngày 02 tháng 3 năm 2026

NGHỊ ĐỊNH
Quy định về thử nghiệm

Căn cứ Luật Tổ chức Chính phủ;
Chính phủ ban hành Nghị định quy định về thử nghiệm.

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định:
a) Việc thứ nhất;
b) Việc thứ hai.
2. Không quy định việc khác.
Điều 3. Hiệu lực thi hành
Nghị định này có hiệu lực từ ngày ký.
`
const plain = { 'content-type': 'text/plain; charset=utf-8' }

describe('an import', () => {
  it('opens a regulation with the text, its title and kind, and says what was odd', async () => {
    const { desk } = await scene()
    const made = await desk.send<{ id: string; counts: object; warnings: object[] }>(
      'POST',
      '/api/regulations/import',
      decree,
      plain,
    )
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      counts: { chapter: 1, article: 2, clause: 2, point: 2 },
      lostCharacters: 0,
      warnings: [{ line: 21, reason: 'number-out-of-order' }],
    })
    const view = await desk.send('GET', `/api/regulations/${made.body.id}`)
    expect(view.body).toMatchObject({ title: 'Nghị định quy định về thử nghiệm', kind: 'decree' })
    const text = await desk.send<string>('GET', `/api/regulations/${made.body.id}/text.txt`)
    const bare = (from: string) => from.replace(/\s/g, '')
    expect(bare(text.body)).toBe(bare(decree))
  })

  it('of more than three million characters is refused: no page could hold it', async () => {
    const { desk } = await scene()
    const text = 'Điều 1. Dài\n1. '.padEnd(3_000_001, 'chữ ')
    const answer = await desk.send('POST', '/api/regulations/import/preview', text, plain)
    expect([answer.status, answer.body]).toEqual([
      413,
      { reason: 'too-large', detail: 'characters' },
    ])
  })

  it('of a hundred thousand lines and more is refused: nobody could write in it', async () => {
    const { desk } = await scene()
    const lines = '1. Quy định.\n'.repeat(100_001)
    for (const path of ['/api/regulations/import', '/api/regulations/import/preview']) {
      const answer = await desk.send('POST', path, lines, plain)
      expect([answer.status, answer.body]).toEqual([413, { reason: 'too-large', detail: 'lines' }])
    }
  })

  it('takes title and kind as told, and a file sent as a form', async () => {
    const { desk, department } = await scene()
    const form = new FormData()
    form.set('file', new File([decree], 'nghi-dinh.txt'))
    const response = await department.app.request(
      'http://127.0.0.1:3000/api/regulations/import?title=T%C3%AAn%20kh%C3%A1c&kind=other',
      {
        method: 'POST',
        body: form,
        headers: { origin: 'http://127.0.0.1:3000', cookie: desk.cookie ?? '' },
      },
    )
    expect(response.status).toBe(201)
    const { id } = (await response.json()) as { id: string }
    expect((await desk.send('GET', `/api/regulations/${id}`)).body).toMatchObject({
      title: 'Tên khác',
      kind: 'other',
    })
  })

  it('previews without keeping anything', async () => {
    const { desk } = await scene()
    const seen = await desk.send('POST', '/api/regulations/import/preview', decree, plain)
    expect(seen.body).toMatchObject({
      title: 'Nghị định quy định về thử nghiệm',
      kind: 'decree',
      counts: { article: 2 },
    })
    expect((await desk.send('GET', '/api/regulations')).body).toEqual({ regulations: [] })
  })

  it.each([
    ['decomposed letters', Buffer.from(decree.normalize('NFD'))],
    ['a byte order mark', Buffer.from(`\ufeff${decree}`)],
    ['UTF-16 as Windows writes it', Buffer.from(`\ufeff${decree}`, 'utf16le')],
    ['UTF-16 the other way', Buffer.from(`\ufeff${decree}`, 'utf16le').swap16()],
    ['Windows line ends', Buffer.from(decree.replaceAll('\n', '\r\n'))],
  ])('reads %s as the same text', async (_, bytes) => {
    const { desk } = await scene()
    const bytesOf = new Uint8Array(bytes)
    const made = await desk.send<{ id: string }>('POST', '/api/regulations/import', bytesOf, plain)
    const text = await desk.send<string>('GET', `/api/regulations/${made.body.id}/text.txt`)
    expect(text.body.replace(/\s/g, '')).toBe(decree.replace(/\s/g, ''))
  })

  it('takes a Word file, sent as it is or as a form, and counts what it left out', async () => {
    const { desk, department } = await scene()
    const deleted = '<w:p><w:del w:id="1"><w:r><w:delText>Cũ</w:delText></w:r></w:del></w:p>'
    const body =
      decree
        .split('\n')
        .map((line) => wordParagraph(line))
        .join('') + deleted
    const bytes = wordFile({ body })
    const seen = await desk.send('POST', '/api/regulations/import/preview', bytes, plain)
    expect(seen.body).toMatchObject({
      title: 'Nghị định quy định về thử nghiệm',
      kind: 'decree',
      counts: { chapter: 1, article: 2, clause: 2, point: 2 },
      warnings: [{ line: 21, reason: 'number-out-of-order' }],
      word: { deletions: 1, insertions: 0 },
    })
    const form = new FormData()
    form.set('file', new File([new Uint8Array(bytes)], 'nghi-dinh.docx'))
    const response = await department.app.request('http://127.0.0.1:3000/api/regulations/import', {
      method: 'POST',
      body: form,
      headers: { origin: 'http://127.0.0.1:3000', cookie: desk.cookie ?? '' },
    })
    expect(response.status).toBe(201)
    const { id } = (await response.json()) as { id: string }
    const text = await desk.send<string>('GET', `/api/regulations/${id}/text.txt`)
    expect(text.body.replace(/\s/g, '')).toBe(decree.replace(/\s/g, ''))
  })

  it.each([
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'word-binary'],
    [
      'a zip file that unpacks without end',
      wordFile({ body: ' '.repeat(60_000_000) }),
      'word-too-large',
    ],
  ])('says of %s why', async (_, bytes, detail) => {
    const { desk } = await scene()
    const sent = new Uint8Array(bytes)
    const answer = await desk.send('POST', '/api/regulations/import/preview', sent, plain)
    expect([answer.status, answer.body]).toEqual([415, { reason: 'not-text', detail }])
  })

  const lone = Buffer.from('Điều 1. Nội dung')
  it.each([
    ['a letter cut in half', lone.subarray(0, 4), 415, 'not-text'],
    ['an old code page', Buffer.from([0x110, 0x69, 0xea, 0x75, 0x20, 0x31]), 415, 'not-text'],
    ['a Word file cut off', Buffer.from('504b0304140006000800000021', 'hex'), 415, 'not-text'],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 415, 'not-text'],
    ['an empty Word file', wordFile({ body: '<w:p/>' }), 422, 'not-acceptable'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 415, 'not-text'],
    ['null bytes', Buffer.from('Điều 1.\0 Nội dung'), 415, 'not-text'],
    ['nothing', Buffer.from(''), 422, 'not-acceptable'],
    ['white space', Buffer.from(' \r\n\t \n'), 422, 'not-acceptable'],
    ['half of a UTF-16 letter', Buffer.from('fffe1101d8', 'hex'), 415, 'not-text'],
  ])('refuses %s, and keeps nothing', async (_, bytes, status, reason) => {
    const { desk } = await scene()
    for (const path of ['/api/regulations/import', '/api/regulations/import/preview']) {
      const answer = await desk.send('POST', path, new Uint8Array(bytes), plain)
      expect([path, answer.status, answer.body]).toMatchObject([path, status, { reason }])
    }
    expect((await desk.send('GET', '/api/regulations')).body).toEqual({ regulations: [] })
  })

  it('refuses more than 25 MB before reading it', async () => {
    const { desk } = await scene()
    const answer = await desk.send('POST', '/api/regulations/import', 'x', {
      ...plain,
      'content-length': String(26 << 20),
    })
    expect([answer.status, answer.body]).toEqual([413, { reason: 'too-large' }])
  })
})
