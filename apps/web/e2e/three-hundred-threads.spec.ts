import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText } from './sample.ts'
import { until } from './until.ts'
import type { WritingDesk } from './writing-desk.ts'

const articles = 300
const clause = (article: number, n: number) =>
  `${n}. Cơ quan chủ trì công bố danh mục số ${article}.${n} trong thời hạn 30 ngày kể từ ngày Nghị định này có hiệu lực, trừ trường hợp pháp luật về lưu trữ có quy định khác.`
const longText = Array.from({ length: articles }, (_, at) =>
  [`Điều ${at + 1}. Danh mục dữ liệu`, ...[1, 2, 3, 4].map((n) => clause(at + 1, n))].join('\n'),
).join('\n')

interface Block {
  attrs: { id: string; level?: string }
  content?: { text?: string }[]
}

/** Cards as they are drawn: where they stand, and where their words do. */
const cardsIn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[id^="y-kien-"]')]
      .map((card) => {
        const { top, bottom } = card.getBoundingClientRect()
        return { id: card.id, top, bottom }
      })
      .toSorted((one, other) => one.top - other.top),
  )

describe('300 threads on a text of 300 articles', () => {
  const { hire, sit } = openJourney()
  let lead: Hired
  let regulationId: string
  let seat: Seat
  let desk: WritingDesk

  beforeAll(async () => {
    lead = await hire('Trần Thị Ngọc Lan')
    regulationId = await importText(lead, longText, 'Danh mục dữ liệu')
    const { content } = await lead.writes.get<{ content: Block[] }>(
      `/api/regulations/${regulationId}/text`,
    )
    const clauses = content.filter(({ attrs }) => attrs.level === 'clause')
    // One person writes 60 a minute at most.
    const officers = 'ABCDEF'.split('').map(async (letter, part) => {
      const officer = await hire(`Cán bộ ${letter}`)
      await giveRole(lead, regulationId, officer, 'opinion-giver')
      for (let n = part * 50; n < (part + 1) * 50; n++) {
        // Two on every eighth clause, over the whole text: neighbours press each other.
        const block = clauses[Math.floor(n / 2) * 8]!
        const words = block.content?.[0]?.text ?? ''
        const start = words.indexOf(n % 2 ? '30 ngày' : 'công bố danh mục')
        const end = start + (n % 2 ? 7 : 16)
        await officer.writes.post(`/api/regulations/${regulationId}/threads`, {
          provisionId: block.attrs.id,
          quote: { exact: words.slice(start, end), prefix: '', suffix: '' },
          start,
          end,
          body: `Ý kiến ${n}: đề nghị làm rõ căn cứ của thời hạn này và cơ quan chịu trách nhiệm.`,
        })
      }
    })
    await Promise.all(officers)
    ;({ desk, seat } = await sit(lead, regulationId))
    await desk.threads.getByText('Ý kiến 0:').waitFor()
  })

  const focused = () =>
    seat.page.evaluate(() => {
      const card = document.activeElement as HTMLElement | null
      const words = document.querySelector<HTMLElement>('.anchored.active')
      return {
        id: card?.id ?? '',
        words: card?.textContent ?? '',
        card: card?.getBoundingClientRect().top ?? 0,
        text: words?.getBoundingClientRect().top ?? -1000,
      }
    })

  it('F8 goes from one to the next: text, card and focus, the card level with its words', async () => {
    await desk.provision('Danh mục dữ liệu').click()
    await desk.page.keyboard.press('Control+Home')
    for (const at of [0, 1, 2, 3, 4, 5]) {
      await desk.page.keyboard.press('F8')
      await until(`thread ${at} has the focus`, focused, ({ words }) =>
        words.includes(`Ý kiến ${at}:`),
      )
      // At the very top the cards above it have no room to give way.
      if (at < 2) continue
      await until(
        'its card stands beside its words',
        focused,
        ({ card, text }) => Math.abs(card + 10 - text) < 4,
      )
    }
    await desk.page.keyboard.press('Shift+F8')
    await until('the one before', focused, ({ words }) => words.includes('Ý kiến 4:'))
    await desk.page.keyboard.press('r')
    await desk.type('Trả lời bằng phím')
    await desk.page.keyboard.press('Control+Enter')
    const replied = desk.threads.getByRole('article').filter({ hasText: 'Trả lời bằng phím' })
    await replied.getByText('Trả lời bằng phím').waitFor()
    expect(await replied.innerText()).toContain('Ý kiến 4:')
  })

  it('no card lies on another, wherever one scrolls, and only those near are drawn', async () => {
    for (const part of [0.1, 0.37, 0.5, 0.82, 1]) {
      await seat.page.locator('main').evaluate((main, at) => {
        main.scrollTo({ top: main.scrollHeight * at, behavior: 'instant' })
      }, part)
      const cards = await until(
        'cards stand still',
        async () => {
          const before = await cardsIn(seat.page)
          await seat.page.waitForTimeout(150)
          return [before, await cardsIn(seat.page)] as const
        },
        ([before, after]) => after.length > 3 && JSON.stringify(before) === JSON.stringify(after),
      )
      const [, drawn] = cards
      expect(drawn.length).toBeLessThan(80)
      for (const [at, card] of drawn.entries())
        expect(card.top).toBeGreaterThanOrEqual((drawn[at - 1]?.bottom ?? -1e9) + 10)
    }
  })

  it('filters combine and say so, and the text goes on telling the whole truth', async () => {
    const { page } = seat
    await desk.turnTo('Điều 1')
    const marks = page.locator('.anchored')
    const before = await until(
      'words in sight are marked',
      () => marks.count(),
      (n) => n > 3,
    )
    await page.getByRole('button', { name: 'Lọc' }).click()
    await page.getByLabel('Người', { exact: true }).selectOption({ label: 'Cán bộ A' })
    await desk.threads.getByText('50 ý kiến:').waitFor()
    await page.getByLabel('Điều', { exact: true }).selectOption({ label: 'Điều 3' })
    await desk.threads.getByText('2 ý kiến:').waitFor()
    expect(await desk.threads.getByRole('article').count()).toBeLessThanOrEqual(3)
    expect(await hindrances(page)).toEqual([])
    expect(await marks.count()).toBe(before)
    await page.getByRole('button', { name: 'Bỏ lọc Người: Cán bộ A' }).click()
    await page.getByRole('button', { name: 'Bỏ lọc Điều: Điều 3' }).click()
    await desk.threads.getByRole('button', { name: 'Đang mở 300' }).waitFor()
    expect(seat.errors()).toEqual([])
  })
})
