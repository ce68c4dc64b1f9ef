import type { OutlineEntry, Spot } from '@cucao/regulation'

/** One line of the outline as it is shown: what lies in a folded heading has none. */
export interface OutlineRow {
  entry: OutlineEntry
  /** 1 for the outermost. */
  depth: number
  /** Its place among its siblings, from 1, and how many they are: said by screen readers. */
  place: number
  siblings: number
  /** null where nothing lies in it. */
  isOpen: boolean | null
  parentId: string | null
  /** Open threads; of a folded heading also those of all that lies in it. */
  count: number
}

/** The shown lines in order. O(n), under 1 ms for the 900 headings of the Civil Code. */
export function rowsOf(
  outline: readonly OutlineEntry[],
  folded: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): OutlineRow[] {
  const rows: OutlineRow[] = []
  const walk = (entries: readonly OutlineEntry[], depth: number, parentId: string | null) =>
    entries.forEach((entry, at) => {
      const isOpen = entry.children.length === 0 ? null : !folded.has(entry.id)
      const count = isOpen === false ? countIn(entry, counts) : (counts.get(entry.id) ?? 0)
      rows.push({
        entry,
        depth,
        place: at + 1,
        siblings: entries.length,
        isOpen,
        parentId,
        count,
      })
      if (isOpen) walk(entry.children, depth + 1, entry.id)
    })
  walk(outline, 1, null)
  return rows
}

const countIn = (entry: OutlineEntry, counts: ReadonlyMap<string, number>): number =>
  entry.children.reduce((sum, child) => sum + countIn(child, counts), counts.get(entry.id) ?? 0)

/** The line that stands for a heading: its own, or that of the folded one it lies in. null for none. */
export function rowStandingFor(
  outline: readonly OutlineEntry[],
  folded: ReadonlySet<string>,
  id: string | null,
): string | null {
  for (const entry of outline) {
    if (entry.id === id) return id
    const within = rowStandingFor(entry.children, folded, id)
    if (within !== null) return folded.has(entry.id) ? entry.id : within
  }
  return null
}

/**
 * Where something dropped between two lines lands: before the first line of an open heading, else after
 * the line above and all that lies in it, so that it stays on this side of a signature or of an annex.
 * `gap` is the index of the line below.
 */
export function spotAt(rows: readonly OutlineRow[], gap: number): Spot | null {
  const [above, below] = [rows[gap - 1], rows[gap]]
  if (below && (!above || above.isOpen)) return { before: below.entry.id }
  return above ? { after: above.entry.id } : null
}

/** Whether the gap lies directly beside the line `at` or inside of what it holds: dropped there, all stays. */
export function isOwnGap(rows: readonly OutlineRow[], at: number, gap: number): boolean {
  const row = rows[at]
  if (!row) return true
  let end = at + 1
  while ((rows[end]?.depth ?? 0) > row.depth) end += 1
  return gap >= at && gap <= end
}

/** `Chương I. Quy định chung`, `Điều 5. Trách nhiệm`; capitals of a heading are for paper. */
export function nameOf({ label, title, level }: OutlineEntry): string {
  const words = level === 'article' ? title : inSentenceCase(title)
  if (!label || !words) return label || words
  return `${label}${/[.:)]$/.test(label) ? '' : '.'} ${words}`
}

function inSentenceCase(title: string): string {
  if (title !== title.toLocaleUpperCase('vi')) return title
  const lower = title.toLocaleLowerCase('vi')
  return lower.charAt(0).toLocaleUpperCase('vi') + lower.slice(1)
}
