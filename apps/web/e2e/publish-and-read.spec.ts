import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { importText, sampleDecree } from './sample.ts'

describe('publish and read without an account', () => {
  const { hire, enter, sit, department } = openJourney()
  let lead: Hired
  let regulationId: string

  beforeAll(async () => {
    lead = await hire('Trần Thị Ngọc Lan')
    regulationId = await importText(lead, sampleDecree, 'Chia sẻ dữ liệu')
  })

  it('the drafter publishes; a citizen reads without JavaScript, and later writing changes nothing', async () => {
    const { desk, page, seat } = await sit(lead, regulationId)
    await desk.caretAfter('Phạm vi điều chỉnh')
    await desk.type(' của bản công bố')
    await desk.isSaved()
    await page.getByRole('button', { name: 'Công bố dự thảo' }).click()
    const dialog = page.getByRole('dialog', { name: 'Công bố dự thảo' })
    await dialog.getByRole('textbox', { name: 'Ghi chú của bản này' }).fill('Gửi lấy ý kiến')
    await dialog.getByRole('button', { name: 'Công bố bản số 1' }).click()
    const published = page.getByRole('dialog', { name: 'Đã công bố bản số 1' })
    await published.getByRole('button', { name: 'Xong' }).click()
    await published.waitFor({ state: 'hidden' })

    const citizen = await enter(null, { javaScriptEnabled: false })
    const answer = await citizen.page.goto(`/cong-bo/${regulationId}/1`)
    expect(answer?.status()).toBe(200)
    await citizen.page
      .getByRole('heading', { name: 'Điều 1. Phạm vi điều chỉnh của bản công bố' })
      .waitFor()
    expect(await citizen.page.getByText(/[0-9a-f]{64}/).count()).toBeGreaterThan(0)
    await citizen.page.goto(`/cong-bo/${regulationId}/1#dieu-14`)
    expect(await citizen.page.locator('#dieu-14').count()).toBe(1)
    const list = await citizen.page.goto(`/cong-bo/${regulationId}`)
    expect(list?.status()).toBe(200)
    await citizen.page.getByText('Gửi lấy ý kiến').waitFor()
    const plain = await fetch(`${department().address}/cong-bo/${regulationId}/1.txt`)
    expect(await plain.text()).toContain('Điều 43. Trách nhiệm thi hành')

    // Nothing of the living draft is public, and the version does not move.
    await desk.caretAfter('của bản công bố')
    await desk.type(' và sau đó')
    await desk.isSaved()
    await citizen.page.goto(`/cong-bo/${regulationId}/1`)
    expect(await citizen.page.getByText('và sau đó').count()).toBe(0)
    const draft = await fetch(`${department().address}/api/regulations/${regulationId}/text`)
    expect(draft.status).toBe(401)

    const reader = await enter(null)
    await reader.page.goto(`/cong-bo/${regulationId}/1`)
    expect(await hindrances(reader.page)).toEqual([])
    expect([...seat.errors(), ...reader.errors()]).toEqual([])
  })
})
