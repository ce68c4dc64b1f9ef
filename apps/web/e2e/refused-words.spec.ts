import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import { WritingDesk } from './writing-desk.ts'

/**
 * Every page draws a number for what is written on it, one of four thousand million; the server refuses what comes
 * under the number of somebody else's page. Here two pages draw the same one, until this browser is told otherwise.
 */
const drawTheSameNumber = () => {
  const draw = crypto.getRandomValues.bind(crypto)
  crypto.getRandomValues = (values) => {
    const drawn = draw(values)
    const isTheNumber = drawn instanceof Uint32Array && drawn.length === 1
    if (isTheNumber && localStorage.getItem('draws-by-itself') === null) drawn[0] = 20_261_128
    return drawn
  }
}

describe('a drafter writes what the server does not take', () => {
  const { hire, enter, stored } = openJourney()
  const words = ' của cơ quan nhà nước ở trung ương và địa phương'
  let lan: Hired
  let regulationId: string
  let seat: Seat
  let desk: WritingDesk
  let lines = 0

  const open = async (person: Hired) => {
    const seat = await enter(person)
    await seat.context.addInitScript(drawTheSameNumber)
    const desk = new WritingDesk(seat.page)
    seat.page.on('websocket', () => lines++)
    await desk.open(regulationId)
    await desk.isSaved()
    return { seat, desk }
  }

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    const minh = await hire('Nguyễn Văn Minh')
    regulationId = await importText(lan, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lan, regulationId, minh, 'drafter')
    const other = await open(minh)
    ;({ seat, desk } = await open(lan))
    await seat.context.setOffline(true)
    await other.desk.caretAfter('Đối tượng áp dụng')
    await other.desk.type(' (Minh)')
    await other.desk.isSaved()
  })

  const onTheServer = () => stored(lan, regulationId)
  const refused = () => seat.page.getByRole('alert').filter({ hasText: 'Máy chủ không nhận' })
  const given = () => seat.page.getByRole('textbox', { name: /^Nội dung máy chủ không nhận/ })
  const button = (name: string) => seat.page.getByRole('button', { name, exact: true })
  const kept = () => seat.page.getByText('Có 1 lần máy chủ không nhận nội dung bạn viết')

  it('the page says so, and why, and shows the words of that clause alone', async () => {
    await desk.caretAfter('Phạm vi điều chỉnh')
    await desk.type(words)
    await seat.context.setOffline(false)
    await refused().waitFor()
    expect(await refused().innerText()).toContain('mã của một trang do người khác mở')
    await button('Lấy lại bản của máy chủ').waitFor()
    expect((await given().inputValue()).split('\n')).toEqual([`Điều 1. Phạm vi điều chỉnh${words}`])
    expect(await hindrances(seat.page)).toEqual([])
  })

  it('reloading loses nothing, and asks the server once', async () => {
    await seat.page.evaluate(() => localStorage.setItem('draws-by-itself', ''))
    lines = 0
    await desk.open(regulationId)
    await button('Lấy lại bản của máy chủ').waitFor()
    expect(await given().inputValue()).toContain(words)
    await seat.page.waitForTimeout(2500)
    expect(lines).toBe(1)
    expect(await onTheServer()).not.toContain('trung ương và địa phương')
  })

  it('the words can be copied and saved as a file', async () => {
    await seat.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await button('Sao chép').click()
    await seat.page.getByText('Đã sao chép').waitFor()
    expect(await seat.page.evaluate(() => navigator.clipboard.readText())).toContain(words)
    const [file] = await Promise.all([
      seat.page.waitForEvent('download'),
      button('Tải xuống').click(),
    ])
    expect(file.suggestedFilename()).toBe('noi-dung-may-chu-khong-nhan.txt')
    expect(await readFile(await file.path(), 'utf8')).toContain(words)
  })

  it('back at the server’s text, by the keyboard, one writes on', async () => {
    await button('Lấy lại bản của máy chủ').focus()
    await seat.page.keyboard.press('Enter')
    await kept().waitFor()
    await desk.isSaved()
    expect(await refused().count()).toBe(0)
    expect(await desk.provision('Đối tượng áp dụng').innerText()).toContain('(Minh)')
    expect(await desk.provision('Phạm vi điều chỉnh').innerText()).not.toContain('trung ương')
    await desk.caretAfter('Phạm vi điều chỉnh')
    await desk.type(' trong nước')
    await desk.isSaved()
    await expect.poll(onTheServer).toContain('Phạm vi điều chỉnh trong nước')
  })

  it('what was refused stays in the list until she discards it', async () => {
    await desk.open(regulationId)
    await kept().waitFor()
    await button('Xem nội dung').click()
    const list = seat.page.getByRole('dialog', { name: 'Nội dung máy chủ không nhận' })
    expect(await given().inputValue()).toContain(words)
    expect(await hindrances(seat.page)).toEqual([])
    await list.getByRole('button', { name: 'Bỏ nội dung này' }).click()
    const ask = seat.page.getByRole('dialog', { name: 'Bỏ nội dung này?' })
    await ask.getByRole('button', { name: 'Bỏ nội dung này' }).click()
    await kept().waitFor({ state: 'detached' })
    await desk.open(regulationId)
    await desk.isSaved()
    expect(await kept().count()).toBe(0)
    expect(seat.errors()).toEqual([])
  })
})
