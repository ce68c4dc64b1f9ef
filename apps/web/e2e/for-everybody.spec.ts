import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { importText, invite, sampleDecree } from './sample.ts'
import { WritingDesk } from './writing-desk.ts'

describe('the screens are for everybody (WCAG 2.2 AA)', () => {
  const { hire, administrator, enter, errors } = openJourney()
  let lead: Hired
  let page: Page
  let regulationId: string
  let invitation: string

  beforeAll(async () => {
    lead = await hire('Trần Thị Ngọc Lan')
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
    page = (await enter(lead)).page
  })

  async function look(at: Page, path: string): Promise<void> {
    await at.goto(path)
    await at.getByRole('heading', { level: 1 }).waitFor()
    await at.evaluate(() => document.fonts.ready)
  }

  async function hindrancesAt(at: Page, paths: string[]): Promise<string[]> {
    const found: string[] = []
    for (const path of paths) {
      await look(at, path)
      for (const one of await hindrances(at)) found.push(`${path} ${one}`)
    }
    return found
  }

  it('signing in and joining by a link', async () => {
    const stranger = await enter(null)
    const paths = ['/dang-nhap', invitation, '/moi/khong-co-that']
    expect(await hindrancesAt(stranger.page, paths)).toEqual([])
  })

  it('the list of drafts, importing, people of a draft, its versions', async () => {
    const own = `/du-thao/${regulationId}`
    const paths = ['/', '/tim', '/tim?q=du+lieu', '/nhap', `${own}/nguoi`, `${own}/phien-ban`]
    expect(await hindrancesAt(page, paths)).toEqual([])
  })

  it('home and what was found, in the dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await look(page, '/')
    await page.getByRole('link', { name: /./ }).first().waitFor()
    expect(await hindrances(page)).toEqual([])
    await look(page, '/tim?q=du+lieu')
    await page.locator('mark').first().waitFor()
    expect(await hindrances(page)).toEqual([])
  })

  it('people and organisations of the department', async () => {
    const office = await enter(administrator())
    const paths = ['/quan-tri/nguoi', '/quan-tri/to-chuc']
    expect(await hindrancesAt(office.page, paths)).toEqual([])
  })

  it.each(['light', 'dark'] as const)(
    'the editor with its outline and threads, %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme })
      await look(page, `/du-thao/${regulationId}`)
      const desk = new WritingDesk(page)
      await desk.hasText()
      await desk.isSaved()
      await desk.threads.getByText('Một ý kiến để trang có gì mà xem.').waitFor()
      expect(await hindrances(page)).toEqual([])
    },
  )

  it('none of these pages printed an error', () => {
    expect(errors()).toEqual([])
  })
})
