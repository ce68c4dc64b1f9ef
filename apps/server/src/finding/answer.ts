import { mayOnRegulation } from '@cucao/people'
import { excerptOf, findIn } from '@cucao/regulation'
import type { Excerpt, SearchQuery } from '@cucao/regulation'
import { mostFound } from './store.ts'
import type { FindingStore, FoundComment, FoundProvision, OwnTitle } from './store.ts'

export const hitKinds = ['title', 'provision', 'comment'] as const
export type HitKind = (typeof hitKinds)[number]

/** One line of an answer. */
export interface Hit {
  kind: HitKind
  regulationId: string
  regulationTitle: string
  /** Of the clause that holds the words, or at which they were said; null: the name of the regulation. */
  provisionId: string | null
  address: { vi: string; en: string } | null
  comment: {
    id: string
    threadId: string
    threadState: 'open' | 'resolved'
    author: string
    createdAt: number
  } | null
  excerpt: Excerpt
}

export interface Asked {
  personId: string
  query: SearchQuery
  regulationId: string | null
  kind: HitKind | null
  from: number
  limit: number
}

export interface FoundAnswer {
  hits: Hit[]
  /** Of all hits this person may know of, at most `mostFound`. */
  total: number
  /** There are more, which nobody counted. */
  isMore: boolean
}

type Found = FoundProvision | FoundComment | (OwnTitle & { kind: 'title'; grade: number })

/** Best first: by grade, then names, headings, clauses and comments, each in the order of its text. */
export async function answerTo(store: FindingStore, asked: Asked): Promise<FoundAnswer> {
  const own = (await store.titlesFor(asked.personId)).filter(
    ({ role, state, regulationId }) =>
      mayOnRegulation(role, 'read', state) &&
      (asked.regulationId === null || asked.regulationId === regulationId),
  )
  const order = new Map(own.map((title, at) => [title.regulationId, { title, at }]))
  const rows: Found[] = [...titlesIn(own, asked)]
  if (asked.kind !== 'title' && own.length > 0)
    rows.push(...(await store.found({ ...asked, kind: asked.kind })))
  const known = rows.filter(({ regulationId }) => order.has(regulationId))
  const place = (row: Found) => order.get(row.regulationId)?.at ?? 0
  known.sort(
    (one, other) =>
      one.grade - other.grade ||
      weightOf(one) - weightOf(other) ||
      place(one) - place(other) ||
      positionOf(one) - positionOf(other),
  )
  const hits = known
    .slice(0, mostFound)
    .slice(asked.from, asked.from + asked.limit)
    .flatMap((row) => hitOf(row, order.get(row.regulationId)?.title.title ?? '', asked.query))
  return { hits, total: Math.min(known.length, mostFound), isMore: known.length > mostFound }
}

function titlesIn(own: readonly OwnTitle[], { kind, query }: Asked): Found[] {
  if (kind !== null && kind !== 'title') return []
  return own.flatMap((title) => {
    const found = findIn(title.title, query)
    return found ? [{ ...title, kind: 'title' as const, grade: found.grade }] : []
  })
}

function weightOf(row: Found): number {
  if (row.kind === 'title') return 0
  if (row.kind === 'comment') return 3
  return row.isHeading ? 1 : 2
}

/** Comments newest first. */
function positionOf(row: Found): number {
  if (row.kind === 'title') return 0
  return row.kind === 'comment' ? -row.createdAt : row.position
}

function hitOf(row: Found, regulationTitle: string, query: SearchQuery): Hit[] {
  const words = row.kind === 'title' ? row.title : row.words
  const found = findIn(words, query)
  // Edited between the two questions: it does not answer any more.
  if (!found) return []
  const { kind, regulationId } = row
  const rest = { kind, regulationId, regulationTitle, excerpt: excerptOf(words, found.ranges) }
  if (row.kind === 'title') return [{ ...rest, provisionId: null, address: null, comment: null }]
  const { provisionId, address } = row
  if (row.kind === 'provision') return [{ ...rest, provisionId, address, comment: null }]
  const { threadId, threadState, author, createdAt } = row
  const comment = { id: row.commentId, threadId, threadState, author, createdAt }
  return [{ ...rest, provisionId, address, comment }]
}
