import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery } from './people.ts'
import { regulationQuery } from './regulations.ts'

/**
 * Who opens a text by its address waits for nothing in turn: person, regulation and the code of the screen are
 * asked for side by side, before anything is drawn. A refusal is met again where the answer is needed.
 */
export function askEarly(client: QueryClient, path: string): void {
  const id = /^\/du-thao\/([^/]+)$/.exec(path)?.[1]
  if (!id) return
  void client.prefetchQuery(sessionQuery)
  void client.prefetchQuery(regulationQuery(decodeURIComponent(id)))
  import('../drafting/drafting-screen.tsx').catch(() => {}) // the route says so where it is missing
}
