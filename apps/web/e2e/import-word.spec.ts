import { beforeAll, describe, expect, it } from 'vitest'
import {
  inList,
  listLevel,
  listOf,
  listScheme,
  wordFile,
  wordParagraph,
} from '../../../packages/publishing/src/import/word-testing.ts'
import type { Seat } from './browser.ts'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { WritingDesk } from './writing-desk.ts'

const wordKind = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** As a drafter writes in Word: clauses and points as lists, one word struck while changes are tracked. */
const drafted = wordFile({
  numbering:
    listScheme(
      0,
      listLevel(0, 'decimal', 'Điều %1.') +
        listLevel(1, 'decimal', '%2.') +
        listLevel(2, 'lowerLetter', '%3)'),
    ) + listOf(1, 0),
  body: [
    wordParagraph('NGHỊ ĐỊNH'),
    wordParagraph('Quy định về dữ liệu mở'),
    wordParagraph('Phạm vi điều chỉnh', inList(1, 0)),
    wordParagraph('Nghị định này quy định:', inList(1, 1)),
    wordParagraph('Dữ liệu mở;', inList(1, 2)),
    wordParagraph('Việc chia sẻ.', inList(1, 2)),
    '<w:p><w:del w:id="1"><w:r><w:delText>Bỏ</w:delText></w:r></w:del></w:p>',
    wordParagraph('Hiệu lực thi hành', inList(1, 0)),
  ].join(''),
})

describe('a draft written in Word is imported', () => {
  const { hire, enter } = openJourney()
  let drafter: Hired
  let seat: Seat

  beforeAll(async () => {
    drafter = await hire('Trần Thị Ngọc Lan')
    seat = await enter(drafter)
  })

  const choose = async (name: string, mimeType: string, bytes: Uint8Array) => {
    await seat.page.goto('/nhap')
    await seat.page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })
  }

  it('its automatic numbers are numbers of the text, and what was left out is said', async () => {
    const { page } = seat
    await choose('du-thao.docx', wordKind, drafted)
    await page.getByText('Không mất chữ nào.').waitFor()
    await page.getByText('1 chỗ xóa đang được theo dõi trong Word').waitFor()
    await page.getByRole('button', { name: 'Tạo dự thảo từ văn bản này' }).click()
    await page.waitForURL(/\/du-thao\/[\w-]+$/)
    await new WritingDesk(page).hasText()
    const id = page.url().split('/').at(-1) ?? ''
    const printed = await page.request.get(`/api/regulations/${id}/text.txt`)
    expect(await printed.text()).toContain('a) Dữ liệu mở;\nb) Việc chia sẻ.\nĐiều 2. Hiệu lực')
    expect(seat.errors()).toEqual([])
  })

  it('a .doc of old is refused with what to do', async () => {
    await choose('cu.doc', 'application/msword', Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    const refusal = seat.page.getByText('Đây là tệp .doc của Word đời cũ.')
    await refusal.waitFor()
    expect(await refusal.innerText()).toContain('lưu thành .docx')
  })
})
