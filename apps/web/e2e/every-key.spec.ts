import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { keyOf } from '../src/drafting/desk-keys.ts'
import type { ActionId } from '../src/drafting/desk-keys.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { importText, sampleDecree } from './sample.ts'
import type { WritingDesk } from './writing-desk.ts'

describe('every action has a key that does it', () => {
  const { hire, sit, errors } = openJourney()
  let lan: Hired
  let page: Page
  let desk: WritingDesk
  let address: string

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    const id = await importText(lan, sampleDecree, 'Phím cho mọi thao tác')
    address = `/du-thao/${id}`
    ;({ desk, page } = await sit(lan, id))
  })

  const press = (id: ActionId) =>
    page.keyboard.press(
      keyOf[id].replace('Ctrl', 'Control').replace('↑', 'ArrowUp').replace('↓', 'ArrowDown'),
    )
  const clause = 'Nghị định này quy định'
  const caretLabel = () =>
    page.evaluate(() => {
      const at = getSelection()?.anchorNode
      const element = at instanceof Element ? at : at?.parentElement
      return element?.closest<HTMLElement>('[data-id]')?.dataset.label ?? ''
    })
  const dialog = (name: string) => async (id: ActionId) => {
    await press(id)
    await page.getByRole('dialog', { name }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name }).waitFor({ state: 'detached' })
  }
  /** An empty provision with this label holds the caret; then it is taken back. */
  const adds = (label: RegExp, beside: string) => async (id: ActionId) => {
    await desk.caretAfter(beside)
    await press(id)
    await expect.poll(caretLabel).toMatch(label)
    await page.keyboard.type('Vừa thêm')
    await desk.provision('Vừa thêm').waitFor()
    await press('undo')
    await press('undo')
    await desk.provision('Vừa thêm').waitFor({ state: 'detached' })
  }
  const goes = (path: string) => async (id: ActionId) => {
    await press(id)
    await page.waitForURL(`**${path}`)
    await page.goto(address)
    await desk.hasText()
  }
  const marks = (tag: string) => async (id: ActionId) => {
    await desk.select('dịch vụ công')
    await press(id)
    const marked = desk.text.locator(tag).filter({ hasText: 'dịch vụ công' }).first()
    await marked.waitFor()
    await press(id)
    await marked.waitFor({ state: 'detached' })
  }
  const turnsLevel = (there: ActionId, back: ActionId) => async () => {
    await desk.caretAfter('Dữ liệu phục vụ')
    const before = await caretLabel()
    await press(there)
    await expect.poll(caretLabel).not.toBe(before)
    await press(back)
    await expect.poll(caretLabel).toBe(before)
  }
  /** Cells in each row of the text's tables. */
  const shape = () =>
    desk.text.locator('tr').evaluateAll((rows) => rows.map((row) => row.children.length).join(' '))
  const bar = () => page.getByRole('search', { name: 'Tìm trong văn bản' })
  const findsOn = async (id: ActionId) => {
    await press('find')
    await bar().getByRole('textbox', { name: 'Tìm' }).fill('dữ liệu')
    const count = bar().getByText(/^\d+\/\d+$/)
    await count.waitFor()
    const before = await count.innerText()
    await press(id)
    await expect.poll(() => count.innerText()).not.toBe(before)
    await page.keyboard.press('Escape')
  }

  const steps = async (id: ActionId) => {
    const said = `Ý kiến cho phím ${keyOf[id]}`
    await desk.comment('dịch vụ công', said)
    await desk.threads.getByRole('article').filter({ hasText: said }).waitFor()
    await press(id)
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toMatch(/ý kiến của/)
    await page.keyboard.press('Escape')
  }

  const does: Record<ActionId, (id: ActionId) => Promise<void>> = {
    'go-to': dialog('Đến điều, khoản, điểm'),
    find: async (id) => {
      await press(id)
      await bar().waitFor()
      await page.keyboard.press('Escape')
    },
    'find-next': findsOn,
    'find-previous': findsOn,
    replace: async (id) => {
      await press(id)
      await bar().getByRole('textbox', { name: 'Thay bằng' }).waitFor()
      await page.keyboard.press('Escape')
    },
    outline: async (id) => {
      // It comes after the text, when the page is idle.
      await desk.outline.getByRole('treeitem').first().waitFor()
      await press(id)
      const role = () => page.evaluate(() => document.activeElement?.getAttribute('role'))
      await expect.poll(role).toBe('treeitem')
    },
    'fold-outline': async (id) => {
      const articles = desk.outline.getByRole('treeitem', { name: /^Điều/ })
      await articles.first().waitFor()
      await press(id)
      await expect.poll(() => articles.count()).toBe(0)
      await press(id)
      await articles.first().waitFor()
    },
    'next-review': async (id) => {
      await page.evaluate(
        (place) => {
          const lines = [{ line: 7, reason: 'label-form', text: 'Điều 3.' }]
          sessionStorage.setItem(place, JSON.stringify(lines))
        },
        `cucao:review:${address.split('/').at(-1)}`,
      )
      await page.goto(address)
      await desk.hasText()
      await page.getByText('1 dòng của bản nhập cần xem lại.').waitFor()
      await press(id)
      await page.getByText('1/1 · Dòng 7 của tệp:').waitFor()
      await expect.poll(caretLabel).toBe('Điều 3.')
      await page.getByRole('button', { name: 'Đã xem hết' }).click()
    },
    comment: async (id) => {
      await desk.select('dịch vụ công')
      await press(id)
      await page.getByRole('textbox', { name: /^Bình luận về/ }).waitFor()
      await page.keyboard.press('Escape')
    },
    'next-thread': steps,
    'previous-thread': steps,
    'add-chapter': adds(/^Chương II$/, clause),
    'add-section': adds(/^Mục 1$/, clause),
    'add-article': adds(/^Điều 2\.$/, clause),
    'add-clause': adds(/^2\.$/, clause),
    'add-point': adds(/^a\)$/, clause),
    'add-paragraph': adds(/^$/, clause),
    'add-subsection': async (id) => {
      await desk.caretAfter(clause)
      await press(id)
      await page.getByText('Tiểu mục phải nằm trong một mục.').waitFor()
    },
    'add-part': adds(/^Phần/, clause),
    undo: async (id) => {
      await desk.caretAfter(clause)
      await page.keyboard.type(' chữ thừa')
      await desk.provision('chữ thừa').waitFor()
      await press(id)
      await desk.provision('chữ thừa').waitFor({ state: 'detached' })
    },
    redo: async (id) => {
      await press(id)
      await desk.provision('chữ thừa').waitFor()
      await press('undo')
    },
    strong: marks('strong'),
    em: marks('em'),
    indent: turnsLevel('outdent', 'indent'),
    outdent: turnsLevel('outdent', 'indent'),
    'move-up': turnsLevel('move-up', 'move-down'),
    'move-down': turnsLevel('move-up', 'move-down'),
    'add-table': async (id) => {
      await desk.caretAfter(clause)
      await press(id)
      await expect.poll(shape).toBe('3 3')
      await page.keyboard.type('Dịch vụ')
      await desk.text.locator('th').filter({ hasText: 'Dịch vụ' }).waitFor()
    },
    'add-row': async (id) => {
      await press(id)
      await expect.poll(shape).toBe('3 3 3')
    },
    'add-column': async (id) => {
      await press(id)
      await expect.poll(shape).toBe('4 4 4')
    },
    'delete-row': async (id) => {
      await press(id)
      await expect.poll(shape).toBe('4 4')
    },
    'delete-column': async (id) => {
      await press(id)
      await expect.poll(shape).toBe('3 3')
    },
    'delete-table': async (id) => {
      await press(id)
      await expect.poll(shape).toBe('')
    },
    'take-offer': async (id) => {
      await desk.caretAfter(clause)
      await page.evaluate(() => {
        const data = new DataTransfer()
        data.setData('text/plain', '1. Khoản dán;\n2. Khoản dán nữa.')
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true })
        document.querySelector('.ProseMirror')?.dispatchEvent(event)
      })
      await page.getByText('Đã dán 2 khoản.').waitFor()
      await press(id)
      await desk.provision('1. Khoản dán;').waitFor()
      await press('undo')
      await desk.provision('1. Khoản dán;').waitFor({ state: 'detached' })
    },
    palette: dialog('Mọi thao tác'),
    keys: dialog('Phím tắt'),
    publish: dialog('Công bố dự thảo'),
    people: goes('/nguoi'),
    versions: goes('/phien-ban'),
    'find-everywhere': goes('/tim'),
    home: goes('/'),
    print: async (id) => {
      await page.evaluate(() => {
        window.print = () => void (document.title = 'đã in')
      })
      await press(id)
      await expect.poll(() => page.title()).toBe('đã in')
    },
    language: async (id) => {
      await press(id)
      await page.getByRole('navigation', { name: 'Contents' }).waitFor()
      await press(id)
      await desk.outline.waitFor()
    },
  }

  for (const id of Object.keys(keyOf) as ActionId[])
    it(`${id}: ${keyOf[id]}`, async () => {
      await does[id](id)
      expect(errors()).toEqual([])
    })
})
