import type { Page, Route } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium } from './browser.ts'
import type { Chromium, Seat } from './browser.ts'
import { staff } from './correspondent.ts'
import type { Hired } from './correspondent.ts'
import { openDepartment } from './department.ts'
import type { Department } from './department.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import { WritingDesk } from './writing-desk.ts'

const app = '**/assets/main-*.js'

describe('the words of a text come before the frame around them', () => {
  let department: Department
  let chromium: Chromium
  let lan: Hired
  let minh: Hired
  let phuc: Hired
  let stranger: Hired
  let regulationId: string

  beforeAll(async () => {
    ;[department, chromium] = await Promise.all([openDepartment(), openChromium()])
    const { hire } = await staff(department)
    lan = await hire('Trần Thị Ngọc Lan')
    minh = await hire('Nguyễn Hữu Minh')
    phuc = await hire('Lê Văn Phúc', 'participant')
    stranger = await hire('Người Ngoài', 'participant')
    regulationId = await importText(lan, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lan, regulationId, minh, 'drafter')
    await giveRole(lan, regulationId, phuc, 'reader')
  })
  afterAll(async () => {
    await chromium?.close()
    await department?.close()
  })

  const early = (page: Page) => page.locator('[data-early] .ProseMirror')

  /** Opens the text with the app held back; answers how to let it come. */
  async function openWithoutFrame(seat: Seat): Promise<() => Promise<void>> {
    const asked = Promise.withResolvers<Route>()
    await seat.page.route(app, asked.resolve)
    await seat.page.goto(`/du-thao/${regulationId}`)
    return async () => {
      await (await asked.promise).continue()
      await seat.page.unroute(app)
    }
  }

  it('is written in at once, and the frame takes over what was written, the caret and the place', async () => {
    const seat = await chromium.sitDown(department.address, lan.writes.cookie)
    const other = await chromium.sitDown(department.address, minh.writes.cookie)
    const [mine, theirs] = [new WritingDesk(seat.page), new WritingDesk(other.page)]
    await theirs.open(regulationId)
    for (const visit of ['first', 'again']) {
      const letFrameCome = await openWithoutFrame(seat)
      const clause = early(seat.page)
        .locator('[data-id]', { hasText: 'Phạm vi điều chỉnh' })
        .first()
      await clause.click()
      await seat.page.keyboard.press('End')
      await seat.page.keyboard.type(` sớm ${visit}`, { delay: 8 })
      await theirs.provision(`sớm ${visit}`).waitFor()
      const scrolled = await early(seat.page).evaluate((text) => {
        const page = text.closest('main')
        page?.scrollTo({ top: 120, behavior: 'instant' })
        return page?.scrollTop
      })
      await letFrameCome()
      await mine.hasText()
      await early(seat.page).waitFor({ state: 'detached' })
      expect(await seat.page.locator('#noi-dung').evaluate((page) => page.scrollTop)).toBe(scrolled)
      await seat.page.keyboard.type(' và tiếp', { delay: 8 })
      await theirs.provision(`sớm ${visit} và tiếp`).waitFor()
      await mine.isSaved()
    }
    expect(await mine.provision('sớm first').textContent()).toContain(
      'sớm first và tiếp sớm again và tiếp',
    )
    expect([...seat.errors(), ...other.errors()]).toEqual([])
    await seat.leave()
    await other.leave()
  })

  it('is only read by a reader, in the colours that were chosen', async () => {
    const seat = await chromium.sitDown(department.address, phuc.writes.cookie, {
      colorScheme: 'dark',
    })
    const letFrameCome = await openWithoutFrame(seat)
    const text = early(seat.page)
    await text.getByText('Phạm vi điều chỉnh').waitFor()
    expect(await text.getAttribute('contenteditable')).toBe('false')
    const lightness = await text.evaluate((element) => {
      const paper = element.closest('section, [class*=sheet], .sheet') ?? element
      return Number(/\d+/.exec(getComputedStyle(paper).backgroundColor)?.[0])
    })
    expect(lightness).toBeLessThan(80)
    await letFrameCome()
    await seat.page.getByText('Bạn đang đọc văn bản này.').waitFor()
    expect(seat.errors()).toEqual([])
    await seat.leave()
  })

  it('is not shown to who may not see it, nor without a session, nor where there is none', async () => {
    const guest = await chromium.sitDown(department.address, stranger.writes.cookie)
    const nobody = await chromium.sitDown(department.address)
    await guest.page.goto(`/du-thao/${regulationId}`)
    await guest.page.getByRole('heading', { name: 'Không có trang này' }).waitFor()
    await nobody.page.goto(`/du-thao/${regulationId}`)
    await nobody.page.waitForURL(/dang-nhap/)
    for (const { page } of [guest, nobody])
      expect(await page.locator('[data-early]').count()).toBe(0)
    await guest.leave()
    await nobody.leave()
  })

  it('goes away with the page it was opened for', async () => {
    const seat = await chromium.sitDown(department.address, lan.writes.cookie)
    await seat.page.goto('/')
    const letFrameCome = await openWithoutFrame(seat)
    await early(seat.page).waitFor()
    // The address changes before the app is there, as by a step back within the page.
    await seat.page.evaluate(() => history.replaceState(null, '', '/'))
    await letFrameCome()
    await seat.page.getByRole('heading', { level: 1 }).waitFor()
    await early(seat.page).waitFor({ state: 'detached' })
    expect(seat.errors()).toEqual([])
    await seat.leave()
  })
})
