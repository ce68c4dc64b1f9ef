import type { ChangeTopic } from '@cucao/drafting'
import { QueryClient } from '@tanstack/react-query'
import { onSignedOutElsewhere } from './other-pages.ts'
import { sessionQuery } from './people.ts'
import { Refused } from './refusal.ts'

/** Worth trying again by itself: the network, or a server that cannot write for a moment. Nothing else. */
const passing = (error: unknown) =>
  error instanceof Refused &&
  (error.reason === 'network-lost' || error.reason === 'storage-failing')

export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      // Asked for even when the browser thinks it is offline: a failure with words is better than silence.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && passing(error),
      },
    },
  })
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return
    const { error } = event.action
    if (error instanceof Refused && error.reason === 'not-signed-in') sessionEnded(client)
  })
  onSignedOutElsewhere(() => sessionEnded(client))
  return client
}

/** The server no longer knows this session: the frame then leads to the sign-in page. */
function sessionEnded(client: QueryClient): void {
  const session = client.getQueryData(sessionQuery.queryKey)
  if (session?.person) client.setQueryData(sessionQuery.queryKey, { ...session, person: null })
}

/** What to ask again when the room says that something beside the text changed. */
export function askAgain(client: QueryClient, regulationId: string, topic: ChangeTopic): void {
  const part = topic === 'regulation' ? 'facts' : topic
  void client.invalidateQueries({ queryKey: ['regulation', regulationId, part] })
}
