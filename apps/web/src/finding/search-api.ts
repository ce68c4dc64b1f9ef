import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { answerOf } from '../api/answer.ts'
import { api } from '../api/client.ts'

export type FoundPage = InferResponseType<typeof api.search.$get, 200>
export type Hit = FoundPage['hits'][number]
export const hitKinds = ['title', 'provision', 'comment'] as const satisfies Hit['kind'][]

/** What is looked for, as it stands in the address of the screen. */
export interface SearchAsked {
  words: string
  regulationId: string | null
  kind: Hit['kind'] | null
}

/** A sentence, not a pasted page: the rest would not be looked for. */
export const longestSearch = 500
const pageSize = 20

/** Hits page by page; those of the words before stay until the new ones are here. */
export const searchQuery = ({ words, regulationId, kind }: SearchAsked) =>
  infiniteQueryOptions({
    queryKey: ['search', words, regulationId, kind],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.search.$get(
          {
            query: {
              q: words.slice(0, longestSearch),
              ...(regulationId === null ? {} : { regulation: regulationId }),
              ...(kind === null ? {} : { kind }),
              from: String(pageParam),
              limit: String(pageSize),
            },
          },
          { init: { signal } },
        ),
      ),
    initialPageParam: 0,
    getNextPageParam: (last: FoundPage, _pages, from: number) =>
      from + pageSize < last.total ? from + pageSize : undefined,
    placeholderData: keepPreviousData,
    enabled: words.trim() !== '',
  })
