import type { Page } from 'playwright'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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
const heading = 'Phạm vi điều chỉnh'
const hard = sentences.slice(1)
const ways = (Object.keys(programs) as Program[]).flatMap((program) =>
  (['telex', 'vni'] satisfies Method[]).map((method): [Program, Method] => [program, method]),
)

/** One text for all: each test writes clauses of its own, at the beginning of the first article. */
describe('Vietnamese as people really type it', () => {
  const { hire, sit, stored, errors } = openJourney()
  let lan: Hired
  let id: string
  let desk: WritingDesk
  let page: Page
  let hand: VietnameseHand

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    id = await importText(lan, sampleDecree, 'Gõ tiếng Việt')
    ;({ desk, page } = await sit(lan, id))
    hand = await VietnameseHand.at(page)
  })
  beforeEach(() => desk.caretAfter(heading))
  afterEach(() => {
    if (errors().length > 0) throw new Error(errors().join('\n'))
  })

  let marks = 0
  /** Stands nowhere else in the text. */
  const newMark = () => `§${++marks}§`
  const wordsOfAll = () =>
    desk.provisions.evaluateAll((all) => all.map((each) => each.textContent ?? ''))
  /** Words of the block that begins with the mark. */
  async function after(mark: string): Promise<string | undefined> {
    return (await wordsOfAll()).find((words) => words.includes(mark))?.split(mark)[1]
  }

  it.each(someOf(ways))(
    '%s, %s: sentences of law come out letter by letter',
    async (program, method) => {
      const written = hard.map((sentence) => ({ sentence, mark: newMark() }))
      for (const { sentence, mark } of written) {
        await page.keyboard.press('Enter')
        await page.keyboard.type(mark)
        await hand.write(sentence, method, program)
      }
      for (const { sentence, mark } of written) await expect.poll(() => after(mark)).toBe(sentence)
      await desk.isSaved()
      const text = await stored(lan, id)
      for (const { sentence, mark } of written) expect(text).toContain(mark + sentence)
      expect(text).toBe(text.normalize('NFC'))
    },
  )

  it.each(recordings)('replayed: $program', async ({ events, text }) => {
    const [before, instead, inFrame] = [newMark(), newMark(), newMark()]
    // An empty clause.
    await page.keyboard.press('Enter')
    await hand.play(events)
    await page.keyboard.press('Enter')
    // Before a number that stands there already.
    await page.keyboard.type(`${before} 15`)
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowLeft')
    await hand.play(events)
    // In place of a selection.
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type(`${instead}bỏ đi`)
    for (let n = 0; n < 5; n += 1) await page.keyboard.press('Shift+ArrowLeft')
    await hand.play(events)
    // In a line of the frame at the end.
    const line = desk.text.locator('.recipients .line').last()
    await line.click()
    await line.evaluate((element) => getSelection()?.collapse(element, element.childNodes.length))
    await page.keyboard.type(inFrame)
    await hand.play(events)
    await expect.poll(() => after(before)).toBe(`${text} 15`)
    await expect.poll(() => after(instead)).toBe(text)
    await expect.poll(() => after(inFrame)).toBe(text)
    const words = await wordsOfAll()
    expect(words[words.indexOf(heading) + 1]).toBe(text)
    await desk.isSaved()
    const kept = await stored(lan, id)
    expect(kept).toBe(kept.normalize('NFC'))
  })

  it('while a colleague types at the start of the clause, over a slow line', async () => {
    const minh = await hire('Nguyễn Hữu Minh')
    await giveRole(lan, id, minh, 'drafter')
    const other = await sit(minh, id)
    const otherHand = await VietnameseHand.at(other.page)
    const mark = newMark()
    await page.keyboard.press('Enter')
    await page.keyboard.type(mark)
    await other.desk.caretAfter(mark)
    await other.page.keyboard.press('Home')
    const [first = '', second = ''] = sentences
    await Promise.all([
      hand.write(first, 'telex', 'retypes'),
      otherHand.write(second, 'vni', 'composes'),
    ])
    await Promise.all([desk.isSaved(), other.desk.isSaved()])
    const seen = await allSeeTheSame([desk, other.desk])
    expect(seen.find((words) => words.includes(mark))).toContain(`${second}${mark}${first}`)
    await other.seat.leave()
  })

  it('Enter, Esc, leaving and undo in the middle of a word lose no letter', async () => {
    const [first, second] = [newMark(), newMark()]
    await page.keyboard.press('Enter')
    await page.keyboard.type(first)
    await hand.play([
      { compose: 'quy' },
      { compose: 'quyề' },
      { compose: 'quyền' },
      { commit: 'quyền' },
    ])
    await page.keyboard.press('Enter')
    await page.keyboard.type(second)
    // The page loses the focus while a syllable is open: what was shown stays.
    await hand.compose('đ', 'đị', 'định')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await expect.poll(() => after(first)).toBe('quyền')
    await expect.poll(() => after(second)).toBe('định')
    await desk.caretAfter(second)
    await page.keyboard.press('Enter')
    await page.waitForTimeout(600)
    await hand.write('Luật', 'telex', 'retypes')
    await page.keyboard.press('Control+z')
    expect((await wordsOfAll()).some((words) => words.startsWith('Lu'))).toBe(false)
    await expect.poll(() => after(second)).toBe('định')
  })
})
