import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { importText, sampleDecree } from './sample.ts'
import { WritingDesk, allSeeTheSame } from './writing-desk.ts'

describe('one person has the same text open in two tabs of one browser', () => {
  const { hire, sit, stored } = openJourney()
  let lan: Hired
  let regulationId: string
  let seat: Seat
  let left: WritingDesk
  let right: WritingDesk

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    regulationId = await importText(lan, sampleDecree, 'Chia sẻ dữ liệu')
    ;({ seat, desk: left } = await sit(lan, regulationId))
    right = await openTab()
  })

  const letters = (words: string) => words.split('').toSorted()
  async function openTab(): Promise<WritingDesk> {
    const desk = new WritingDesk(await seat.context.newPage())
    await desk.open(regulationId)
    return desk
  }
  /** Takes the network from this tab alone. */
  async function cutOff({ page }: WritingDesk): Promise<() => Promise<void>> {
    const devtools = await seat.context.newCDPSession(page)
    const set = (offline: boolean) =>
      devtools.send('Network.emulateNetworkConditions', {
        offline,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
      })
    await set(true)
    return async () => {
      await set(false)
      await devtools.detach()
    }
  }
  const onTheServer = () => stored(lan, regulationId)
  const ask = (page: Page) => page.getByRole('dialog')
  async function signOut({ page }: WritingDesk): Promise<void> {
    await page.getByRole('button', { name: /Tài khoản của/ }).click()
    await page.getByRole('menuitem', { name: 'Đăng xuất', exact: true }).click()
  }

  it('both write at once in one clause, and she is listed once', async () => {
    await left.caretAfter('Phạm vi điều chỉnh')
    await right.caretAfter('Đối tượng áp dụng')
    await right.caretAfter('Phạm vi điều chỉnh')
    await Promise.all([left.type(' trong nước'), right.type(' và ngoài nước')])
    await Promise.all([left.isSaved(), right.isSaved()])
    const seen = (await allSeeTheSame([left, right])).join('\n')
    // Two carets at one place: whose words come first is nobody's to say; each stays whole, or one runs
    // through the other, but every letter is there once.
    const clause = /Phạm vi điều chỉnh(.*)/.exec(seen)?.[1] ?? ''
    expect(letters(clause)).toEqual(letters(' trong nước và ngoài nước'))
    const here = right.page.getByRole('button', { name: /^Đang có mặt/ })
    expect(await here.innerText()).toContain('1 đang soạn')
    await here.click()
    expect(
      await right.page.getByRole('dialog', { name: 'Đang có mặt' }).getByRole('listitem').count(),
    ).toBe(1)
    await right.page.keyboard.press('Escape')
  })

  it('one goes on while the other is cut off, whose words come when it returns', async () => {
    const back = await cutOff(right)
    await right.caretAfter('Giải thích từ ngữ')
    await right.type(' (viết khi mất mạng)')
    await right.isNotSaved()
    await left.caretAfter('Giải thích từ ngữ')
    await left.type(' (viết khi có mạng)')
    await left.isSaved()
    await back()
    await Promise.all([left.isSaved(), right.isSaved()])
    await allSeeTheSame([left, right])
    await expect.poll(onTheServer).toContain('(viết khi mất mạng)')
    await expect.poll(onTheServer).toContain('(viết khi có mạng)')
  })

  it('a tab that has everything saved does not sign the other’s words away', async () => {
    const back = await cutOff(right)
    await right.caretAfter('Nguyên tắc')
    await right.type(' chưa gửi')
    await right.isNotSaved()
    await left.caretAfter('Đối tượng áp dụng')
    await left.type(' đã gửi')
    await left.isSaved()
    await signOut(left)
    await ask(left.page)
      .getByText(/Còn \d+ thay đổi của bạn chưa gửi được/)
      .waitFor()
    await ask(left.page).getByRole('button', { name: 'Hủy' }).click()
    await back()
    await right.isSaved()
    await expect.poll(onTheServer).toContain('chưa gửi')
  })

  it('what a closed tab could not send, the other sends on', async () => {
    await cutOff(right)
    await right.caretAfter('Phạm vi điều chỉnh')
    await right.type(' của trang đã đóng')
    await right.isNotSaved()
    await right.page.close({ runBeforeUnload: true })
    await expect.poll(onTheServer).toContain('của trang đã đóng')
    await left.provision('của trang đã đóng').waitFor()
    await left.isSaved()
  })

  it('what both could not send before they were closed, the next sends', async () => {
    right = await openTab()
    await Promise.all([cutOff(left), cutOff(right)])
    await left.caretAfter('Giải thích từ ngữ')
    await left.type(' của trang trái')
    await right.caretAfter('Nguyên tắc')
    await right.type(' của trang phải')
    await Promise.all([left.isNotSaved(), right.isNotSaved()])
    await left.page.close({ runBeforeUnload: true })
    await right.page.close({ runBeforeUnload: true })
    left = await openTab()
    await left.isSaved()
    await expect.poll(onTheServer).toContain('của trang trái')
    await expect.poll(onTheServer).toContain('của trang phải')
  })

  it('signing out in one tells the other, which gives back what only it has', async () => {
    right = await openTab()
    const idle = await openTab()
    await cutOff(right)
    await right.caretAfter('Đối tượng áp dụng')
    await right.type(' chỉ còn ở trang này')
    await right.isNotSaved()
    await signOut(left)
    await ask(left.page)
      .getByText(/Còn \d+ thay đổi của bạn chưa gửi được/)
      .waitFor()
    await ask(left.page).getByRole('button', { name: 'Đăng xuất' }).click()
    await left.page.waitForURL(/\/dang-nhap$/)
    await right.page.getByText('Phiên làm việc đã hết.').waitFor()
    const back = right.page.getByRole('textbox', { name: 'Nội dung bạn viết chưa gửi được' })
    expect(await back.inputValue()).toContain('chỉ còn ở trang này')
    expect(await right.page.getByText(/được giữ trên máy này/).count()).toBe(0)
    // The text itself is gone from the screen, and from the browser.
    expect(await right.provisions.count()).toBe(0)
    await idle.page.waitForURL(/\/dang-nhap/)
    const kept = () =>
      left.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    await right.page.close()
    await expect.poll(kept).toEqual([])
    expect(seat.errors()).toEqual([])
  })
})
