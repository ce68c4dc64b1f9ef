import { describe, expect, it } from 'vitest'
import type { Kind } from './kind-of-text.ts'
import { found, read, told } from './kind-of-text.ts'

/** Small texts of the kinds that are met; figures counted by hand from the text as written here. */

const head = `CHÍNH PHỦ
_______
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/2026/NĐ-CP
Hà Nội, ngày 05 tháng 3 năm 2026
NGHỊ ĐỊNH
Quy định về dữ liệu mở
Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;
Theo đề nghị của Bộ trưởng Bộ Khoa học và Công nghệ;
Chính phủ ban hành Nghị định quy định về dữ liệu mở.
`
const end = `Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Lưu: VT, KGVX (2).
TM. CHÍNH PHỦ
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Nguyễn Văn A
`

const kinds: Kind[] = [
  {
    name: 'R2 a clean decree gives no warning',
    text: `${head}Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về dữ liệu mở.
Điều 2. Đối tượng áp dụng
1. Cơ quan nhà nước:
a) Bộ, cơ quan ngang bộ;
b) Ủy ban nhân dân các cấp;
c) Đơn vị sự nghiệp công lập;
d) Doanh nghiệp nhà nước;
đ) Tổ chức khác;
e) Cá nhân.
2. Tổ chức, cá nhân có liên quan.
Chương II
ĐIỀU KHOẢN THI HÀNH
Điều 3. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành từ ngày 01 tháng 5 năm 2026.
${end}`,
    counts: 'chapter 2 article 3 clause 2 point 6',
    warnings: '',
  },
  {
    name: 'R3 a point misread by OCR is repaired by its place: đ for d, e for c, 8 for g',
    text: `Điều 1. Nguyên tắc
1. Nội dung gồm:
a) Một;
b) Hai;
e) Ba;
đ) Bốn;
đ) Năm;
e) Sáu;
8) Bảy;
h) Tám.
2. Nội dung khác.`,
    counts: 'article 1 clause 2 point 8',
    warnings: '5 label-misread, 6 label-misread, 9 label-misread',
  },
  {
    name: 'R3 a clause misread by OCR: l for 1, a comma for the dot',
    text: `Điều 1. Nguyên tắc
l. Thứ nhất.
2, Thứ hai.
3. Thứ ba.
Điều 2. Khác
Nội dung.`,
    counts: 'article 2 clause 3',
    warnings: '2 label-misread, 3 label-misread',
  },
  {
    name: 'R3 a chapter misread by OCR: ll for II, IH for III',
    text: `Chương l
QUY ĐỊNH CHUNG
Điều 1. Một
Chương ll
QUY ĐỊNH CỤ THỂ
Điều 2. Hai
Chương IH
ĐIỀU KHOẢN THI HÀNH
Điều 3. Ba`,
    counts: 'chapter 3 article 3',
    warnings: '1 label-misread, 4 label-misread, 7 label-misread',
  },
  {
    name: 'R4 headings without a dot, without a blank, with a colon, in capitals, padded',
    text: `Điều 1 Phạm vi điều chỉnh
Nội dung.
Điều 2.Đối tượng áp dụng
Nội dung.
Điều 3: Giải thích từ ngữ
Nội dung.
ĐIỀU 4. NGUYÊN TẮC
Nội dung.
Điều 05. Chính sách
Nội dung.
Điều 6 - Trách nhiệm
Nội dung.`,
    counts: 'article 6',
    warnings: '1 label-form, 5 label-form, 7 label-form, 9 label-form, 11 label-form',
  },
  {
    name: 'R4 clauses as 1) 1- 1/ and points as a. a/ a-',
    text: `Điều 1. Một
1) Thứ nhất;
2) Thứ hai.
Điều 2. Hai
1- Thứ nhất;
2- Thứ hai.
Điều 3. Ba
1/ Thứ nhất:
a. Nội dung;
b. Nội dung;
2/ Thứ hai:
a/ Nội dung;
b/ Nội dung.`,
    counts: 'article 3 clause 6 point 4',
  },
  {
    name: 'R4 parts in words, sections and subsections with titles on the line or below',
    text: `PHẦN THỨ NHẤT
QUY ĐỊNH CHUNG
Chương I. NHỮNG QUY ĐỊNH CHUNG
Điều 1. Một
Phần thứ hai
TỘI PHẠM
Chương II
CÁC TỘI PHẠM
Mục 1. QUY ĐỊNH VỀ TỘI PHẠM
Điều 2. Hai
Mục 2 HÌNH PHẠT
Tiểu mục 1
HÌNH PHẠT CHÍNH
Điều 3. Ba
Tiểu mục 2. HÌNH PHẠT BỔ SUNG
Điều 4. Bốn`,
    counts: 'part 2 chapter 2 section 2 subsection 2 article 4',
    warnings: '',
  },
  {
    name: 'R4 inserted numbers: Chương IIa, Mục 2a, Điều 5a, khoản 4a, điểm a1',
    text: `Chương II
MỘT
Mục 2
HAI
Điều 5. Năm
4. Bốn:
a) Nội dung;
a1) Nội dung;
b) Nội dung.
4a. Bốn a.
4b. Bốn b.
Điều 5a. Năm a
Điều 5b. Năm b
Mục 2a
BA
Chương IIa
BỐN
Điều 6. Sáu`,
    counts: 'chapter 2 section 2 article 4 clause 3 point 3',
    warnings:
      '1 number-out-of-order, 3 number-out-of-order, 5 number-out-of-order, 6 number-out-of-order',
  },
  {
    name: 'R5 lines broken by a PDF are joined, citations at the beginning of a line are not headings',
    text: `Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng của Nghị định này đối với các
cơ quan, tổ chức
1. Nghị định này quy định chi tiết một số điều, khoản theo quy định tại khoản
2. Trường hợp đặc biệt thực hiện theo quy định tại khoản 5 và
Điều 12 của Luật này, trừ trường hợp đã được cơ quan nhà nước có thẩm quyền
quyết định trước ngày Nghị định này có hiệu lực thi hành theo quy định tại
Điều 2. Luật này không áp dụng đối với các trường hợp quy định tại khoản 4 của
Điều này và các trường hợp khác do pháp luật về tổ chức chính quyền địa phương
quy định.
2. Tổ chức, cá nhân có liên quan đến việc thực hiện các nội dung quy định tại
Mục 2 Chương V
Nghị định này.
Điều 2. Đối tượng áp dụng
Nghị định này áp dụng đối với cơ quan, tổ chức, cá nhân có liên quan đến hoạt
động quản lý nhà nước về dữ liệu.`,
    counts: 'article 2 clause 2',
    warnings: '4 label-taken-as-words, 7 label-taken-as-words',
  },
  {
    name: 'R6 page numbers and running heads inside a broken sentence stay paragraphs in their place',
    text: `Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định chi tiết một số điều và biện pháp để tổ chức, hướng dẫn
thi hành Luật Dữ liệu về việc thu thập, cập nhật, đồng bộ, lưu trữ, quản lý, khai
3
thác, sử dụng dữ liệu trong cơ quan nhà nước và các tổ chức, cá nhân có liên quan
4 CÔNG BÁO/Số 93 + 94/Ngày 09-02-2026
trên lãnh thổ Việt Nam theo quy định của pháp luật về dữ liệu và pháp luật có liên
quan.
2. Nội dung khác theo quy định của pháp luật.`,
    counts: 'article 1 clause 2',
    warnings: '4 page-number, 6 page-head',
  },
  {
    name: 'R7 clauses run on within a line of a PDF are parted',
    text: `Điều 1. Giải thích từ ngữ
1. Dữ liệu mở là dữ liệu được cơ quan nhà nước công bố rộng rãi cho tổ chức, cá
nhân tự do sử dụng, tái sử dụng và chia sẻ theo quy định. 2. Kho dữ liệu là nơi lưu
trữ, quản lý tập trung các bộ dữ liệu của cơ quan nhà nước phục vụ việc khai thác,
sử dụng theo quy định của pháp luật.
3. Cổng dữ liệu là điểm truy cập tập trung trên môi trường mạng, cung cấp dữ liệu
mở của cơ quan nhà nước.`,
    counts: 'article 1 clause 3',
    warnings: '3 label-inside-line',
  },
  {
    name: 'R8 an amending act with curly marks: quoted articles, clauses and points',
    text: `LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT DỮ LIỆU
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Dữ liệu.
Điều 1. Sửa đổi, bổ sung một số điều của Luật Dữ liệu
1. Sửa đổi, bổ sung khoản 2 Điều 3 như sau:
“2. Dữ liệu là thông tin:
a) Dạng số;
b) Dạng giấy.”.
2. Bổ sung Điều 5a vào sau Điều 5 như sau:
“Điều 5a. Kho dữ liệu
1. Kho dữ liệu gồm các “bộ dữ liệu” của Nhà nước.
2. Chính phủ quy định chi tiết Điều này.”.
3. Bãi bỏ Điều 7.
Điều 2. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.
Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVI, kỳ họp thứ 2 thông qua ngày 20 tháng 11 năm 2026.
CHỦ TỊCH QUỐC HỘI
Trần Văn B`,
    counts: 'article 2 clause 3',
    quoted: 'article 1 clause 3 point 2',
    warnings: '',
  },
  {
    name: 'R8 an amending act with straight marks, a quotation in the line that announces it',
    text: `THÔNG TƯ
Sửa đổi, bổ sung một số điều của Thông tư số 01/2020/TT-BNV
Căn cứ Luật Lưu trữ;
Bộ trưởng Bộ Nội vụ ban hành Thông tư sửa đổi Thông tư số 01/2020/TT-BNV.
Điều 1. Sửa đổi, bổ sung một số khoản của Điều 2
1. Sửa đổi khoản 5 như sau: "5. Tổng hợp báo cáo.".
2. Bổ sung điểm đ, điểm e khoản 6 như sau:
"đ) Báo cáo;";
"e) Thống kê.".
3. Thay thế cụm từ "Bộ Nội vụ" bằng cụm từ "cơ quan quản lý" tại khoản 1 Điều 3.
4. Sửa đổi đoạn mở đầu khoản 7 như sau:
"Cơ quan có trách nhiệm:".
Điều 2. Tổ chức thực hiện
Thông tư này có hiệu lực kể từ ngày ký./.`,
    counts: 'article 2 clause 4',
    quoted: 'clause 1 point 2',
    warnings: '',
  },
  {
    name: 'R9 a lost closing mark is found by the next instruction of the act',
    text: `NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 10/2022/NĐ-CP
Chính phủ ban hành Nghị định sửa đổi Nghị định số 10/2022/NĐ-CP.
Điều 1. Sửa đổi, bổ sung Điều 8 như sau:
“Điều 8. Mức thu
1. Mức thu là 2%.
2. Mức thu đối với ô tô là 10%.
Điều 2. Bổ sung khoản 4 vào sau khoản 3 Điều 9 như sau:
“4. Miễn lệ phí.”.
Điều 3. Điều khoản thi hành
1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2027.
2. Các Bộ trưởng chịu trách nhiệm thi hành.`,
    counts: 'article 3 clause 2',
    quoted: 'article 1 clause 3',
    warnings: '5 quotation-not-closed',
  },
  {
    name: 'R9 a lost opening mark is found by a number the act cannot have',
    text: `NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 10/2022/NĐ-CP
Chính phủ ban hành Nghị định sửa đổi Nghị định số 10/2022/NĐ-CP.
Điều 1. Sửa đổi, bổ sung Điều 8
1. Sửa đổi, bổ sung điểm c khoản 5 như sau:
c) Ô tô điện chạy pin: nộp lệ phí trước bạ lần đầu với mức thu là 0%.
2. Sửa đổi, bổ sung khoản 1 như sau:
1. Mức thu do Chính phủ quy định.”.
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực từ ngày ký.`,
    counts: 'article 2 clause 2',
    quoted: 'clause 1 point 1',
    warnings: '6 quotation-not-opened, 8 quotation-not-opened',
  },
  {
    name: 'R8 words in marks that open a definition are no quotation',
    text: `Điều 1. Giải thích từ ngữ
“Dữ liệu” là thông tin.
1. “Tỉnh” là đơn vị hành chính.
2. "Xã" là đơn vị hành chính cơ sở.
Điều 2. Khác
Nội dung.`,
    counts: 'article 2 clause 2',
    warnings: '',
  },
  {
    name: 'R10 a decision with an attached regulation whose articles begin again',
    text: `ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 07/2025/QĐ-UBND
Lào Cai, ngày 10 tháng 01 năm 2025
QUYẾT ĐỊNH
BAN HÀNH QUY ĐỊNH QUẢN LÝ DỮ LIỆU TRÊN ĐỊA BÀN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương;
Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy định quản lý dữ liệu.
Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 01 năm 2025.
Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Huy Tuấn
QUY ĐỊNH
QUẢN LÝ DỮ LIỆU TRÊN ĐỊA BÀN TỈNH LÀO CAI
(Ban hành kèm theo Quyết định số 07/2025/QĐ-UBND
ngày 10 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Lào Cai)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Một.
2. Hai:
a) Nội dung;
b) Nội dung.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 2. Tổ chức thực hiện
Các sở chịu trách nhiệm thi hành.
PHỤ LỤC
DANH MỤC DỮ LIỆU
(Kèm theo Quy định quản lý dữ liệu)
1. Dữ liệu đất đai
Điều 1. Một điều trong mẫu`,
    counts: 'article 3',
    attached: 'chapter 2 article 2 clause 2 point 2',
    annexes: 1,
    warnings: '',
  },
  {
    name: 'R10 two attached texts; a plan without articles counts nothing',
    text: `QUYẾT ĐỊNH
Về việc ban hành Quy chế và Kế hoạch
Căn cứ Luật Tổ chức Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế và Kế hoạch.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
BỘ TRƯỞNG
Nguyễn Văn B
QUY CHẾ
LÀM VIỆC
(Ban hành kèm theo Quyết định số 12/QĐ-BNV ngày 01 tháng 02 năm 2026)
Điều 1. Phạm vi
1. Một.
2. Hai.
Điều 2. Hiệu lực
KẾ HOẠCH
TRIỂN KHAI
(Ban hành kèm theo Quyết định số 12/QĐ-BNV ngày 01 tháng 02 năm 2026)
I. MỤC ĐÍCH
1. Nâng cao.
2. Bảo đảm.
II. TỔ CHỨC THỰC HIỆN
Các đơn vị thực hiện.`,
    counts: 'article 2',
    attached: 'article 2 clause 2',
    warnings: '',
  },
  {
    name: 'R11 annexes with forms that carry their own quốc hiệu and Điều 1',
    text: `${head}Điều 1. Ban hành mẫu
Ban hành kèm theo Nghị định này các Phụ lục sau:
Phụ lục I: Mẫu đơn;
Phụ lục II: Mẫu quyết định.
Điều 2. Hiệu lực thi hành
Phụ lục II ban hành kèm theo Nghị định này có hiệu lực từ ngày ký.
${end}
Phụ lục I
MẪU ĐƠN
(Kèm theo Nghị định số 12/2026/NĐ-CP ngày 05 tháng 3 năm 2026 của Chính phủ)
Mẫu số 01
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
ĐƠN ĐỀ NGHỊ
1. Tên tổ chức: .....
a) Địa chỉ: .....
Nơi nhận:
- Như trên;
Phụ lục II
MẪU QUYẾT ĐỊNH
(Kèm theo Nghị định số 12/2026/NĐ-CP ngày 05 tháng 3 năm 2026 của Chính phủ)
Mẫu số 02
QUYẾT ĐỊNH:
Điều 1. Cấp phép cho .....
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Chương I
QUY ĐỊNH`,
    counts: 'article 2',
    annexes: 2,
  },
  {
    name: 'R4 articles without titles, text on the line or below',
    text: `QUYẾT ĐỊNH
Về việc phê duyệt đề án
Căn cứ Luật Tổ chức Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Phê duyệt Đề án với các nội dung chủ yếu sau:
1. Mục tiêu:
a) Đến năm 2030;
b) Đến năm 2045.
2. Nhiệm vụ:
- Hoàn thiện thể chế;
- Phát triển hạ tầng.
Điều 2
Quyết định này có hiệu lực kể từ ngày ký.
Điều 3.
Các Bộ trưởng chịu trách nhiệm thi hành Quyết định này./.`,
    counts: 'article 3 clause 2 point 2',
    provisions: [
      'Điều 1. Phê duyệt Đề án với các nội dung chủ yếu sau:',
      '1. Mục tiêu:',
      'a) Đến năm 2030;',
      'b) Đến năm 2045.',
      '2. Nhiệm vụ:',
      '- Hoàn thiện thể chế;',
      '- Phát triển hạ tầng.',
      'Điều 2',
      'Quyết định này có hiệu lực kể từ ngày ký.',
      'Điều 3.',
      'Các Bộ trưởng chịu trách nhiệm thi hành Quyết định này./.',
    ],
  },
  {
    name: 'R1 a resolution without articles: numbered items are clauses',
    text: `CHÍNH PHỦ
Số: 66.22/2026/NQ-CP
NGHỊ QUYẾT
Về phiên họp Chính phủ thường kỳ tháng 5
Căn cứ Luật Tổ chức Chính phủ;
QUYẾT NGHỊ:
1. Về tình hình kinh tế - xã hội
Chính phủ thống nhất đánh giá.
2. Về nhiệm vụ:
a) Bộ Tài chính;
b) Bộ Nội vụ.
3. Về tổ chức thực hiện.`,
    counts: 'clause 3 point 2',
    warnings: '',
  },
  {
    name: 'R12 windows line ends, BOM, NFD, tabs and no-break spaces change nothing',
    text: `\uFEFF${'Chương I\r\nQUY ĐỊNH CHUNG\r\n\tĐiều 1.\u00a0Phạm vi\r\n\r\n1.\tMột.\r\n2. Hai:\r\n\ta) Nội dung;\r\n\tđ) Nội dung.'.normalize('NFD')}`,
    counts: 'chapter 1 article 1 clause 2 point 2',
    warnings: '8 number-out-of-order',
  },
  {
    name: 'R4 markdown marks before and around labels',
    text: `## Chương I
### QUY ĐỊNH CHUNG
### Điều 1. Phạm vi
**1.** Một.
**2.** Hai:
a) Nội dung;
**Điều 2. Hiệu lực**
Nội dung.`,
    counts: 'chapter 1 article 2 clause 2 point 1',
  },
  {
    name: 'R4 titles broken over several lines, in capitals and not',
    text: `Chương I
QUY ĐỊNH CHUNG VỀ DỮ LIỆU MỞ
VÀ KHO DỮ LIỆU
Điều 1. Một
Chương II
Quy định cụ thể
Điều 2. Hai`,
    counts: 'chapter 2 article 2',
    warnings: '',
    provisions: [
      'Chương I QUY ĐỊNH CHUNG VỀ DỮ LIỆU MỞ VÀ KHO DỮ LIỆU',
      'Điều 1. Một',
      'Chương II Quy định cụ thể',
      'Điều 2. Hai',
    ],
  },
  {
    name: 'R4 clauses numbered with their article, items below clauses',
    text: `Điều 1. Một
1. Thứ nhất:
1.1. Nội dung;
1.2. Nội dung.
2. Thứ hai:
a) Nội dung:
a.1) Nội dung nhỏ;
a.2) Nội dung nhỏ.
b) Nội dung.`,
    counts: 'article 1 clause 2 point 2',
    warnings: '3 item-below-level, 4 item-below-level, 7 item-below-level, 8 item-below-level',
  },
  {
    name: 'R2 a number that skips, and one that goes back, are kept and reported',
    text: `Điều 1. Một
1. Thứ nhất.
3. Thứ ba.
4. Thứ tư.
Điều 3. Ba
Nội dung.
Điều 2. Hai
Nội dung.`,
    counts: 'article 3 clause 3',
    warnings: '3 number-out-of-order, 5 number-out-of-order, 7 number-out-of-order',
  },
  {
    name: 'R1 a preamble before the first chapter is text',
    text: `QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HIẾN PHÁP
LỜI NÓI ĐẦU
Trải qua mấy nghìn năm lịch sử, Nhân dân Việt Nam lao động cần cù.
Chương VI
CHỦ TỊCH NƯỚC
Điều 86.
Chủ tịch nước là người đứng đầu Nhà nước.
Điều 87.
1. Chủ tịch nước do Quốc hội bầu.
2. Nhiệm kỳ theo nhiệm kỳ của Quốc hội.`,
    counts: 'chapter 1 article 2 clause 2',
    warnings: '6 number-out-of-order, 8 number-out-of-order',
  },
  {
    name: 'R1 signature before or after the recipients, closing sentence, annex in one line',
    text: `Điều 1. Một
Nội dung.
Điều 2. Hai
Nội dung./.
Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa X thông qua ngày 10 tháng 7 năm 2026.
CHỦ TỊCH
(Đã ký)
Nguyễn Thị C
Nơi nhận:
- Như Điều 2;
- Các sở, ban, ngành cấp tỉnh,
các đoàn thể;
- Lưu: VT.
Phụ lục I DANH MỤC (Kèm theo Nghị quyết số 01/2026/NQ-HĐND ngày 10 tháng 7 năm 2026)
1. Một
Phụ lục II BIỂU MẪU (Kèm theo Nghị quyết số 01/2026/NQ-HĐND ngày 10 tháng 7 năm 2026)
1. Một`,
    counts: 'article 2',
    annexes: 2,
    warnings: '',
  },
  {
    name: 'R1 an annex alone holds no articles',
    text: `Phụ lục I
THỂ THỨC VĂN BẢN
(Kèm theo Nghị định số 30/2020/NĐ-CP)
Phần I
THỂ THỨC
I. QUY ĐỊNH CHUNG
1. Khổ giấy.
a) Khổ A4.`,
    counts: '',
    annexes: 1,
    warnings: '',
  },
  {
    name: 'R2 a text that breaks off in the middle, words alone, nothing at all',
    text: 'Một đoạn văn không có cấu trúc nào.',
    counts: '',
    warnings: '',
  },
  { name: 'R2 nothing at all', text: '', counts: '', warnings: '' },
  {
    name: 'R8 an amending circular with markdown marks, quotations in bold',
    text: `**BỘ TÀI CHÍNH**
-------
**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
**Độc lập - Tự do - Hạnh phúc**
---------------

Số: 45/2026/TT-BTC
*Hà Nội, ngày 29 tháng 4 năm 2026*

### THÔNG TƯ

*Sửa đổi, bổ sung một số điều của Thông tư số 29/2020/TT-BTC*

*Căn cứ Luật Xử lý vi phạm hành chính số 13/2012/QH13;*

*Bộ trưởng Bộ Tài chính ban hành Thông tư sửa đổi, bổ sung một số điều của Thông tư số 29/2020/TT-BTC.*

## NỘI DUNG

### Điều 1. Bổ sung Điều 3a vào sau Điều 3

Bổ sung Điều 3a vào sau Điều 3 Thông tư số 29/2020/TT-BTC như sau:

**"Điều 3a. Xác định giá trị của tài sản**

**1.** Giá trị của tài sản được xác định như sau:

a) Giá trị còn lại.

b) Trường hợp khác.

**2.** Trường hợp không thể áp dụng.

Hội đồng kết luận.

**5.** Việc tính giá trị theo quy định tại các khoản 2, 3 và 4 Điều này."

### Điều 2. Thay thế, bãi bỏ một số cụm từ, bãi bỏ một số khoản

**1.** Thay thế cụm từ "lĩnh vực quản lý, sử dụng tài sản công" bằng cụm từ "lĩnh vực quản lý tài sản công" tại tên Thông tư.

**2.** Bãi bỏ cụm từ "đầu tư," tại tên Điều 4, khoản 3 Điều 4.

### Điều 3. Sửa đổi, bổ sung khoản 2 Điều 11

Sửa đổi, bổ sung khoản 2 Điều 11 như sau:

**"2. Thủ trưởng các đơn vị chịu trách nhiệm.".**

### Điều 4. Điều khoản thi hành

Thông tư này có hiệu lực thi hành./.

## NƠI NHẬN

- Ban Bí thư Trung ương Đảng;
- Lưu: VT, QLCS.

---

**KT. BỘ TRƯỞNG**
**THỨ TRƯỞNG**

*Phạm Thanh Hà*

## TÓM TẮT NỘI DUNG

Thông tư này sửa đổi 03 Điều chính:

1. **Điều 1 - Bổ sung** nội dung.`,
    counts: 'article 4 clause 2',
    quoted: 'article 1 clause 4 point 2',
  },
  {
    name: 'R9 an amending decree as OCR gives it: marks lost, junk before labels, a mention of an annex alone in its line',
    text: `NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 46/2023/NĐ-CP
Chính phủ ban hành Nghị định sửa đổi.

Điều 14. Sửa đổi, bổ sung tên và một số khoản của Điều 32 như sau:
1. Sửa đổi, bổ sung tên Điều 32 như sau:

“Điều 32. Thủ tục đăng ký, thông báo phương pháp, cơ sở tính phí
bảo hiểm”

2. Sửa đổi, bổ sung khoản 1 như sau:

1. Doanh nghiệp bảo hiểm, chi nhánh doanh nghiệp bảo hiểm phi nhân
thọ nước ngoài phải đăng ký và được Bộ Tài chính chấp thuận phương pháp,
cơ sở tính phí bảo hiểm của các sản phẩm bảo hiểm thuộc nghiệp vụ bảo hiểm
nhân thọ, bảo hiểm sức khỏe trước khi triển khai.”

3. Bỗ sung khoản 5a và 5b vào sau khoản 5 như sau:

“5a. Hồ sơ thông báo phương pháp, cơ sở tính phí bảo hiểm của các sản
phẩm bảo hiểm thuộc nghiệp vụ bảo hiểm xe cơ giới:

a) Văn bản thông báo phương pháp, cơ sở tính phí bảo hiểm theo mẫu
quy định tại

Phụ lục XX
ban hành kèm theo Nghị định này;

b) Tài liệu giải trình phương pháp.

5b. Trường hợp thay đổi phương pháp, cơ sở tính phí bảo hiểm của các
sản phẩm thì thông báo.”.

Điều 15. Sửa đổi, bổ sung một số điểm, khoản của Điều 35 như sau:
1. Sửa đổi, bổ sung điểm a khoản 2 như sau:

“a) Kinh doanh bảo hiểm phi nhân thọ (trừ bảo hiểm hàng không, bảo
hiểm vệ tinh), bảo hiểm sức khỏe: 400 tỷ đồng Việt Nam;”.

\`2. Sửa đổi, bổ sung khoản 4 như sau:
“a) Kinh doanh tái bảo hiểm, nhượng tái bảo hiểm phi nhân thọ hoặc cả
bảo hiểm phi nhân thọ và bảo hiểm sức khỏe;

b) Kinh doanh tái bảo hiểm.”.

Điều 17. Sửa đổi, bổ sung điểm b khoản 2 Điều 45 như sau:

b) Tài liệu giải trình và minh họa về các phương pháp, cơ sở trích lập
dự phòng nghiệp vụ bảo hiểm dự kiến áp dụng.”.

Điều 18. Sửa đổi, bổ sung một số điểm của Điều 49 như sau:

1. Sửa đổi, bổ sung điểm a khoản 1 như sau:

„__ “c) Thu hoa hồng tái bảo hiểm và thu khác liên quan.”.
Điều 19. Hiệu lực thi hành`,
    counts: 'article 5 clause 6',
    quoted: 'article 1 clause 3 point 7',
  },
  {
    name: 'R8 an amending law with articles without titles, quoted chapter and section, odd closing marks',
    text: `LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐIỆN LỰC
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Điện lực số 28/2004/QH11.
Điều 1
Sửa đổi, bổ sung một số điều của Luật Điện lực:
1. Khoản 2 Điều 3 được sửa đổi, bổ sung như sau:
“2. Hoạt động điện lực là hoạt động quy hoạch.”
2. Bổ sung khoản 1a vào sau khoản 1; sửa đổi, bổ sung khoản 3 và khoản 4 Điều 4 như sau:
“1a. Ưu tiên phát triển điện.
3. Áp dụng tiến bộ khoa học.
4. Đẩy mạnh việc khai thác.”
3. Điều 22 được sửa đổi, bổ sung như sau:
"Điều 22. Giá điện
1. Một.
2. Hai.''
4. Sửa đổi, bổ sung tên Chương III và bổ sung Mục 2a vào sau Mục 2 Chương IV như sau:
“Chương III
QUY HOẠCH”;
“Mục 2a
KHO DỮ LIỆU
Điều 28a. Kho
Nội dung.
Điều 28b. Kho số
Nội dung.”.
Điều 2
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2013.
2. Chính phủ quy định chi tiết.
Luật này đã được Quốc hội thông qua ngày 20 tháng 11 năm 2012.

CHỦ TỊCH QUỐC HỘI



Nguyễn Sinh Hùng`,
    counts: 'article 2 clause 6',
    quoted: 'chapter 1 section 1 article 3 clause 6',
  },
  {
    name: 'R4 a consolidated text with footnote marks, a label alone in its line, a table, running heads',
    text: `VĂN BẢN HỢP NHẤT
Trang 1/12
Luật số 12/VBHN
LUẬT
DỮ LIỆU
Luật này quy định về dữ liệu.
Chương I Quy định chung
Điều 1.[1] Phạm vi
1.[2] Một.
2[3]. Hai:
a)[4] Nội dung;
b) (được bãi bỏ);
ð) Nội dung;
3.
Ba là nội dung.
Điều5. Năm
Điều 5a[5]. Năm a
1. Bảng sau đây:
1 Tuyên Quang 50
2 Cao Bằng 65
3 Lạng Sơn 10
2. Hai.
Chương II
KẾ HOẠCH SỬ DỤNG ĐẤT
Điều 6. Kế hoạch
1. Lập kế hoạch (kèm theo Phụ lục I của Luật này).
www.luatvietnam.vn
2. Nội dung.`,
    counts: 'chapter 2 article 4 clause 7 point 3',
  },
  {
    name: 'R1 a circular in Roman sections without articles',
    text: `THÔNG TƯ
Hướng dẫn thi hành
Căn cứ Nghị định số 10/CP;
Bộ Tài chính hướng dẫn như sau:
I. QUY ĐỊNH CHUNG
1. Đối tượng:
a) Một;
b) Hai.
2. Phạm vi.
II. QUY ĐỊNH CỤ THỂ
1. Mức thu.
2. Quản lý.
III. TỔ CHỨC THỰC HIỆN
1. Hiệu lực.
BỘ TRƯỞNG
Nguyễn Sinh Hùng`,
    counts: 'clause 5 point 2',
    warnings: '',
  },
  {
    name: 'R10 a decision of a province in broken lines, the attached text with a head of its own, annexes',
    text: `ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/2024/QĐ-UBND
Quảng Nam, ngày 01 tháng 4 năm 2024
QUYẾT ĐỊNH
Ban hành Quy chế tổ chức và hoạt động
ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế tổ chức và hoạt động của Trung
tâm dữ liệu tỉnh Quảng Nam.
Điều 2. Quyết định này có hiệu lực kể từ ngày 15 tháng 4 năm 2024 và thay thế
Quyết định số 01/2020/QĐ-UBND.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ và thủ trưởng các
cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 3;
- Lưu: VT, NCKS.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Anh Tuấn
ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
QUY CHẾ
Tổ chức và hoạt động của Trung tâm dữ liệu
(Ban hành kèm theo Quyết định số 12/2024/QĐ-UBND ngày 01 tháng 4 năm 2024 của Ủy
ban nhân dân tỉnh Quảng Nam)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Vị trí
Trung tâm là đơn vị sự nghiệp công lập trực thuộc Sở Khoa học và Công nghệ tỉnh
Quảng Nam.
Điều 2. Nhiệm vụ
1. Quản lý dữ liệu của tỉnh theo quy định của pháp luật và phân cấp của Ủy ban nhân
dân tỉnh.
2. Thực hiện nhiệm vụ khác.
PHỤ LỤC SỐ 1
BIỂU MẪU BÁO CÁO
1. Báo cáo
PHỤ LỤC SỐ 2
BIỂU MẪU THỐNG KÊ
1. Thống kê`,
    counts: 'article 3',
    attached: 'chapter 1 article 2 clause 2',
    annexes: 2,
  },
  {
    name: 'R4 a code: parts in one line, chapters that begin again in a part, Mục I',
    text: `BỘ LUẬT
HÌNH SỰ
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Bộ luật Hình sự.
PHẦN THỨ NHẤT. NHỮNG QUY ĐỊNH CHUNG
Chương I
ĐIỀU KHOẢN CƠ BẢN
Điều 1. Nhiệm vụ của Bộ luật Hình sự
Bộ luật Hình sự có nhiệm vụ bảo vệ chủ quyền quốc gia.
PHẦN THỨ HAI. CÁC TỘI PHẠM
Chương I
CÁC TỘI XÂM PHẠM AN NINH
Điều 2. Tội phản bội Tổ quốc
1. Công dân Việt Nam nào câu kết với nước ngoài, thì bị phạt tù từ 12 năm đến 20 năm.
2. Phạm tội trong trường hợp có nhiều tình tiết giảm nhẹ, thì bị phạt tù:
a) Người chuẩn bị;
b) Người giúp sức.
Mục I - TỘI PHẠM KHÁC
Điều 3: Tội khác
A. Một;
B. Hai.
PHẦN THỨ MƯỜI MỘT
ĐIỀU KHOẢN THI HÀNH
Điều 4. Hiệu lực
Bộ luật này đã được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIII, kỳ họp thứ 10 thông qua ngày 27 tháng 11 năm 2015./.
CHỦ TỊCH QUỐC HỘI
(Đã ký)
Nguyễn Sinh Hùng`,
    counts: 'part 3 chapter 2 section 1 article 4 clause 2 point 2',
  },
  {
    name: 'R1 a resolution of a people’s council with Roman headings inside an article',
    text: `HỘI ĐỒNG NHÂN DÂN
TỈNH ĐỒNG THÁP
--------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12/NQ-HĐND
Đồng Tháp, ngày 10 tháng 7 năm 2026
NGHỊ QUYẾT
Về việc thông qua Đề án
HỘI ĐỒNG NHÂN DÂN TỈNH ĐỒNG THÁP
KHÓA X, KỲ HỌP THỨ 5
Căn cứ Luật Tổ chức chính quyền địa phương;
Xét Tờ trình số 15/TTr-UBND ngày 01 tháng 7 năm 2026 của Ủy ban nhân dân tỉnh; Báo cáo thẩm tra của Ban Kinh tế - Ngân sách; ý kiến thảo luận của đại biểu tại kỳ họp.
QUYẾT NGHỊ:
Điều 1. Thông qua Đề án phát triển, với các nội dung chủ yếu sau:
I. MỤC TIÊU
1. Mục tiêu chung
Phát triển bền vững.
2. Mục tiêu cụ thể
a) Đến năm 2030:
- Tăng trưởng 8%;
+ Nông nghiệp 4%.
b) Đến năm 2045.
II. NHIỆM VỤ
1. Nhiệm vụ thứ nhất.
2. Nhiệm vụ thứ hai.
Điều 2. Tổ chức thực hiện
Giao Ủy ban nhân dân tỉnh tổ chức thực hiện.
Nghị quyết này đã được Hội đồng nhân dân tỉnh Đồng Tháp khóa X, Kỳ họp thứ 5 thông qua ngày 10 tháng 7 năm 2026 và có hiệu lực kể từ ngày ký./.
Nơi nhận:
- UBTVQH, Chính phủ;
- Lưu: VT.
CHỦ TỊCH
Phan Văn Thắng`,
    counts: 'article 2 clause 4 point 2',
    warnings: '',
  },
  {
    name: 'R1 a directive: opening sentences, items, no articles',
    text: `THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/CT-TTg
Hà Nội, ngày 01 tháng 6 năm 2026
CHỈ THỊ
Về việc đẩy mạnh chuyển đổi số
Thời gian qua, các bộ, ngành, địa phương đã tích cực triển khai chuyển đổi số, đạt được nhiều kết quả quan trọng. Tuy nhiên, vẫn còn nhiều hạn chế.
Để khắc phục, Thủ tướng Chính phủ yêu cầu:
1. Các bộ, cơ quan ngang bộ:
a) Rà soát thể chế;
b) Bố trí kinh phí.
2. Bộ Khoa học và Công nghệ chủ trì theo dõi, đôn đốc.
Các bộ báo cáo Thủ tướng Chính phủ./.
Nơi nhận:
- Các bộ;
- Lưu: VT.
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Nguyễn Chí Dũng`,
    counts: 'clause 2 point 2',
    warnings: '',
  },
  {
    name: 'R10 an attached text whose title is missing',
    text: `Điều 1. Ban hành kèm theo Thông tư này Quy chế tuyển sinh.
Điều 2. Thông tư này có hiệu lực kể từ ngày ký.
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Lê Quân
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Một.
2. Hai.
Điều 2. Đối tượng áp dụng
Nội dung.`,
    counts: 'article 2',
    attached: 'chapter 1 article 2 clause 2',
    warnings: '6 attached-title-missing',
  },
  {
    name: 'R5 lines that begin small are joined also where lines are whole, and reported',
    text: `Điều 1. Một
1. Tham mưu, tổ chức thực hiện quy hoạ
ch, quản lý hệ thống cơ sở.
2. Hai.`,
    counts: 'article 1 clause 2',
    warnings: '3 line-joined',
    provisions: [
      'Điều 1. Một',
      '1. Tham mưu, tổ chức thực hiện quy hoạ ch, quản lý hệ thống cơ sở.',
      '2. Hai.',
    ],
  },
]

const of = (rule: string) =>
  kinds
    .filter(({ name }) => name.startsWith(`${rule} `))
    .map((kind) => ({ ...kind, name: kind.name.slice(rule.length + 1) }))
const [r1, r2, r3, r4, r5, r6] = [of('R1'), of('R2'), of('R3'), of('R4'), of('R5'), of('R6')]
const [r7, r8, r9, r10, r11, r12] = [of('R7'), of('R8'), of('R9'), of('R10'), of('R11'), of('R12')]

describe('kinds of text', () => {
  it.each(r1)('R1 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(r2)('R2 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(r3)('R3 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(r4)('R4 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(r5)('R5 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(r6)('R6 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(r7)('R7 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(r8)('R8 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(r9)('R9 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(r10)('R10 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(r11)('R11 $name', (kind) => expect(found(kind)).toEqual(told(kind)))
  it.each(r12)('R12 $name', (kind) => expect(found(kind)).toEqual(told(kind)))

  it('R1 lines before and after the text go to their frames, each with its role', () => {
    const reading = read(`${head}Điều 1. Phạm vi điều chỉnh\nNội dung.\n${end}`)
    const frames = reading.text.content.flatMap((block) =>
      block.type === 'provision' || block.type === 'table'
        ? []
        : [`${block.type}: ${block.content.map((line) => line.attrs.role).join(' ')}`],
    )
    expect(frames).toEqual([
      'head: organ rule nation motto number place-date kind name',
      'legal_bases: basis basis enacting',
      'recipients: recipients-label recipient recipient',
      'signature: authority authority capacity signatory',
    ])
  })
})
