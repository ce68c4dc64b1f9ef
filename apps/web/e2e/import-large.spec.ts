import { beforeAll, describe, expect, it } from 'vitest'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { WritingDesk } from './writing-desk.ts'

const odd = `Điều 1. Phạm vi
1. Khoản một;
3. Khoản ba bị nhảy số.
Điều 4. Hiệu lực
1. Thi hành.`
/** About 700 kB, as the longest circulars are. */
const long = Array.from(
  { length: 1000 },
  (_, at) =>
    `Điều ${at + 1}. Tên của điều\n${'1. Một khoản dài của văn bản rất dài. '.padEnd(400, 'chữ ')}`,
).join('\n')

describe('a file is imported', () => {
  const { hire, enter } = openJourney()
  let lan: Hired
  let seat: Seat

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    seat = await enter(lan)
  })

  /** As from the desktop of the person, onto any place of the screen. */
  const drop = (name: string, text: string, times = 1) =>
    seat.page.evaluate(
      ([name, text, times]) => {
        const data = new DataTransfer()
        data.items.add(
          new File(
            Array.from({ length: times }, () => text),
            name,
          ),
        )
        const over = { dataTransfer: data, bubbles: true, cancelable: true }
        document.body.dispatchEvent(new DragEvent('dragover', over))
        document.body.dispatchEvent(new DragEvent('drop', over))
      },
      [name, text, times] as const,
    )

  it('dropped on the first screen; its odd lines are gone through in the text', async () => {
    const { page } = seat
    await page.goto('/')
    await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor()
    await drop('nghi-dinh.txt', odd)
    await page.getByText('2 dòng cần xem lại').waitFor()
    await page.getByLabel('Tên gọi của văn bản').fill('Nhập rồi xem lại')
    await page.getByRole('button', { name: 'Tạo dự thảo từ văn bản này' }).click()
    await page.getByText('2 dòng của bản nhập cần xem lại.').waitFor()
    await page.getByRole('button', { name: 'Đến chỗ tiếp theo' }).click()
    await page.getByText(/^1\/2 · Dòng 3 của tệp: Số không nối tiếp/).waitFor()
    const at = () =>
      page.evaluate(() => {
        const at = getSelection()?.anchorNode
        const element = at instanceof Element ? at : at?.parentElement
        return element?.closest('[data-id]')?.textContent
      })
    await expect.poll(at).toBe('Khoản ba bị nhảy số.')
    await page.keyboard.press('Alt+Shift+Enter')
    await page.getByText(/^2\/2 · Dòng 4 của tệp/).waitFor()
    await expect.poll(at).toBe('Hiệu lực')
    await page.getByRole('button', { name: 'Đã xem hết' }).click()
    await page.reload()
    await new WritingDesk(page).hasText()
    expect(await page.getByText(/cần xem lại/).count()).toBe(0)
    expect(seat.errors()).toEqual([])
  })

  it('a long one shows how much is sent, one too large is not sent at all', async () => {
    const { page } = seat
    await page.goto('/')
    await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await drop('qua-lon.txt', 'x'.repeat(1_000_000), 27)
    await page.getByText('Tệp này 26 MB, vượt mức tối đa 25 MB; chưa gửi gì đi.').waitFor()
    expect(asked.filter((path) => path.startsWith('/api/regulations/import'))).toEqual([])

    const line = await page.context().newCDPSession(page)
    await line.send('Network.enable')
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 400_000,
    })
    await page.getByRole('button', { name: 'Chọn văn bản khác' }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: 'dai.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(long),
    })
    await page.getByText(/^Đang gửi tệp: \d+%$/).waitFor()
    await page.getByText('Không mất chữ nào.').waitFor()
    expect(await page.getByRole('definition').first().innerText()).toBe('1000')
    await page.getByLabel('Tên gọi của văn bản').fill('Một bộ luật')
    await page.getByRole('button', { name: 'Tạo dự thảo từ văn bản này' }).click()
    await page.getByText(/^Đang tạo dự thảo, đã gửi \d+%$/).waitFor()
    await new WritingDesk(page).hasText()
    await page.getByRole('heading', { name: 'Một bộ luật' }).waitFor()
    expect(seat.errors()).toEqual([])
  })

  it('5,000 odd lines come without holding the page', async () => {
    const { page } = await enter(lan)
    await page.goto('/nhap')
    const numbers = Array.from({ length: 5_001 }, (_, at) => `Điều ${at % 2 ? 3 : 1}. Tên ${at}`)
    await page.locator('input[type=file]').setInputFiles({
      name: 'so-le.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(numbers.join('\n')),
    })
    const all = page.getByRole('button', { name: 'Hiện cả 5.000 dòng' })
    await all.waitFor()
    const lines = page.locator('ol > li')
    const longest = await all.evaluate(async (button: HTMLElement) => {
      let longest = 0
      let before = performance.now()
      button.click()
      for (let pictures = 0; pictures < 60; pictures += 1) {
        // What a frame shows is done when the task after it runs.
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
        const now = performance.now()
        longest = Math.max(longest, now - before)
        before = now
      }
      return longest
    })
    expect(await lines.count()).toBe(5_000)
    expect(longest).toBeLessThan(200)
    const last = lines.last()
    await last.scrollIntoViewIfNeeded()
    await expect.poll(() => last.innerText()).toMatch(/Dòng 5001[^]*Tên 5000/)
  })

  it('20 MB of text are sent, and refused with the limit named; the page stays awake', async () => {
    const { page } = await enter(lan)
    await page.goto('/')
    await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor()
    await page.evaluate(() => {
      const data = new DataTransfer()
      const lines = Array.from({ length: 400 }, () =>
        '1. Một khoản rất dài. '.padEnd(2_000, 'chữ '),
      )
      const text = lines.join('\n')
      data.items.add(
        new File(
          Array.from({ length: 21 }, () => text),
          'hai-muoi.txt',
        ),
      )
      Object.assign(window, { data })
    })
    await page.evaluate(() => {
      const seen = { busy: 0, words: new Set<string>(), last: performance.now() }
      Object.assign(window, { seen })
      setInterval(() => {
        const now = performance.now()
        seen.busy = Math.max(seen.busy, now - seen.last - 20)
        seen.last = now
        seen.words.add(document.querySelector('main')?.textContent ?? '')
      }, 20)
      const dataTransfer = Reflect.get(window, 'data') as DataTransfer
      const drop = { dataTransfer, bubbles: true, cancelable: true }
      document.body.dispatchEvent(new DragEvent('dragover', drop))
      document.body.dispatchEvent(new DragEvent('drop', drop))
    })
    await page.getByText(/tối đa 3\.000\.000 ký tự/).waitFor()
    const { busy, words } = await page.evaluate(() => {
      const { busy, words } = Reflect.get(window, 'seen') as { busy: number; words: Set<string> }
      return { busy, words: [...words].join('\n') }
    })
    expect(words).toMatch(/Đang gửi tệp: \d+%|Đang đọc văn bản/)
    expect(busy).toBeLessThan(2_000)
    await page.getByRole('button', { name: 'Chọn văn bản khác' }).click()
    await page.getByLabel('Hoặc dán nội dung').waitFor()
  })
})
