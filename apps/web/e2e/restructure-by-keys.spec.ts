import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText } from './sample.ts'
import { until } from './until.ts'
import { WritingDesk, allSeeTheSame } from './writing-desk.ts'

const decree = `Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định về dữ liệu mở.
2. Nghị định này không áp dụng với dữ liệu mật.
Điều 2. Nguyên tắc
1. Công khai, minh bạch.
2. Đúng thẩm quyền.
3. Kịp thời.
Điều 3. Hiệu lực
1. Nghị định có hiệu lực từ ngày ký.`
const asImported = decree.split('\n')

describe('import, restructure by keys alone, undo while a colleague writes', () => {
  const { hire, enter, errors } = openJourney()
  let lan: Hired
  let minh: Hired

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    minh = await hire('Nguyễn Hữu Minh')
  })

  async function sitDown(person: Hired): Promise<Page> {
    return (await enter(person)).page
  }

  async function sitBoth(title: string): Promise<[WritingDesk, WritingDesk]> {
    const id = await importText(lan, decree, title)
    await giveRole(lan, id, minh, 'drafter')
    const [drafter, colleague] = await Promise.all([
      sitDown(lan).then((page) => new WritingDesk(page)),
      sitDown(minh).then((page) => new WritingDesk(page)),
    ])
    await Promise.all([drafter.open(id), colleague.open(id)])
    return [drafter, colleague]
  }

  /** Goes on by Tab until what holds the focus says this. */
  async function tabTo(page: Page, words: string): Promise<void> {
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim() ?? '')
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab')
      if ((await focused()) === words) return
    }
    throw new Error(`no Tab leads to “${words}”`)
  }

  /** Ctrl+G, then the end of the line: no mouse. */
  async function caretBehind({ page }: WritingDesk, citation: string): Promise<void> {
    await page.keyboard.press('Control+g')
    const dialog = page.getByRole('dialog', { name: 'Đến điều, khoản, điểm' })
    await dialog.getByRole('textbox').waitFor()
    await page.keyboard.type(citation)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await until(
      'the text has the focus',
      () => page.evaluate(() => document.activeElement?.classList.contains('ProseMirror') ?? false),
      (has) => has,
    )
    // The editor sets its caret once more a moment after it got the focus; no hand is as quick.
    await page.waitForTimeout(120)
    await page.keyboard.press('End')
    await page.waitForTimeout(120)
  }

  const press = async ({ page }: WritingDesk, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** `1. Công khai, minh bạch.`: what stands there now, line by line. */
  const shown = async (desk: WritingDesk) =>
    (await desk.seen()).map((line) => line.replace(/^\S+ /, '').trim())
  async function met(...desks: WritingDesk[]): Promise<string[]> {
    await Promise.all(desks.map((desk) => desk.isSaved()))
    return (await allSeeTheSame(desks)).map((line) => line.replace(/^\S+ /, '').trim())
  }
  const times = (lines: readonly string[], word: string) => lines.join('\n').split(word).length - 1

  async function importByKeys(page: Page): Promise<WritingDesk> {
    // Awaited early: the browser must be told first that no window of its own is to open.
    const asked = page.waitForEvent('filechooser', { timeout: 60_000 })
    await page.goto('/nhap')
    await page.getByRole('heading', { name: 'Nhập văn bản' }).waitFor()
    await tabTo(page, 'Chọn tệp .docx hoặc .txt')
    await page.keyboard.press('Enter')
    const file = { name: 'mo.txt', mimeType: 'text/plain', buffer: Buffer.from(decree) }
    await (await asked).setFiles(file)
    await page.getByText('Không mất chữ nào.').waitFor()
    // The name of the text is typed: this one says none of its own.
    const name = page.getByRole('textbox', { name: /^Tên/ })
    for (let step = 0; step < 20; step++) {
      await page.keyboard.press('Tab')
      if (await name.evaluate((field) => field === document.activeElement)) break
    }
    await page.keyboard.type('Dữ liệu mở')
    await tabTo(page, 'Tạo dự thảo từ văn bản này')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/du-thao\/[\w-]+$/)
    const desk = new WritingDesk(page)
    await desk.hasText()
    return desk
  }

  it('both end equal, the words of the colleague are all there, and undo took only one’s own', async () => {
    const drafter = await importByKeys(await sitDown(lan))
    const id = drafter.page.url().split('/').at(-1) ?? ''
    expect(await shown(drafter)).toEqual(asImported)
    await giveRole(lan, id, minh, 'drafter')
    const colleague = new WritingDesk(await sitDown(minh))
    await colleague.open(id)

    // New provisions by Enter, Tab and Shift+Tab, while the colleague writes in another article.
    await caretBehind(colleague, 'khoản 1 điều 3')
    await caretBehind(drafter, 'khoản 1 điều 2')
    await Promise.all([
      colleague.type(' Trừ quy định tại khoản sau.'),
      (async () => {
        await press(drafter, 'Enter')
        await drafter.type('Các việc sau:')
        await press(drafter, 'Enter', 'Tab')
        await drafter.type('công bố;')
        await press(drafter, 'Enter')
        await drafter.type('chia sẻ.')
        await press(drafter, 'Enter', 'Shift+Tab')
        await drafter.type('Bình đẳng.')
        // At a line start typed, and on an empty one left again.
        await press(drafter, 'Enter')
        await drafter.type('Điều Trách nhiệm')
        await press(drafter, 'Enter')
        await drafter.type('1. Bộ chủ trì.')
      })(),
    ])
    const built = [
      ...asImported.slice(0, 5),
      '2. Các việc sau:',
      'a) công bố;',
      'b) chia sẻ.',
      '3. Bình đẳng.',
      'Điều 3. Trách nhiệm',
      '1. Bộ chủ trì.',
      '2. Đúng thẩm quyền.',
      '3. Kịp thời.',
      'Điều 4. Hiệu lực',
      '1. Nghị định có hiệu lực từ ngày ký. Trừ quy định tại khoản sau.',
    ]
    expect(await met(drafter, colleague)).toEqual(built)

    // A clause is moved and another joined to the one before, while the colleague writes in both.
    await caretBehind(drafter, 'khoản 3 điều 3')
    await caretBehind(colleague, 'khoản 3 điều 3')
    await Promise.all([
      colleague.type(' Thường xuyên.'),
      press(drafter, 'Alt+ArrowUp', 'Alt+ArrowUp'),
    ])
    await caretBehind(drafter, 'khoản 2 điều 1')
    await press(drafter, 'Home')
    await caretBehind(colleague, 'khoản 2 điều 1')
    await Promise.all([colleague.type(' Và bí mật.'), press(drafter, 'Backspace')])
    const rebuilt = await met(drafter, colleague)
    expect(rebuilt).toEqual([
      'Điều 1. Phạm vi điều chỉnh',
      '1. Nghị định này quy định về dữ liệu mở.Nghị định này không áp dụng với dữ liệu mật. Và bí mật.',
      ...built.slice(3, 10),
      '1. Kịp thời. Thường xuyên.',
      '2. Bộ chủ trì.',
      '3. Đúng thẩm quyền.',
      ...built.slice(-2),
    ])

    // Everything is undone while the colleague goes on, in a clause that goes with it and in one that stays.
    await caretBehind(colleague, 'điểm a khoản 2 điều 2')
    await colleague.type(' công khai;')
    await met(drafter, colleague)
    await caretBehind(colleague, 'khoản 1 điều 2')
    await Promise.all([
      colleague.type(' Đúng luật.'),
      (async () => {
        for (let step = 0; step < 40; step++) await press(drafter, 'Control+z')
      })(),
    ])
    const undone = await met(drafter, colleague)
    const theirs = [
      'Trừ quy định tại khoản sau.',
      'Thường xuyên.',
      'Và bí mật.',
      'công khai;',
      'Đúng luật.',
    ]
    for (const words of theirs)
      expect([undone, words, times(undone, words)]).toEqual([undone, words, 1])
    const own = ['Các việc sau', 'công bố', 'chia sẻ', 'Bình đẳng', 'Trách nhiệm', 'Bộ chủ trì']
    for (const words of own) expect([words, times(undone, words)]).toEqual([words, 0])
    // What was there before stands where it stood, each with what the colleague wrote in it; a provision that was
    // made only now stays for his words.
    expect(undone).toEqual([
      'Điều 1. Phạm vi điều chỉnh',
      '1. Nghị định này quy định về dữ liệu mở.',
      '2. Nghị định này không áp dụng với dữ liệu mật. Và bí mật.',
      'Điều 2. Nguyên tắc',
      '1. Công khai, minh bạch. Đúng luật.',
      '2.  công khai;',
      '3. Đúng thẩm quyền.',
      '4. Kịp thời. Thường xuyên.',
      'Điều 3. Hiệu lực',
      '1. Nghị định có hiệu lực từ ngày ký. Trừ quy định tại khoản sau.',
    ])

    // Redo while the colleague goes on takes none of his words either.
    await Promise.all([
      colleague.type(' Vì dân.'),
      (async () => {
        for (let step = 0; step < 40; step++) await press(drafter, 'Control+Shift+z')
      })(),
    ])
    const redone = await met(drafter, colleague)
    expect(redone).toEqual(
      rebuilt.map((line) =>
        line
          .replace(/(công bố;)$/, '$1 công khai;')
          .replace(/(Công khai, minh bạch\.)$/, '$1 Đúng luật. Vì dân.'),
      ),
    )
    const kept = await lan.writes.get<string>(`/api/regulations/${id}/text.txt`)
    for (const words of [...theirs, 'Vì dân.']) expect(kept).toContain(words)
    expect(errors()).toEqual([])
  })

  /** One own change in which the colleague then writes, undone: his words stay, ours are gone. */
  it.each([
    {
      change: 'a paste',
      caret: 'khoản 1 điều 2',
      act: (desk: WritingDesk) => paste(desk, '2. Khoản dán.\n3. Khoản dán nữa.'),
      theirs: 'khoản 2 điều 2',
      own: 'Khoản dán',
    },
    {
      change: 'a level that was typed',
      caret: 'khoản 1 điều 1',
      act: async (desk: WritingDesk) => {
        await press(desk, 'Enter')
        await desk.type('Điều Gõ')
      },
      theirs: 'điều 2',
      own: 'Gõ',
    },
    {
      change: 'a move',
      caret: 'khoản 3 điều 2',
      act: (desk: WritingDesk) => press(desk, 'Alt+ArrowUp', 'Alt+ArrowUp'),
      theirs: 'khoản 1 điều 2',
      own: null,
    },
    {
      change: 'a change of level',
      caret: 'khoản 2 điều 2',
      act: (desk: WritingDesk) => press(desk, 'Tab'),
      theirs: 'điểm a khoản 1 điều 2',
      own: null,
    },
    {
      change: 'a split',
      caret: 'khoản 1 điều 3',
      act: (desk: WritingDesk) => press(desk, ...Array<string>(8).fill('ArrowLeft'), 'Enter'),
      theirs: 'khoản 2 điều 3',
      own: null,
    },
  ])('undo of $change takes no word of the colleague', async ({ change, ...step }) => {
    const [drafter, colleague] = await sitBoth(`Hoàn tác ${change}`)
    await caretBehind(drafter, step.caret)
    await step.act(drafter)
    await met(drafter, colleague)
    await caretBehind(colleague, step.theirs)
    await colleague.type(' chữ của Minh')
    const changed = await met(drafter, colleague)
    expect(times(changed, ' chữ của Minh')).toBe(1)
    expect(changed.map((line) => line.replace(' chữ của Minh', ''))).not.toEqual(asImported)

    // He goes on in the very moment of undo.
    await Promise.all([
      colleague.type(' viết tiếp'),
      (async () => {
        for (let again = 0; again < 6; again++) await press(drafter, 'Control+z')
      })(),
    ])
    const undone = await met(drafter, colleague)
    expect([undone, times(undone, 'chữ của Minh viết tiếp')]).toEqual([undone, 1])
    // What was put in is gone; what was only changed is as it was imported.
    const left = step.own
      ? undone.filter((line) => line.includes(step.own ?? ''))
      : undone.map((line) => line.replace(' chữ của Minh viết tiếp', ''))
    expect(left).toEqual(step.own ? [] : asImported)
    expect(errors()).toEqual([])
  })

  async function paste({ page }: WritingDesk, text: string): Promise<void> {
    await page.evaluate((words) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', words)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.querySelector('.ProseMirror')?.dispatchEvent(event)
    }, text)
    await page.getByRole('status').filter({ hasText: 'Đã dán' }).waitFor()
  }
})
