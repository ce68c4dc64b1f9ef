import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, provisionId, sampleDecree } from './sample.ts'
import { until } from './until.ts'
import { WritingDesk } from './writing-desk.ts'

describe('people talk beside the clauses', () => {
  const { hire, enter, errors } = openJourney()
  let lead: Hired
  let officer: Hired
  let regulationId: string

  beforeAll(async () => {
    lead = await hire('Trần Thị Ngọc Lan')
    officer = await hire('Đỗ Thanh Hà')
    regulationId = await importText(lead, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lead, regulationId, officer, 'opinion-giver')
  })

  async function deskOf(person: Hired, seat?: Seat): Promise<WritingDesk> {
    const page = seat ? await seat.context.newPage() : (await enter(person)).page
    const desk = new WritingDesk(page)
    await desk.open(regulationId)
    await desk.turnTo('Điều 12')
    return desk
  }
  /** A thread on a whole clause of Điều 12, as the officer. */
  async function said(body: string): Promise<void> {
    const clause = await provisionId(lead, regulationId, 'clause', '05 ngày làm việc kể từ')
    await officer.writes.post(`/api/regulations/${regulationId}/threads`, {
      provisionId: clause,
      quote: { exact: '', prefix: '', suffix: '' },
      start: 0,
      end: 0,
      body,
    })
  }
  const cardOf = (desk: WritingDesk, words: string) =>
    desk.threads.getByRole('article').filter({ hasText: words })

  it('an officer mentions the lead by keys alone, edits, and everybody may read what was said before', async () => {
    const desk = await deskOf(officer)
    const colleague = await deskOf(lead)
    await desk.select('05 ngày làm việc')
    await desk.page.keyboard.press('Control+Alt+m')
    const field = desk.page.getByRole('textbox', { name: /^Bình luận về/ })
    await field.waitFor()
    await desk.type('Nhờ @ngoc l')
    const offered = desk.page.getByRole('listbox', { name: 'Người được nhắc đến' })
    await offered.getByRole('option', { name: /Trần Thị Ngọc Lan/ }).waitFor()
    expect(await hindrances(desk.page)).toEqual([])
    await desk.page.keyboard.press('Enter')
    expect(await field.inputValue()).toBe('Nhờ @Trần Thị Ngọc Lan ')
    await desk.type('xem lại thời hạn')
    await desk.page.keyboard.press('Control+Enter')

    const card = cardOf(colleague, 'xem lại thời hạn')
    await card.getByText('@Trần Thị Ngọc Lan', { exact: true }).waitFor()

    const own = cardOf(desk, 'xem lại thời hạn')
    await own.getByRole('button', { name: 'Sửa' }).click()
    await desk.type(', nên là 07 ngày')
    await own.getByRole('button', { name: 'Lưu' }).click()
    await card.getByText('nên là 07 ngày').waitFor()
    await card.getByRole('button', { name: 'đã sửa' }).click()
    const before = card.getByRole('list', { name: 'Lời trước khi sửa' })
    await before.getByText('xem lại thời hạn').waitFor()
    expect(await before.getByRole('listitem').count()).toBe(1)
    expect(await before.innerText()).not.toContain('07 ngày')
    expect(await hindrances(colleague.page)).toEqual([])
  })

  it('somebody who lost the right meanwhile cannot be mentioned: he is named, and no word is lost', async () => {
    const body = 'Ai giữ đầu mối?'
    await said(body)
    const leaving = await enter(lead)
    const desk = await deskOf(lead, leaving)
    const card = cardOf(desk, body)
    await card.getByRole('textbox', { name: /^Trả lời/ }).click()
    await desk.type('Đề nghị @do thanh')
    await desk.page.getByRole('option', { name: /Đỗ Thanh Hà/ }).click()
    await lead.writes.remove(`/api/regulations/${regulationId}/members/${officer.id}`)
    await card.getByRole('button', { name: 'Gửi trả lời' }).click()
    await card.getByText('Đỗ Thanh Hà không tham gia dự thảo này').waitFor()
    const field = card.getByRole('textbox', { name: /^Trả lời/ })
    expect(await field.inputValue()).toBe('Đề nghị @Đỗ Thanh Hà ')
    await giveRole(lead, regulationId, officer, 'opinion-giver')
    await card.getByRole('button', { name: 'Gửi trả lời' }).click()
    await card.getByText('@Đỗ Thanh Hà', { exact: true }).waitFor()
  })

  it('100,000 characters stay in the field, which says how long they may be', async () => {
    const body = 'Một ý kiến quá dài.'
    await said(body)
    const desk = await deskOf(officer)
    const card = cardOf(desk, body)
    const field = card.getByRole('textbox', { name: /^Trả lời/ })
    const long = 'Ý kiến. '.repeat(12_500).trim()
    await field.fill(long)
    await card.getByRole('alert').getByText('tối đa 20.000').waitFor()
    await card.getByRole('button', { name: 'Gửi trả lời' }).click()
    expect(await field.inputValue()).toBe(long)
    await field.fill('ý'.repeat(19_000))
    await card.getByText('19.000/20.000 ký tự').waitFor()
    await desk.page.reload()
    await desk.hasText()
    await desk.turnTo('Điều 12')
    expect(await field.inputValue()).toHaveLength(19_000)
    await field.fill('Ngắn lại.')
    await card.getByRole('button', { name: 'Gửi trả lời' }).click()
    await card.getByText('Ngắn lại.').waitFor()
    const path = `/api/regulations/${regulationId}/threads`
    const { threads } = await officer.writes.get<{
      threads: { id: string; comments: { body: string | null }[] }[]
    }>(path)
    const { id } = threads.find(({ comments }) => comments[0]?.body === body)!
    const over = await officer.writes.ask('POST', `${path}/${id}/comments`, { body: long })
    expect(over).toEqual({
      status: 422,
      body: { reason: 'not-acceptable', detail: 'body-too-long' },
    })
  })

  it('two tabs of one person: what is being written in one outlives that the other resolves it', async () => {
    const body = 'Hai thẻ của một người.'
    await said(body)
    const seat = await enter(lead)
    const [first, second] = [await deskOf(lead, seat), await deskOf(lead, seat)]
    await first.reply(body, 'Từ thẻ thứ nhất.')
    await cardOf(second, body).getByText('Từ thẻ thứ nhất.').waitFor()
    const field = cardOf(second, body).getByRole('textbox', { name: /^Trả lời/ })
    await field.click()
    await second.type('Đang viết dở')
    await cardOf(first, body).getByRole('button', { name: 'Đánh dấu đã xong' }).click()
    await cardOf(second, body).getByText('vừa được đánh dấu đã xong').waitFor()
    expect(await field.inputValue()).toBe('Đang viết dở')
    await cardOf(second, body).getByRole('button', { name: 'Mở lại' }).click()
    await cardOf(second, body).getByRole('button', { name: 'Gửi trả lời' }).click()
    await cardOf(first, body).getByText('Đang viết dở').waitFor()
    await until(
      'one reply of each tab',
      () => cardOf(first, body).getByRole('listitem').count(),
      (count) => count === 3,
    )
  })

  it('the margin of a clause takes a comment on it as a whole', async () => {
    const desk = await deskOf(officer)
    const clause = desk.provision('05 ngày làm việc kể từ')
    await clause.hover()
    // Others have spoken about words of this clause before.
    const highlighted = await clause.locator('.anchored').count()
    const handle = desk.page.getByRole('button', { name: /^Bình luận về khoản \d+ Điều 12$/ })
    await expect
      .poll(async () => {
        const [line, beside] = await Promise.all([clause.boundingBox(), handle.boundingBox()])
        return Math.abs((line?.y ?? 0) - (beside?.y ?? -99))
      })
      .toBeLessThan(2)
    await handle.click()
    await desk.page.getByRole('textbox', { name: /^Bình luận về/ }).waitFor()
    await desk.type('Về cả khoản này.')
    await desk.page.keyboard.press('Control+Enter')
    await cardOf(desk, 'Về cả khoản này.').waitFor()
    expect(await hindrances(desk.page)).toEqual([])

    // No more of its words are highlighted: a mark stands beside the clause, and leads to what was said.
    const mark = desk.text.locator('[data-commented]').filter({ hasText: '05 ngày làm việc kể từ' })
    await mark.waitFor()
    expect(await mark.locator('.anchored').count()).toBe(highlighted)
    await desk.caretAfter('05 ngày làm việc kể từ')
    await desk.page.getByRole('heading', { level: 1 }).click()
    const box = await mark.boundingBox()
    await desk.page.mouse.click((box?.x ?? 0) - 14, (box?.y ?? 0) + 10)
    await desk.text.locator('[data-commented=active]').waitFor()
  })

  it('a clause deleted at that very moment loses no word: it goes to the nearest', async () => {
    const path = `/api/regulations/${regulationId}/threads`
    const desk = await deskOf(officer)
    const writer = await deskOf(lead)
    const begun = 'Điều 13'
    await desk.turnTo(begun)
    await writer.turnTo(begun)
    const words = 'ngày làm việc'
    const heading = desk.provisions.filter({ hasText: words }).last()
    const doomed = (await heading.getAttribute('data-id')) ?? ''
    await heading.scrollIntoViewIfNeeded()
    await heading.hover()
    await desk.page.getByRole('button', { name: /^Bình luận về/ }).click()
    const field = desk.page.getByRole('textbox', { name: /^Bình luận về/ })
    await field.fill('Ý kiến về điều khoản vừa bị bỏ.')
    const block = writer.page.locator(`[data-id="${doomed}"]`)
    await block.scrollIntoViewIfNeeded()
    await block.click()
    await block.evaluate((element) => getSelection()?.selectAllChildren(element))
    await writer.page.waitForTimeout(100)
    await writer.page.keyboard.press('Backspace')
    await writer.page.keyboard.press('Backspace')
    await block.waitFor({ state: 'detached' })
    await writer.isSaved()
    await desk.page.keyboard.press('Control+Enter')
    await desk.threads.getByText('vừa được sửa hoặc bỏ khỏi văn bản').waitFor()
    expect(await field.inputValue()).toBe('Ý kiến về điều khoản vừa bị bỏ.')
    await desk.threads.getByRole('button', { name: /^Gửi vào / }).click()
    await cardOf(desk, 'Ý kiến về điều khoản vừa bị bỏ.').waitFor()
    const gone = await officer.writes.ask('POST', path, {
      provisionId: doomed,
      quote: { exact: '', prefix: '', suffix: '' },
      start: 0,
      end: 0,
      body: 'x',
    })
    expect(gone).toEqual({ status: 404, body: { reason: 'not-found', detail: 'provisionId' } })
  })

  it('times are the server’s, whatever the clock of the browser says', async () => {
    const body = 'Một ý kiến lúc này.'
    await said(body)
    const seat = await enter(lead)
    await seat.page.clock.setFixedTime(Date.now() + 3 * 86_400_000)
    const desk = new WritingDesk(seat.page)
    await desk.open(regulationId)
    await desk.turnTo('Điều 12')
    await desk.reply(body, 'Trả lời từ một máy sai giờ.')
    const card = cardOf(desk, body)
    const today = new Date().toLocaleDateString('vi-VN', {
      timeZone: 'Asia/Ho_Chi_Minh',
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
    })
    await until(
      'both times are of today',
      () => card.getByRole('time').allInnerTexts(),
      (times) => times.length === 2 && times.every((time) => time.endsWith(today)),
    )
    const [first = '', second = ''] = await card.getByRole('listitem').allInnerTexts()
    expect([first.includes(body), second.includes('sai giờ')]).toEqual([true, true])
  })

  it('no page printed an error', () => {
    expect(errors()).toEqual([])
  })
})
