import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hindrances, openChromium } from './browser.ts'
import type { Chromium, Seat } from './browser.ts'
import { staff } from './correspondent.ts'
import type { Hired, Staffed } from './correspondent.ts'
import { openDepartment } from './department.ts'
import type { Department } from './department.ts'
import { importText, invite, sampleDecree } from './sample.ts'
import { WritingDesk } from './writing-desk.ts'

describe('the screens are for everybody (WCAG 2.2 AA)', () => {
  let department: Department
  let chromium: Chromium
  let staffed: Staffed
  let lead: Hired
  let regulationId: string
  let invitation: string
  const seats: Seat[] = []

  beforeAll(async () => {
    ;[department, chromium] = await Promise.all([openDepartment(), openChromium()])
    staffed = await staff(department)
    lead = await staffed.hire('Trần Thị Ngọc Lan')
    regulationId = await importText(lead, sampleDecree, 'Chia sẻ dữ liệu')
    invitation = (await invite(lead, regulationId, {})).path
    await lead.writes.post(`/api/regulations/${regulationId}/versions`, { note: 'Lần 1' })
    const { content } = await lead.writes.get<{ content: { attrs: { id: string } }[] }>(
      `/api/regulations/${regulationId}/text`,
    )
    await lead.writes.post(`/api/regulations/${regulationId}/threads`, {
      provisionId: content[3]?.attrs.id,
      quote: { exact: '', prefix: '', suffix: '' },
      start: 0,
      end: 0,
      body: 'Một ý kiến để trang có gì mà xem.',
    })
  })
  afterAll(async () => {
    await chromium?.close()
    await department?.close()
  })

  async function look(path: string, cookie?: string, dark = false): Promise<Seat['page']> {
    const colours = dark ? ({ colorScheme: 'dark' } as const) : {}
    const seat = await chromium.sitDown(department.address, cookie, colours)
    seats.push(seat)
    await seat.page.goto(path)
    await seat.page.getByRole('heading', { level: 1 }).waitFor()
    await seat.page.evaluate(() => document.fonts.ready)
    return seat.page
  }

  async function hindrancesAt(paths: string[], cookie?: string): Promise<string[]> {
    const found: string[] = []
    for (const path of paths)
      for (const one of await hindrances(await look(path, cookie))) found.push(`${path} ${one}`)
    return found
  }

  it('signing in and joining by a link', async () => {
    expect(await hindrancesAt(['/dang-nhap', invitation, '/moi/khong-co-that'])).toEqual([])
  })

  it('the list of drafts, importing, people of a draft, its versions', async () => {
    const own = `/du-thao/${regulationId}`
    const paths = ['/', '/tim', '/tim?q=du+lieu', '/nhap', `${own}/nguoi`, `${own}/phien-ban`]
    expect(await hindrancesAt(paths, lead.writes.cookie)).toEqual([])
  })

  it('home and what was found, in the dark', async () => {
    const home = await look('/', lead.writes.cookie, true)
    await home.getByRole('link', { name: /./ }).first().waitFor()
    expect(await hindrances(home)).toEqual([])
    const found = await look('/tim?q=du+lieu', lead.writes.cookie, true)
    await found.locator('mark').first().waitFor()
    expect(await hindrances(found)).toEqual([])
  })

  it('people and organisations of the department', async () => {
    const paths = ['/quan-tri/nguoi', '/quan-tri/to-chuc']
    expect(await hindrancesAt(paths, staffed.administrator.cookie)).toEqual([])
  })

  it.each([false, true])('the editor with its outline and threads, dark: %s', async (dark) => {
    const page = await look(`/du-thao/${regulationId}`, lead.writes.cookie, dark)
    const desk = new WritingDesk(page)
    await desk.hasText()
    await desk.isSaved()
    await desk.threads.getByText('Một ý kiến để trang có gì mà xem.').waitFor()
    expect(await hindrances(page)).toEqual([])
  })

  it('none of these pages printed an error', () => {
    expect(seats.flatMap((seat) => seat.errors())).toEqual([])
  })
})
