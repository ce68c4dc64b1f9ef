import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { importText, sampleDecree } from './sample.ts'
import { until } from './until.ts'
import { WritingDesk } from './writing-desk.ts'
import { someOf } from './some-of.ts'

/** Ways in which a browser keeps nothing, each put in place before the page's own programs run. */
const refusals = {
  'there is no IndexedDB': () =>
    Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true }),
  'asking for it throws': () =>
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    }),
  'opening throws': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError')
    }
  },
  'opening fails': () => {
    IDBFactory.prototype.open = () => {
      const opening = new EventTarget() as unknown as IDBOpenDBRequest
      setTimeout(() => opening.onerror?.(new Event('error')))
      return opening
    }
  },
  'writing finds no room': () => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  },
  'no other store works either': () => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError')
    }
    for (const store of ['indexedDB', 'localStorage', 'sessionStorage'])
      Object.defineProperty(window, store, { get: refuse })
  },
}

describe('a browser that keeps nothing', () => {
  const { hire, enter, errors } = openJourney()
  let lan: Hired
  let regulationId: string

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    regulationId = await importText(lan, sampleDecree, 'Chia sẻ dữ liệu')
  })

  async function sit(refusal?: () => void): Promise<{ desk: WritingDesk; page: Page; seat: Seat }> {
    const seat = await enter(lan)
    if (refusal) await seat.context.addInitScript(refusal)
    const desk = new WritingDesk(seat.page)
    await desk.open(regulationId)
    return { desk, page: seat.page, seat }
  }
  const notice = (page: Page) => page.getByText('Trình duyệt không giữ được bản ngoại tuyến')
  const saved = ({ saving }: WritingDesk) =>
    saving.allInnerTexts().then((said) => said.some((words) => words.includes('Đã lưu')))
  /** Does closing the page ask first? It stays open either way. */
  async function asksBeforeClosing(page: Page): Promise<boolean> {
    return page.evaluate(() => {
      const leaving = new Event('beforeunload', { cancelable: true })
      window.dispatchEvent(leaving)
      return leaving.defaultPrevented
    })
  }

  it.each(someOf(Object.entries(refusals)))(
    '%s: one writes on, and it is said once',
    async (what, refusal) => {
      const { desk, page, seat } = await sit(refusal)
      await desk.caretAfter('Phạm vi điều chỉnh')
      await desk.type(` (${what})`)
      await desk.isSaved()
      const kept = await lan.writes.get<string>(`/api/regulations/${regulationId}/text.txt`)
      expect(kept).toContain(`(${what})`)
      await notice(page).waitFor()
      expect(await hindrances(page)).toEqual([])
      expect(await asksBeforeClosing(page)).toBe(false)

      // Cut off: nothing is called saved, and closing warns.
      await seat.context.setOffline(true)
      await desk.type(' mất mạng')
      await desk.isNotSaved()
      expect(await asksBeforeClosing(page)).toBe(true)
      await page.getByRole('button', { name: 'Đã hiểu' }).click()
      await notice(page).waitFor({ state: 'detached' })
      await desk.caretAfter('mất mạng')
      await desk.type(' thêm')
      expect([await notice(page).count(), await saved(desk)]).toEqual([0, false])
      await seat.context.setOffline(false)
      await page
        .getByRole('button', { name: 'Kết nối lại ngay' })
        .click({ timeout: 1_000 })
        .catch(() => {})
      await desk.isSaved()
      expect(await asksBeforeClosing(page)).toBe(false)
      expect(await lan.writes.get<string>(`/api/regulations/${regulationId}/text.txt`)).toContain(
        `(${what}) mất mạng thêm`,
      )
      await seat.leave()
    },
  )

  it('another page of it is left, and one signs out, only after being asked', async () => {
    const { desk, page, seat } = await sit(refusals['opening throws'])
    await desk.caretAfter('Đối tượng áp dụng')
    await seat.context.setOffline(true)
    await desk.type(' chỉ có ở đây')
    await desk.isNotSaved()
    const ask = page.getByRole('dialog')
    await page.getByRole('link', { name: 'Bản công bố' }).click()
    await ask.getByText(/chỉ có trên trang này/).waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await hindrances(page)).toEqual([])
    }
    await ask.getByRole('button', { name: 'Hủy' }).click()
    await ask.waitFor({ state: 'detached' })
    await desk.provision('chỉ có ở đây').waitFor()
    await page.getByRole('button', { name: /Tài khoản của/ }).click()
    await page.getByRole('menuitem', { name: 'Đăng xuất', exact: true }).click()
    await ask.getByText(/thay đổi của bạn chưa gửi được/).waitFor()
    await ask.getByRole('button', { name: 'Hủy' }).click()
    await seat.context.setOffline(false)
    await desk.isSaved()
    await page.getByRole('link', { name: 'Bản công bố' }).click()
    await page.getByRole('heading', { name: 'Bản công bố' }).waitFor()
    await seat.leave()
  })

  it('once it keeps again the notice goes, and what is written offline outlives the page', async () => {
    const { desk, page, seat } = await sit(() => {
      const store = IDBObjectStore.prototype
      const add = Object.getOwnPropertyDescriptor(store, 'add')?.value
      Object.assign(store, {
        add(this: IDBObjectStore, ...row: unknown[]) {
          if (!('hasRoom' in window)) throw new DOMException('full', 'QuotaExceededError')
          return Reflect.apply(add, this, row)
        },
      })
    })
    await desk.caretAfter('Giải thích từ ngữ')
    await desk.type(' đầy')
    await notice(page).waitFor()
    await seat.context.setOffline(true)
    await desk.type(' viết lúc đầy')
    await desk.isNotSaved()
    expect(await asksBeforeClosing(page)).toBe(true)
    await page.evaluate(() => Object.assign(window, { hasRoom: true }))
    await notice(page).waitFor({ state: 'detached' })
    expect(await asksBeforeClosing(page)).toBe(false)
    await page.close()
    await seat.context.setOffline(false)
    const again = new WritingDesk(await seat.context.newPage())
    await again.open(regulationId)
    await again.isSaved()
    await until(
      'the words are on the server',
      () => lan.writes.get<string>(`/api/regulations/${regulationId}/text.txt`),
      (text) => text.includes('Giải thích từ ngữ đầy viết lúc đầy'),
    )
  })

  it('a browser that keeps is never said to refuse, and closing it never asks', async () => {
    const { desk, page, seat } = await sit()
    await desk.caretAfter('Nguyên tắc')
    await seat.context.setOffline(true)
    await desk.type(' ngoại tuyến')
    await desk.isNotSaved()
    expect([await notice(page).count(), await asksBeforeClosing(page)]).toEqual([0, false])
    await seat.context.setOffline(false)
    await desk.isSaved()
    expect(errors()).toEqual([])
  })
})
