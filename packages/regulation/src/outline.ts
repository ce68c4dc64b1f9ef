import type { Block, Division, Level } from './block.ts'
import { depthOf, wordsOf } from './block.ts'
import { divisionLabel, toRoman } from './numbering.ts'
import type { Place } from './place.ts'
import { placesOf } from './place.ts'

/** One line of the outline (mục lục): a part, chapter, section, subsection, article or division. */
export interface OutlineEntry {
  id: string
  level: Level | 'division'
  /** As printed: `Điều 5.`, `Chương II`, `Phụ lục I`. */
  label: string
  /** Its own words; for a division those of its name. */
  title: string
  number: string | null
  /** Index in the sequence, and index after its last descendant. */
  position: number
  end: number
  children: OutlineEntry[]
}

/**
 * The derived tree of headings. Quoted provisions are words of the act that quotes them and do not
 * appear. `deepest` widens it to clauses or points. O(n).
 */
export function outlineOf(
  blocks: readonly Block[],
  deepest: Level = 'article',
  places: readonly Place[] = placesOf(blocks),
): OutlineEntry[] {
  const roots: OutlineEntry[] = []
  const entries = new Map<number, OutlineEntry>()
  for (const place of places) {
    const entry = entryOf(place, depthOf[deepest])
    if (!entry) continue
    entries.set(place.position, entry)
    const above = place.parent >= 0 ? place.parent : place.region
    const parent = above === place.position ? undefined : entries.get(above)
    ;(parent?.children ?? roots).push(entry)
  }
  return roots
}

function entryOf(place: Place, deepest: number): OutlineEntry | null {
  const { block, id, label, number, position, end } = place
  const rest = { id, number, position, end, children: [] }
  if (block.type === 'division')
    return { ...rest, level: 'division', ...titleOfDivision(block, label) }
  if (block.type !== 'provision' || block.attrs.quoted) return null
  if (depthOf[block.attrs.level] > deepest) return null
  return { ...rest, level: block.attrs.level, label, title: wordsOf(block) }
}

const linesWith = (division: Division, role: string): string =>
  division.content
    .filter((line) => line.attrs.role === role)
    .map(wordsOf)
    .join(' ')
    .trim()

function titleOfDivision(division: Division, label: string): { label: string; title: string } {
  const kind = linesWith(division, 'kind')
  const name = linesWith(division, 'name')
  const other = division.content.map(wordsOf).find((words) => words.trim() !== '') ?? ''
  const heading = label || kind
  return { label: heading, title: name || (heading === '' || label ? kind || other : '') }
}

/** The main text, an attached text (quy chế, quy định…) or an annex (phụ lục). */
export interface Region {
  /** `main`, `attached:1`, `annex:I`; unique in the text, but changes when divisions are moved: store the id. */
  key: string
  kind: 'main' | 'attached' | 'annex'
  /** Id of the division that opens it; null for the main text. */
  id: string | null
  /** As cited: `Quy chế kèm theo`, `Phụ lục I`; '' for the main text. */
  label: string
  start: number
  end: number
}

/** The regions in order; the main text is always the first, even where it is empty. */
export function regionsOf(
  blocks: readonly Block[],
  places: readonly Place[] = placesOf(blocks),
): Region[] {
  const divisions = places.filter((place) => place.block.type === 'division')
  const regions: Region[] = [
    {
      key: 'main',
      kind: 'main',
      id: null,
      label: '',
      start: 0,
      end: divisions[0]?.position ?? blocks.length,
    },
  ]
  const ordinals = { attached: 0, annex: 0 }
  const keys = new Set<string>()
  for (const place of divisions) {
    const division = place.block as Division
    const { kind } = division.attrs
    ordinals[kind] += 1
    const key = uniqueKey(keys, `${kind}:${ordinalOf(kind, place.number, ordinals[kind])}`)
    const label = regionLabel(division, place.number)
    regions.push({ key, kind, id: place.id, label, start: place.position, end: place.end })
  }
  return regions
}

function ordinalOf(kind: 'attached' | 'annex', number: string | null, ordinal: number): string {
  if (kind === 'attached') return String(ordinal)
  const [, digits, suffix = ''] = /^(\d+)(.*)$/.exec(number ?? '') ?? []
  const n = digits ? Number(digits) : ordinal
  return n > 0 && n < 4000 ? toRoman(n) + suffix : String(number)
}

function uniqueKey(taken: Set<string>, key: string): string {
  let unique = key
  for (let n = 2; taken.has(unique); n += 1) unique = `${key}~${n}`
  taken.add(unique)
  return unique
}

function regionLabel(division: Division, number: string | null): string {
  if (division.attrs.kind === 'annex') return divisionLabel('annex', number, null)
  const kind = linesWith(division, 'kind').toLocaleLowerCase('vi')
  return `${kind ? kind.charAt(0).toLocaleUpperCase('vi') + kind.slice(1) : 'Văn bản'} kèm theo`
}
