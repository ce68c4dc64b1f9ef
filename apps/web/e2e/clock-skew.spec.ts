import { beforeAll, describe, expect, it } from 'vitest'
import type { Seat } from './browser.ts'
import { password } from './correspondent.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, invite, sampleDecree } from './sample.ts'
import { WritingDesk, allSeeTheSame } from './writing-desk.ts'

const day = 86_400_000

/** Sets the page's clock off; `window.jump` sets it again while the page stands. */
function setOff(by: number): void {
  const shift = { by }
  Object.assign(window, { jump: (to: number) => (shift.by = to) })
  const now = () => Reflect.apply(Reflect.get(Real, 'now'), Real, []) + shift.by
  const Real = Date
  globalThis.Date = new Proxy(Real, {
    construct: (target, given) => Reflect.construct(target, given.length > 0 ? given : [now()]),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}

describe('clocks of browsers that are a day off', () => {
  const { hire, enter } = openJourney()
  let lan: Hired
  let minh: Hired
  let regulationId: string
  let ahead: Seat & { desk: WritingDesk }
  let behind: Seat & { desk: WritingDesk }

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    minh = await hire('Nguyễn Hữu Minh')
    regulationId = await importText(lan, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lan, regulationId, minh, 'drafter')
    ahead = await signIn(lan, day)
    behind = await signIn(minh, -day)
  })

  async function signIn(person: Hired, off: number): Promise<Seat & { desk: WritingDesk }> {
    const seat = await enter(null)
    await seat.context.addInitScript(setOff, off)
    const { page } = seat
    await page.goto('/dang-nhap')
    await page.getByLabel('Thư điện tử').fill(person.email)
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor()
    const wrong = await page.evaluate(() => Date.now())
    expect(Math.abs(wrong - Date.now() - off)).toBeLessThan(day / 24)
    return { ...seat, desk: new WritingDesk(page) }
  }

  it('both stay signed in, write together, and are told truthfully what is saved', async () => {
    await Promise.all([ahead.desk.open(regulationId), behind.desk.open(regulationId)])
    await ahead.desk.caretAfter('Phạm vi điều chỉnh')
    await behind.desk.caretAfter('Đối tượng áp dụng')
    await Promise.all([ahead.desk.type(' (ngày mai)'), behind.desk.type(' (hôm qua)')])
    await Promise.all([ahead.desk.isSaved(), behind.desk.isSaved()])
    // The clock is set right, and wrong again, under the open page.
    await ahead.page.evaluate(() => (window as unknown as { jump: (to: number) => void }).jump(0))
    await behind.page.evaluate(
      (to) => (window as unknown as { jump: (to: number) => void }).jump(to),
      -2 * day,
    )
    await ahead.desk.type(' tiếp')
    await behind.desk.type(' tiếp')
    await Promise.all([ahead.desk.isSaved(), behind.desk.isSaved()])
    const seen = (await allSeeTheSame([ahead.desk, behind.desk])).join('\n')
    expect(seen).toContain('(ngày mai) tiếp')
    expect(seen).toContain('(hôm qua) tiếp')
  })

  it('comments stand in the order in which they were written, with the server’s times', async () => {
    await ahead.page.reload()
    await ahead.desk.hasText()
    await ahead.desk.comment('Nghị định này quy định', 'Viết trước.')
    await behind.desk.threads.getByText('Viết trước.').waitFor()
    await behind.desk.reply('Viết trước.', 'Viết sau.')
    await ahead.desk.threads.getByText('Viết sau.').waitFor()
    for (const { desk } of [ahead, behind]) {
      const thread = desk.threads.getByRole('article').filter({ hasText: 'Viết trước.' })
      await expect.poll(() => thread.innerText()).toMatch(/Viết trước\.[^]*Viết sau\./)
      const times = await thread
        .locator('time')
        .evaluateAll((all) => all.map((time) => (time as HTMLTimeElement).dateTime))
      expect(times).toHaveLength(2)
      for (const time of times)
        expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(5 * 60_000)
    }
  })

  it('a comment being written outlives a reload', async () => {
    const { page, desk } = behind
    const field = page.getByRole('textbox', { name: /^Bình luận về/ })
    const begin = async () => {
      await desk.select('Nghị định này quy định')
      await page.getByRole('button', { name: 'Bình luận' }).first().click()
    }
    await begin()
    await field.fill('Chưa viết xong.')
    await page.reload()
    await desk.hasText()
    await begin()
    expect(await field.inputValue()).toBe('Chưa viết xong.')
    await page.getByRole('button', { name: 'Hủy' }).click()
  })

  it('home and search say “today” of what was done today', async () => {
    for (const [writer, reader] of [
      [ahead, behind],
      [behind, ahead],
    ] as const) {
      await reader.page.goto('/')
      await writer.desk.open(regulationId)
      await writer.desk.caretAfter('Giải thích từ ngữ')
      await writer.desk.type(' mới')
      await writer.desk.isSaved()
      await reader.page.reload()
      const row = reader.page.getByRole('listitem').filter({ hasText: 'Chia sẻ dữ liệu' })
      await expect.poll(() => row.innerText()).toMatch(/gần nhất \d\d:\d\d hôm nay/)
    }
    for (const { page } of [ahead, behind]) {
      await page.goto('/tim?q=Viết trước&loai=y-kien')
      await page
        .getByRole('listitem')
        .filter({ hasText: 'Viết trước.' })
        .getByText(/hôm nay/)
        .waitFor()
    }
  })

  it('a link that lasts a day is not called expired', async () => {
    await invite(lan, regulationId, { expiresInDays: 1 })
    const { page } = ahead
    await page.goto(`/du-thao/${regulationId}/nguoi`)
    await page.getByText('Đang hiệu lực', { exact: true }).waitFor()
    expect(await page.getByText('Hết hạn', { exact: true }).count()).toBe(0)
    expect([...ahead.errors(), ...behind.errors()]).toEqual([])
  })
})
