import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import { allSeeTheSame } from './writing-desk.ts'

const times = (text: string, words: RegExp) => text.match(words)?.length ?? 0
/** What of the sample becomes words of blocks. */
const inText = (words: RegExp) => times(sampleDecree.normalize('NFC'), words)

/** The words of the text, each once. */
const shown = async (page: Page) =>
  (await page.locator('.ProseMirror > *').allTextContents()).join('\n')

describe('find and replace', () => {
  const { hire, sit: sitDown, errors } = openJourney()
  let lan: Hired
  let minh: Hired
  let hanh: Hired

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    minh = await hire('Nguyễn Hữu Minh')
    hanh = await hire('Bùi Thị Hạnh', 'participant')
  })

  async function sit(person: Hired, regulationId: string) {
    const { desk, page } = await sitDown(person, regulationId)
    const bar = page.getByRole('search', { name: 'Tìm trong văn bản' })
    return { desk, page, bar, field: bar.getByRole('textbox', { name: 'Tìm' }) }
  }

  it('finds without diacritics, goes round, and leaves what was found selected', async () => {
    const id = await importText(lan, sampleDecree, 'Tìm')
    const { desk, page, bar, field } = await sit(lan, id)
    await desk.caretAfter('Đối tượng áp dụng')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('uy ban nhan dan')
    const count = inText(/(ủy|uỷ) ban nhân dân/giu)
    await bar.getByText(`1/${count}`).waitFor()
    await expect.poll(() => page.locator('.found.here').innerText()).toMatch(/^Ủy ban nhân dân$/i)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await bar.getByText(`3/${count}`).waitFor()
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.press('F3')
    await page.keyboard.press('Shift+F3')
    await bar.getByText(`2/${count}`).waitFor()
    expect(await hindrances(page)).toEqual([])
    await page.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })
    expect(await page.locator('.found').count()).toBe(0)
    expect(await page.evaluate(() => String(getSelection()))).toMatch(/^Ủy ban nhân dân$/i)
    // What is selected is what one looks for next.
    await page.keyboard.press('Control+f')
    expect(await field.inputValue()).toMatch(/^Ủy ban nhân dân$/i)
    await field.fill('không đâu có')
    await bar.getByText('Không tìm thấy').waitFor()
    expect(errors()).toEqual([])
  })

  it('replaces one and all, each undone at once, while a colleague writes', async () => {
    const id = await importText(lan, sampleDecree, 'Thay')
    await giveRole(lan, id, minh, 'drafter')
    const one = await sit(lan, id)
    const other = await sit(minh, id)
    const { page, bar, field } = one
    const before = await one.desk.seen()
    await page.keyboard.press('Control+h')
    const all = times(await shown(page), /dữ liệu/giu)
    expect(all).toBeGreaterThan(50)
    await field.fill('dữ liệu')
    await bar.getByText(`/${all}`).waitFor()
    await bar.getByRole('textbox', { name: 'Thay bằng' }).fill('DỮ KIỆN')
    await bar.getByRole('button', { name: 'Thay', exact: true }).click()
    await bar.getByText(`/${all - 1}`).waitFor()
    await other.desk.caretAfter('Đối tượng áp dụng')
    await Promise.all([
      bar.getByRole('button', { name: 'Thay tất cả' }).click(),
      other.desk.type(' khác nữa'),
    ])
    await bar.getByText(`Đã thay ${all - 1} chỗ.`).waitFor()
    await Promise.all([one.desk.isSaved(), other.desk.isSaved()])
    await allSeeTheSame([one.desk, other.desk])
    const replaced = await shown(page)
    expect(times(replaced, /dữ liệu/giu)).toBe(0)
    expect(times(replaced, /DỮ KIỆN/gu)).toBe(all)
    expect(replaced).toContain('Đối tượng áp dụng khác nữa')

    await page.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await expect.poll(async () => times(await shown(page), /DỮ KIỆN/gu)).toBe(1)
    await page.keyboard.press('Control+z')
    await one.desk.isSaved()
    const back = await allSeeTheSame([one.desk, other.desk])
    expect(back.map((line) => line.replace(' khác nữa', ''))).toEqual(before)
    expect(errors()).toEqual([])
  })

  it('a reader finds and is not offered to replace', async () => {
    const id = await importText(lan, sampleDecree, 'Chỉ tìm')
    await giveRole(lan, id, hanh, 'reader')
    const { page, bar, field } = await sit(hanh, id)
    await page.keyboard.press('Control+h')
    await field.fill('ho so')
    await bar.getByText(/^1\/\d+$/).waitFor()
    expect(await bar.getByRole('textbox').count()).toBe(1)
    await page.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })
    expect(errors()).toEqual([])
  })
})
