import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { importText } from './sample.ts'
import type { WritingDesk } from './writing-desk.ts'

const text = `Điều 1. Phạm vi
1. Khoản giữ nguyên ở đầu.
2. Khoản bị thay một phần.
3. Khoản có ý kiến sẽ mất chữ.
4. Khoản bị thay đến giữa câu.
5. Khoản giữ nguyên ở cuối.`
const before = text.split('\n')

describe('what is pasted over several clauses takes their place', () => {
  const { hire, sit, stored, errors } = openJourney()
  let lan: Hired

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
  })

  const shown = async (desk: WritingDesk) =>
    (await desk.seen()).map((line) => line.replace(/^\S+ /, '').trim())

  /** From before some words of one clause to behind some of a later one. */
  async function selectAcross({ page }: WritingDesk, first: string, last: string): Promise<void> {
    await page.evaluate(
      ([first, last]) => {
        const texts = document.createTreeWalker(
          document.querySelector('.ProseMirror') ?? document.body,
          NodeFilter.SHOW_TEXT,
        )
        const ends: [Node, number][] = []
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          const words = node.textContent ?? ''
          if (words.includes(first)) ends[0] = [node, words.indexOf(first)]
          if (words.includes(last)) ends[1] = [node, words.indexOf(last) + last.length]
        }
        const [from, to] = ends
        if (from && to) getSelection()?.setBaseAndExtent(from[0], from[1], to[0], to[1])
        return new Promise((heard) => setTimeout(heard))
      },
      [first, last] as const,
    )
  }
  const paste = (page: Page, words: string) =>
    page.evaluate((words) => {
      const data = new DataTransfer()
      data.setData('text/plain', words)
      const event = new ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      })
      document.querySelector('.ProseMirror')?.dispatchEvent(event)
    }, words)

  it.each([
    [
      'provisions',
      '1. Khoản dán một;\n2. Khoản dán hai.',
      ['2. Khoản bị  đến giữa câu.', '3. Khoản dán một;', '4. Khoản dán hai.'],
    ],
    ['words', 'chữ dán', ['2. Khoản bị chữ dán đến giữa câu.']],
  ])('%s: one step back, and the thread is listed with its words', async (what, words, middle) => {
    const id = await importText(lan, text, `Dán đè ${what}`)
    const { desk, page } = await sit(lan, id)
    await desk.comment('ý kiến sẽ mất chữ', 'Chỗ này cần giữ.')
    await lan.writes.post(`/api/regulations/${id}/versions`, { note: '' })
    await desk.caretAfter('Khoản giữ nguyên ở đầu.')
    await selectAcross(desk, 'thay một phần', 'Khoản bị thay')
    await paste(page, words)
    const after = [
      ...before.slice(0, 2),
      ...middle,
      `${middle.length + 2}. Khoản giữ nguyên ở cuối.`,
    ]
    await expect.poll(() => shown(desk)).toEqual(after)
    const thread = desk.threads.getByRole('article').filter({ hasText: 'Chỗ này cần giữ.' })
    await desk.threads.getByText('1 ý kiến ở nội dung không còn').click()
    await expect
      .poll(() => desk.threads.innerText())
      .toMatch(/Điều khoản đã bỏ[^]*ý kiến sẽ mất chữ[^]*Chỗ này cần giữ/)
    const published = thread.getByRole('link', { name: 'Còn đọc được trong bản công bố số 1' })
    await expect.poll(() => published.getAttribute('href')).toBe(`/cong-bo/${id}/1#dieu-1-khoan-3`)
    expect(await hindrances(page)).toEqual([])
    await desk.isSaved()
    expect(await stored(lan, id)).not.toContain('sẽ mất chữ')

    await desk.caretAfter('Khoản giữ nguyên ở cuối.')
    await page.keyboard.press('Control+z')
    await expect.poll(() => shown(desk)).toEqual(before)
    await thread.getByRole('button', { name: 'khoản 3 Điều 1' }).waitFor()
    await page.keyboard.press('Control+y')
    await expect.poll(() => shown(desk)).toEqual(after)
    await desk.isSaved()
    expect(errors()).toEqual([])
  })
})
