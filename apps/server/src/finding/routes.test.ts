import { beforeAll, describe, expect, it } from 'vitest'
import { testDepartment } from '../testing-department.ts'
import type { Browser, TestDepartment } from '../testing-department.ts'
import { furnished } from '../testing-routes.ts'
import { indexText } from './testing.ts'

interface Answer {
  hits: { kind: string; regulationId: string; regulationTitle: string }[]
  total: number
  isMore: boolean
}

let department: TestDepartment
let administrator: Browser
let lead: Awaited<ReturnType<typeof furnished>>

const search = (desk: Browser, q: string, more = '') =>
  desk.send<Answer>('GET', `/api/search?q=${encodeURIComponent(q)}${more}`)

beforeAll(async () => {
  department = await testDepartment()
  administrator = await department.administrator()
  lead = await furnished(department, administrator, 'Lê Văn Soạn')
  const { text } = await department.rooms.read(lead.ids.id ?? '')
  await indexText(department.database, lead.ids.id ?? '', text)
})

describe('search', () => {
  it('finds names, clauses and comments of the asker’s own regulations', async () => {
    const { body } = await search(lead.desk, 'pham vi dieu chinh')
    expect(body.hits[0]).toMatchObject({
      kind: 'provision',
      regulationId: lead.ids.id,
      regulationTitle: 'Nghị định của Lê Văn Soạn',
      address: { vi: 'Điều 1', en: 'Article 1' },
    })
    expect((await search(lead.desk, 'y kien', '&kind=comment')).body).toMatchObject({
      total: 1,
      hits: [{ kind: 'comment', comment: { threadId: lead.ids.threadId } }],
    })
    expect((await search(lead.desk, 'soan', '&kind=title')).body.total).toBe(1)
  })

  it('tells a stranger, and a member of another regulation, nothing', async () => {
    const { desk } = await department.account(administrator, 'Trần Thị Khác')
    for (const word of ['pham vi', 'ý kiến', 'Soạn']) {
      expect((await search(desk, word)).body).toEqual({ hits: [], total: 0, isMore: false })
      const foreign = await search(desk, word, `&regulation=${lead.ids.id}`)
      expect(foreign.body).toEqual({ hits: [], total: 0, isMore: false })
      expect((await search(administrator, word)).body.total).toBe(0)
    }
    expect((await search(department.browser(), 'ý kiến')).status).toBe(401)
  })

  it('lets a guest find what a guest may read, whatever the scope of the comments', async () => {
    const { secret } = await department.invite(lead.desk, lead.ids.id ?? '', {
      scope: [await firstArticle()],
    })
    const guest = await department.guest(secret)
    expect((await search(guest.desk, 'hiệu lực thi hành')).body.total).toBeGreaterThan(0)
  })

  it('tells who lost the role, or was disabled, nothing from then on', async () => {
    const reader = await department.account(administrator, 'Ngô Thị Đọc')
    const members = `/api/regulations/${lead.ids.id}/members/${reader.id}`
    await lead.desk.send('PUT', members, { role: 'reader' })
    expect((await search(reader.desk, 'phạm vi')).body.total).toBeGreaterThan(0)
    await lead.desk.send('DELETE', members)
    expect((await search(reader.desk, 'phạm vi')).body.total).toBe(0)
    await lead.desk.send('PUT', members, { role: 'reader' })
    await administrator.send('PATCH', `/api/people/${reader.id}`, { disabled: true })
    expect((await search(reader.desk, 'phạm vi')).status).toBe(401)
  })

  it('answers whatever is typed without failing', async () => {
    const typed = [
      '',
      ' ',
      '"',
      '*',
      'NEAR(',
      'AND',
      'exact:',
      '-',
      '^',
      "';--",
      '\u0000',
      '👍',
      '%',
      ')',
    ]
    for (const q of [...typed, 'x'.repeat(10_000), '"'.repeat(10_000)]) {
      const { status } = await search(lead.desk, q)
      expect([q.slice(0, 10), status]).toEqual([q.slice(0, 10), 200])
    }
    expect((await lead.desk.send('GET', '/api/search')).status).toBe(200)
    for (const wrong of ['&kind=x', '&from=-1', '&limit=1000', '&regulation=..', '&from=1.5'])
      expect((await search(lead.desk, 'a', wrong)).status).toBe(400)
    expect((await search(lead.desk, 'x'.repeat(20_001))).status).toBe(400)
  })

  it('asks a hand that never rests to wait', async () => {
    const { desk } = await department.account(administrator, 'Máy Gõ Nhanh')
    for (let n = 0; n < 300; n += 1) await search(desk, '')
    const { status, body } = await search(desk, '')
    expect([status, body]).toMatchObject([429, { reason: 'too-many-attempts' }])
    expect((await search(lead.desk, '')).status).toBe(200)
  })
})

async function firstArticle(): Promise<string> {
  const { text } = await department.rooms.read(lead.ids.id ?? '')
  const article = text.content.find(
    (block) => block.type === 'provision' && block.attrs.level === 'article',
  )
  return article?.attrs.id ?? ''
}
