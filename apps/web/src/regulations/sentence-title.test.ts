import { expect, it } from 'vitest'
import { nameWithoutKind, sentenceTitle } from './sentence-title.ts'

it.each([
  ['NGHỊ ĐỊNH Quy định về chia sẻ dữ liệu', 'Nghị định quy định về chia sẻ dữ liệu'],
  ['THÔNG TƯ Sửa đổi Quyết định của UBND tỉnh', 'Thông tư sửa đổi Quyết định của UBND tỉnh'],
  ['BỘ LUẬT DÂN SỰ', 'Bộ luật dân sự'],
  ['LUẬT  Giao dịch điện tử', 'Luật giao dịch điện tử'],
  [
    'QUYẾT ĐỊNH PHÊ DUYỆT KẾ HOẠCH “NĂM 2020” – ĐỢT 1',
    'Quyết định phê duyệt kế hoạch “năm 2020” – đợt 1',
  ],
  ['Quy chế làm việc', 'Quy chế làm việc'],
  ['', ''],
])('%s is listed as %s', (printed, listed) => {
  expect(sentenceTitle(printed)).toBe(listed)
})

it.each([
  ['NGHỊ ĐỊNH quy định về dữ liệu mở', 'Quy định về dữ liệu mở'],
  ['Nghị  định Quy định về dữ liệu mở', 'Quy định về dữ liệu mở'],
  ['Quy định chi tiết Nghị định 30/2020/NĐ-CP', 'Quy định chi tiết Nghị định 30/2020/NĐ-CP'],
  ['Nghị định', 'Nghị định'],
])('%s is named %s', (title, name) => {
  expect(nameWithoutKind(title, ['Nghị định', 'Decree'])).toBe(name)
})
