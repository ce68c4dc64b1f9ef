/**
 * The text of a regulation as plain data: a flat sequence of blocks. The tree (what lies in which
 * article) is derived from the order and the levels, never stored; see docs/decisions/002.
 * The shape is ProseMirror's JSON, so a block travels to the editor, to Yjs and to disk unchanged.
 */

/** Levels from the widest to the narrowest (Luật 64/2025/QH15 Điều 7.2; NĐ 78/2025 Điều 63). */
export const levels = [
  'part', // Phần
  'chapter', // Chương
  'section', // Mục
  'subsection', // Tiểu mục
  'article', // Điều
  'clause', // Khoản
  'point', // Điểm
  'paragraph', // đoạn, unnumbered
] as const
export type Level = (typeof levels)[number]

/** 0 for part … 7 for paragraph: a smaller depth encloses a greater one. */
export const depthOf: Record<Level, number> = {
  part: 0,
  chapter: 1,
  section: 2,
  subsection: 3,
  article: 4,
  clause: 5,
  point: 6,
  paragraph: 7,
}

/** Emphasis inside a line. Opinions and comments are never marks; they are records with an address. */
export type MarkName = 'strong' | 'em' | 'superscript' | 'subscript'

export interface TextRun {
  type: 'text'
  text: string
  marks?: { type: MarkName }[]
}

export interface ProvisionAttributes {
  /** Stable for the life of the text: survives renumbering, change of level and moving. A copy gets a new one. */
  id: string
  level: Level
  /**
   * The number as fixed, where it is not the successor of the one before: `5a`, `7`, `đ`, `a1`; always
   * with Arabic digits (chapter IIa is `2a`). null: computed. See numbering.ts.
   */
  number: string | null
  /** The label as printed, where it is not the level's official form: `Điều {n}`, `PHẦN THỨ {WORD}`. null: official. */
  form: string | null
  /** True where this is new text quoted by an amending act ("như sau: “…”"). Never part of the act's own numbering. */
  quoted: boolean
  /** What stands before the label: the mark that opens a quotation, or ''. A non-empty lead begins a new quotation. */
  lead: string
}

/** A part … point, or an unnumbered paragraph. Its content is its own words without the number. */
export interface Provision {
  type: 'provision'
  attrs: ProvisionAttributes
  content?: TextRun[]
}

/** What a line of a head, a list of legal bases, a signature block… is for. `other` where it cannot be told. */
export const lineRoles = [
  'organ', // tên cơ quan ban hành (and the one above it)
  'nation', // quốc hiệu
  'motto', // tiêu ngữ
  'number', // số, ký hiệu
  'place-date', // địa danh và thời gian
  'draft-mark', // DỰ THẢO
  'kind', // tên loại: NGHỊ ĐỊNH, QUY CHẾ
  'name', // tên gọi, trích yếu
  'rule', // a drawn line: ____ or -----
  'basis', // một căn cứ
  'enacting', // "Chính phủ ban hành Nghị định…"
  'formula', // QUYẾT ĐỊNH: / QUYẾT NGHỊ:
  'recipients-label', // "Nơi nhận:"
  'recipient', // "- Như Điều 4;"
  'authority', // TM. CHÍNH PHỦ / KT. BỘ TRƯỞNG
  'capacity', // THỦ TƯỚNG / THỨ TRƯỞNG
  'signatory', // họ tên
  'closing', // "Luật này được Quốc hội … thông qua ngày …"
  'note', // "(Kèm theo Nghị định số …)"
  'other',
] as const
export type LineRole = (typeof lineRoles)[number]

/** One line of a container or of a table cell. */
export interface Line {
  type: 'line'
  attrs: { id: string; role: LineRole }
  content?: TextRun[]
}

/** Head, legal bases (căn cứ), signature block (chữ ký) and recipients (nơi nhận). */
export interface Frame {
  type: 'head' | 'legal_bases' | 'signature' | 'recipients'
  attrs: { id: string }
  content: Line[]
}

/**
 * Opens an annex (phụ lục) or an attached text (quy chế, quy định… issued with a decision, whose articles
 * restart at 1, NĐ 78/2025 Điều 63.4). It reaches to the next division or to the end.
 */
export interface Division {
  type: 'division'
  attrs: {
    id: string
    kind: 'annex' | 'attached'
    /** As in a provision. An annex is numbered in Roman digits if there are two or more; `form` '' prints no label. */
    number: string | null
    form: string | null
  }
  content: Line[]
}

export interface TableCell {
  type: 'cell'
  attrs: { colspan: number; rowspan: number; header: boolean }
  content: Line[]
}
export interface TableRow {
  type: 'row'
  content: TableCell[]
}
export interface Table {
  type: 'table'
  attrs: { id: string }
  content: TableRow[]
}

export type Block = Provision | Frame | Division | Table

export interface RegulationText {
  type: 'doc'
  content: Block[]
}

/** The words of a block or line, runs joined; table cells by tab, lines by newline. */
export function wordsOf(block: Block | Line | TableRow | TableCell): string {
  switch (block.type) {
    case 'provision':
    case 'line':
      return (block.content ?? []).map((run) => run.text).join('')
    case 'row':
      return block.content.map(wordsOf).join('\t')
    default:
      return block.content.map(wordsOf).join('\n')
  }
}
