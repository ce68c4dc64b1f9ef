import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery } from './people.ts'
import { regulationQuery } from './regulations.ts'

/**
 * Who opens a text by its address waits for nothing in turn: person, regulation and the code of the screen are
 * asked for side by side, and the text itself is opened while the first screen is drawn. Whatever is refused or
 * missing is met again, and said, where it is needed.
 */
export function askEarly(client: QueryClient, path: string): void {
  const id = /^\/du-thao\/([^/]+)$/.exec(path)?.[1]
  if (!id) return
  wakeStorage()
  void openText(client, decodeURIComponent(id)).catch(() => {})
}

/** The browser's database takes a moment to wake; it may do that while the network answers. */
function wakeStorage(): void {
  try {
    indexedDB.databases().catch(() => {})
  } catch {
    // Refused or unknown here: offline-copy.ts meets it and says so.
  }
}

async function openText(client: QueryClient, regulationId: string): Promise<void> {
  const [{ openEarly }, { person }, { may }] = await Promise.all([
    import('../drafting/use-text-session.ts'),
    client.fetchQuery(sessionQuery),
    client.fetchQuery(regulationQuery(regulationId)),
    import('../drafting/drafting-screen.tsx'),
  ])
  if (person)
    openEarly({
      regulationId,
      personId: person.id,
      mayWrite: may.includes('write'),
      origin: location.origin,
    })
}
