import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, provisionId } from './sample.ts'
import { WritingDesk } from './writing-desk.ts'

const text = (name: string) => `Điều 1. ${name}
1. Nội dung thứ nhất của văn bản.
2. Nội dung thứ hai của văn bản.
`

describe('home says what waits for whom', () => {
  const { hire, enter } = openJourney()
  let lan: Hired
  let minh: Hired
  let seat: Seat
  let page: Page
  let quiet: string
  let busy: string

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    minh = await hire('Nguyễn Hữu Minh')
    quiet = await importText(lan, text('Cảng'), 'Thông tư về cảng')
    busy = await importText(lan, text('Đường'), 'Thông tư về đường')
    seat = await enter(minh)
    page = seat.page
  })

  const home = async () => {
    await page.goto('/')
    await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor()
  }
  const group = (name: string) => page.getByRole('region', { name, exact: true })
  const row = (name: string, title: string) =>
    group(name).getByRole('listitem').filter({ hasText: title })

  it('says what to do where there is nothing yet', async () => {
    await home()
    await page.getByText('Bạn chưa tham gia dự thảo nào.').waitFor()
    await page.getByRole('button', { name: 'Tạo dự thảo' }).waitFor()
    expect(await hindrances(page)).toEqual([])
  })

  it('shows an invitation until the text was opened', async () => {
    for (const id of [quiet, busy]) await giveRole(lan, id, minh, 'opinion-giver')
    await home()
    await row('Chờ bạn', 'Thông tư về cảng').getByText('Bạn mới được mời').waitFor()
    const desk = new WritingDesk(page)
    for (const title of ['Thông tư về cảng', 'Thông tư về đường']) {
      await page.getByRole('link', { name: title }).click()
      await desk.hasText()
      await page.goBack()
      await row('Không có gì mới', title)
        .getByText(/bạn xem lần cuối .* hôm nay/i)
        .waitFor()
    }
    expect(await group('Chờ bạn').count()).toBe(0)
  })

  it('puts a mention first, counts what is new, and is done when it was answered', async () => {
    const clause = await provisionId(lan, busy, 'clause', 'thứ hai')
    const place = {
      provisionId: clause,
      quote: { exact: '', prefix: '', suffix: '' },
      start: 0,
      end: 0,
    }
    const threads = `/api/regulations/${busy}/threads`
    await lan.writes.post(threads, {
      ...place,
      body: 'Nhờ anh @Nguyễn Hữu Minh xem giúp.',
      mentions: [minh.id],
    })
    await lan.writes.post(threads, { ...place, body: 'Còn thiếu căn cứ.' })
    await lan.writes.post(`/api/regulations/${busy}/versions`, { note: '' })
    await home()
    const mentioned = row('Chờ bạn', 'Thông tư về đường')
    await mentioned.getByText('1 ý kiến nhắc đến bạn').waitFor()
    expect(await mentioned.innerText()).toMatch(
      /1 ý kiến nhắc đến bạn · 2 ý kiến mới · đã công bố bản số 1/,
    )
    await row('Không có gì mới', 'Thông tư về cảng').waitFor()
    expect(await hindrances(page)).toEqual([])

    // Looked at, the news are known; the mention waits for an answer.
    await mentioned.getByRole('link').click()
    const desk = new WritingDesk(page)
    await desk.hasText()
    await page.goBack()
    await expect.poll(() => mentioned.innerText()).not.toContain('mới')
    expect(await mentioned.innerText()).toContain('1 ý kiến nhắc đến bạn')
    await mentioned.getByRole('link').click()
    await desk.hasText()
    await desk.reply('xem giúp', 'Đã xem, tôi đồng ý.')
    await page.goBack()
    await row('Không có gì mới', 'Thông tư về đường').waitFor()
  })

  it('says that a text changed, not for one’s own letters', async () => {
    const writer = await enter(lan)
    const desk = new WritingDesk(writer.page)
    await desk.open(quiet)
    await desk.caretAfter('thứ nhất của văn bản')
    await desk.type(' Sửa rồi.')
    await desk.isSaved()
    await home()
    await row('Có thay đổi', 'Thông tư về cảng')
      .getByText(/Văn bản thay đổi, gần nhất \d\d:\d\d hôm nay/i)
      .waitFor()
    await writer.page.getByRole('link', { name: /Việc của tôi/ }).click()
    const own = writer.page.getByRole('listitem').filter({ hasText: 'Thông tư về cảng' })
    await own.getByText(/bạn xem lần cuối/i).waitFor()
    expect([...seat.errors(), ...writer.errors()]).toEqual([])
  })
})
