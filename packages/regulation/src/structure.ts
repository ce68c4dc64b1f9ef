import type { Block, Level } from './block.ts'
import { depthOf, wordsOf } from './block.ts'
import { pointAlphabet } from './numbering.ts'
import { compareNumbers, isWellFormedNumber } from './number-order.ts'
import type { Place } from './place.ts'
import { placesOf } from './place.ts'

/**
 * Which sequences are lawful (NĐ 78/2025 Điều 63; Luật 64/2025/QH15 Điều 7.2). What does not fit is told,
 * never deleted: the schema admits any order, so a colleague's letters are never lost to a rule.
 */
export const placementReasons = [
  'section-outside-chapter', // mục outside a chương
  'subsection-outside-section', // tiểu mục outside a mục
  'clause-without-article', // khoản outside a điều
  'point-without-clause', // điểm outside a khoản
] as const
export type PlacementReason = (typeof placementReasons)[number]

export const structureReasons = [
  ...placementReasons,
  'chapter-before-part', // some chapters lie in parts, this one before the first
  'article-before-chapter', // some articles lie in chapters, this one before the first
  'heading-without-title', // phần, chương, mục, tiểu mục must have a name (Luật 64/2025/QH15 Điều 7.2)
  'article-without-title', // others of this region have one
  'empty-provision',
  'point-after-y', // no letter follows y: split the clause
  'letter-outside-alphabet', // f, j, w, z or a letter with a hat or hook
  'malformed-number',
  'number-goes-backwards',
  'number-repeated',
  'bullet-in-point', // one idea a point, no other marks (NĐ 78/2025 Điều 63.2)
  'text-after-signature', // only annexes and attached texts may follow
  'missing-id',
  'duplicate-id',
] as const
export type StructureReason = (typeof structureReasons)[number]

/** `id` is that of the block, '' where it has none; `position` its index. */
export interface Finding {
  reason: StructureReason
  id: string
  position: number
}

type Open = Record<'chapter' | 'section' | 'article' | 'clause', boolean>

/** Follows a sequence and says of each provision whether something that must enclose it is missing. */
class Placement {
  private free = false
  private open: Open = { chapter: false, section: false, article: false, clause: false }

  /** Quotations begin anywhere; annexes hold forms and lists of their own kind. Neither is judged. */
  next(block: Block): PlacementReason | null {
    if (block.type === 'division') {
      this.free = block.attrs.kind === 'annex'
      this.enter('part')
    }
    if (block.type !== 'provision' || block.attrs.quoted || this.free) return null
    const { level } = block.attrs
    const reason = this.missingFor(level)
    this.enter(level)
    return reason
  }

  private missingFor(level: Level): PlacementReason | null {
    const { open } = this
    if (level === 'section' && !open.chapter) return 'section-outside-chapter'
    if (level === 'subsection' && !open.section) return 'subsection-outside-section'
    if (level === 'clause' && !open.article) return 'clause-without-article'
    if (level === 'point' && !open.clause) return 'point-without-clause'
    return null
  }

  private enter(level: Level): void {
    for (const each of ['chapter', 'section', 'article', 'clause'] as const)
      if (depthOf[level] <= depthOf[each]) this.open[each] = level === each
  }
}

/** Provisions that lack what must enclose them, by position. O(n), well under 1 ms. */
export function misplacedIn(blocks: readonly Block[]): Map<number, PlacementReason> {
  const placement = new Placement()
  const misplaced = new Map<number, PlacementReason>()
  for (let at = 0; at < blocks.length; at += 1) {
    const reason = placement.next(blocks[at]!)
    if (reason) misplaced.set(at, reason)
  }
  return misplaced
}

/**
 * Why going from `before` to `after` may not be done: the first provision that would lose its place,
 * or null. Provisions that already were out of place are no obstacle, else nothing could be put right.
 */
export function newlyMisplaced(
  before: readonly Block[],
  after: readonly Block[],
): PlacementReason | null {
  const misplaced = misplacedIn(after)
  if (misplaced.size === 0) return null
  const known = new Set<string>()
  for (const [at, reason] of misplacedIn(before)) known.add(`${before[at]!.attrs.id} ${reason}`)
  for (const [at, reason] of misplaced)
    if (!known.has(`${after[at]!.attrs.id} ${reason}`)) return reason
  return null
}

/** Why the provision at `position` may not be given this level, or null. */
export function obstacleToLevel(
  blocks: readonly Block[],
  position: number,
  level: Level,
): PlacementReason | 'not-a-provision' | null {
  const block = blocks[position]
  if (block?.type !== 'provision') return 'not-a-provision'
  const changed = blocks.with(position, { ...block, attrs: { ...block.attrs, level } })
  return misplacedIn(changed).get(position) ?? newlyMisplaced(blocks, changed)
}

/** Whether the provision at `position` may have this level: it fits there, and what follows still does. */
export const canHaveLevel = (blocks: readonly Block[], position: number, level: Level): boolean =>
  obstacleToLevel(blocks, position, level) === null

/** Everything irregular in a text, in its order. O(n), a few milliseconds for the Civil Code. */
export function findingsOf(
  blocks: readonly Block[],
  places: readonly Place[] = placesOf(blocks),
): Finding[] {
  const findings: Finding[] = []
  const misplaced = misplacedIn(blocks)
  const judges = [
    idJudge(),
    headingJudge(places),
    titleJudge(places),
    wordJudge(),
    numberJudge(places),
    footJudge(),
  ]
  for (const place of places) {
    const add = (reason: StructureReason) =>
      findings.push({ reason, id: place.id, position: place.position })
    const reason = misplaced.get(place.position)
    if (reason) add(reason)
    for (const judge of judges) judge(place, add)
  }
  return findings
}

type Judge = (place: Place, add: (reason: StructureReason) => void) => void

const levelOf = (place: Place | undefined): Level | null =>
  place?.block.type === 'provision' ? place.block.attrs.level : null

function idJudge(): Judge {
  const seen = new Set<string>()
  return ({ id }, add) => {
    if (id === '') add('missing-id')
    else if (seen.has(id)) add('duplicate-id')
    seen.add(id)
  }
}

/** Where a region has parts its chapters lie in them, and where it has chapters its articles do. */
function headingJudge(places: readonly Place[]): Judge {
  const has = new Set<string>()
  for (const place of places) if (!place.quoted) has.add(`${place.region} ${levelOf(place)}`)
  const met = new Set<string>()
  return (place, add) => {
    const level = levelOf(place)
    if (level === null || place.quoted) return
    const lacks = (above: Level) =>
      has.has(`${place.region} ${above}`) && !met.has(`${place.region} ${above}`)
    if (level === 'chapter' && lacks('part')) add('chapter-before-part')
    if (level === 'article' && lacks('chapter')) add('article-before-chapter')
    met.add(`${place.region} ${level}`)
  }
}

/** A title is a phrase; words that end as a sentence does are the article's own text. */
const hasTitle = (place: Place): boolean => /[^\s.;:]\s*$/.test(wordsOf(place.block))

function titleJudge(places: readonly Place[]): Judge {
  const titled = new Set<number>()
  for (const place of places)
    if (levelOf(place) === 'article' && !place.quoted && hasTitle(place)) titled.add(place.region)
  return (place, add) => {
    if (levelOf(place) !== 'article' || place.quoted) return
    if (titled.has(place.region) && !hasTitle(place)) add('article-without-title')
  }
}

function wordJudge(): Judge {
  return (place, add) => {
    const level = levelOf(place)
    if (level === null) return
    const words = wordsOf(place.block).trim()
    const childless = place.end === place.position + 1
    if (words === '') {
      if (depthOf[level] < depthOf.article) add('heading-without-title')
      else if (level !== 'article' || childless) add('empty-provision')
    }
    if (level === 'point' && /(^|\n)\s*[-+•*]\s/.test(words)) add('bullet-in-point')
  }
}

function numberJudge(places: readonly Place[]): Judge {
  const last = new Map<string, string>()
  return (place, add) => {
    const level = levelOf(place)
    const { number } = place
    if (level === null || number === null) return
    if (number === '') return add('point-after-y')
    if (!isWellFormedNumber(level, number)) return add('malformed-number')
    if (level === 'point' && !pointAlphabet.includes(number[0]!)) add('letter-outside-alphabet')
    const run = runOf(place, level, places)
    const before = last.get(run)
    last.set(run, number)
    if (before === undefined) return
    const order = compareNumbers(level, before, number)
    if (order === 0) add('number-repeated')
    else if (order > 0) add('number-goes-backwards')
  }
}

/** The run a number belongs to: its parent's, or its region's for parts, chapters and articles. */
function runOf(place: Place, level: Level, places: readonly Place[]): string {
  const through = level === 'part' || level === 'chapter' || level === 'article'
  if (!through) return `${level} ${place.parent < 0 ? place.region - 1e9 : place.parent}`
  let at: Place | undefined = place
  let start = place.position
  while (at?.quoted) {
    start = at.position
    at = places[at.parent]
  }
  return place.quoted ? `${level} in ${start}` : `${level} of ${place.region}`
}

function footJudge(): Judge {
  let signed: number | null = null
  return (place, add) => {
    const { block, region } = place
    if (block.type === 'division') signed = null
    else if (block.type === 'signature') signed = region
    else if (signed === region && block.type === 'provision' && region === -1)
      add('text-after-signature')
  }
}
