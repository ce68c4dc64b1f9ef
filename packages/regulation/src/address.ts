import type { Block, Level } from './block.ts'
import { wordsOf } from './block.ts'
import { citationOf } from './citation.ts'
import { toRoman } from './numbering.ts'
import type { Region } from './outline.ts'
import { regionsOf } from './outline.ts'
import type { Place } from './place.ts'
import { placesOf } from './place.ts'

/**
 * Where a provision stands, by ids: it stays the same when numbers change. What an opinion is grouped by.
 * For quoted words article, clause and point are those of the act that quotes them.
 */
export interface Address {
  /** Id of the block itself: a provision of any level, a table, a frame or a division. */
  provision: string
  /** Id of the division (annex or attached text); null for the main text. */
  part: string | null
  article: string | null
  clause: string | null
  point: string | null
}

export type CitationLanguage = 'vi' | 'en'

/** Enclosing provisions from the narrowest to the widest, within the act or within one quotation. */
type Chain = Place[]

/** Below these a citation needs nothing wider: articles run through the whole region. */
const citedAlone = new Set<Level>(['part', 'chapter', 'article'])

/**
 * Addresses of one text, worked out once (O(n), about 3 ms for the Civil Code) and asked many times.
 * It describes the blocks it was given; after a change make a new one.
 */
export class AddressBook {
  readonly places: Place[]
  readonly regions: Region[]
  private readonly byId = new Map<string, Place>()
  private readonly regionAt = new Map<number, Region>()
  private paragraphs: Map<number, number> | undefined
  private anchors: { ofId: Map<string, string>; toId: Map<string, string> } | undefined

  constructor(blocks: readonly Block[]) {
    this.places = placesOf(blocks)
    this.regions = regionsOf(blocks, this.places)
    for (const place of this.places) if (!this.byId.has(place.id)) this.byId.set(place.id, place)
    for (const region of this.regions)
      this.regionAt.set(region.id === null ? -1 : region.start, region)
  }

  /** null where no block has this id. */
  addressOf(id: string): Address | null {
    const place = this.byId.get(id)
    if (!place) return null
    const at: Partial<Record<Level, string>> = {}
    for (const each of this.ancestors(place))
      if (each.block.type === 'provision' && !each.quoted) at[each.block.attrs.level] = each.id
    const { article = null, clause = null, point = null } = at
    return { provision: id, part: this.regionOf(place).id, article, clause, point }
  }

  /** "điểm a khoản 2 Điều 5", "khoản 1 Điều 3 Quy chế kèm theo"; null where no block has this id. */
  show(id: string, language: CitationLanguage = 'vi'): string | null {
    const place = this.byId.get(id)
    if (!place) return null
    const words = citationWords[language]
    const [own, quoted] = this.chains(place)
    const tell = (chain: Chain) => chain.map((each) => this.tell(each, language))
    const host = words.join([...tell(own), this.regionName(place, language)].filter(Boolean))
    if (quoted.length === 0) return host || words.text
    return `${words.join(tell(quoted))} ${words.quotedAt} ${host || words.text}`
  }

  /**
   * The provision a person speaks of: "khoản 2 điều 5", "Điều 5a", "điểm đ khoản 1 Điều 3 Quy chế kèm
   * theo", "mục 1 chương II", "phụ lục I", "45". Answers its id, or null; never a quoted provision.
   */
  find(citation: string): string | null {
    const cited = citationOf(citation)
    if (!cited) return null
    const regions = this.regions.filter((region) => matchesRegion(region, cited))
    const levels = [...cited.numbers.keys()]
    const target = levels.at(-1)
    if (!target) return cited.region ? (regions[0]?.id ?? null) : null
    for (const region of regions)
      for (let at = region.start; at < region.end; at += 1) {
        const place = this.places[at]!
        if (this.levelOf(place) === target && this.isCited(place, cited.numbers)) return place.id
      }
    return null
  }

  /** Anchor on a public page: `dieu-5`, `dieu-5-khoan-2-diem-đ`, `kem-theo-1-dieu-3`; unique in the text. */
  anchorOf(id: string): string | null {
    return this.allAnchors().ofId.get(id) ?? null
  }

  /** The block an anchor stands for, or null. */
  idOfAnchor(anchor: string): string | null {
    return this.allAnchors().toId.get(anchor.normalize('NFC')) ?? null
  }

  private regionOf(place: Place): Region {
    return this.regionAt.get(place.region)!
  }

  /** Itself first, then outwards through any quotation to the act's own part or article. */
  private ancestors(place: Place): Place[] {
    const chain: Place[] = []
    for (let at: Place | undefined = place; at; at = this.places[at.parent]) chain.push(at)
    return chain
  }

  /** [chain in the act itself, chain inside the quotation], each cut where a citation is complete. */
  private chains(place: Place): [Chain, Chain] {
    const own: Chain = []
    const quoted: Chain = []
    let done: Chain | undefined
    for (const each of this.ancestors(place)) {
      const chain = each.quoted ? quoted : own
      if (chain === done || each.block.type === 'division') continue
      const level = this.levelOf(each)
      if (level === 'paragraph' && each !== place && each.quoted === place.quoted) continue
      chain.push(each)
      if (level && citedAlone.has(level)) done = chain
    }
    return [own, quoted]
  }

  private levelOf(place: Place): Level | null {
    return place.block.type === 'provision' ? place.block.attrs.level : null
  }

  private regionName(place: Place, language: CitationLanguage): string {
    const { kind, label } = this.regionOf(place)
    if (language === 'vi' || kind === 'main') return label
    if (kind === 'annex') return label.replace('Phụ lục', 'Annex')
    return `attached ${label.replace(/ kèm theo$/, '')}`
  }

  private tell(place: Place, language: CitationLanguage): string {
    const words = citationWords[language]
    const { block } = place
    if (block.type !== 'provision') return block.type === 'division' ? '' : words.frames[block.type]
    const { level } = block.attrs
    const number =
      level === 'paragraph' ? String(this.paragraphNumber(place)) : (place.number ?? '')
    return `${words.levels[level]} ${level === 'part' || level === 'chapter' ? inRoman(number) : number || '?'}`
  }

  private isCited(place: Place, numbers: ReadonlyMap<Level, string>): boolean {
    if (place.quoted) return false
    let rest = numbers.size
    for (const each of this.ancestors(place)) {
      const level = this.levelOf(each)
      const wanted = level && numbers.get(level)
      if (!wanted) continue
      const number = level === 'paragraph' ? String(this.paragraphNumber(each)) : each.number
      if (number !== wanted) return false
      rest -= 1
    }
    return rest === 0
  }

  /**
   * Which paragraph (đoạn) of its article, clause or point it is. The words of a clause or point are its
   * first paragraph; a titled article's first paragraph is the one after the title.
   */
  private paragraphNumber(place: Place): number {
    if (!this.paragraphs) {
      this.paragraphs = new Map()
      const counts = new Map<number, number>()
      for (const each of this.places) {
        if (this.levelOf(each) !== 'paragraph') continue
        const key = each.parent >= 0 ? each.parent : -2 - each.region
        const n = (counts.get(key) ?? (this.startsWithWords(each.parent) ? 1 : 0)) + 1
        counts.set(key, n)
        this.paragraphs.set(each.position, n)
      }
    }
    return this.paragraphs.get(place.position) ?? 1
  }

  private startsWithWords(position: number): boolean {
    const block = this.places[position]?.block
    if (block?.type !== 'provision') return false
    if (block.attrs.level === 'clause' || block.attrs.level === 'point') return true
    return block.attrs.level === 'article' && /[.;:]\s*$/.test(wordsOf(block))
  }

  private allAnchors(): { ofId: Map<string, string>; toId: Map<string, string> } {
    if (this.anchors) return this.anchors
    const ofId = new Map<string, string>()
    const toId = new Map<string, string>()
    for (const place of this.places) {
      const plain = this.plainAnchor(place, ofId)
      let anchor = plain
      for (let n = 2; toId.has(anchor); n += 1) anchor = `${plain}--${n}`
      toId.set(anchor, place.id)
      if (!ofId.has(place.id)) ofId.set(place.id, anchor)
    }
    this.anchors = { ofId, toId }
    return this.anchors
  }

  private plainAnchor(place: Place, known: ReadonlyMap<string, string>): string {
    const { block } = place
    const prefix = regionAnchor(this.regionOf(place))
    if (block.type === 'division') return prefix
    const parent = this.places[place.parent]
    const level = this.levelOf(place)
    const number = level === 'paragraph' ? String(this.paragraphNumber(place)) : place.number
    const own =
      block.type === 'provision'
        ? `${anchorWords[block.attrs.level]}-${number || 'x'}`
        : frameAnchors[block.type]
    if (place.quoted && parent && !parent.quoted) return `${known.get(parent.id)}-trich-${own}`
    const above = parent && !(level && citedAlone.has(level)) ? known.get(parent.id) : prefix
    return above ? `${above}-${own}` : own
  }
}

const inRoman = (number: string): string => {
  const [, digits, suffix = ''] = /^(\d+)(.*)$/.exec(number) ?? []
  const n = Number(digits)
  return n > 0 && n < 4000 ? toRoman(n) + suffix : number || '?'
}

const citationWords = {
  vi: {
    levels: {
      part: 'Phần',
      chapter: 'Chương',
      section: 'Mục',
      subsection: 'Tiểu mục',
      article: 'Điều',
      clause: 'khoản',
      point: 'điểm',
      paragraph: 'đoạn',
    },
    frames: {
      head: 'phần mở đầu',
      legal_bases: 'phần căn cứ',
      signature: 'phần chữ ký',
      recipients: 'nơi nhận',
      table: 'bảng',
    },
    text: 'toàn văn',
    quotedAt: 'trong nội dung trích dẫn tại',
    join: (parts: string[]) => parts.join(' '),
  },
  en: {
    levels: {
      part: 'Part',
      chapter: 'Chapter',
      section: 'Section',
      subsection: 'Subsection',
      article: 'Article',
      clause: 'clause',
      point: 'point',
      paragraph: 'paragraph',
    },
    frames: {
      head: 'head',
      legal_bases: 'legal bases',
      signature: 'signature block',
      recipients: 'recipients',
      table: 'table',
    },
    text: 'whole text',
    quotedAt: 'in the words quoted at',
    join: (parts: string[]) => parts.join(', '),
  },
} as const

const anchorWords: Record<Level, string> = {
  part: 'phan',
  chapter: 'chuong',
  section: 'muc',
  subsection: 'tieu-muc',
  article: 'dieu',
  clause: 'khoan',
  point: 'diem',
  paragraph: 'doan',
}

const frameAnchors: Record<Exclude<Block['type'], 'provision' | 'division'>, string> = {
  head: 'mo-dau',
  legal_bases: 'can-cu',
  signature: 'chu-ky',
  recipients: 'noi-nhan',
  table: 'bang',
}

const regionAnchor = ({ kind, key }: Region): string => {
  if (kind === 'main') return ''
  const number = key.slice(key.indexOf(':') + 1)
  return kind === 'annex' ? `phu-luc-${number}` : `kem-theo-${number}`
}

function matchesRegion(region: Region, cited: { region: string | null }): boolean {
  if (cited.region === null) return true
  if (cited.region === 'attached') return region.kind === 'attached'
  if (cited.region.startsWith('annex:')) return region.key === cited.region
  return region.label.toLocaleLowerCase('vi').startsWith(cited.region)
}

/** One address without keeping a book. For several of one text make an `AddressBook`. */
export const addressOf = (blocks: readonly Block[], id: string): Address | null =>
  new AddressBook(blocks).addressOf(id)

/** "điểm a khoản 2 Điều 5", from computed numbers; null where the address's provision is gone. */
export const showAddress = (
  blocks: readonly Block[],
  address: Address | string,
  language: CitationLanguage = 'vi',
): string | null =>
  new AddressBook(blocks).show(typeof address === 'string' ? address : address.provision, language)

/** The address of the provision a citation speaks of, or null. See `AddressBook.find`. */
export function findAddress(blocks: readonly Block[], citation: string): Address | null {
  const book = new AddressBook(blocks)
  const id = book.find(citation)
  return id === null ? null : book.addressOf(id)
}
