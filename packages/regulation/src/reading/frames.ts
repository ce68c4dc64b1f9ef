import type { LineRole } from '../block.ts'
import { isContentsLine } from './labels.ts'
import { isCapitals, isRule } from './phrases.ts'

/** What the lines of head, legal bases, signature and recipients are for. */

const kindWords =
  'NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|QUYẾT ĐỊNH|LUẬT|BỘ LUẬT|PHÁP LỆNH|HIẾN PHÁP|LỆNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|CÔNG ĐIỆN|HƯỚNG DẪN|TỜ TRÌNH|BÁO CÁO|THÔNG BÁO|NỘI QUY|QUY TRÌNH|VĂN BẢN HỢP NHẤT'
const kindLine = new RegExp(`^[*#_\\s]*(?:DỰ THẢO\\s+)?(?:${kindWords})[*_:\\s]*$`, 'u')
const kindStart = new RegExp(`^[*#_\\s]*(?:${kindWords})\\s`, 'u')
const organStart =
  /^[*#_\s]*(?:CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|BỘ\s|BỘ TRƯỞNG|CHỦ TỊCH|ỦY BAN|UỶ BAN|HỘI ĐỒNG|THỐNG ĐỐC|NGÂN HÀNG|TÒA ÁN|TOÀ ÁN|VIỆN KIỂM|KIỂM TOÁN|THANH TRA|TỔNG\s|CỤC\s|SỞ\s|BAN\s|GIÁM ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TỈNH\s|THÀNH PHỐ\s|ĐẢNG\s|CHỦ NHIỆM|UBND|HĐND)/u

export const isOrgan = (text: string): boolean => isCapitals(text) && organStart.test(text)
/** CHỦ TỊCH NƯỚC CỘNG HÒA… names an organ; CHÍNH PHỦ CỘNG HÒA… and NGÂN HÀNG NHÀ NƯỚC CỘNG HÒA… are two columns. */
export const isNation = (text: string): boolean =>
  /(?<!(?<!nh[àa]\s)n[ưu][ơớo]c\s)c[ộo]ng\s+h[òo][àa]?a?\s+x[ãa]\s+h[ộo]i\s+ch[ủu]\s+ngh[ĩi]a\s+vi[ệe]t\s+nam/iu.test(
    text.slice(0, 200),
  ) && text.length < 200
const isMotto = (text: string): boolean => /độc\s+lập\s*[-–—]\s*tự\s+do/iu.test(text)
const isNumber = (text: string): boolean =>
  /^[*_\s]*(?:(?:Bộ\s+)?Luật\s+|Nghị quyết\s+|Pháp lệnh\s+)?số\s*:/iu.test(text) ||
  /^(?:Luật|Nghị quyết|Pháp lệnh) số/iu.test(text)
/** `Hà Nội, ngày … tháng … năm 2026`, and nothing behind the year. */
const isPlaceDate = (text: string): boolean =>
  text.length < 90 &&
  /^[*_\s]*(?:[\p{L} .'’-]{2,40},\s*|\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){0,3}\s+)?ngày[\s\d.…_/]*tháng[\s\d.…_/]*năm[\s\d.…_*]*$/iu.test(
    text,
  )

/** Role of a line of the head; `kindSeen` once the name of the kind (NGHỊ ĐỊNH) has come. */
export function headRole(text: string, kindSeen: boolean): LineRole {
  if (isRule(text)) return 'rule'
  if (isContentsLine(text) || /^mục lục$/iu.test(text)) return 'other'
  if (isNation(text)) return 'nation'
  if (isMotto(text)) return 'motto'
  if (isNumber(text)) return 'number'
  if (isPlaceDate(text)) return 'place-date'
  if (/^[*_\s(]*dự thảo\b/iu.test(text) && !kindLine.test(text)) return 'draft-mark'
  if (kindLine.test(text) && !kindSeen) return 'kind'
  if (isOrgan(text)) return 'organ'
  if (!kindSeen && kindStart.test(text)) return 'kind'
  if (text.startsWith('(')) return 'note'
  if (kindSeen) return 'name'
  return isCapitals(text) || text.length < 60 ? 'organ' : 'other'
}

/** A line only the head of a document has. */
export const showsHead = (text: string): boolean =>
  isNation(text) || isMotto(text) || isNumber(text) || kindLine.test(text)

export const isBasis = (text: string): boolean =>
  /^[*_\s-]*(?:căn cứ|theo đề nghị|xét|thực hiện|sau khi|trên cơ sở|tiếp theo|được sự|chiểu theo)\s/iu.test(
    text,
  )
export const isFormula = (text: string): boolean =>
  /^[*_\s]*(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|NGHỊ ĐỊNH|CHỈ THỊ|PHÁP LỆNH|LỆNH|THÔNG TƯ|BAN HÀNH)\s*(?::|\.)?[*_\s]*$/u.test(
    text,
  )
export const isEnacting = (text: string): boolean =>
  /\bban hành\b(?! văn bản)|này quy định|như sau\s*:$|thống nhất (?:ban hành|quyết nghị)|quyết (?:định|nghị)\s*:/iu.test(
    text,
  )

export function basisRole(text: string): LineRole {
  if (isRule(text)) return 'rule'
  if (isFormula(text)) return 'formula'
  if (isBasis(text)) return 'basis'
  return isEnacting(text) ? 'enacting' : 'other'
}

export const isRecipientsLabel = (text: string): boolean =>
  /^[*_#[\s]*n[ơo]i\s+nh[ậâ]n\s*(?:[:.]|[*_]*$)/iu.test(text)
export const isAuthority = (text: string): boolean =>
  /^[*_#\s]*(?:(?:T\s?[./]?\s?M|K\.?\s?T|T\.?\s?L|T\.?U\.?Q|Q|TUN)\s*[.,]|(?:T\.M|K\.T|T\.L|T\.U\.Q)(?=\s))\s*\p{Lu}/u.test(
    text,
  ) && isCapitals(text.split(/[-;]/u)[0] ?? '')
const capacityStart =
  /^[*_#\s]*(?:(?:PHÓ\s+)?(?:BỘ TRƯỞNG|THỦ TƯỚNG|CHỦ TỊCH|THỐNG ĐỐC|CHỦ NHIỆM|GIÁM ĐỐC|CỤC TRƯỞNG|VỤ TRƯỞNG|TỔNG THANH TRA|TỔNG GIÁM ĐỐC|TỔNG KIỂM TOÁN|CHÁNH ÁN|VIỆN TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|TỔNG CỤC TRƯỞNG|CHÁNH THANH TRA)|THỨ TRƯỞNG|BÍ THƯ|PHÓ TRƯỞNG BAN)/u
/** BỘ TRƯỞNG, KT. CHỦ TỊCH …: the capacity in which one signs, alone in its line. */
export const isCapacity = (text: string): boolean =>
  capacityStart.test(text) && isCapitals(text) && text.length < 90 && !/[.;:]$/u.test(text)
/** `Phó Chủ tịch` below the authority of an old act. */
export const isCapacityBelow = (text: string): boolean =>
  capacityStart.test(text.toUpperCase()) && text.length < 60 && !/[.;:,]$/u.test(text)
export const isSigned = (text: string): boolean => /^[[(*_\s]*đã\s+k[ýy](?!\p{L})/iu.test(text)
export const isClosing = (text: string): boolean =>
  /^[*_\s]*XÁC THỰC VĂN BẢN HỢP NHẤT[*_\s]*$/u.test(text) ||
  /^[*_\s(]*(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh|Hiến pháp)(?:\s+này)?\s+(?:đã\s+)?được\s.*thông\s+qua/iu.test(
    text,
  )
/** "Nguyễn Xuân Phúc": two to seven capitalised words and nothing else. */
export const isPersonName = (text: string): boolean =>
  /^[*_]*(?:(?:GS|PGS|TS|BS|ThS)\.?\s*)*(?:\p{Lu}[\p{L}'’]*)(?:\s+\p{Lu}[\p{L}'’]*){1,6}[.*_\s]*$/u.test(
    text,
  ) && text.length < 50

export function signatureRole(text: string): LineRole {
  if (isRule(text)) return 'rule'
  if (isClosing(text)) return 'closing'
  if (isSigned(text) || /^[([]/u.test(text)) return 'note'
  if (isAuthority(text)) return 'authority'
  if (isCapacity(text)) return 'capacity'
  return isPersonName(text) ? 'signatory' : 'other'
}
