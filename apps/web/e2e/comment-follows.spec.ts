import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import { until } from './until.ts'
import type { WritingDesk } from './writing-desk.ts'

const words = '05 ngày làm việc'

describe('an officer comments, the drafter edits, splits and moves the clause, the comment follows', () => {
  const { hire, sit, department, errors } = openJourney()
  let lead: Hired
  let officer: Hired
  let regulationId: string
  let writer: WritingDesk
  let reader: WritingDesk
  let textBefore = ''

  beforeAll(async () => {
    lead = await hire('Trần Thị Ngọc Lan')
    officer = await hire('Đỗ Thanh Hà')
    regulationId = await importText(lead, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lead, regulationId, officer, 'opinion-giver')
    for (const person of [lead, officer]) {
      const { desk } = await sit(person, regulationId)
      await desk.turnTo('Điều 12')
      if (person === lead) writer = desk
      else reader = desk
    }
  })

  /** Every byte of the text that the server holds on disk. */
  function textOnDisk(): string {
    const file = new DatabaseSync(join(department().dataDir, 'cucao.sqlite'), { readOnly: true })
    const hash = createHash('sha256')
    for (const table of ['update_log', 'room_base'])
      for (const row of file.prepare(`select * from ${table} order by room, sequence`).all())
        for (const value of Object.values(row))
          hash.update(value instanceof Uint8Array ? value : String(value)).update('\n')
    file.close()
    return hash.digest('hex')
  }

  const highlighted = (desk: WritingDesk) =>
    desk.text.locator('.anchored').evaluateAll((marks) =>
      marks.map((mark) => {
        const block = mark.closest<HTMLElement>('[data-id]')
        return `${block?.dataset.id} ${mark.textContent}`
      }),
    )
  /** Both see the words highlighted, in the clause that holds them. */
  async function followed(): Promise<string> {
    const home = await writer.provision(words).getAttribute('data-id')
    for (const desk of [writer, reader]) {
      // Highlights are drawn near the window.
      await desk.page.locator(`[data-id="${home}"]`).scrollIntoViewIfNeeded()
      await until(
        'the words are highlighted in their clause',
        () => highlighted(desk),
        (marks) => marks.length === 1 && marks[0] === `${home} ${words}`,
      )
    }
    return home ?? ''
  }

  async function caretBefore(): Promise<void> {
    await writer.select(words)
    await writer.page.keyboard.press('ArrowLeft')
  }

  it('everybody has the comment within a second, and the text on disk is the same byte for byte', async () => {
    await writer.isSaved()
    textBefore = textOnDisk()
    const body = 'Đề nghị 07 ngày làm việc.'
    await reader.select(words)
    await reader.page.keyboard.press('Control+Alt+m')
    await reader.page.getByRole('textbox', { name: /^Bình luận về/ }).fill(body)
    const seen = writer.threads.getByText(body).waitFor()
    await reader.page.keyboard.press('Control+Enter')
    const sent = Date.now()
    await seen
    expect(Date.now() - sent).toBeLessThan(1_000)
    const reply = 'Sẽ xem xét.'
    const answered = reader.threads.getByText(reply).waitFor()
    const card = writer.threads.getByRole('article').filter({ hasText: body })
    await card.getByRole('textbox', { name: /^Trả lời/ }).fill(reply)
    await writer.page.keyboard.press('Control+Enter')
    const replied = Date.now()
    await answered
    expect(Date.now() - replied).toBeLessThan(1_000)
    expect(textOnDisk()).toBe(textBefore)
    await followed()
  })

  it('follows through writing, a split and moves, in both browsers and after reloading', async () => {
    // Highlights are drawn about the window.
    await reader.turnTo('Điều 12')
    await caretBefore()
    await writer.page.keyboard.press('Home')
    await writer.type('Trừ trường hợp khẩn cấp, ')
    const whole = await followed()

    await caretBefore()
    await writer.page.keyboard.press('Enter')
    await until(
      'the words stand in a clause of their own',
      () => writer.provision(words).getAttribute('data-id'),
      (id) => id !== whole,
    )
    const half = await followed()
    expect(half).not.toBe(whole)
    const card = reader.threads.getByRole('article').filter({ hasText: 'Đề nghị 07 ngày' })
    await card.getByText('Lời văn đã chuyển sang khoản khác').waitFor()

    await writer.select(words)
    for (let step = 0; step < 6; step++) await writer.page.keyboard.press('Alt+ArrowDown')
    expect(await followed()).toBe(half)
    await writer.isSaved()
    expect(textOnDisk()).not.toBe(textBefore)
    for (const desk of [writer, reader]) {
      await desk.page.reload()
      await desk.hasText()
      await desk.turnTo('Điều 12')
    }
    expect(await followed()).toBe(half)
    await card.getByText('Lời văn đã chuyển sang khoản khác').waitFor()
    expect(await card.getByRole('listitem').count()).toBe(2)
  })

  it('says that its words were written over, and what they were', async () => {
    const card = reader.threads.getByRole('article').filter({ hasText: 'Đề nghị 07 ngày' })
    await writer.select(words)
    await writer.type('một thời hạn hợp lý')
    await card.getByText(/Lời văn đã sửa|Điều khoản đã thay đổi/).waitFor()
    await card.getByText(words).waitFor()
    expect(errors()).toEqual([])
  })
})
