/** Why a line is reported. A closed list; the words for people are in the browser's catalogue. */
export const warningReasons = [
  /** The number is not the successor of the one before it; it is kept as printed. */
  'number-out-of-order',
  /** The label is read as the number its place demands; the printed characters differ (OCR: đ for d, e for c). */
  'label-misread',
  /** The label is not in the official form (`Điều 5 Tên`, `1)`, `Điều 01.`); the form is kept. */
  'label-form',
  /** A label found inside a line was taken as the beginning of a provision. */
  'label-inside-line',
  /** Looks like a label, but its place speaks for a broken sentence: kept as words of the provision before. */
  'label-taken-as-words',
  /** A numbered item below a point (`c.1)`) or a clause (`1.1.`): no level of the law, kept as a paragraph. */
  'item-below-level',
  /** A line was joined to the one before it although the text is not set in broken lines. */
  'line-joined',
  /** A page number alone in its line, kept as a paragraph. */
  'page-number',
  /** The running head of a page, kept as a paragraph. */
  'page-head',
  /** A quotation opens here and its closing mark is missing. */
  'quotation-not-closed',
  /** Quoted new text whose opening mark is missing. */
  'quotation-not-opened',
  /** Words stand behind the mark that closes a quotation. */
  'words-after-quotation',
  /** A part, chapter, section or subsection without a title. */
  'title-missing',
  /** Lines of signature or recipients stand inside the text; kept as paragraphs. */
  'frame-inside-text',
  /** Text after the signature that opens no annex or attached text. */
  'text-after-signature',
  /** Articles begin again at 1 without the title of an attached text. */
  'attached-title-missing',
  /** An annex whose number is not the successor of the one before. */
  'annex-out-of-order',
  /** A character that belongs to no writing (control, private use, replacement) stands in the line. */
  'strange-character',
] as const
export type WarningReason = (typeof warningReasons)[number]

/** `line` is that of the file, from 1; `text` the line's words (at most 200 characters). */
export interface ReadingWarning {
  line: number
  reason: WarningReason
  text: string
}
