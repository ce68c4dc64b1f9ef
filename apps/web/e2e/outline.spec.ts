import type { Locator, Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import type { WritingDesk } from './writing-desk.ts'

describe('the outline', () => {
  const { hire, sit: sitDown, errors } = openJourney()
  let lan: Hired
  let hanh: Hired

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    hanh = await hire('Bùi Thị Hạnh', 'participant')
  })

  async function sit(person: Hired, regulationId: string, options = {}) {
    const at = await sitDown(person, regulationId, options)
    // The outline comes after the text, when the page is idle.
    await at.desk.outline.getByRole('treeitem').first().waitFor()
    return at
  }
  const line = (page: Page, name: RegExp | string) => page.getByRole('treeitem', { name }).first()
  const names = (desk: WritingDesk) => desk.outline.getByRole('treeitem').allInnerTexts()
  const middle = async (at: Locator) => {
    const box = await at.boundingBox()
    if (!box) throw new Error('not in sight')
    return {
      x: box.x + box.width / 2,
      top: box.y,
      y: box.y + box.height / 2,
      bottom: box.y + box.height,
    }
  }
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.getAttribute('title') ?? '')

  it('a heading is dragged with all that lies in it, and undo is offered', async () => {
    const id = await importText(lan, sampleDecree, 'Kéo trong mục lục')
    const { desk, page } = await sit(lan, id)
    const before = await names(desk)
    const seen = await desk.seen()
    const from = await middle(line(page, /^Điều 2\./))
    const to = await middle(line(page, /^Điều 4\./))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x, from.y + 20)
    await page.mouse.move(to.x, to.bottom - 2)
    await page.getByText(/^Thành Điều 4, trong Chương/).waitFor()
    await page.mouse.up()
    const told = page.getByRole('status').filter({ hasText: 'Đã chuyển Điều 2 thành Điều 4.' })
    await told.waitFor()
    await expect.poll(() => names(desk)).not.toEqual(before)
    const moved = before[2]?.replace(/^Điều 2\. /, 'Điều 4. ')
    await expect.poll(async () => (await names(desk))[4]).toBe(moved)
    expect(await focused(page)).toBe(moved)
    expect(await hindrances(page)).toEqual([])
    await desk.outline.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect.poll(() => names(desk)).toEqual(before)
    expect(await desk.seen()).toEqual(seen)
    await told.waitFor({ state: 'detached' })
    await desk.isSaved()
  })

  it('says in words where it may not go, and lets go on Esc', async () => {
    const id = await importText(lan, sampleDecree, 'Chỗ không được')
    const { desk, page } = await sit(lan, id)
    const before = await names(desk)
    const from = await middle(line(page, /^Chương II\./))
    const to = await middle(line(page, /^Điều 2\./))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x, from.y - 20)
    await page.mouse.move(to.x, to.bottom - 2)
    await page.getByText(/^Nội dung phía sau chỗ này sẽ bị gộp vào/).waitFor()
    await page.mouse.up()
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    const first = await middle(line(page, /^Chương I\./))
    await page.mouse.move(first.x, first.top + 2, { steps: 3 })
    await page.getByText('Thành Chương I', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('Thành Chương I', { exact: true }).waitFor({ state: 'hidden' })
    await page.mouse.up()
    expect(await names(desk)).toEqual(before)
    expect(await page.getByText(/^Đã chuyển/).count()).toBe(0)
  })

  it('scrolls while dragging, and drops a chapter behind the last', async () => {
    const id = await importText(lan, sampleDecree, 'Kéo xa')
    const { page } = await sit(lan, id)
    const from = await middle(line(page, /^Chương II\./))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x, 893, { steps: 4 })
    const last = line(page, /^Điều 43\./)
    await expect.poll(async () => (await last.boundingBox())?.y ?? 999).toBeLessThan(825)
    await page.mouse.move(from.x, 500)
    await page.mouse.move(from.x, (await middle(last)).bottom - 2)
    await page.getByText('Thành Chương VII', { exact: true }).waitFor()
    await page.mouse.up()
    await page.getByText('Đã chuyển Chương II thành Chương VII.').waitFor()
    await line(page, /^Chương VII\. .*/).waitFor()
    await expect.poll(() => focused(page)).toMatch(/^Chương VII\./)
  })

  it('by keys alone: walks, folds, moves, goes there', async () => {
    const id = await importText(lan, sampleDecree, 'Mục lục bằng phím')
    const { desk, page } = await sit(lan, id)
    await desk.caretAfter('Phạm vi điều chỉnh')
    await page.keyboard.press('Alt+Shift+O')
    expect(await focused(page)).toMatch(/^Chương I\./)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByText('Đã chuyển Điều 2 thành Điều 3.').waitFor()
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByText('Đã chuyển Điều 3 thành Điều 4.').waitFor()
    await expect.poll(() => focused(page)).toMatch(/^Điều 4\./)
    await page.keyboard.press('Control+z')
    await expect.poll(() => focused(page)).toMatch(/^Điều 3\./)
    await page.keyboard.press('Home')
    expect(await focused(page)).toMatch(/^Chương I\./)
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByText('Không thể chuyển lên nữa.').waitFor()
    await page.keyboard.press('ArrowLeft')
    expect(await line(page, /^Chương I\./).getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toMatch(/^Chương II\./)
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toMatch(/^Mục 1\./)
    const there = await focused(page)
    await page.keyboard.press('Enter')
    const label = () =>
      page.evaluate(() => {
        const at = getSelection()?.anchorNode
        const element = at instanceof Element ? at : at?.parentElement
        return element?.closest<HTMLElement>('[data-id]')?.dataset.label ?? 'none'
      })
    await expect.poll(async () => there.startsWith(await label())).toBe(true)
  })

  it('what is folded stays folded, shows its comments and where one is', async () => {
    const id = await importText(lan, sampleDecree, 'Thu gọn')
    const { desk, page } = await sit(lan, id)
    await desk.comment('Nghị định này quy định', 'Xin nêu rõ hơn')
    await desk.outline.getByRole('button', { name: 'Thu gọn tất cả' }).click()
    const first = line(page, /^Chương I\. .*1 ý kiến đang mở/)
    await first.waitFor()
    expect(await first.getAttribute('aria-current')).toBe('location')
    expect(await desk.outline.getByRole('treeitem', { name: /^Điều/ }).count()).toBe(0)
    await page.reload()
    await desk.hasText()
    await first.waitFor()
    expect(await desk.outline.getByRole('treeitem', { name: /^Điều/ }).count()).toBe(0)
    await page.keyboard.press('Alt+Shift+U')
    await line(page, /^Điều 1\./).waitFor()
    expect(await hindrances(page)).toEqual([])
  })

  it('a finger drags by the handle; who reads has none', async () => {
    const id = await importText(lan, sampleDecree, 'Bằng ngón tay')
    const { desk, page, seat } = await sit(lan, id, { hasTouch: true })
    const finger = await seat.context.newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
      })
    const from = await middle(line(page, /^Điều 2\./).locator('[data-grip]'))
    const to = await middle(line(page, /^Điều 3\./))
    await touch('touchStart', from.x, from.y)
    await touch('touchMove', from.x, from.y + 12)
    await touch('touchMove', from.x, to.bottom - 2)
    await page.getByText(/^Thành Điều 3, trong Chương/).waitFor()
    await touch('touchEnd')
    await page.getByText('Đã chuyển Điều 2 thành Điều 3.').waitFor()

    await giveRole(lan, id, hanh, 'reader')
    const reader = await sit(hanh, id)
    expect(await reader.desk.outline.locator('[data-grip]').count()).toBe(0)
    const before = await names(reader.desk)
    await line(reader.page, /^Điều 2\./).focus()
    await reader.page.keyboard.press('Alt+ArrowDown')
    const start = await middle(line(reader.page, /^Điều 2\./))
    await reader.page.mouse.move(start.x, start.y)
    await reader.page.mouse.down()
    await reader.page.mouse.move(start.x, start.y + 90, { steps: 4 })
    await reader.page.mouse.up()
    expect(await names(reader.desk)).toEqual(before)
    expect(await names(desk)).toEqual(before)
    expect(errors()).toEqual([])
  })
})
