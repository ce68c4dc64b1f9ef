import { beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { importText, sampleDecree } from './sample.ts'
import { until } from './until.ts'
import { WritingDesk } from './writing-desk.ts'

/**
 * Nobody touches a mouse or looks at the screen here: what is known of the page is what a screen reader is
 * given, the accessibility tree and the words that come into live regions.
 */
describe('keyboard and screen reader only', () => {
  const { hire, enter } = openJourney()
  let lan: Hired
  let seat: Seat
  let regulationId: string

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    regulationId = await importText(lan, sampleDecree, 'Chia sẻ dữ liệu')
    seat = await enter(lan)
  })

  it('writes a clause and comments on it', async () => {
    const { page } = seat
    const desk = new WritingDesk(page)
    await page.goto('/')
    await tabTo(page, /Chia sẻ dữ liệu/)
    await page.keyboard.press('Enter')
    await desk.hasText()
    await desk.isSaved()
    await hear(page)

    // To the article by its number, as the palette and the keys list say.
    await page.keyboard.press('Control+g')
    await page.keyboard.type('điều 2')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toMatchObject({ role: 'textbox' })

    // After the last words of its last clause a new one begins, and is said by its number.
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Nghị định này không áp dụng đối với dữ liệu thuộc bí mật nhà nước.')
    await heard(page, /Điều 2/)
    await page.keyboard.press('Tab')
    await heard(page, /điểm|khoản|Điều/)
    await page.keyboard.press('Shift+Tab')
    await desk.isSaved()

    // The comment: on the clause with the caret, written and sent without leaving the keys.
    await page.keyboard.press('Control+Alt+m')
    await until(
      'the field for the comment',
      () => focused(page),
      ({ name }) => name.startsWith('Bình luận về'),
    )
    await page.keyboard.type('Đề nghị dẫn chiếu Luật Bảo vệ bí mật nhà nước.')
    await page.keyboard.press('Control+Enter')
    await desk.threads.getByText('Đề nghị dẫn chiếu Luật Bảo vệ bí mật nhà nước.').waitFor()

    // And found again: the next thread by its key takes the focus and says what it is.
    await page.keyboard.press('F8')
    await until(
      'the card of the thread',
      () => page.evaluate(() => document.activeElement?.textContent ?? ''),
      (words) => words.includes('Đề nghị dẫn chiếu'),
    )
    const text = await lan.writes.get<{ content: { content?: { text?: string }[] }[] }>(
      `/api/regulations/${regulationId}/text`,
    )
    const words = text.content.map((block) => (block.content ?? []).map((run) => run.text).join(''))
    expect(words).toContain('Nghị định này không áp dụng đối với dữ liệu thuộc bí mật nhà nước.')
    expect(seat.errors()).toEqual([])
  })
})

/** Tabs until what has the focus is called so; the page says how many stops there were if it never comes. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stops = 0; stops < 40; stops += 1) {
    await page.keyboard.press('Tab')
    if (name.test((await focused(page)).name)) return
  }
  throw new Error(`no ${name} within 40 stops`)
}

/** What a screen reader says of the element with the focus. */
async function focused(page: Page): Promise<{ role: string; name: string }> {
  const devtools = await page.context().newCDPSession(page)
  try {
    const { result } = await devtools.send('Runtime.evaluate', {
      expression: 'document.activeElement',
    })
    if (!result.objectId) return { role: '', name: '' }
    const { nodes } = await devtools.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    })
    const [node] = nodes
    return { role: String(node?.role?.value ?? ''), name: String(node?.name?.value ?? '') }
  } finally {
    await devtools.detach()
  }
}

/** Keeps what comes into live regions from now on. */
function hear(page: Page): Promise<void> {
  return page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        const region = element?.closest('output, [role=status], [role=alert], [aria-live]')
        const live = region?.getAttribute('aria-live') ?? 'polite'
        if (region?.textContent && live !== 'off') said.push(region.textContent)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

function heard(page: Page, words: RegExp): Promise<string[]> {
  return until(
    `hearing ${words}`,
    () => page.evaluate(() => (window as unknown as { said: string[] }).said),
    (said) => said.some((each) => words.test(each)),
  )
}
