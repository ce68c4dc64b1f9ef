import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'

describe('what helps while writing, by keys alone', () => {
  const { hire, sit, errors } = openJourney()
  let lan: Hired
  let hanh: Hired

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    hanh = await hire('Bùi Thị Hạnh', 'participant')
  })

  const blockOfCaret = () => {
    const at = getSelection()?.anchorNode
    const element = at instanceof Element ? at : at?.parentElement
    const block = element?.closest<HTMLElement>('[data-id]')
    return `${block?.dataset.label} ${block?.textContent?.slice(0, 30)}`
  }

  it('a key that the structure forbids says why beside the caret', async () => {
    const id = await importText(lan, sampleDecree, 'Phím của người soạn thảo')
    const { desk, page } = await sit(lan, id)
    await desk.caretAfter('Phạm vi điều chỉnh')
    await page.keyboard.press('Tab')
    const hint = page.getByRole('status').filter({ hasText: 'Khoản phải nằm trong một điều.' })
    await hint.waitFor()
    expect((await hint.boundingBox())?.width).toBeGreaterThan(100)
    await page.keyboard.press('ArrowLeft')
    await hint.waitFor({ state: 'detached' })

    // Esc leaves the text, and Tab then goes on from there.
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('noi-dung')
  })

  it('goes to a provision as it is cited', async () => {
    const id = await importText(lan, sampleDecree, 'Đến một khoản')
    const { desk, page } = await sit(lan, id)
    await desk.caretAfter('Phạm vi điều chỉnh')
    await page.keyboard.press('Control+g')
    const dialog = page.getByRole('dialog', { name: 'Đến điều, khoản, điểm' })
    const field = dialog.getByRole('textbox')
    await field.fill('điều 430')
    await page.keyboard.press('Enter')
    await dialog.getByText('Các điều được đánh số từ 1 đến 43.').waitFor()
    await field.fill('xin chào')
    await page.keyboard.press('Enter')
    await dialog.getByText('Chưa hiểu “xin chào”.').waitFor()
    expect(await hindrances(page)).toEqual([])
    await field.fill('điểm b khoản 2 điều 1')
    await dialog.getByText('điểm b khoản 2 Điều 1: Dữ liệu phục vụ').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(blockOfCaret)).toMatch(/^b\) Dữ liệu phục vụ/)
    await page.keyboard.type('Mới: ')
    await desk.provision('Mới: Dữ liệu phục vụ').waitFor()

    await page.keyboard.press('Control+g')
    await field.fill('dieu 30')
    await page.keyboard.press('Enter')
    await desk.outline.locator('[aria-current]').filter({ hasText: 'Điều 30.' }).waitFor()
    await expect.poll(() => page.evaluate(blockOfCaret)).toMatch(/^Điều 30\. /)
    expect(errors()).toEqual([])
  })

  it('shows the keys, and every action without diacritics', async () => {
    const id = await importText(lan, sampleDecree, 'Mọi thao tác')
    const { desk, page } = await sit(lan, id)
    await desk.caretAfter('Phạm vi điều chỉnh')
    await page.keyboard.press('Control+/')
    const keys = page.getByRole('dialog', { name: 'Phím tắt' })
    await keys.getByText('Ctrl+G').waitFor()
    expect(await hindrances(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('them khoan')
    const list = page.getByRole('listbox')
    expect(await list.getByRole('option').allInnerTexts()).toEqual(['Thêm khoản\nCtrl+Alt+4'])
    expect(await hindrances(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.type('Khoản từ bảng thao tác')
    await desk.provision('Khoản từ bảng thao tác').waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('english')
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: 'Contents' }).waitFor()
    expect(errors()).toEqual([])
  })

  it('a reader goes and looks, and is offered nothing that writes', async () => {
    const id = await importText(lan, sampleDecree, 'Người đọc')
    await giveRole(lan, id, hanh, 'reader')
    const { desk, page } = await sit(hanh, id)
    await page.keyboard.press('Control+k')
    const options = page.getByRole('listbox').getByRole('option')
    await options.first().waitFor()
    expect((await options.allInnerTexts()).join()).not.toMatch(/Thêm|Hoàn tác|thay thế/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+g')
    await page.getByRole('dialog').getByRole('textbox').fill('điều 30')
    await page.keyboard.press('Enter')
    await desk.outline.locator('[aria-current]').filter({ hasText: 'Điều 30.' }).waitFor()
    expect(errors()).toEqual([])
  })
})
