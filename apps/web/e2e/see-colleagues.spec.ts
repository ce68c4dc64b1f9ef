import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import type { AtDesk } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import { until } from './until.ts'
import type { WritingDesk } from './writing-desk.ts'

describe('everybody sees where colleagues write in what the window shows, and who else is here', () => {
  const { hire, sit, errors } = openJourney()
  let minh: AtDesk
  let phuc: AtDesk
  let lan: AtDesk
  let hanh: AtDesk

  beforeAll(async () => {
    const people: Hired[] = [
      await hire('Trần Thị Ngọc Lan'),
      await hire('Nguyễn Hữu Minh'),
      await hire('Lê Văn Phúc'),
      await hire('Bùi Thị Hạnh'),
    ]
    const [lead, second, third, reader] = people as [Hired, Hired, Hired, Hired]
    const id = await importText(lead, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lead, id, second, 'drafter')
    await giveRole(lead, id, third, 'drafter')
    await giveRole(lead, id, reader, 'reader')
    lan = await sit(lead, id)
    minh = await sit(second, id)
    phuc = await sit(third, id)
    hanh = await sit(reader, id)
  })

  /** Names on the carets that are drawn, in alphabetical order. */
  const carets = async (desk: WritingDesk) => {
    const drawn = await desk.text
      .locator('[data-name]')
      .evaluateAll((all) => all.map((caret) => (caret as HTMLElement).dataset['name'] ?? ''))
    return drawn
      .map((name) => name.replace(/ · .*/, ''))
      .toSorted((one, other) => one.localeCompare(other))
  }

  it('of three who write, the two in the window have carets and the third is listed', async () => {
    await lan.desk.caretAfter('Phạm vi điều chỉnh')
    await minh.desk.caretAfter('Đối tượng áp dụng')
    await phuc.desk.turnTo('Điều 40')
    await phuc.desk.caretAfter('Trách nhiệm của doanh nghiệp tham gia')
    await expect.poll(() => carets(hanh.desk)).toEqual(['Nguyễn Hữu Minh', 'Trần Thị Ngọc Lan'])
    await expect.poll(() => carets(lan.desk)).toEqual(['Nguyễn Hữu Minh'])
    await expect.poll(() => carets(phuc.desk)).toEqual([])
    await hanh.page.getByRole('button', { name: /3 đang soạn · 1 đang đọc/ }).click()
    const here = hanh.page.getByRole('dialog', { name: 'Đang có mặt' })
    await here.getByText('Lê Văn Phúc').waitFor()
    expect(await hindrances(hanh.page)).toEqual([])
    await hanh.page.keyboard.press('Escape')
    await here.waitFor({ state: 'hidden' })
    expect(await hanh.page.evaluate(() => document.activeElement?.textContent)).toContain(
      'Đang có mặt',
    )
  })

  it('who scrolls to the third sees him within a second, and the others no more', async () => {
    await hanh.desk.turnTo('Điều 40')
    const came = Date.now()
    await expect.poll(() => carets(hanh.desk)).toEqual(['Lê Văn Phúc'])
    expect(Date.now() - came).toBeLessThan(1_000)
    await hanh.desk.turnTo('Điều 1')
    await expect.poll(() => carets(hanh.desk)).toEqual(['Nguyễn Hữu Minh', 'Trần Thị Ngọc Lan'])
  })

  it('a caret stays seen where a colleague splits its provision off', async () => {
    await hanh.desk.turnTo('Điều 40')
    await lan.desk.turnTo('Điều 40')
    await phuc.desk.caretAfter('Trách nhiệm của doanh nghiệp tham gia')
    await phuc.page.keyboard.press('Enter')
    await phuc.desk.type('Một khoản để tách ra.')
    await phuc.desk.isSaved()
    await lan.desk.select('tách ra')
    await lan.page.keyboard.press('ArrowLeft')
    await lan.page.keyboard.press('Enter')
    await lan.desk.isSaved()
    await until(
      'the caret stands in the provision that was split off',
      () => hanh.desk.provision('tách ra').locator('[data-name]').count(),
      (count) => count > 0,
    )
    await hanh.page.waitForTimeout(1_000)
    await expect.poll(() => carets(hanh.desk)).toEqual(['Lê Văn Phúc', 'Trần Thị Ngọc Lan'])
  })

  it('who closes the page is no longer seen', async () => {
    await phuc.seat.leave()
    await expect.poll(() => carets(hanh.desk)).toEqual(['Trần Thị Ngọc Lan'])
    await expect.poll(() => carets(lan.desk)).toEqual([])
    expect(errors()).toEqual([])
  })
})
