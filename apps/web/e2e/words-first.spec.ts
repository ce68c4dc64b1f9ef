import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import { WritingDesk } from './writing-desk.ts'

const app = '**/assets/main-*.js'

describe('the words of a text come before the frame around them', () => {
  const { hire, enter, sit } = openJourney()
  let lan: Hired
  let minh: Hired
  let phuc: Hired
  let hoa: Hired
  let stranger: Hired
  let regulationId: string

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    minh = await hire('Nguyễn Hữu Minh')
    phuc = await hire('Lê Văn Phúc', 'participant')
    hoa = await hire('Đỗ Thị Hoa', 'participant')
    stranger = await hire('Người Ngoài', 'participant')
    regulationId = await importText(lan, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lan, regulationId, minh, 'drafter')
    await giveRole(lan, regulationId, phuc, 'reader')
    await giveRole(lan, regulationId, hoa, 'opinion-giver')
  })

  const early = (page: Page) => page.locator('[data-early] .ProseMirror')

  /** Opens the text with the app held back; answers how to let it come. */
  async function openWithoutFrame(page: Page): Promise<() => void> {
    const leave = Promise.withResolvers<void>()
    // It is asked for more than once where the words are long in coming: for later, and to be run.
    await page.route(app, async (route) => {
      await leave.promise
      await route.continue()
    })
    await page.goto(`/du-thao/${regulationId}`)
    return leave.resolve
  }

  it('is written in at once, and the frame takes over what was written, the caret and the place', async () => {
    const seat = await enter(lan)
    const mine = new WritingDesk(seat.page)
    const { desk: theirs, seat: other } = await sit(minh, regulationId)
    for (const visit of ['first', 'again']) {
      const letFrameCome = await openWithoutFrame(seat.page)
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
      letFrameCome()
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
    const seat = await enter(phuc, { colorScheme: 'dark' })
    const letFrameCome = await openWithoutFrame(seat.page)
    const text = early(seat.page)
    await text.getByText('Phạm vi điều chỉnh').waitFor()
    expect(await text.getAttribute('contenteditable')).toBe('false')
    const lightness = await text.evaluate((element) => {
      const paper = element.closest('section, [class*=sheet], .sheet') ?? element
      return Number(/\d+/.exec(getComputedStyle(paper).backgroundColor)?.[0])
    })
    expect(lightness).toBeLessThan(80)
    letFrameCome()
    await seat.page.getByText('Bạn đang đọc văn bản này.').waitFor()
    expect(seat.errors()).toEqual([])
    await seat.leave()
  })

  it.each([1440, 800, 390])('is not moved by the frame, %i pixels wide', async (width) => {
    const viewport = { width, height: 900 }
    for (const person of [lan, hoa, phuc]) {
      const { page } = await enter(person, { viewport })
      const letFrameCome = await openWithoutFrame(page)
      await early(page).getByText('Phạm vi điều chỉnh').first().waitFor()
      const saving = page.locator('[data-early] output')
      await saving.getByText(/Đã lưu|Chỉ đọc/).waitFor()
      const before = await places(page, '[data-early]')
      letFrameCome()
      await early(page).waitFor({ state: 'detached' })
      expect(before.length).toBeGreaterThan(2)
      expect(await places(page, '#root')).toEqual(before)
      await page.close()
    }
  })

  /** Where the blocks in sight stand, once the letters they are set in have come. */
  async function places(page: Page, within: string): Promise<string[]> {
    // A face is asked for by the frame that first draws in it.
    await page.evaluate(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      await document.fonts.ready
    })
    return page.locator(`${within} .ProseMirror > *`).evaluateAll((blocks) =>
      blocks
        .map((block) => ({ words: block.textContent, at: block.getBoundingClientRect() }))
        .filter(({ at }) => at.top < innerHeight)
        .map(({ words, at }) => `${words}: ${at.width} × ${at.height} at ${at.x}, ${at.y}`),
    )
  }

  it('is not shown to who may not see it, nor without a session, nor where there is none', async () => {
    const guest = await enter(stranger)
    const nobody = await enter(null)
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
    const seat = await enter(lan)
    await seat.page.goto('/')
    const letFrameCome = await openWithoutFrame(seat.page)
    await early(seat.page).waitFor()
    // The address changes before the app is there, as by a step back within the page.
    await seat.page.evaluate(() => history.replaceState(null, '', '/'))
    letFrameCome()
    await seat.page.getByRole('heading', { level: 1 }).waitFor()
    await early(seat.page).waitFor({ state: 'detached' })
    expect(seat.errors()).toEqual([])
    await seat.leave()
  })
})
