import { beforeAll, describe, expect, it } from 'vitest'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { importText, invite, sampleDecree } from './sample.ts'
import { WritingDesk } from './writing-desk.ts'

describe('a revoked link closes the page', () => {
  const { hire, enter } = openJourney()
  let lead: Hired
  let regulationId: string

  beforeAll(async () => {
    lead = await hire('Trần Thị Ngọc Lan')
    regulationId = await importText(lead, sampleDecree, 'Chia sẻ dữ liệu')
  })

  it('within a second, and the link opens nothing any more', async () => {
    const { path, revoke } = await invite(lead, regulationId, { role: 'drafter' })
    const guest = await enter(null)
    const { page } = guest
    await page.goto(path)
    await page.getByRole('textbox', { name: 'Họ và tên' }).fill('Hoàng Minh Châu')
    await page.getByRole('textbox', { name: 'Cơ quan, tổ chức' }).fill('Cá nhân')
    await page.getByRole('button', { name: 'Vào dự thảo' }).click()
    const desk = new WritingDesk(page)
    await desk.hasText()
    await desk.caretAfter('Phạm vi điều chỉnh')
    await desk.type(' của khách')
    await desk.isSaved()

    await revoke()
    const revoked = Date.now()
    await page.getByRole('alert').waitFor()
    expect(Date.now() - revoked).toBeLessThan(1_000)
    await page.keyboard.type(' sau khi thu hồi')
    await page.reload()
    expect(await desk.provisions.count()).toBe(0)

    const kept = await lead.writes.get<string>(`/api/regulations/${regulationId}/text.txt`)
    expect(kept).toContain('của khách')
    expect(kept).not.toContain('sau khi thu hồi')

    const late = await enter(null)
    await late.page.goto(path)
    await late.page
      .getByText(/thu hồi/)
      .first()
      .waitFor()
    expect(await late.page.getByRole('textbox').count()).toBe(0)
    expect(guest.errors()).toEqual([])
  })
})
