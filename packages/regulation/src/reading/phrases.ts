/** Turns of Vietnamese administrative writing by which a line shows what it is. */

/** At least four fifths capitals, and at least two of them: a title set in capitals (OCR slips allowed). */
export function isCapitals(text: string): boolean {
  let upper = 0
  let lower = 0
  for (const character of text) {
    const small = character.toLowerCase()
    if (small === character.toUpperCase()) continue
    if (character === small) lower += 1
    else upper += 1
  }
  return upper >= 2 && upper >= (upper + lower) * 0.8
}

export const startsCapital = (text: string): boolean => /^["“‘'(*_]*\p{Lu}/u.test(text)
export const startsSmall = (text: string): boolean => /^["“‘'(*_]*\p{Ll}/u.test(text)

/** The sentence or item is complete at the end of this line. */
export const isComplete = (text: string): boolean =>
  /[.;:!?…”"»](?:[\s*_]*)$|[.;:]\s*[)\]]?$/u.test(text)

/** `kinh tế số`, `quan điểm`, `hằng năm`: the word at the end belongs to the one before it and awaits nothing. */
const completeTerm =
  /(?:^|[\s(])(?:(?:kinh tế|xã hội|chính phủ|chính quyền|công dân|hạ tầng|nền tảng|dữ liệu|chữ ký|chứng thư|chuyển đổi|kỹ thuật|công nghệ|tài sản|môi trường|không gian|năng lực|kỹ năng|văn hóa|nội dung|sản phẩm|dịch vụ|doanh nghiệp|thị trường|quốc gia|đô thị|tham|hệ|chỉ|mã|tần|dân|đa|thiểu|thông|biến|ẩn|doanh|trị|bội|con|chữ) số|(?:quan|địa|thời|trọng|đặc|ưu|nhược|khuyết|yếu|luận|cao|tiêu|chấm|cho|tính|tâm|trừ) điểm|(?:hằng|hàng|từng|mỗi|cả|các|nhiều|trong|đầu|cuối|giữa|theo|\d+) (?:năm|tháng|quý|ngày)|(?:danh|chuyên|đề|hạng|tiết|tiêu) mục|(?:cổ|thành|học|góp|một|bộ|toàn) phần|(?:phân|chủng|thể|các|xếp|từng|mỗi|đủ) loại|(?:tài|điều) khoản|(?:biểu|theo|hình|làm|lấy|các) mẫu|(?:xếp|phân|thứ|các|từng|mỗi) hạng|(?:các|từng|mỗi|theo) (?:nhóm|bậc)|đá quý|kim loại|văn chương|thẻ từ|nam châm từ)$/iu
const isCompleteTerm = (text: string): boolean =>
  completeTerm.test(text.slice(-40)) || isCapitals(text)

/** The line breaks off before the number or name it is about to give. */
export const breaksOff = (text: string): boolean =>
  /(?:^|[\s(])(?:khoản|điều|điểm|mục|chương|phần|số|phụ lục|mẫu|các|và|hoặc|hay|tại|của|theo|từ|đến|với|về|trong|cho|bởi|bằng|là|do|tháng|ngày|năm|quý|một|những|được|để|thuộc|giữa|trên|dưới|nhóm|loại|hạng|bậc)$|,$/iu.test(
    text.slice(-40),
  ) && !isCompleteTerm(text)

/** The line breaks off in a citation, so that a number is due. */
export const awaitsNumber = (text: string): boolean =>
  /(?:^|[\s(])(?:khoản|điều|điểm|mục|chương|phần|số|phụ lục|mẫu|tháng|ngày|năm|quý|nhóm|loại|hạng|bậc|đến|từ)$/iu.test(
    text.slice(-40),
  ) && !isCompleteTerm(text)

/** `Điều 5 Luật Đầu tư`, `Mục 2 Chương V`: a citation, not a title such as `Mục 3. Luật sư nước ngoài`. */
export const continuesCitation = (rest: string): boolean =>
  /^(?:(?:Bộ luật|Luật(?! (?:sư|gia|học))|Hiến pháp)(?!\p{L})|(?:Nghị định|Nghị quyết|Thông tư|Quyết định|Pháp lệnh|Quy chế|Quy định|Điều lệ|Hiệp định|Công ước)(?:\s+liên tịch)?(?:\s+(?:số|này|trên|nêu|của|năm|\d|\p{Lu})|$)|(?:Chương|Mục|Phần|Điều|Phụ lục|Tiểu mục)(?:\s+(?:này|thứ|\d|[IVXLC]+(?!\p{L}))|$)|(?:Nghị|Thông|Quyết|Pháp)$|[,;.)]|và |của |này|trên|nêu|khoản|điểm|ban hành)/u.test(
    rest,
  )

/** Without diacritics, đ as d: OCR loses them first. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D')

const amendingVerb =
  '(?:sua doi|bo sung|thay the|bai bo|thay cum tu|bo cum tu|huy bo|dinh chinh|bo\\s+(?:khoan|diem|dieu|doan))'
const amendsAnywhere = new RegExp(
  `(?:^|[\\s:.“"])${amendingVerb}(?:[\\s,:]|$)|nhu sau\\s*:?\\s*$`,
  'iu',
)
const amendsFirst = new RegExp(`^[*_\\s]*${amendingVerb}`, 'iu')
/** Words of an amending act: "Sửa đổi, bổ sung khoản 2 Điều 5 như sau:". */
export const amends = (text: string): boolean => amendsAnywhere.test(folded(text))
/** An instruction of an amending act: the verb, and a part of a text it changes. "Hủy bỏ hợp đồng" is none. */
export const startsAmending = (rest: string): boolean =>
  /^[*_\s]*[sbthđd]/iu.test(rest) &&
  amendsFirst.test(folded(rest.slice(0, 40))) &&
  /(?:^|\s)(?:điều|khoản|điểm|đoạn|chương|mục|phần|cụm từ|phụ lục|mẫu|luật|nghị|thông tư|quyết định|pháp lệnh|tên|một số|toàn bộ)(?!\p{L})/iu.test(
    rest,
  )

/** An article that says of itself that it changes a certain part of a text; then the whole document amends. */
export const amendsText = (rest: string): boolean =>
  startsAmending(rest) &&
  /(?:một số|các) (?:điều|khoản|điểm|nội dung|quy định)|(?:điều|khoản|điểm|chương|mục|phụ lục)\s+(?:[\divx]|[a-zđ](?!\p{L}))|cụm từ|toàn bộ/iu.test(
    rest,
  )

export const announcesText = (text: string): boolean =>
  /(?:như sau|sau đây)\s*:?\s*$|:\s*$/iu.test(text)

/** A drawn line, not words. */
export const isRule = (text: string): boolean => /^(?:[-_–—=*~.|\s]{3,}|\|+)$/u.test(text)

/** "(Kèm theo Nghị định số …)", "(Ban hành kèm theo …)". */
export const isIssuingNote = (text: string): boolean =>
  /^[(*_[\s]*(?:được\s+)?(?:ban hành|kèm theo|phê duyệt|đính kèm)(?:\s+(?:kèm\s+)?theo)?\b/iu.test(
    text,
  ) && /^[(*_[\s]*(?:được\s+)?(?:ban hành|phê duyệt|đính kèm)?\s*(?:kèm\s+)?theo\b/iu.test(text)

export const isListItem = (text: string): boolean =>
  /^[-–—+•●▪*·]\s*\S/u.test(text) && !isRule(text)
