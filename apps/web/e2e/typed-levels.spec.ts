import { beforeAll, describe, expect, it } from 'vitest'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import { hands, VietnameseHand } from './vietnamese-hand.ts'
import { allSeeTheSame } from './writing-desk.ts'
import type { WritingDesk } from './writing-desk.ts'

describe('levels are made by typing, whatever program writes the Vietnamese', () => {
  const { hire, sit: sitDown, errors } = openJourney()
  let lan: Hired
  let minh: Hired

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    minh = await hire('Nguyễn Hữu Minh')
  })

  async function sit(person: Hired, regulationId: string) {
    const at = await sitDown(person, regulationId)
    return { ...at, hand: await VietnameseHand.at(at.page) }
  }

  /** What follows the article in which the new provision was begun: label and words of the next ones. */
  async function drawnAfter(desk: WritingDesk, words: string, count: number): Promise<string[]> {
    const seen = (await desk.seen()).map((line) => line.replace(/^\S+ /, '').trim())
    const at = seen.findIndex((line) => line.includes(words))
    return seen.slice(at + 1, at + 1 + count)
  }

  it.each(Object.entries(hands))('Điều by %s, and back with one key', async (_, keys) => {
    const id = await importText(lan, sampleDecree, 'Gõ tiếng Việt')
    const { desk, page, hand } = await sit(lan, id)
    await desk.caretAfter('Phạm vi điều chỉnh')
    await page.keyboard.press('Enter')
    await hand.replay(`${keys} `)
    await expect.poll(() => drawnAfter(desk, 'Phạm vi điều chỉnh', 1)).toEqual(['Điều 2.'])

    // Backspace at once gives the letters back; they then stay letters.
    await page.keyboard.press('Backspace')
    await expect.poll(() => drawnAfter(desk, 'Phạm vi điều chỉnh', 1)).toEqual(['1. Điều'])
    await hand.replay('5. nay')
    await expect.poll(() => drawnAfter(desk, 'Phạm vi điều chỉnh', 1)).toEqual(['1. Điều 5. nay'])

    // The same with Ctrl+Z; the number typed after the word is drawn already.
    await page.keyboard.press('Enter')
    await hand.replay(`${keys} 7. Hi<1iệ><1ệu>`)
    await expect
      .poll(() => drawnAfter(desk, 'Điều 5. nay', 1))
      .toEqual([expect.stringMatching(/^Điều 2\. Hi/)])
    await desk.isSaved()
    await page.keyboard.press('Enter')
    await hand.replay('a) ')
    // No point without a clause: from the empty clause of the new article it may be none.
    await expect.poll(() => drawnAfter(desk, '. Hi', 1)).toEqual(['1. a)'])
    await hand.replay('<3><0>1. ')
    await expect.poll(() => drawnAfter(desk, '. Hi', 1)).toEqual(['1.'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => drawnAfter(desk, '. Hi', 1)).toEqual(['1. 1.'])
    expect(errors()).toEqual([])
  })

  it('chapter and point, and nothing while a syllable is composed', async () => {
    const id = await importText(lan, sampleDecree, 'Soạn bằng bộ gõ')
    const { desk, page, hand } = await sit(lan, id)
    await desk.caretAfter('Trường hợp điều ước quốc tế')
    await page.keyboard.press('Enter')
    await hand.compose('D', 'Đ', 'Đi', 'Điê', 'Điêu', 'Điều', 'Điều ')
    await expect.poll(() => drawnAfter(desk, 'Trường hợp điều ước quốc tế', 1)).toEqual(['4. Điều'])
    await hand.compose('Điều')
    await hand.commit('Điều')
    await page.keyboard.type(' ')
    await expect.poll(() => drawnAfter(desk, 'Trường hợp điều ước quốc tế', 1)).toEqual(['Điều 2.'])
    // The next syllable is composed at once, where the letters have just gone.
    await hand.compose('v', 'vi', 'việ', 'việc')
    await hand.commit('việc')
    await expect
      .poll(() => drawnAfter(desk, 'Trường hợp điều ước quốc tế', 1))
      .toEqual(['Điều 2. việc'])

    await page.keyboard.press('Enter')
    await hand.compose('C', 'Ch', 'Chư', 'Chươ', 'Chương')
    await hand.commit('Chương ')
    await expect.poll(() => drawnAfter(desk, '. việc', 1)).toEqual(['Chương II'])
    await hand.replay('II')
    await page.keyboard.press('Enter')
    await hand.replay('CHUNG')
    await expect.poll(() => drawnAfter(desk, '. việc', 1)).toEqual(['Chương II CHUNG'])

    await page.keyboard.press('Enter')
    await hand.replay('Ten')
    await page.keyboard.press('Enter')
    await hand.replay('gom:')
    await page.keyboard.press('Enter')
    await hand.replay('a) x')
    await page.keyboard.press('Enter')
    await hand.replay('d<1đ>) y')
    await expect
      .poll(() => drawnAfter(desk, 'Chương II CHUNG', 4))
      .toEqual([expect.stringMatching(/ Ten$/), '1. gom:', 'a) x', 'b) y'])
    expect(errors()).toEqual([])
  })

  it('while a colleague types in the same clause no letter is lost, doubled or toned wrongly', async () => {
    const id = await importText(lan, sampleDecree, 'Hai người một khoản')
    await giveRole(lan, id, minh, 'drafter')
    const [one, other] = [await sit(lan, id), await sit(minh, id)]
    await one.desk.caretAfter('Phạm vi điều chỉnh')
    await one.page.keyboard.press('Enter')
    await one.hand.replay('ZZ')
    await other.desk.caretAfter('ZZ')
    await one.page.keyboard.press('ArrowLeft')
    await one.page.keyboard.press('ArrowLeft')
    await Promise.all([
      other.hand.replay(' d<1đ>uo<2ươ>ng<4ường>'),
      one.hand.replay(`${hands.telex} `),
    ])
    // Now both at the end of it, at the same spot.
    await other.desk.caretAfter('ZZ')
    await one.desk.caretAfter('ZZ')
    await Promise.all([
      other.hand.replay(' nguo<2ươ>i<3ười> dan<2ân>'),
      one.hand.replay(' mo<2mới> luat<2ật>'),
    ])
    await Promise.all([one.desk.isSaved(), other.desk.isSaved()])
    const seen = await allSeeTheSame([one.desk, other.desk])
    const made = seen.find((line) => line.includes('ZZ'))
    expect(made).toMatch(/^\S+ Điều 2\. ZZ đường /)
    const letters = (words: string) => words.replace(/\s/gu, '').split('').toSorted().join('')
    expect(letters(made?.split(' Điều 2. ')[1] ?? '')).toBe(letters('ZZ đường người dân mới luật'))
    expect(errors()).toEqual([])
  })
})
