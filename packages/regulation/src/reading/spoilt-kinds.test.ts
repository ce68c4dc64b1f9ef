import { describe, expect, it } from 'vitest'
import type { Kind } from './kind-of-text.ts'
import { found, told } from './kind-of-text.ts'

/** Labels that are spoilt, or look like something else. */
const spoilt: Kind[] = [
  {
    name: 'points behind stray marks, doubled letters, clauses behind a colon',
    text: `Điều 1. Hồ sơ
: 1. Hồ sơ gồm:
__ 8) Đơn đề nghị;
„ b) Bản sao giấy phép;
-_ c) Bản đồ;
d) Báo cáo;
đd) Tài liệu khác.
‡. Thời hạn giải quyết là 05 ngày.
. 3, Kết quả được trả trực tiếp.
Z- Không có điều nào.`,
    counts: 'article 1 clause 3 point 5',
    warnings:
      '2 label-misread, 3 label-misread, 4 label-misread, 5 label-misread, 7 label-misread, 8 label-misread, 9 label-misread',
  },
  {
    name: 'headings whose word or number is spoilt, alone before their title',
    text: `Chương I
QUY ĐỊNH CHUNG
Điều 1. Một
Nội dung.
Chương HÌ
HOẠT ĐỘNG
„ Mục1
CẤP PHÉP
Điều 2. Hai
Nội dung.
s : Chương III
THI HÀNH
Điều 3. Ba`,
    counts: 'chapter 3 section 1 article 3',
    warnings: '5 label-misread, 7 label-misread, 11 label-misread',
  },
  {
    name: 'the last point printed đ behind c is d',
    text: `Điều 1. Một
1. Gồm:
a) Một;
b) Hai;
c) Ba;
đ) Bốn.
2. Hai.`,
    counts: 'article 1 clause 2 point 4',
    warnings: '6 label-misread',
  },
  {
    name: 'the first label of a quotation is the one announced',
    text: `NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 168/2024/NĐ-CP
Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 168/2024/NĐ-CP.
Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 168/2024/NĐ-CP
1. Sửa đổi, bổ sung điểm ¡ khoản 3 Điều 3 như sau:
"ï) Buộc lắp đặt thiết bị;".
2. Sửa đổi, bổ sung điểm l khoản 3 Điều 3 như sau:
"ID Buộc cung cấp dữ liệu;".
3. Sửa đổi, bổ sung điểm m khoản 5 Điều 4 như sau:
") Điều khiển xe không có phù hiệu;".
4. Sửa đổi, bổ sung khoản 9a Điều 5 như sau:
"9a, Phạt tiền từ 2.000.000 đồng.".
5. Bổ sung điểm k1 vào sau điểm k khoản 2 Điều 6 như sau:
"kI) Điểm khác;".
6. Sửa đổi, bổ sung điểm b mục 3.4.2 như sau:
"b. Thử nghiệm mẫu.".
7. Sửa đổi, bổ sung khoản 1 Điều 7 như sau:
"L, Cơ sở dữ liệu được cập nhật.". Ị
8. Sửa đổi, bổ sung Điều 8 như sau:
'""Điều 8. Tên
1. Một.
2. Hai.".
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực từ ngày ký.`,
    counts: 'article 2 clause 8',
    quoted: 'article 1 clause 4 point 5',
    warnings:
      '6 label-misread, 8 label-misread, 10 label-misread, 12 label-misread, 14 label-misread, 18 label-misread',
  },
]

const unlike: Kind[] = [
  {
    name: 'names that begin like a citation: Điều kiện, Quyết định, Luật sư, Chương trình',
    text: `Chương I. Điều khoản chung
Mục 1. Điều kiện hành nghề
Điều 1 Điều kiện chung
Nội dung.
Mục 2. Quyết định công nhận
Điều 2 Quyết định giao đất
Nội dung.
Mục 3. Luật sư nước ngoài
Điều 3 Luật sư tập sự
Nội dung theo quy định tại
Điều 5 Luật Đầu tư.
Mục 4. Chương trình đào tạo
Điều 4 Điều khoản thi hành
Nội dung.`,
    counts: 'chapter 1 section 4 article 4',
  },
  {
    name: 'words for numbers and "thứ" of old acts',
    text: `CHƯƠNG THỨ NHẤT
QUY ĐỊNH CHUNG
Điều thứ 1
Nội dung.
CHƯƠNG THỨ HAI - QUYỀN VÀ NGHĨA VỤ
Điều thứ 2.
Nội dung.`,
    counts: 'chapter 2 article 2',
  },
  {
    name: 'footnote marks of a consolidated text in any label',
    text: `Phần thứ nhất[1]
QUY ĐỊNH CHUNG
Chương I[2]
QUY ĐỊNH CHUNG
Mục 1[3]. XÂY DỰNG
Điều 1[4]. Một
1.[5] Gồm:
a[6]) Một;
b)[7] Hai.`,
    counts: 'part 1 chapter 1 section 1 article 1 clause 1 point 2',
    warnings: '',
  },
  {
    name: 'separators of old acts: a dash at the end of the line, a stop and a dash, a stroke',
    text: `Điều 1 -
Tên một
Nội dung.
Điều 2.-
Tên hai
Nội dung.
ĐIỀU 3.- Nay thành lập Ban chỉ đạo.
Điều 4/ Các đồng chí Bộ trưởng chịu trách nhiệm.`,
    counts: 'article 4',
  },
  {
    name: 'points written as items of a list',
    text: `Điều 1. Hội đồng
1. Hội đồng có nhiệm vụ:
- a) Thảo luận;
- b) Biểu quyết.
2. Thành phần:
- Chủ tịch;
- Thư ký.`,
    counts: 'article 1 clause 2 point 2',
    warnings: '3 label-form, 4 label-form',
    provisions: [
      'Điều 1. Hội đồng',
      '1. Hội đồng có nhiệm vụ:',
      '- a) Thảo luận;',
      '- b) Biểu quyết.',
      '2. Thành phần:',
      '- Chủ tịch;',
      '- Thư ký.',
    ],
  },
  {
    name: 'Roman headings in an article are no clauses',
    text: `Điều 1. Thông qua dự toán như sau:
I. Dự toán thu ngân sách
1. Tổng thu.
2. Thu cân đối.
II. Dự toán chi ngân sách
1. Chi đầu tư.
2. Chi thường xuyên.
Điều 2. Thi hành`,
    counts: 'article 2 clause 4',
    warnings: '',
  },
  {
    name: 'items without stops that end in a compound: số, điểm, năm, mục, loại',
    text: `Điều 1. Nội dung chuyển đổi số
1. Phát triển hạ tầng số
2. Lập kế hoạch hằng năm
3. Xác định địa điểm
a) Theo từng thời điểm
b) Theo danh mục
c) Theo thành phần
4. Mở tài khoản
5. Mức chi tối đa cho mỗi nhóm
6. Điều chỉnh
III. QUAN ĐIỂM
1. Người dân là trung tâm.`,
    counts: 'article 1 clause 7 point 3',
    warnings: '',
  },
  {
    name: 'a number with thousands at the beginning of a broken line is no item',
    text: `Điều 1. Mức phạt
1. Người nào trộm cắp tài sản trị giá từ 2.000.000 đồng đến dưới
50.000.000 đồng thì bị phạt tiền.
2. Khác.`,
    counts: 'article 1 clause 2',
    provisions: [
      'Điều 1. Mức phạt',
      '1. Người nào trộm cắp tài sản trị giá từ 2.000.000 đồng đến dưới 50.000.000 đồng thì bị phạt tiền.',
      '2. Khác.',
    ],
  },
]

const marks: Kind[] = [
  {
    name: 'lost marks before a quoted section and behind a quotation of a law whose articles stand alone',
    text: `LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT DỮ LIỆU
Căn cứ Hiến pháp;
Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Dữ liệu.
Điều 1
Sửa đổi, bổ sung một số điều của Luật Dữ liệu:
1. Bổ sung Mục 2a vào sau Mục 2 Chương IV như sau:
Mục 2a
KHO DỮ LIỆU
Điều 28a. Kho
1. Một.
2. Hai.”.
2. Sửa đổi, bổ sung Điều 30 như sau:
“Điều 30. Mức
Kỹ thuật đánh dấu "+": thực hiện tại cơ sở.
Điều 2
Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2027.`,
    counts: 'article 2 clause 2',
    quoted: 'section 1 article 2 clause 2',
    warnings: '5 label-form, 8 quotation-not-opened, 14 quotation-not-closed, 16 label-form',
  },
  {
    name: 'an own article with its words on the next line ends a quotation that is not closed',
    text: `NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 10/2022/NĐ-CP
Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 10/2022/NĐ-CP.
Điều 1.
Sửa đổi, bổ sung Điều 6 như sau:
"Điều 6. Tên
1. Một.
2. Hai.
Điều 2.
Sửa đổi, bổ sung Điều 7 như sau:
"Kỹ thuật đánh dấu "+" gồm:
a) Một;
b) Hai.".
Điều 3.
Hiệu lực thi hành`,
    counts: 'article 3',
    quoted: 'article 1 clause 2 point 2',
    warnings: '6 quotation-not-closed',
  },
  {
    name: 'numbers of a quotation are not judged by what the act says after it',
    text: `LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT DỮ LIỆU
Căn cứ Hiến pháp;
Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Dữ liệu.
Điều 1. Sửa đổi, bổ sung một số điều của Luật Dữ liệu
1. Điều 5 được bãi bỏ.
2. Khoản 1 và khoản 3 Điều 7 được sửa đổi, bổ sung như sau:
"1. Một.
3. Ba."
3. Bổ sung Điều 7a như sau: "Điều 7a. Quỹ
1. Quỹ."
4. Bãi bỏ Điều 12.`,
    counts: 'article 1 clause 4',
    quoted: 'article 1 clause 3',
    warnings: '',
    provisions: [
      'Điều 1. Sửa đổi, bổ sung một số điều của Luật Dữ liệu',
      '1. Điều 5 được bãi bỏ.',
      '2. Khoản 1 và khoản 3 Điều 7 được sửa đổi, bổ sung như sau:',
      '"1. Một.',
      '3. Ba."',
      '3. Bổ sung Điều 7a như sau:',
      '"Điều 7a. Quỹ',
      '1. Quỹ."',
      '4. Bãi bỏ Điều 12.',
    ],
  },
]

describe('spoilt labels and their likes', () => {
  it.each(spoilt)('R3 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(unlike)('R4 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(marks)('R9 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
})
