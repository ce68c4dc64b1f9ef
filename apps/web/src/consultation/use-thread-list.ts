import { useMemo, useState } from 'react'
import type { AddressBook } from '@cucao/regulation'
import type { Standing } from './thread-standings.ts'
import { isBeingWritten } from './comment-draft.ts'
import { articleOf, facetsOf, findable, openOnes, passes, passesButState } from './thread-filter.ts'
import type { Facets, Findable, ThreadFilter } from './thread-filter.ts'
import type { Thread } from './threads-api.ts'

/** The threads a person has chosen to see, as long as the screen stands. */
export interface ThreadList {
  filter: ThreadFilter
  setFilter: (filter: ThreadFilter) => void
  facets: Facets
  /** How many there are in each state under the other filters. */
  counts: Record<Thread['state'], number>
  /** Where the text goes: those with a place. */
  placed: readonly Thread[]
  /** Those whose clause is gone. */
  orphans: readonly Thread[]
}

interface ThreadFacts {
  regulationId: string
  personId: string
  book: AddressBook | null
  threads: readonly Thread[]
  standings: ReadonlyMap<string, Standing>
  activeId: string | null
}

const nothing: Facets = { people: [], organisations: [], articles: [] }

export function useThreadList(facts: ThreadFacts): ThreadList {
  const { regulationId, personId, book, threads, standings, activeId } = facts
  const [filter, setFilter] = useState(openOnes)
  const found = useMemo(
    () =>
      new Map(
        threads.map((thread): [string, Findable] => {
          const article = book && articleOf(book, standings.get(thread.id))
          return [thread.id, findable(thread, article, personId)]
        }),
      ),
    [threads, standings, book, personId],
  )
  const facets = useMemo(
    () => (book ? facetsOf([...found.values()], book) : nothing),
    [found, book],
  )
  const lists = useMemo(() => {
    // Words on their way keep their field, also where somebody else resolved the thread meanwhile; and
    // what was touched in the text is shown, whatever is filtered.
    const kept = ({ id }: Thread) =>
      id === activeId || isBeingWritten(personId, `${regulationId}:${id}`)
    const listed = threads.filter((thread) => {
      const one = found.get(thread.id)
      return (one && passes(filter, one)) || kept(thread)
    })
    const counts = { open: 0, resolved: 0 }
    for (const one of found.values()) if (passesButState(filter, one)) counts[one.state]++
    return {
      counts,
      placed: inTextOrder(listed, standings),
      orphans: listed.filter(({ id }) => standings.get(id)?.state === 'orphan'),
    }
  }, [threads, found, filter, standings, activeId, personId, regulationId])
  return useMemo(() => ({ filter, setFilter, facets, ...lists }), [filter, facets, lists])
}

function inTextOrder(
  threads: readonly Thread[],
  standings: ReadonlyMap<string, Standing>,
): Thread[] {
  const at = ({ id }: Thread) => standings.get(id)?.position ?? -1
  return threads
    .filter((thread) => at(thread) >= 0)
    .toSorted((one, other) => at(one) - at(other) || one.createdAt - other.createdAt)
}
