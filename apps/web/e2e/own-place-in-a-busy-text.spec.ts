import { beforeAll, describe, expect, it } from 'vitest'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'

describe('everybody keeps the own place in a text that others write in', () => {
  const { hire, sit: sitDown, errors } = openJourney()
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

  const sit = async (person: Hired) => (await sitDown(person, regulationId)).desk

  it('a click puts the caret where it was clicked while a colleague writes without a pause', async () => {
    const lead = await sit(lan)
    const drafter = await sit(minh)
    await Promise.all([lead.isSaved(), drafter.isSaved()])
    await drafter.caretAfter('Giải thích từ ngữ')
    let done = false
    const writing = (async () => {
      while (!done) await drafter.page.keyboard.type('a')
    })()
    // Found before the clicks: what is typed into the middle of the words would hide them.
    const ids = await Promise.all(
      ['Phạm vi điều chỉnh', 'Đối tượng áp dụng'].map((words) =>
        lead.provision(words).getAttribute('data-id'),
      ),
    )
    const clicks = 12
    for (let at = 0; at < clicks; at++) {
      const clause = lead.text.locator(`[data-id="${ids[at % ids.length]}"]`)
      const before = (await clause.innerText()).split('Z').length
      await clause.click()
      // As long as a quick hand needs from the mouse to the keys.
      await lead.page.waitForTimeout(120)
      await lead.page.keyboard.type('Z')
      await expect.poll(async () => (await clause.innerText()).split('Z').length).toBe(before + 1)
    }
    done = true
    await writing
  })

  it('an opinion-giver without a mouse chooses a clause and comments on it', async () => {
    const officer = await sit(phuc)
    const { page } = officer
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter') // past the bar
    const chosen = () => page.evaluate(() => String(getSelection()))
    for (let at = 0; at < 40 && !(await chosen()).includes('Nghị định này quy định'); at++)
      await page.keyboard.press('Alt+ArrowDown')
    expect(await chosen()).toContain('Nghị định này quy định')
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.press('Control+Alt+m')
    await page.getByRole('textbox', { name: 'Bình luận về khoản 1 Điều 1' }).waitFor()
    await page.keyboard.type('Viết không cần chuột.')
    await page.keyboard.press('Control+Enter')
    await officer.threads
      .getByRole('article', { name: 'khoản 1 Điều 1' })
      .getByText('Viết không cần chuột.')
      .waitFor()
  })

  it('none of these pages printed an error', () => {
    expect(errors()).toEqual([])
  })
})
