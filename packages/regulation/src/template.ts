import type { Block, Frame, Level, Line, LineRole, Provision, RegulationText } from './block.ts'

/** Kinds of text that are drafted here (Luật 64/2025/QH15 Điều 4). `other` for any other. */
export const regulationKinds = [
  'decree', // nghị định
  'circular', // thông tư
  'decision', // quyết định
  'resolution', // nghị quyết
  'law', // luật
  'other',
] as const
export type RegulationKind = (typeof regulationKinds)[number]

export interface TemplateOptions {
  kind: RegulationKind
  /** Tên gọi, without the kind: "Quy định về quản lý, kết nối và chia sẻ dữ liệu". */
  title: string
  /** Year of the number and the date lines. */
  year: number
  newId: () => string
  /** Cơ quan ban hành, as in the head: "Bộ Khoa học và Công nghệ". Needed except for a decree. */
  organ?: string
  /** Abbreviation of the organ in the number (ký hiệu): `BKHCN`, `UBND`, `HĐND`. */
  organCode?: string
  /** Địa danh of the date line. */
  place?: string
}

interface KindWords {
  /** Tên loại, as printed. */
  heading: string
  /** As spoken of in its own articles. */
  name: string
  /** Ký hiệu, before the organ's. */
  sign: string
  organ: string
  organCode: string
  place: string
  /** Capacity of who signs. */
  authority: string[]
  bases: string[]
  enacting?: string
}

const governmentBase = 'Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;'
const localBase = 'Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;'
const lawMakingBase =
  'Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15;'

/** Words of each kind; what is to be filled in stands as […]. */
const kindWords: Record<RegulationKind, KindWords> = {
  decree: {
    heading: 'NGHỊ ĐỊNH',
    name: 'Nghị định',
    sign: 'NĐ',
    organ: 'Chính phủ',
    organCode: 'CP',
    place: 'Hà Nội',
    authority: ['TM. CHÍNH PHỦ', 'THỦ TƯỚNG'],
    bases: [governmentBase, 'Căn cứ Luật […] số […];', 'Theo đề nghị của Bộ trưởng Bộ […];'],
    enacting: 'Chính phủ ban hành Nghị định […].',
  },
  circular: {
    heading: 'THÔNG TƯ',
    name: 'Thông tư',
    sign: 'TT',
    organ: 'Bộ […]',
    organCode: '[…]',
    place: 'Hà Nội',
    authority: ['BỘ TRƯỞNG'],
    bases: [
      'Căn cứ Luật […] số […];',
      'Căn cứ Nghị định số […]/NĐ-CP của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ […];',
      'Theo đề nghị của Vụ trưởng Vụ […];',
    ],
    enacting: 'Bộ trưởng Bộ […] ban hành Thông tư […].',
  },
  decision: {
    heading: 'QUYẾT ĐỊNH',
    name: 'Quyết định',
    sign: 'QĐ',
    organ: 'Ủy ban nhân dân tỉnh […]',
    organCode: 'UBND',
    place: '[…]',
    authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    bases: [localBase, lawMakingBase, 'Theo đề nghị của Giám đốc Sở […];'],
    enacting: 'Ủy ban nhân dân ban hành Quyết định […].',
  },
  resolution: {
    heading: 'NGHỊ QUYẾT',
    name: 'Nghị quyết',
    sign: 'NQ',
    organ: 'Hội đồng nhân dân tỉnh […]',
    organCode: 'HĐND',
    place: '[…]',
    authority: ['CHỦ TỊCH'],
    bases: [
      localBase,
      lawMakingBase,
      'Xét Tờ trình số […] của Ủy ban nhân dân tỉnh về dự thảo Nghị quyết […];',
    ],
    enacting: 'Hội đồng nhân dân ban hành Nghị quyết […].',
  },
  law: {
    heading: 'LUẬT',
    name: 'Luật',
    sign: '',
    organ: 'Quốc hội',
    organCode: 'QH16',
    place: 'Hà Nội',
    authority: ['CHỦ TỊCH QUỐC HỘI'],
    bases: ['Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;'],
    enacting: 'Quốc hội ban hành Luật […].',
  },
  other: {
    heading: '[TÊN LOẠI VĂN BẢN]',
    name: 'Văn bản',
    sign: '[…]',
    organ: '[Cơ quan ban hành]',
    organCode: '[…]',
    place: '[…]',
    authority: ['[CHỨC VỤ CỦA NGƯỜI KÝ]'],
    bases: ['Căn cứ […];'],
  },
}

/**
 * The text a new draft begins with: head, legal bases, general provisions, provisions in force, signature
 * block and recipients (NĐ 78/2025 Điều 62-67). Numbers are computed, the number and
 * the day are left open as in a draft. A law, a decree and a circular begin with chapters, the
 * others without.
 */
export function emptyText(options: TemplateOptions): RegulationText {
  const words = kindWords[options.kind]
  const make = blockMaker(options.newId)
  const organ = options.organ ?? words.organ
  const content: Block[] = [
    head(make, options, words, organ),
    make.frame('legal_bases', [
      ...words.bases.map((basis): [LineRole, string] => ['basis', basis]),
      ...(words.enacting ? [['enacting', words.enacting] as [LineRole, string]] : []),
    ]),
    ...body(make, options.kind, words.name),
    make.frame('signature', [
      ...words.authority.map((line): [LineRole, string] => ['authority', line]),
      ['signatory', ''],
    ]),
    make.frame('recipients', recipients(options.kind)),
  ]
  return { type: 'doc', content }
}

type Make = ReturnType<typeof blockMaker>

function blockMaker(newId: () => string) {
  const line = (role: LineRole, words: string): Line => ({
    type: 'line',
    attrs: { id: newId(), role },
    ...runs(words),
  })
  return {
    frame: (type: Frame['type'], lines: [LineRole, string][]): Frame => ({
      type,
      attrs: { id: newId() },
      content: lines.map(([role, words]) => line(role, words)),
    }),
    provision: (level: Level, words: string): Provision => ({
      type: 'provision',
      attrs: { id: newId(), level, number: null, form: null, quoted: false, lead: '' },
      ...runs(words),
    }),
  }
}

const runs = (words: string): Pick<Line, 'content'> =>
  words === '' ? {} : { content: [{ type: 'text', text: words.normalize('NFC') }] }

function head(make: Make, options: TemplateOptions, words: KindWords, organ: string): Frame {
  const { year, title } = options
  const organCode = options.organCode ?? words.organCode
  return make.frame('head', [
    ['draft-mark', 'DỰ THẢO'],
    ['organ', organ.toLocaleUpperCase('vi')],
    ['nation', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['motto', 'Độc lập - Tự do - Hạnh phúc'],
    ['number', numberLine(options.kind, year, [words.sign, organCode].filter(Boolean).join('-'))],
    ['place-date', `${options.place ?? words.place}, ngày … tháng … năm ${year}`],
    ['kind', words.heading],
    ['name', title],
  ])
}

/** Luật 64/2025/QH15 Điều 7.3: the running number stays open in a draft, the year and the sign are known. */
const numberLine = (kind: RegulationKind, year: number, sign: string): string =>
  `${kind === 'law' ? 'Luật số' : 'Số'}: /${year}/${sign}`

function body(make: Make, kind: RegulationKind, name: string): Provision[] {
  const general: [Level, string][] = [
    ['article', 'Phạm vi điều chỉnh'],
    ['paragraph', `${name} này quy định về […].`],
    ['article', 'Đối tượng áp dụng'],
    ['paragraph', `${name} này áp dụng đối với cơ quan, tổ chức, cá nhân […].`],
  ]
  const final: [Level, string][] = [
    ['article', 'Hiệu lực thi hành'],
    ['paragraph', `${name} này có hiệu lực thi hành từ ngày … tháng … năm […].`],
    ['article', kind === 'law' ? 'Quy định chi tiết' : 'Trách nhiệm tổ chức thực hiện'],
    ['paragraph', responsibility(kind, name)],
  ]
  const inChapters = kind === 'decree' || kind === 'circular' || kind === 'law'
  const sequence: [Level, string][] = inChapters
    ? [
        ['chapter', 'QUY ĐỊNH CHUNG'],
        ...general,
        ['chapter', 'QUY ĐỊNH CỤ THỂ'],
        ['article', '[Tên điều]'],
        ['clause', '[…]'],
        ['chapter', 'ĐIỀU KHOẢN THI HÀNH'],
        ...final,
      ]
    : [...general, ['article', '[Tên điều]'], ['clause', '[…]'], ...final]
  return sequence.map(([level, words]) => make.provision(level, words))
}

function responsibility(kind: RegulationKind, name: string): string {
  switch (kind) {
    case 'decree':
      return 'Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương và tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Nghị định này.'
    case 'law':
      return 'Chính phủ, các cơ quan khác có thẩm quyền quy định chi tiết các điều, khoản được giao trong Luật.'
    case 'resolution':
      return 'Giao Ủy ban nhân dân tổ chức triển khai thực hiện Nghị quyết. Thường trực Hội đồng nhân dân, các Ban của Hội đồng nhân dân và đại biểu Hội đồng nhân dân giám sát việc thực hiện Nghị quyết.'
    default:
      return `Cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành ${name} này.`
  }
}

const inspection = '- Cục Kiểm tra văn bản và tổ chức thi hành pháp luật (Bộ Tư pháp);'

function recipients(kind: RegulationKind): [LineRole, string][] {
  const central = [
    '- Thủ tướng, các Phó Thủ tướng Chính phủ;',
    '- Các bộ, cơ quan ngang bộ;',
    '- Hội đồng nhân dân, Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương;',
    inspection,
    '- Công báo;',
  ]
  const local = ['- Chính phủ;', inspection, '- Công báo;']
  const lines =
    kind === 'other' ? ['- Như trên;'] : kind === 'decree' || kind === 'circular' ? central : local
  return [
    ['recipients-label', 'Nơi nhận:'],
    ...lines.map((line): [LineRole, string] => ['recipient', line]),
    ['recipient', '- Lưu: VT, […] ([…]).'],
  ]
}
