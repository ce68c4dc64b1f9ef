import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { hindrances } from './browser.ts'
import type { Seat } from './browser.ts'
import {
  forgedSlice,
  fromGoogleDocs,
  fromLibreOffice,
  fromWeb,
  fromWord,
  giantTable,
  hostile,
} from './clipboards.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { importText } from './sample.ts'
import { WritingDesk } from './writing-desk.ts'

const short = `Điều 1. Phạm vi
1. Khoản thứ nhất.
2. Khoản thứ hai.
Điều 2. Hiệu lực
1. Thi hành.`

describe('paste', () => {
  const { hire, enter } = openJourney()
  let lan: Hired
  let seat: Seat
  let page: Page
  let desk: WritingDesk
  const asked: string[] = []

  beforeAll(async () => {
    lan = await hire('Trần Thị Ngọc Lan')
    seat = await enter(lan)
    page = seat.page
    page.on('request', (request) => asked.push(request.url()))
    desk = new WritingDesk(page)
  })

  async function open(title: string): Promise<void> {
    await desk.open(await importText(lan, short, title))
    await desk.caretAfter('Khoản thứ nhất.')
  }
  /** As the browser does on Ctrl+V; answers how long the page was busy. Milliseconds. */
  const paste = (html: string, text = '') =>
    page.evaluate(
      ([html, text]) => {
        const data = new DataTransfer()
        if (html) data.setData('text/html', html)
        data.setData('text/plain', text || 'x')
        const editor = document.querySelector('.ProseMirror')
        const event = new ClipboardEvent('paste', {
          clipboardData: data,
          bubbles: true,
          cancelable: true,
        })
        const begun = performance.now()
        editor?.dispatchEvent(event)
        return performance.now() - begun
      },
      [html, text] as const,
    )
  /** `1. Khoản thứ nhất.`: what stands there now. */
  const shown = async () => (await desk.seen()).map((line) => line.replace(/^\S+ /, '').trim())
  const told = (words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
  const dialog = () => page.getByRole('dialog', { name: 'Dán vào văn bản' })
  const before = [
    'Điều 1. Phạm vi',
    '1. Khoản thứ nhất.',
    '2. Khoản thứ hai.',
    'Điều 2. Hiệu lực',
    '1. Thi hành.',
  ]

  it('sure structure from a plain text is put in at once; words alone are offered', async () => {
    await open('Văn bản thuần')
    await paste('', '1. Khoản dán:\na) Điểm dán một;\nb) Điểm dán hai.\n2. Khoản dán nữa.')
    await told('Đã dán 2 khoản, 2 điểm.').waitFor()
    expect(await shown()).toEqual([
      ...before.slice(0, 2),
      '2. Khoản dán:',
      'a) Điểm dán một;',
      'b) Điểm dán hai.',
      '3. Khoản dán nữa.',
      '4. Khoản thứ hai.',
      ...before.slice(3),
    ])
    await page.keyboard.press('Control+z')
    expect(await shown()).toEqual(before)
    await paste('', '1. Khoản dán:\n2. Khoản dán nữa.')
    await page.keyboard.press('Alt+Shift+Enter')
    await expect
      .poll(shown)
      .toEqual([
        before[0],
        '1. Khoản thứ nhất.1. Khoản dán:',
        '2. Khoản dán nữa.',
        ...before.slice(2),
      ])
    await desk.isSaved()
  })

  it('Word: lists, emphasis, a table and footnotes come in as they were', async () => {
    await open('Từ Word')
    await paste(fromWord)
    await told('Đã dán 1 điều, 2 khoản, 2 điểm, 1 bảng.').waitFor()
    expect(await shown()).toEqual([
      ...before.slice(0, 3),
      'Điều 2. Trách nhiệm của Bộ Khoa học và Công nghệ',
      '1. Xây dựng hệ thống dùng chung;',
      '2. Công bố mức phí theo bảng sau:',
      'Dịch vụMức phíCấp mới50.000 đồng',
      'Dịch vụ',
      'Mức phí',
      'Cấp mới',
      '50.000 đồng',
      'a) Cập nhật hằng năm[1];',
      'b) Công khai kết quả.',
      'Điều 3. Hiệu lực',
      '1. Thi hành.',
    ])
    expect(await desk.text.locator('em').allInnerTexts()).toEqual(['hệ thống'])
    expect(await desk.text.locator('sup').allInnerTexts()).toEqual(['[1]'])
    expect(await desk.text.locator('strong').count()).toBe(0)
    await page.keyboard.press('Control+z')
    expect(await shown()).toEqual(before)
  })

  it('Google Docs and LibreOffice: numbers that are only drawn are kept', async () => {
    await open('Từ Google Docs')
    await paste(fromGoogleDocs)
    await told('Đã dán 1 điều, 2 khoản, 2 điểm.').waitFor()
    expect((await shown()).slice(3, 8)).toEqual([
      'Điều 2. Nguyên tắc',
      '1. Công khai, minh bạch;',
      '2. Đúng thẩm quyền:',
      'a) Của bộ;',
      'b) Của tỉnh.',
    ])
    await page.keyboard.press('Control+z')
    await desk.caretAfter('Khoản thứ nhất.')
    await paste(fromLibreOffice)
    await told('Đã dán 2 khoản.').waitFor()
    expect((await shown()).slice(2, 4)).toEqual([
      '2. Báo cáo Chính phủ;',
      '3. Chịu trách nhiệm trước Thủ tướng.',
    ])
  })

  it('what was guessed is shown first, by keys alone', async () => {
    await open('Đoán cấu trúc')
    await paste(fromWeb)
    await dialog().getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').waitFor()
    expect(await dialog().getByText('Quảng cáo').count()).toBe(0)
    expect(await hindrances(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    expect(await shown()).toEqual(before)

    const gap = '1. Khoản một;\n3. Khoản ba;\n4. Khoản bốn.'
    await paste('', gap)
    await dialog().getByText('Dòng 2').waitFor()
    await dialog().getByRole('listitem').filter({ hasText: '3. Khoản ba;' }).first().waitFor()
    await page.keyboard.press('Enter')
    await told('Đã dán 3 khoản.').waitFor()
    expect(await shown()).toEqual([
      ...before.slice(0, 2),
      '2. Khoản một;',
      '3. Khoản ba;',
      '4. Khoản bốn.',
      '5. Khoản thứ hai.',
      ...before.slice(3),
    ])
    await page.keyboard.press('Control+z')
    await desk.caretAfter('Khoản thứ nhất.')
    await paste('', gap)
    await dialog().waitFor()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await expect.poll(shown).toContain('3. Khoản ba;')
    expect((await shown()).slice(0, 4)).toEqual([
      before[0],
      '1. Khoản thứ nhất.1. Khoản một;',
      '3. Khoản ba;',
      '4. Khoản bốn.',
    ])
  })

  it('where it would stand unlawfully it is refused in words, and offered as paragraphs', async () => {
    const id = await importText(lan, 'Lời nói đầu của văn bản.', 'Không có điều')
    await desk.open(id)
    await desk.caretAfter('Lời nói đầu')
    await paste('', 'a) Điểm một;\nb) Điểm hai.')
    await told('Không dán có cấu trúc vào chỗ này được. Điểm phải nằm trong một khoản.').waitFor()
    await page.getByRole('button', { name: 'Dán thành các đoạn' }).click()
    await expect.poll(shown).toEqual(['Lời nói đầu của văn bản.a) Điểm một;', 'b) Điểm hai.'])
  })

  it('20 MB is refused with the way to go, and the page stays awake', async () => {
    await open('Hai mươi megabyte')
    const line = 'Điều 1. Một đoạn rất dài của một văn bản rất dài.\n'
    const busy = await page.evaluate((line) => {
      const text = line.repeat(Math.ceil(20_000_000 / line.length))
      const data = new DataTransfer()
      data.setData('text/plain', text)
      data.setData('text/html', `<p>${text.replaceAll('\n', '</p><p>')}</p>`)
      const event = new ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      })
      const begun = performance.now()
      document.querySelector('.ProseMirror')?.dispatchEvent(event)
      return performance.now() - begun
    }, line)
    await told(/Nội dung quá dài để dán .* dùng “Nhập từ tệp”/).waitFor()
    expect(busy).toBeLessThan(2000)
    expect(await shown()).toEqual(before)
    await page.keyboard.type(' Gõ tiếp được.')
    await desk.provision('Khoản thứ nhất. Gõ tiếp được.').waitFor()
  })

  it('hostile HTML: nothing runs, nothing is fetched, words are kept, ids are fresh', async () => {
    await open('Dữ liệu thù địch')
    const existing = (await desk.seen())[0]?.split(' ')[0] ?? ''
    asked.length = 0
    const busy = await paste(hostile(existing))
    const text = async () => (await shown()).join('\n')
    for (const kept of ['một liên kết', 'hai', 'lại ba hoà', 'bốn', 'năm', 'sáu'])
      await expect.poll(text).toContain(kept)
    expect(await text()).not.toMatch(/ghi chú ẩn|chỉ Word thấy|không phải chữ|window\.ran/)
    expect(busy).toBeLessThan(5000)
    const ids = async () => (await desk.seen()).map((each) => each.split(' ')[0])
    expect(new Set(await ids()).size).toBe((await ids()).length)
    expect((await ids())[0]).toBe(existing)

    await paste(forgedSlice(existing))
    await desk.provision('Giả mạo hai').waitFor()
    expect(new Set(await ids()).size).toBe((await ids()).length)
    expect((await ids()).filter((id) => (id?.length ?? 0) > 40)).toEqual([])

    await page.waitForTimeout(300)
    expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined()
    expect(asked.filter((url) => url.includes('attacker'))).toEqual([])
    expect(await desk.text.locator('a, img, svg, script, style, iframe').count()).toBe(0)
    await desk.isSaved()
    expect(seat.errors()).toEqual([])
  })

  it('a giant table keeps its words or is refused, in bounded time', async () => {
    await open('Bảng khổng lồ')
    const asText = (rows: number) => 'ô\t'.repeat(rows * 1000)
    for (const rows of [1000, 600]) {
      expect(await paste(giantTable(rows, 1000), asText(rows))).toBeLessThan(15_000)
      await told(/Nội dung quá dài/).waitFor()
      await page.getByRole('button', { name: 'Đóng' }).click()
    }
    expect(await shown()).toEqual(before)
    await paste(giantTable(30, 40))
    await expect.poll(async () => (await shown()).length).toBe(before.length + 29)
    await desk.isSaved()
  })

  it('nesting that would hold the parser is not parsed: its plain words are taken', async () => {
    await open('Lồng quá sâu')
    expect(await paste('<div>'.repeat(100_000) + 'lồng', 'chữ lồng sâu')).toBeLessThan(3000)
    await desk.provision('chữ lồng sâu').waitFor()
  })

  it('Ctrl+Shift+V pastes plain words, and a line of a table stays a line', async () => {
    await open('Chữ thuần')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(
      (html) =>
        navigator.clipboard.write([
          new ClipboardItem({
            'text/html': new Blob([html], { type: 'text/html' }),
            'text/plain': new Blob(['1. Một\n2. Hai'], { type: 'text/plain' }),
          }),
        ]),
      '<p><b>1. Một</b></p><p>2. Hai</p>',
    )
    await page.keyboard.press('Control+Shift+V')
    await expect
      .poll(shown)
      .toEqual([before[0], '1. Khoản thứ nhất.1. Một', '2. Hai', ...before.slice(2)])
    await page.keyboard.press('Control+z')
    await desk.caretAfter('Khoản thứ nhất.')
    await page.keyboard.press('Control+v')
    await told('Đã dán 2 khoản.').waitFor()
  })
})
