import { beforeAll, describe, expect, it } from 'vitest'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, invite, sampleDecree } from './sample.ts'
import { WritingDesk } from './writing-desk.ts'

describe('whoever leaves the text, or has to, loses nothing without being told', () => {
  const { hire, enter, sit: sitDown, department, errors } = openJourney()
  let lan: Hired
  let minh: Hired
  let phuc: Hired
  let regulationId: string

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    minh = await hire('Nguyễn Hữu Minh')
    phuc = await hire('Lê Văn Phúc', 'participant')
    regulationId = await importText(lan, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lan, regulationId, minh, 'drafter')
    await giveRole(lan, regulationId, phuc, 'opinion-giver')
  })

  async function sit(person: Hired): Promise<WritingDesk & { seat: Seat }> {
    const { desk, seat } = await sitDown(person, regulationId)
    return Object.assign(desk, { seat })
  }

  it('an opinion being written is still there after another screen, and gone once it is sent', async () => {
    const officer = await sit(phuc)
    const { page } = officer
    const field = page.getByRole('textbox', { name: /^Bình luận về/ })
    const begin = async () => {
      await officer.select('Nghị định này quy định')
      await page.getByRole('button', { name: 'Bình luận' }).first().click()
    }
    await begin()
    await field.fill('Một ý kiến viết cả buổi.')
    await page.getByRole('link', { name: 'Bản công bố' }).click()
    await page.getByRole('heading', { name: 'Bản công bố' }).waitFor()
    await page.getByRole('link', { name: 'Soạn thảo' }).click()
    await officer.hasText()
    await begin()
    expect(await field.inputValue()).toBe('Một ý kiến viết cả buổi.')
    await page.getByRole('button', { name: 'Gửi ý kiến' }).click()
    await officer.threads.getByText('Một ý kiến viết cả buổi.').waitFor()
    await field.waitFor({ state: 'detached' })
    await begin()
    expect(await field.inputValue()).toBe('')
  })

  it('what was not sent is named before signing out, and given back when the right to write ends', async () => {
    const drafter = await sit(minh)
    const { page } = drafter
    await department().kill()
    await drafter.caretAfter('Phạm vi điều chỉnh')
    await drafter.type(' viết khi mất máy chủ')
    await page.getByRole('button', { name: /Tài khoản của/ }).click()
    await page.getByRole('menuitem', { name: 'Đăng xuất', exact: true }).click()
    const ask = page.getByRole('dialog')
    await ask.getByText(/thay đổi của bạn chưa gửi được/).waitFor()
    await ask.getByRole('button', { name: 'Hủy' }).click()
    await department().start()
    await drafter.isSaved()

    const typing = drafter.type(' và viết tiếp trong lúc quyền soạn thảo bị thu lại')
    await giveRole(lan, regulationId, minh, 'reader')
    await typing
    await page.getByText('Bạn đang đọc văn bản này.').waitFor()
    // Together with what the server took, nothing is missing up to where the hand could write.
    const back = page.getByRole('textbox', { name: 'Nội dung bạn viết chưa gửi được' })
    const given = (await back.count()) > 0 ? await back.inputValue() : ''
    await giveRole(lan, regulationId, minh, 'drafter')
    await drafter.isSaved()
    // A right that comes back does not take away what was given back.
    expect((await back.count()) > 0 ? await back.inputValue() : '').toBe(given)

    // With nothing left to send nobody is asked, and no text stays in the browser.
    await page.getByRole('button', { name: /Tài khoản của/ }).click()
    await page.getByRole('menuitem', { name: 'Đăng xuất', exact: true }).click()
    await page.waitForURL(`${department().address}/dang-nhap`)
    const kept = () =>
      page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    await expect.poll(kept).toEqual([])
  })

  it('a session that ended is told by HTTP alone: the sign-in page comes, and leads back', async () => {
    const reader = await sit(phuc)
    await reader.page.route('**/api/**', (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/json',
        body: JSON.stringify({ reason: 'not-signed-in' }),
      }),
    )
    await lan.writes.post(`/api/regulations/${regulationId}/threads`, {
      provisionId: (
        await lan.writes.get<{ content: { attrs: { id: string } }[] }>(
          `/api/regulations/${regulationId}/text`,
        )
      ).content[3]?.attrs.id,
      quote: { exact: '', prefix: '', suffix: '' },
      start: 0,
      end: 0,
      body: 'Danh sách ý kiến được hỏi lại.',
    })
    await reader.page.waitForURL(/\/dang-nhap\?tiep=/)
    expect(reader.page.url()).toContain(encodeURIComponent(`/du-thao/${regulationId}`))
  })

  it('a guest who becomes an account while the text is open goes on in it', async () => {
    const { path } = await invite(lan, regulationId, {})
    const seat = await enter(null)
    const { page } = seat
    await page.goto(path)
    await page.getByLabel('Họ và tên').fill('Hoàng Minh Châu')
    await page.getByLabel('Cơ quan, tổ chức').fill('Cá nhân')
    await page.getByRole('button', { name: 'Vào dự thảo' }).click()
    const guest = new WritingDesk(page)
    await guest.hasText()
    await page.getByRole('button', { name: /Tài khoản của/ }).click()
    await page.getByRole('menuitem', { name: 'Tạo tài khoản' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Thư điện tử').fill('chau@hanhtrinh.example')
    await dialog.getByRole('textbox', { name: 'Mật khẩu' }).fill('một câu khác dễ nhớ 28')
    await dialog.getByRole('button', { name: 'Tạo tài khoản' }).click()
    await page.getByText('Đã tạo tài khoản.').waitFor()
    await guest.hasText()
    await page.getByText('Chỉ đọc, cập nhật trực tiếp').waitFor()
    expect(await page.getByText('Phiên làm việc đã hết').count()).toBe(0)
    await page.getByRole('button', { name: /Tài khoản của/ }).click()
    await page.getByRole('menuitem', { name: 'Đăng xuất', exact: true }).click()
    await page.waitForURL(`${department().address}/dang-nhap`)
  })

  it('none of these pages printed an error', () => {
    expect(errors()).toEqual([])
  })
})
