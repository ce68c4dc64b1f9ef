import { setTimeout as after } from 'node:timers/promises'
import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, provisionId, sampleDecree } from './sample.ts'
import { until } from './until.ts'
import { WritingDesk } from './writing-desk.ts'

const roads = `Điều 1. Phạm vi điều chỉnh
1. Thông tư này quy định việc quản lý đường bộ theo Nghị định số 15/2024/NĐ-CP.
2. Uỷ ban nhân dân cấp tỉnh chịu trách nhiệm bảo trì đường địa phương.
Điều 2. Hiệu lực thi hành
1. Thông tư này có hiệu lực kể từ ngày ký.
`
/** Some three times a second: who asks more than a hand can is told to wait. */
async function found(person: Hired, words: string) {
  await after(300)
  return person.writes.get<{ total: number; hits: { regulationId: string }[] }>(
    `/api/search?q=${encodeURIComponent(words)}`,
  )
}

describe('find across regulations and jump to the clause', () => {
  const { hire, enter, errors } = openJourney()
  let lan: Hired
  let hanh: Hired
  let decree: string
  let circular: string

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    hanh = await hire('Bùi Thị Hạnh', 'participant')
    decree = await importText(lan, sampleDecree, 'Chia sẻ dữ liệu')
    circular = await importText(lan, roads, 'Thông tư quản lý đường bộ')
    await until(
      'the words of both texts',
      async () =>
        new Set((await found(lan, 'uy ban nhan dan')).hits.map((hit) => hit.regulationId)),
      (drafts) => drafts.size === 2,
      30_000,
    )
  })

  async function sit(person: Hired, path: string): Promise<Page> {
    const seat = await enter(person)
    await seat.page.goto(path)
    return seat.page
  }
  const hits = (page: Page) => page.getByRole('list', { name: 'Kết quả' }).getByRole('link')
  const isInSight = (page: Page, id: string) =>
    page.locator(`[data-id="${id}"]`).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    })

  it('by keys alone, without diacritics, from home to the clause', async () => {
    const page = await sit(lan, '/')
    await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor()
    await page.getByRole('link', { name: 'Chia sẻ dữ liệu' }).waitFor()
    expect(await hindrances(page)).toEqual([])
    await page.keyboard.press('/')
    await page.keyboard.type('uy ban nhan dan cap tinh chiu trach nhiem bao tri')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/tim\?/)
    await hits(page).first().waitFor()
    expect(await hits(page).count()).toBe(1)
    expect(await hits(page).first().innerText()).toMatch(/khoản 2 Điều 1[\s\S]*quản lý đường bộ/i)
    await expect
      .poll(() => page.locator('mark').allInnerTexts())
      .toEqual(['Uỷ ban nhân dân cấp tỉnh chịu trách nhiệm bảo trì'])
    expect(await hindrances(page)).toEqual([])

    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`/du-thao/${circular}`))
    const desk = new WritingDesk(page)
    await desk.hasText()
    const clause = await provisionId(lan, circular, 'clause', 'bảo trì đường')
    await expect.poll(() => isInSight(page, clause)).toBe(true)
    // The caret stands in the clause, and the address is the text's own again.
    await expect
      .poll(() =>
        page.evaluate(() => {
          const node = getSelection()?.anchorNode
          return (node instanceof Element ? node : node?.parentElement)
            ?.closest('[data-id]')
            ?.getAttribute('data-id')
        }),
      )
      .toBe(clause)
    await expect.poll(() => page.url()).not.toContain('toi=')

    // From the text to the search and, deep into a long text, to another one.
    await page.keyboard.press('Alt+Shift+F')
    await page.waitForURL(/\/tim$/)
    await page.keyboard.type('trong thoi han 72 gio')
    await hits(page).filter({ hasText: '72 giờ' }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`/du-thao/${decree}`))
    await desk.hasText()
    await expect
      .poll(() => desk.provision('trong thời hạn 72 giờ').getAttribute('data-id'))
      .toBeTruthy()
    const far = (await desk.provision('trong thời hạn 72 giờ').getAttribute('data-id')) ?? ''
    await expect.poll(() => isInSight(page, far)).toBe(true)
    // Back leads to the hits.
    await page.goBack()
    await hits(page).filter({ hasText: '72 giờ' }).first().waitFor()
    expect(errors()).toEqual([])
  })

  it('a comment is found at once, opens its thread, and is found no more when withdrawn', async () => {
    const clause = await provisionId(lan, circular, 'clause', 'bảo trì đường')
    const { thread } = await lan.writes.post<{
      thread: { id: string; comments: { id: string }[] }
    }>(`/api/regulations/${circular}/threads`, {
      provisionId: clause,
      quote: { exact: '', prefix: '', suffix: '' },
      start: 0,
      end: 0,
      body: 'Nên nêu rõ Kho bạc nào chi trả.',
    })
    const page = await sit(lan, '/tim?q=kho+bac+nao+chi')
    await hits(page).first().click()
    const desk = new WritingDesk(page)
    await desk.hasText()
    await desk.threads.getByText('Nên nêu rõ Kho bạc nào chi trả.').waitFor()
    await expect.poll(() => isInSight(page, clause)).toBe(true)
    const path = `/api/regulations/${circular}/threads/${thread.id}/comments`
    await lan.writes.remove(`${path}/${thread.comments[0]?.id}`)
    expect((await found(lan, 'kho bạc nào chi trả')).total).toBe(0)
    expect(errors()).toEqual([])
  })

  it('what is typed is found some seconds later, and what is deleted no more', async () => {
    const page = await sit(lan, `/du-thao/${circular}`)
    const desk = new WritingDesk(page)
    await desk.hasText()
    await desk.caretAfter('bảo trì đường địa phương')
    await desk.type(' Kinh phí lấy từ quỹ tuần đường.')
    await desk.isSaved()
    const total = async () => (await found(lan, 'quy tuan duong')).total
    await until('the new words', total, (count) => count === 1, 20_000)
    await page.keyboard.press('Control+z')
    await desk.isSaved()
    await until('no more of them', total, (count) => count === 0, 20_000)
    expect(errors()).toEqual([])
  })

  it('somebody without rights finds nothing, until given a role and again when it is taken away', async () => {
    const page = await sit(hanh, '/tim?q=duong+bo')
    await page.getByText('Không tìm thấy “duong bo”.').waitFor()
    expect(await hits(page).count()).toBe(0)
    await giveRole(lan, circular, hanh, 'reader')
    await page.reload()
    await hits(page).first().waitFor()
    expect((await found(hanh, 'dữ liệu')).total).toBe(0)
    await lan.writes.remove(`/api/regulations/${circular}/members/${hanh.id}`)
    await page.reload()
    await page.getByText('Không tìm thấy “duong bo”.').waitFor()
    expect(errors()).toEqual([])
  })
})
