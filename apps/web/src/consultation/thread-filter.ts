import type { AddressBook } from '@cucao/regulation'
import type { Standing } from './thread-standings.ts'
import type { Thread } from './threads-api.ts'

/** Which threads are listed. What is null filters nothing; all that is set must hold. */
export interface ThreadFilter {
  state: Thread['state']
  /** Id of somebody who said something in it. */
  person: string | null
  /** Name of an organisation whose people said something in it. */
  organisation: string | null
  /** Id of the article it stands in, or `outside`: head, legal bases, annexes without articles. */
  article: string | null
  /** Only those that mention who reads. */
  toMe: boolean
}

export const outside = 'outside'
export const openOnes: ThreadFilter = {
  state: 'open',
  person: null,
  organisation: null,
  article: null,
  toMe: false,
}

/** What a filter asks of a thread. */
export interface Findable {
  state: Thread['state']
  /** null: it stands nowhere any more. */
  article: string | null
  people: ReadonlyMap<string, string>
  organisations: ReadonlySet<string>
  toMe: boolean
}

type Told = Pick<Thread, 'id' | 'state' | 'comments'>

export function findable(
  { state, comments }: Pick<Told, 'state' | 'comments'>,
  article: string | null,
  personId: string,
): Findable {
  const people = new Map<string, string>()
  const organisations = new Set<string>()
  for (const { author } of comments) {
    people.set(author.personId, author.name)
    if (author.organisation) organisations.add(author.organisation)
  }
  const toMe = comments.some(({ mentions }) => mentions.some((one) => one.personId === personId))
  return { state, article, people, organisations, toMe }
}

/** The article a thread stands in; null for an orphan, and while it is being found. */
export function articleOf(
  book: AddressBook,
  standing: Pick<Standing, 'provisionId'> | undefined,
): string | null {
  const at = standing?.provisionId ?? null
  return at === null ? null : (book.addressOf(at)?.article ?? outside)
}

/** Does the thread pass all but the state? */
export const passesButState = (filter: ThreadFilter, thread: Findable): boolean =>
  (filter.person === null || thread.people.has(filter.person)) &&
  (filter.organisation === null || thread.organisations.has(filter.organisation)) &&
  (filter.article === null || thread.article === filter.article) &&
  (!filter.toMe || thread.toMe)

export const passes = (filter: ThreadFilter, thread: Findable): boolean =>
  thread.state === filter.state && passesButState(filter, thread)

/** What there is to filter by, in the threads there are: people and organisations by name, articles in order. */
export interface Facets {
  people: readonly (readonly [id: string, name: string])[]
  organisations: readonly string[]
  articles: readonly string[]
}

export function facetsOf(threads: readonly Findable[], book: AddressBook): Facets {
  const people = new Map(threads.flatMap((thread) => [...thread.people]))
  const organisations = new Set(threads.flatMap((thread) => [...thread.organisations]))
  const articles = new Set(threads.flatMap(({ article }) => article ?? []))
  const order = new Map(book.places.map(({ id }, at) => [id, at]))
  const at = (id: string) => order.get(id) ?? Number.POSITIVE_INFINITY
  return {
    people: [...people].toSorted((one, other) => one[1].localeCompare(other[1], 'vi')),
    organisations: [...organisations].toSorted((one, other) => one.localeCompare(other, 'vi')),
    articles: [...articles].toSorted((one, other) => at(one) - at(other)),
  }
}

/** Filters set beside the state, each of which can be taken away alone. */
export type SetFilter = Exclude<keyof ThreadFilter, 'state'>
const removable: readonly SetFilter[] = ['toMe', 'person', 'organisation', 'article']
export const setFilters = (filter: ThreadFilter): SetFilter[] =>
  removable.filter((key) => filter[key] !== openOnes[key])
export const without = (filter: ThreadFilter, key: SetFilter): ThreadFilter => ({
  ...filter,
  [key]: openOnes[key],
})
