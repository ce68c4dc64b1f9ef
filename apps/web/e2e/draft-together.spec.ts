import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, sampleDecree } from './sample.ts'
import { WritingDesk, allSeeTheSame } from './writing-desk.ts'

/** A decree as printed, where there is one beside the repository; else the sample of the demo. */
function realDecree(): { text: string; articles: number } {
  const printed = join(import.meta.dirname, '../../../../shared/corpus/30-2020-ND-CP.txt')
  if (existsSync(printed)) return { text: readFileSync(printed, 'utf8'), articles: 38 }
  return { text: sampleDecree, articles: 43 }
}

describe('two drafters write a real decree together, one offline for a while', () => {
  const { hire, enter, sit: sitDown, errors } = openJourney()
  let lan: Hired
  let minh: Hired
  let hanh: Hired
  let regulationId: string
  const decree = realDecree()

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    minh = await hire('Nguyễn Hữu Minh')
    hanh = await hire('Bùi Thị Hạnh', 'participant')
  })

  /** As a drafter does it: the file, a look at what was found, the draft. */
  async function importByScreen(): Promise<WritingDesk & { seat: Seat }> {
    const seat = await enter(lan)
    const { page } = seat
    await page.goto('/nhap')
    await page.locator('input[type=file]').setInputFiles({
      name: 'nghi-dinh.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(decree.text),
    })
    await page.getByText('Không mất chữ nào.').waitFor()
    await page.getByRole('button', { name: 'Tạo dự thảo từ văn bản này' }).click()
    await page.waitForURL(/\/du-thao\/[\w-]+$/)
    regulationId = page.url().split('/').at(-1) ?? ''
    const desk = Object.assign(new WritingDesk(page), { seat })
    await desk.hasText()
    return desk
  }

  async function sit(person: Hired): Promise<WritingDesk & { seat: Seat }> {
    const { desk, seat } = await sitDown(person, regulationId)
    return Object.assign(desk, { seat })
  }

  it('everybody ends with the same words and numbers, and nothing typed is lost', async () => {
    const lead = await importByScreen()
    await giveRole(lan, regulationId, minh, 'drafter')
    await giveRole(lan, regulationId, hanh, 'reader')
    const drafter = await sit(minh)
    const reader = await sit(hanh)

    // The outline is the decree's.
    await expect.poll(() => lead.outline.getByText(/^Điều \d+\./).count()).toBe(decree.articles)

    // Both write at once, in different articles and in the same clause.
    await lead.caretAfter('Phạm vi điều chỉnh')
    await drafter.caretAfter('Đối tượng áp dụng')
    await Promise.all([lead.type(' (Lan)'), drafter.type(' (Minh)')])
    await Promise.all([lead.isSaved(), drafter.isSaved()])
    await allSeeTheSame([lead, drafter, reader])

    await lead.caretAfter('Giải thích từ ngữ')
    await drafter.caretAfter('Giải thích từ ngữ')
    await Promise.all([lead.type(' một hai ba'), drafter.type(' bốn năm sáu')])
    // Letters of both may stand between each other; none is missing and none is doubled.
    const heading = (await allSeeTheSame([lead, drafter, reader])).find((block) =>
      block.includes('Giải thích từ ngữ'),
    )
    const letters = (words: string) =>
      words
        .replace(/[^\p{L}]/gu, '')
        .split('')
        .toSorted()
        .join('')
    expect(letters(heading?.slice(heading.indexOf('Giải')) ?? '')).toBe(
      letters('Giải thích từ ngữ một hai ba bốn năm sáu'),
    )

    // A new clause: everybody's numbers follow.
    await drafter.caretAfter('sau đây gọi chung là cơ quan')
    await drafter.page.keyboard.press('Enter')
    await drafter.type('Khoản mới của Minh.')
    await drafter.isSaved()
    const renumbered = await allSeeTheSame([lead, drafter, reader])
    const at = renumbered.findIndex((block) => block.includes('Khoản mới của Minh.'))
    expect(renumbered.slice(at - 1, at + 2).map((block) => block.split(' ')[1])).toEqual([
      '1.',
      '2.',
      '3.',
    ])

    // Offline: the words stay, the page says how many wait, and they meet on return.
    await drafter.seat.context.setOffline(true)
    await drafter.caretAfter('(Minh)')
    await drafter.type(' viết khi mất mạng')
    await drafter.isNotSaved(60_000)
    await lead.caretAfter('(Lan)')
    await lead.type(' viết trong lúc đó')
    await lead.isSaved()
    expect((await lead.seen()).join('\n')).not.toContain('viết khi mất mạng')
    await drafter.seat.context.setOffline(false)
    await drafter.isSaved()
    const met = (await allSeeTheSame([lead, drafter, reader])).join('\n')
    expect(met).toContain('(Minh) viết khi mất mạng')
    expect(met).toContain('(Lan) viết trong lúc đó')

    // What the screens show is what the server keeps.
    const kept = await lan.writes.get<string>(`/api/regulations/${regulationId}/text.txt`)
    expect(kept).toContain('(Minh) viết khi mất mạng')
    expect(kept).toContain('(Lan) viết trong lúc đó')
    expect(errors()).toEqual([])
  })
})
