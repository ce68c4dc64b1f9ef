import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { importText } from './sample.ts'
import { VietnameseHand } from './vietnamese-hand.ts'
import type { Program } from './vietnamese-hand.ts'
import type { Method } from './vietnamese-methods.ts'
import type { WritingDesk } from './writing-desk.ts'
import { someOf } from './some-of.ts'

const ways: [Program, Method][] = [
  ['retypes', 'telex'],
  ['retypes', 'vni'],
  ['burst', 'telex'],
  ['burst', 'vni'],
  ['selects', 'telex'],
  ['empty character', 'telex'],
  ['composes', 'telex'],
]

describe('what makes a level, as each program writes it', () => {
  const { hire, sit, stored, errors } = openJourney()
  let lan: Hired

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
  })

  async function begin(title: string) {
    const id = await importText(lan, 'Điều 1. Phí\n1. Mức phí:\n2. Hiệu lực.', title)
    const at = await sit(lan, id)
    return { ...at, id, hand: await VietnameseHand.at(at.page) }
  }
  /** Label and words, block by block. */
  const seen = async (desk: WritingDesk) =>
    (await desk.seen()).map((line) => line.replace(/^\S+ /, '').trim())
  const cells = (page: Page) =>
    page
      .locator('.ProseMirror :is(th, td)')
      .evaluateAll((all) => all.map((cell) => cell.textContent))

  it.each(someOf(ways))(
    '%s, %s: Điều, 1., a), đ) and Chương at a line’s start',
    async (program, method) => {
      const { desk, page, hand, id } = await begin(`Cấp ${program} ${method}`)
      await desk.caretAfter('Hiệu lực.')
      await page.keyboard.press('Enter')
      await hand.write('Điều Người nộp phí', method, program)
      await page.keyboard.press('Enter')
      await hand.write('1. Gồm:', method, program)
      await page.keyboard.press('Enter')
      await hand.write('a) Hộ', method, program)
      await page.keyboard.press('Enter')
      await hand.write('đ', method, program)
      await page.keyboard.type(') ')
      await hand.write('Được miễn', method, program)
      await page.keyboard.press('Enter')
      await hand.write('Chương Điều khoản', method, program)
      await expect
        .poll(() => seen(desk))
        .toEqual([
          'Điều 1. Phí',
          '1. Mức phí:',
          '2. Hiệu lực.',
          'Điều 2. Người nộp phí',
          '1. Gồm:',
          'a) Hộ',
          'b) Được miễn',
          'Chương I Điều khoản',
        ])
      await desk.isSaved()
      expect(await stored(lan, id)).toContain('b) Được miễn')
      expect(errors()).toEqual([])
    },
  )

  it.each(someOf(ways).filter(([program]) => program !== 'burst'))(
    '%s, %s: in a cell of a table it stays as typed',
    async (program, method) => {
      const { desk, page, hand, id } = await begin(`Bảng ${program} ${method}`)
      await desk.caretAfter('Mức phí:')
      await page.keyboard.press('Alt+Shift+G')
      const typed = ['Điều 5. Phí', '1. Một', 'a) Đất ở', 'Chương II', 'Mục 1', 'Phần thứ nhất']
      for (const words of typed) {
        await hand.write(words, method, program)
        await page.keyboard.press('Tab')
      }
      await expect.poll(async () => (await cells(page)).slice(0, 6)).toEqual(typed)
      expect(await page.locator('.ProseMirror > .provision').count()).toBe(3)
      await desk.isSaved()
      for (const words of typed) expect(await stored(lan, id)).toContain(words)
      expect(errors()).toEqual([])
    },
  )
})
