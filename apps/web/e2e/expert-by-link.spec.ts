import { beforeAll, describe, expect, it } from 'vitest'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, invite, provisionId, sampleDecree } from './sample.ts'
import { until } from './until.ts'
import { WritingDesk } from './writing-desk.ts'

describe('an expert joins by link and comments within scope', () => {
  const { hire, enter, sit } = openJourney()
  let lead: Hired
  let drafter: Hired
  let regulationId: string

  beforeAll(async () => {
    lead = await hire('Trần Thị Ngọc Lan')
    drafter = await hire('Đỗ Thanh Hà')
    regulationId = await importText(lead, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lead, regulationId, drafter, 'drafter')
  })

  it('is at work 15 seconds after the click; colleagues see the comment within a second', async () => {
    const scope = [
      await provisionId(lead, regulationId, 'chapter', 'QUYỀN, NGHĨA VỤ CỦA TỔ CHỨC, CÁ NHÂN'),
    ]
    const { path } = await invite(lead, regulationId, { scope })
    const { desk: colleagueDesk, seat: colleague } = await sit(drafter, regulationId)
    await colleagueDesk.turnTo('Điều 29')

    const clicked = Date.now()
    const { page, context, errors } = await enter(null)
    await page.goto(path)
    await page.getByRole('heading', { name: 'Chia sẻ dữ liệu' }).waitFor()
    await page.getByText('Chương IV').waitFor()
    await page.getByRole('textbox', { name: 'Họ và tên' }).fill('Hoàng Minh Châu')
    await page.getByRole('textbox', { name: 'Cơ quan, tổ chức' }).fill('Hội Tin học mẫu')
    await page.getByRole('button', { name: 'Vào dự thảo' }).click()
    const desk = new WritingDesk(page)
    await desk.hasText()
    expect(Date.now() - clicked).toBeLessThan(15_000)

    // Within Chapter IV: stored, and beside the clause for everybody within a second.
    const body = 'Đề nghị nêu nội dung tối thiểu của thông báo.'
    await desk.comment('trong thời hạn 72 giờ', body)
    const sent = Date.now()
    await colleagueDesk.threads.getByText(body).waitFor()
    expect(Date.now() - sent).toBeLessThan(1_000)
    await colleagueDesk.threads.getByText('Hoàng Minh Châu').first().waitFor()

    // A colleague answers; the expert sees it.
    await colleagueDesk.reply(body, 'Cảm ơn, sẽ bổ sung.')
    await desk.threads.getByText('Cảm ơn, sẽ bổ sung.').waitFor()

    // Outside the scope the page does not offer it, and the server would refuse it.
    await desk.select('05 ngày làm việc')
    await until(
      'no comment outside the scope',
      () =>
        page
          .getByRole('button', { name: 'Bình luận' })
          .evaluateAll(
            (all) =>
              all.filter(
                (one) =>
                  !(one as HTMLButtonElement).disabled &&
                  one.getAttribute('aria-disabled') !== 'true',
              ).length,
          ),
      (offered) => offered === 0,
    )
    await page.keyboard.press('Control+Alt+m')
    await page.getByRole('status').getByText('Ngoài phạm vi bạn được mời góp ý').waitFor()
    const outside = await provisionId(
      lead,
      regulationId,
      'clause',
      '05 ngày làm việc kể từ ngày nhận',
    )
    const status = await page.evaluate(
      async ([id, provision]) => {
        const answer = await fetch(`/api/regulations/${id}/threads`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            provisionId: provision,
            quote: { exact: '', prefix: '', suffix: '' },
            start: 0,
            end: 0,
            body: 'ngoài phạm vi',
          }),
        })
        return [answer.status, await answer.json()] as const
      },
      [regulationId, outside] as const,
    )
    expect(status).toEqual([403, { reason: 'outside-scope' }])

    // And the expert has no way to the text.
    const before = await desk.seen()
    await desk.provision('trong thời hạn 72 giờ').click()
    await page.keyboard.type('không được phép')
    expect(await desk.seen()).toEqual(before)
    expect([...errors(), ...colleague.errors()]).toEqual([])
    await context.close()
  })

  it('a guest becomes an account and keeps the contributions', async () => {
    const { path } = await invite(lead, regulationId, { scope: null })
    const guest = await enter(null)
    await guest.page.goto(path)
    await guest.page.getByRole('textbox', { name: 'Họ và tên' }).fill('Vũ Anh Tuấn')
    await guest.page.getByRole('textbox', { name: 'Cơ quan, tổ chức' }).fill('Doanh nghiệp mẫu')
    await guest.page.getByRole('button', { name: 'Vào dự thảo' }).click()
    const desk = new WritingDesk(guest.page)
    await desk.hasText()
    const body = 'Ý kiến của doanh nghiệp.'
    await desk.comment('bàn giao đầy đủ dữ liệu', body)

    await guest.page.getByRole('button', { name: 'Tài khoản của Vũ Anh Tuấn' }).click()
    await guest.page.getByRole('menuitem', { name: 'Tạo tài khoản' }).click()
    const dialog = guest.page.getByRole('dialog', { name: 'Tạo tài khoản' })
    const [email, password] = ['tuan@doanhnghiep.example', 'năm chữ không ai đoán']
    await dialog.getByRole('textbox', { name: 'Thư điện tử' }).fill(email)
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(password)
    await dialog.getByRole('button', { name: 'Tạo tài khoản' }).click()
    await dialog.waitFor({ state: 'hidden' })

    // On another machine: the same person, the same words, still his to edit.
    const later = await enter(null)
    await later.page.goto(`/du-thao/${regulationId}`)
    await later.page.getByRole('textbox', { name: 'Thư điện tử' }).fill(email)
    await later.page.getByLabel('Mật khẩu', { exact: true }).fill(password)
    await later.page.getByRole('button', { name: 'Đăng nhập' }).click()
    const laterDesk = new WritingDesk(later.page)
    await laterDesk.hasText()
    await laterDesk.turnTo('Điều 40')
    const own = laterDesk.threads.getByRole('article').filter({ hasText: body })
    await own.getByRole('button', { name: 'Sửa' }).waitFor()
    expect([...guest.errors(), ...later.errors()]).toEqual([])
  })
})
