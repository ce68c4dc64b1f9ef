import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import { until } from './until.ts'
import type { WritingDesk } from './writing-desk.ts'

describe('a phone: read, comment, reply', () => {
  const { hire, sit } = openJourney()
  let lead: Hired
  let officer: Hired
  let regulationId: string
  let seat: Seat
  let desk: WritingDesk

  beforeAll(async () => {
    lead = await hire('Trần Thị Ngọc Lan')
    officer = await hire('Đỗ Thanh Hà')
    regulationId = await importText(lead, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lead, regulationId, officer, 'opinion-giver')
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    ;({ desk, seat } = await sit(officer, regulationId, phone))
  })

  /** What a finger must hit that is smaller than 44 by 44 pixels, and within which pane. */
  const tooSmall = (inside: string) =>
    seat.page.locator(inside).evaluateAll((panes) =>
      panes.flatMap((pane) =>
        [...pane.querySelectorAll<HTMLElement>('button, textarea, select, [role=option]')]
          .map((target) => ({ target, box: target.getBoundingClientRect() }))
          .filter(({ box }) => box.height > 0 && box.height < 43.5)
          .map(({ target, box }) => `${target.textContent || target.ariaLabel} ${box.height}`),
      ),
    )
  const pane = () => seat.page.getByRole('dialog', { name: 'Ý kiến trao đổi' })

  it('a touched clause offers to comment, and a mention, with fields a finger can hit', async () => {
    const { page } = seat
    const clause = desk.provision('05 ngày làm việc kể từ')
    await clause.scrollIntoViewIfNeeded()
    await clause.tap({ position: { x: 60, y: 8 } })
    const bar = page.getByRole('region', { name: /^khoản \d+ Điều 12$/ })
    await bar.waitFor()
    expect(await tooSmall('section[aria-label^="khoản"]')).toEqual([])
    await bar.getByRole('button', { name: 'Bình luận' }).tap()
    const field = pane().getByRole('textbox', { name: /^Bình luận về/ })
    await field.waitFor()
    await until(
      'the field has the focus',
      () => page.evaluate(() => document.activeElement?.tagName),
      (tag) => tag === 'TEXTAREA',
    )
    await page.keyboard.type('Thời hạn này ngắn quá @ngoc')
    await page.getByRole('option', { name: /Trần Thị Ngọc Lan/ }).waitFor()
    expect(await tooSmall('dialog[open]')).toEqual([])
    expect(await hindrances(page)).toEqual([])
    await page.getByRole('option', { name: /Trần Thị Ngọc Lan/ }).tap()
    expect(await field.inputValue()).toBe('Thời hạn này ngắn quá @Trần Thị Ngọc Lan ')
    await pane().getByRole('button', { name: 'Gửi ý kiến' }).tap()
    await pane().getByText('Thời hạn này ngắn quá').waitFor()
  })

  it('the same clause now says that something was said, opens it, and takes a reply', async () => {
    const { page } = seat
    const { threads } = await lead.writes.get<{ threads: { id: string }[] }>(
      `/api/regulations/${regulationId}/threads`,
    )
    await lead.writes.post(`/api/regulations/${regulationId}/threads/${threads[0]?.id}/comments`, {
      body: 'Đề nghị nêu số ngày.',
    })
    await pane().getByText('Đề nghị nêu số ngày.').waitFor()
    await pane().getByRole('button', { name: 'Đóng' }).tap()
    await desk.provision('05 ngày làm việc kể từ').tap({ position: { x: 60, y: 8 } })
    await page.getByRole('button', { name: 'Ý kiến (1)' }).last().tap()
    const card = pane().getByRole('article').filter({ hasText: 'Đề nghị nêu số ngày.' })
    await card.getByRole('textbox', { name: /^Trả lời/ }).tap()
    await page.keyboard.type('Nên là 07 ngày.')
    await card.getByRole('button', { name: 'Gửi trả lời' }).tap()
    await card.getByText('Nên là 07 ngày.').waitFor()
    expect(await tooSmall('dialog[open]')).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(390)
    expect(seat.errors()).toEqual([])
  })
})
