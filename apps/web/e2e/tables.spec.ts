import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText } from './sample.ts'
import { allSeeTheSame } from './writing-desk.ts'

describe('tables', () => {
  const { hire, sit, errors } = openJourney()
  let lan: Hired
  let minh: Hired

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    minh = await hire('Nguyễn Hữu Minh')
  })

  const cells = (page: Page) =>
    page
      .locator('.ProseMirror tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)))

  it('is made and filled by keys, beside a colleague, and taken back', async () => {
    const id = await importText(lan, 'Điều 1. Phí\n1. Mức phí:\n2. Hiệu lực.', 'Bảng phí')
    await giveRole(lan, id, minh, 'drafter')
    const [one, other] = [await sit(lan, id), await sit(minh, id)]
    const { desk, page } = one
    await desk.caretAfter('Mức phí:')
    await page.keyboard.press('Alt+Shift+G')
    for (const words of ['Dịch vụ', 'Mức', 'Ghi chú', 'Cấp mới', '50.000', 'đồng']) {
      await page.keyboard.type(words)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.type('Cấp lại')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.type('nghìn')
    expect(await cells(page)).toEqual([
      ['Dịch vụ', 'Mức', 'Ghi chú'],
      ['Cấp mới', '50.000', 'nghìn'],
      ['Cấp lại', '', ''],
    ])
    expect(await hindrances(page)).toEqual([])
    await desk.caretAfter('Hiệu lực.')
    await other.desk.caretAfter('Hiệu lực.')
    await other.page.keyboard.type(' Từ 2027.')
    await allSeeTheSame([desk, other.desk])
    expect(await cells(other.page)).toEqual(await cells(page))
    await desk.isSaved()
    expect(errors()).toEqual([])
  })

  it('words pasted into a cell stay words of the cell', async () => {
    const id = await importText(lan, 'Điều 1. Phí\n1. Mức phí:\n2. Hiệu lực.', 'Dán vào ô')
    const { desk, page } = await sit(lan, id)
    await desk.caretAfter('Mức phí:')
    await page.keyboard.press('Alt+Shift+G')
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData(
        'text/html',
        '<table><tr><td>Điều 5. Một</td><td>hai</td></tr></table><p>1. Ba</p>',
      )
      data.setData('text/plain', 'x')
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true })
      document.querySelector('.ProseMirror')?.dispatchEvent(event)
    })
    await desk.provision('1. Ba').waitFor()
    expect(await cells(page)).toEqual([
      ['Điều 5. Mộthai1. Ba', '', ''],
      ['', '', ''],
    ])
    expect(await page.locator('.ProseMirror > .provision').count()).toBe(3)
    await page.keyboard.press('Alt+Shift+D')
    await page.keyboard.press('Alt+Shift+D')
    await expect.poll(() => cells(page)).toEqual([])
    expect(errors()).toEqual([])
  })
})
