import { describe, expect, it } from 'vitest'
import type { Block } from '../block.ts'
import { wordsOf } from '../block.ts'
import type { Kind } from './kind-of-text.ts'
import { found, read, told } from './kind-of-text.ts'

/** What stands before, behind and around the text: heads, signatures, annexes, footnotes. */
const decision = `QUYẾT ĐỊNH
Ban hành Quy định về bảo vệ môi trường
Căn cứ Luật Bảo vệ môi trường;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy định về bảo vệ môi trường.
Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 01 năm 2026.
`

const behind: Kind[] = [
  {
    name: 'forms behind the signature are an annex, with or without capitals',
    text: `Điều 1. Mẫu
1. Ban hành Mẫu số 01.
Điều 2. Hiệu lực
Thông tư này có hiệu lực từ ngày ký./.
BỘ TRƯỞNG
Nguyễn Văn A
Mẫu số 01. Tờ khai
(Ban hành kèm theo Thông tư số 26/2026/TT-BCA)
TỜ KHAI
1. Họ tên
Điều 1. Cam kết
Mẫu số 02. Hợp đồng
Điều 1. Đối tượng`,
    counts: 'article 2 clause 1',
    annexes: 1,
    warnings: '',
  },
  {
    name: 'an annex whose number stands in the next line, and one alone of an amending act',
    text: `NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 10/2022/NĐ-CP
Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 10/2022/NĐ-CP.
Điều 1. Thay thế Phụ lục II bằng Phụ lục II ban hành kèm theo Nghị định này.
Điều 2. Hiệu lực
Nghị định này có hiệu lực từ ngày ký.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Nguyễn Văn A
Phụ lục
II
DANH MỤC
(Kèm theo Nghị định số 12/2026/NĐ-CP)
1. Một`,
    counts: 'article 2',
    annexes: 1,
    warnings: '',
  },
  {
    name: 'the label of an annex behind what a stamp left',
    text: `Điều 1. Một
Nội dung.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Nguyễn Văn A
V(Š ƯỜN Phụ lục I
DANH MỤC
(Kèm theo Nghị định số 12/2026/NĐ-CP)
Điều 1. Trong mẫu`,
    counts: 'article 1',
    annexes: 1,
  },
  {
    name: 'a form within a quotation, its recipients too',
    text: `THÔNG TƯ
Sửa đổi, bổ sung một số điều của Thông tư số 10/2020/TT-BYT
Bộ trưởng Bộ Y tế ban hành Thông tư sửa đổi, bổ sung một số điều của Thông tư số 10/2020/TT-BYT.
Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 10/2020/TT-BYT
1. Bổ sung Phụ lục Ia vào sau Phụ lục I như sau:
“PHỤ LỤC Ia
MẪU ĐƠN ĐỀ NGHỊ
Nơi nhận:
- Như trên;
- Lưu: VT.”.
2. Bãi bỏ Điều 5.
Điều 2. Hiệu lực thi hành
Thông tư này có hiệu lực từ ngày ký.`,
    counts: 'article 2 clause 2',
    warnings: '',
  },
  {
    name: 'footnotes of a consolidated text behind the signature, whatever they quote',
    text: `Điều 1. Hiệu lực thi hành[1]
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2014.
XÁC THỰC VĂN BẢN HỢP NHẤT
CHỦ NHIỆM
Lê Văn A
[1] Điều 4 của Luật số 136/2025/QH15 quy định như sau:
“Điều 1. Hiệu lực thi hành
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.
2. Bãi bỏ Nghị quyết.”.`,
    counts: 'article 1',
    warnings: '',
  },
]

const contents: Kind[] = [
  {
    name: 'a table of contents before the head holds no headings',
    text: `MỤC LỤC
Chương I QUY ĐỊNH CHUNG ........ 2
Điều 1. Phạm vi điều chỉnh ........ 2
BỘ TÀI CHÍNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THÔNG TƯ
Quy định về kế toán
Căn cứ Luật Kế toán số 88/2015/QH13;
Bộ trưởng Bộ Tài chính ban hành Thông tư quy định về kế toán.
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Thông tư này quy định về kế toán.`,
    counts: 'chapter 1 article 1',
    warnings: '',
  },
]

/** Frames and divisions with the roles of their lines. */
const frames = (text: string): string[] =>
  read(text).text.content.flatMap((block: Block) =>
    block.type === 'provision' || block.type === 'table'
      ? []
      : [`${block.type}: ${block.content.map((line) => line.attrs.role).join(' ')}`],
  )

describe('frames and annexes', () => {
  it.each(behind)('R11 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(contents)('R1 $name', (kind) => expect(found(kind)).toEqual(told(kind)))

  it('R10 recipients in capitals and the signature stay before the attached text', () => {
    const attached = `ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
QUY ĐỊNH
Về bảo vệ môi trường
(Ban hành kèm theo Quyết định số 03/2026/QĐ-UBND)
Điều 1. Phạm vi
Nội dung.`
    const end = `Nơi nhận:
- UBMTTQVN TỈNH;
- V0, V1-3;
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
VÕ TRỌNG HẢI
`
    expect(frames(decision + end + attached)).toEqual([
      'head: kind name',
      'legal_bases: basis formula',
      'recipients: recipients-label recipient recipient',
      'signature: authority capacity signatory',
      'division: organ organ nation kind name note',
    ])
  })

  it('R1 lines of a head set on two, rules of a table, names with dates', () => {
    const head = `ỦY BAN NHÂN DÂN
|
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
|
Số:
98/2025/QĐ-UBND
Quảng Ninh, ngày
21 tháng 11 năm 2025
QUYẾT ĐỊNH
Sửa đổi Quyết định số 15/2024/QĐ-UBND
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;
CHỦ TỊCH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Điều 1. Một
Nội dung.`
    expect(frames(head)[0]).toBe('head: organ rule nation rule number place-date kind name')
  })

  it('R1 the acts a consolidated text joins stand in its head, its authentication with the signature', () => {
    const text = `NGHỊ ĐỊNH
Về quản lý cạnh tranh
Nghị định số 35/2020/NĐ-CP ngày 24 tháng 3 năm 2020 của Chính phủ, được sửa đổi, bổ sung bởi:
1. Nghị định số 10/2024/NĐ-CP ngày 01 tháng 02 năm 2024 của Chính phủ, có hiệu lực từ ngày ký.
Căn cứ Luật Cạnh tranh;
Chính phủ ban hành Nghị định quy định chi tiết một số điều của Luật Cạnh tranh.[1]
Điều 1. Một
Nội dung.
XÁC THỰC VĂN BẢN HỢP NHẤT
BỘ TRƯỞNG
Nguyễn Văn A`
    expect(frames(text)).toEqual([
      'head: kind name other other',
      'legal_bases: basis enacting',
      'signature: closing capacity signatory',
    ])
  })

  it('R1 signatures of old acts', () => {
    const text = `Điều 1.- Bãi bỏ các quy định trước đây.
T.M. HỘI ĐỒNG BỘ TRƯỞNG
K.T CHỦ TỊCH
Phó Chủ tịch
Võ Văn Kiệt`
    expect(frames(text)).toEqual(['signature: authority authority capacity signatory'])
  })

  it('R5 titles and sentences set on several lines are one', () => {
    const text = `Chương I
Thuốc tiêm, cơ sở vật chất, trang thiết bị, nhân lực và
PHƯƠNG TIỆN SỬ DỤNG
Mục 1
Trách nhiệm của các bộ và Ủy ban nhân dân
các cấp trong thi hành
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về quy trình thực hiện việc tiêm thuốc độc; thuốc tiêm;
trách nhiệm của cơ quan, tổ chức, cá nhân trong thi hành án; chi phí mai táng và
chế độ, chính sách đối với người tham gia thi hành án theo quy định của pháp luật
về thi hành án hình sự và các quy định khác có liên quan của pháp luật về tổ chức
thi hành án.`
    const words = read(text).text.content.map(wordsOf)
    expect(words.map((line) => line.split(' ').at(-1))).toEqual(['DỤNG', 'hành', 'chỉnh', 'án.'])
  })
})
