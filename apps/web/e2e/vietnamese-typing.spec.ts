import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { recordings } from './recorded-keys.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import { programs, VietnameseHand } from './vietnamese-hand.ts'
import type { Program } from './vietnamese-hand.ts'
import type { Method } from './vietnamese-methods.ts'
import { allSeeTheSame } from './writing-desk.ts'
import { someOf } from './some-of.ts'
import type { WritingDesk } from './writing-desk.ts'

/** Sentences of real decrees: every vowel, tone and đ, capitals, numbers and signs. */
const sentences = [
  'Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm thi hành Nghị định này.',
  'Ủy ban nhân dân cấp tỉnh được huỷ bỏ quyết định số 15/2024/QĐ-UBND trước ngày 01/7/2025;',
  'Người sử dụng đất hoà giải, khoẻ mạnh, thuở trước giữ nguyên tuỳ ý khuỷu tay.',
]
const hard = sentences.slice(1)
const ways = (Object.keys(programs) as Program[]).flatMap((program) =>
  (['telex', 'vni'] satisfies Method[]).map((method): [Program, Method] => [program, method]),
)

describe('Vietnamese as people really type it', () => {
  const { hire, sit: sitDown, errors } = openJourney()
  let lan: Hired
  let minh: Hired
  let seats: Seat[] = []

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    minh = await hire('Nguyễn Hữu Minh')
  })

  afterEach(async () => {
    const all = seats
    seats = []
    for (const seat of all) await seat.leave()
    if (errors().length > 0) throw new Error(errors().join('\n'))
  })

  async function sit(person: Hired, regulationId: string) {
    const at = await sitDown(person, regulationId)
    seats.push(at.seat)
    return { ...at, hand: await VietnameseHand.at(at.page) }
  }

  const stored = (id: string) => lan.writes.get<string>(`/api/regulations/${id}/text.txt`)

  /** Words of the block that begins with the mark. */
  async function after(desk: WritingDesk, mark: string): Promise<string | undefined> {
    const words = await desk.provisions.evaluateAll((all) => all.map((each) => each.textContent))
    return words.find((each) => each?.includes(mark))?.split(mark)[1]
  }

  it.each(someOf(ways))(
    '%s, %s: sentences of law come out letter by letter',
    async (program, method) => {
      const id = await importText(lan, sampleDecree, `Gõ ${program} ${method}`)
      const { desk, page, hand } = await sit(lan, id)
      await desk.caretAfter('Phạm vi điều chỉnh')
      for (const [at, sentence] of hard.entries()) {
        await page.keyboard.press('Enter')
        await page.keyboard.type(`§${at}§`)
        await hand.write(sentence, method, program)
      }
      for (const [at, sentence] of hard.entries())
        await expect.poll(() => after(desk, `§${at}§`)).toBe(sentence)
      await desk.isSaved()
      const text = await stored(id)
      for (const sentence of hard) expect(text).toContain(sentence)
      expect(text).toBe(text.normalize('NFC'))
    },
  )

  it.each(recordings)('replayed: $program', async ({ events, text }) => {
    const id = await importText(lan, sampleDecree, 'Phát lại')
    const { desk, page, hand } = await sit(lan, id)
    // An empty clause.
    await desk.caretAfter('Phạm vi điều chỉnh')
    await page.keyboard.press('Enter')
    await hand.play(events)
    await page.keyboard.press('Enter')
    // Before a number that stands there already.
    await page.keyboard.type('§1§ 15')
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowLeft')
    await hand.play(events)
    // In place of a selection.
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('§2§bỏ đi')
    for (let n = 0; n < 5; n += 1) await page.keyboard.press('Shift+ArrowLeft')
    await hand.play(events)
    // In a line of the frame at the end.
    const line = desk.text.locator('.recipients .line').last()
    await line.click()
    await page.keyboard.press('End')
    await page.keyboard.type('§3§')
    await hand.play(events)
    await expect.poll(() => after(desk, '§1§')).toBe(`${text} 15`)
    await expect.poll(() => after(desk, '§2§')).toBe(text)
    await expect.poll(() => after(desk, '§3§')).toBe(text)
    const words = await desk.provisions.evaluateAll((all) => all.map((each) => each.textContent))
    expect(words).toContain(text)
    await desk.isSaved()
    const kept = await stored(id)
    expect(kept).toBe(kept.normalize('NFC'))
  })

  it('while a colleague types at the start of the clause, over a slow line', async () => {
    const id = await importText(lan, sampleDecree, 'Hai người')
    await giveRole(lan, id, minh, 'drafter')
    const [one, other] = [await sit(lan, id), await sit(minh, id)]
    await one.desk.caretAfter('Phạm vi điều chỉnh')
    await one.page.keyboard.press('Enter')
    await one.page.keyboard.type('§')
    await other.desk.caretAfter('§')
    await other.page.keyboard.press('Home')
    const [first = '', second = ''] = sentences
    await Promise.all([
      one.hand.write(first, 'telex', 'retypes'),
      other.hand.write(second, 'vni', 'composes'),
    ])
    await Promise.all([one.desk.isSaved(), other.desk.isSaved()])
    const seen = await allSeeTheSame([one.desk, other.desk])
    expect(seen.find((words) => words.includes('§'))).toContain(`${second}§${first}`)
  })

  it('Enter, Esc, leaving and undo in the middle of a word lose no letter', async () => {
    const id = await importText(lan, sampleDecree, 'Dở dang')
    const { desk, page, hand } = await sit(lan, id)
    await desk.caretAfter('Phạm vi điều chỉnh')
    await page.keyboard.press('Enter')
    await page.keyboard.type('§1§')
    await hand.play([
      { compose: 'quy' },
      { compose: 'quyề' },
      { compose: 'quyền' },
      { commit: 'quyền' },
    ])
    await page.keyboard.press('Enter')
    await page.keyboard.type('§2§')
    // The page loses the focus while a syllable is open: what was shown stays.
    await hand.compose('đ', 'đị', 'định')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await expect.poll(() => after(desk, '§1§')).toBe('quyền')
    await expect.poll(() => after(desk, '§2§')).toBe('định')
    await desk.caretAfter('§2§')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(600)
    await hand.write('Luật', 'telex', 'retypes')
    await page.keyboard.press('Control+z')
    const words = await desk.provisions.evaluateAll((all) => all.map((each) => each.textContent))
    expect(words.some((each) => each?.startsWith('Lu'))).toBe(false)
    await expect.poll(() => after(desk, '§2§')).toBe('định')
  })
})
