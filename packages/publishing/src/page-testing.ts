import type {
  Block,
  Frame,
  Level,
  Line,
  LineRole,
  Provision,
  RegulationText,
  TextRun,
} from '@cucao/regulation'

/** A short act with one of everything, for tests of pages. */
export const run = (text: string, ...marks: ('strong' | 'em' | 'superscript')[]): TextRun => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})

export function provision(
  id: string,
  level: Level,
  words: string | TextRun[],
  more: Partial<Provision['attrs']> = {},
): Provision {
  const content = typeof words === 'string' ? (words ? [run(words)] : []) : words
  const attrs = { id, level, number: null, form: null, quoted: false, lead: '', ...more }
  return { type: 'provision', attrs, ...(content.length > 0 ? { content } : {}) }
}

export const line = (id: string, role: LineRole, words: string): Line => ({
  type: 'line',
  attrs: { id, role },
  ...(words ? { content: [run(words)] } : {}),
})

export const frame = (id: string, type: Frame['type'], ...lines: [LineRole, string][]): Frame => ({
  type,
  attrs: { id },
  content: lines.map(([role, words], n) => line(`${id}-${n}`, role, words)),
})

const cell = (words: string, header = false) => ({
  type: 'cell' as const,
  attrs: { colspan: 1, rowspan: 1, header },
  content: [line(`cell-${words}`, 'other', words)],
})

const blocks: Block[] = [
  frame(
    'h',
    'head',
    ['organ', 'BỘ KHOA HỌC VÀ CÔNG NGHỆ'],
    ['rule', '_____'],
    ['number', 'Số: /2026/TT-BKHCN'],
    ['nation', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['motto', 'Độc lập - Tự do - Hạnh phúc'],
    ['rule', '_____'],
    ['place-date', 'Hà Nội, ngày … tháng … năm 2026'],
    ['kind', 'THÔNG TƯ'],
    ['name', 'Quy định về dữ liệu mở'],
  ),
  frame('b', 'legal_bases', ['basis', 'Căn cứ Luật Dữ liệu số 60/2024/QH15;']),
  provision('c1', 'chapter', 'QUY ĐỊNH CHUNG'),
  provision('d1', 'article', 'Phạm vi điều chỉnh'),
  provision('k1', 'clause', [run('Thông tư này quy định '), run('dữ liệu mở', 'strong'), run('.')]),
  provision('k2', 'clause', 'Không áp dụng đối với:'),
  provision('p1', 'point', 'Dữ liệu mật;', { number: 'd' }),
  provision('p2', 'point', [run('Diện tích dưới 5 m'), run('2', 'superscript'), run('.')]),
  provision('d2', 'article', 'Sửa đổi Thông tư số 01/2020/TT-BKHCN'),
  provision('k3', 'clause', 'Sửa đổi Điều 5 như sau:'),
  provision('q1', 'article', 'Trách nhiệm', { quoted: true, lead: '“', number: '5' }),
  provision('q2', 'clause', 'Bộ trưởng chịu trách nhiệm.”.', { quoted: true }),
  {
    type: 'table',
    attrs: { id: 't' },
    content: [
      { type: 'row', content: [cell('STT', true), cell('Tên dữ liệu', true)] },
      { type: 'row', content: [cell('1'), cell('Bản đồ')] },
    ],
  },
  frame('r', 'recipients', ['recipients-label', 'Nơi nhận:'], ['recipient', '- Lưu: VT.']),
  frame('s', 'signature', ['capacity', 'BỘ TRƯỞNG'], ['signatory', 'Nguyễn Văn A']),
  {
    type: 'division',
    attrs: { id: 'a', kind: 'attached', number: null, form: null },
    content: [line('a-0', 'kind', 'QUY CHẾ'), line('a-1', 'name', 'Công bố dữ liệu mở')],
  },
  provision('ad1', 'article', 'Nguyên tắc'),
  provision('ad2', 'article', 'Điều này không có tên mà chỉ có một câu.'),
  {
    type: 'division',
    attrs: { id: 'x', kind: 'annex', number: null, form: null },
    content: [line('x-0', 'name', 'DANH MỤC'), line('x-1', 'note', '(Kèm theo Thông tư)')],
  },
  provision('xk', 'clause', 'Dữ liệu bản đồ.'),
]
export const sampleAct: RegulationText = { type: 'doc', content: blocks }
