import type { WordRefusal } from '@cucao/publishing/word-text'

/** Why a Word file cannot be read, in Vietnamese and English. */
export const wordRefusalWords: Record<WordRefusal, string> = {
  'not-word':
    'không phải văn bản thuần hay tệp Word .docx (neither plain text nor a Word .docx file)',
  'word-binary':
    'tệp .doc của Word đời cũ; mở bằng Word rồi lưu thành .docx (an old .doc file; save it as .docx)',
  'word-encrypted': 'tệp được bảo vệ bằng mật khẩu (the file is protected by a password)',
  'word-damaged':
    'tệp Word bị hỏng hoặc bị cắt, không đọc được (the Word file is damaged and cannot be read)',
  'word-too-large': 'tệp Word giải nén ra quá lớn (the Word file unpacks to more than is allowed)',
}
