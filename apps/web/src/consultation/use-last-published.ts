import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { holdingQuery } from '../api/publishing.ts'
import type { Thread } from './threads-api.ts'

/** The published version that held a thread's words last. */
export interface LastPublished {
  number: number
  address: string
}

/** As many as one question may ask for. */
const most = 300

/** By thread; asked of the server only while `wanted`. */
export function useLastPublished(
  regulationId: string,
  threads: readonly Thread[],
  wanted: boolean,
): ReadonlyMap<string, LastPublished> {
  const asked = useMemo(
    () =>
      threads.slice(0, most).flatMap(({ id, anchor }) => {
        const words = anchor.quote.exact || (anchor.opening ?? '')
        return words === '' ? [] : [{ id, passage: { provisionId: anchor.provisionId, words } }]
      }),
    [threads],
  )
  const passages = useMemo(() => asked.map(({ passage }) => passage), [asked])
  const { data } = useQuery({ ...holdingQuery(regulationId, passages), enabled: wanted })
  return useMemo(
    () =>
      new Map(
        asked.flatMap(({ id }, at): [string, LastPublished][] => {
          const found = data?.[at]
          return found ? [[id, found]] : []
        }),
      ),
    [asked, data],
  )
}
