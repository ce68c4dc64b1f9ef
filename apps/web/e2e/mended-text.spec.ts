import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import type { AtDesk } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'

/** As Yjs encodes it: among the blocks, a `video` with words in it, which no release of ours writes. */
const strangeBlock =
  '01030700070104746578740305766964656f070007000604000701184ce1bb9d69206b68c3b46e672072c3b5206c6fe1baa1692e00'
const words = 'Lời không rõ loại.'

/** What another program with this person's session sends to the room: one update. */
async function sendStrange([hex, regulationId]: [string, string]): Promise<void> {
  const update = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
  const line = new WebSocket(`${location.origin.replace('http', 'ws')}/collab/${regulationId}`)
  await new Promise((open) => line.addEventListener('open', open))
  line.send(new Uint8Array([0, 2, update.length, ...update]))
  // Sent before it is left.
  await new Promise((sent) => setTimeout(sent, 500))
  line.close()
}

describe('a text that another program broke', () => {
  const { hire, sit, stored } = openJourney()
  let lan: Hired
  let regulationId: string
  let lead: AtDesk
  let colleague: AtDesk

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    const minh = await hire('Nguyễn Văn Minh')
    regulationId = await importText(lan, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lan, regulationId, minh, 'drafter')
    lead = await sit(lan, regulationId)
    colleague = await sit(minh, regulationId)
    await Promise.all([lead.desk.isSaved(), colleague.desk.isSaved()])
  })

  const notice = ({ page }: AtDesk) =>
    page.getByRole('status').filter({ hasText: 'Hệ thống đã sửa' })
  const foreign = ({ page }: AtDesk) => page.getByText('Văn bản có nội dung mà trang này chưa biết')

  it('is only read until the server has mended it, and then says where', async () => {
    await lead.page.evaluate(sendStrange, [strangeBlock, regulationId] as [string, string])
    await foreign(colleague).waitFor()
    await notice(colleague).waitFor()
    expect(await foreign(colleague).count()).toBe(0)
    expect(await notice(colleague).innerText()).toContain('nội dung không rõ loại')
    expect(await stored(lan, regulationId)).toContain(words)
    await colleague.desk.provision(words).waitFor()
    expect(await hindrances(colleague.page)).toEqual([])
  })

  it('goes there by the keyboard, and is written in again', async () => {
    await notice(colleague).getByRole('listitem').getByRole('button').focus()
    await colleague.page.keyboard.press('Enter')
    await colleague.page.keyboard.press('End')
    await colleague.desk.type(' Đã rõ.')
    await colleague.desk.isSaved()
    await expect.poll(() => stored(lan, regulationId)).toContain(`${words} Đã rõ.`)
  })

  it('is still named to who opens it later, and to nobody once somebody has looked', async () => {
    await lead.desk.open(regulationId)
    await notice(lead).waitFor()
    await notice(lead).getByRole('button', { name: 'Đã xem' }).click()
    await notice(lead).waitFor({ state: 'detached' })
    await notice(colleague).waitFor({ state: 'detached' })
    await lead.desk.isSaved()
    await lead.desk.open(regulationId)
    await lead.desk.isSaved()
    expect(await notice(lead).count()).toBe(0)
    expect([...lead.seat.errors(), ...colleague.seat.errors()]).toEqual([])
  })
})
