import type { QueryClient } from '@tanstack/react-query'
import { askedEarly } from './early-answers.ts'
import { sessionQuery } from './people.ts'
import { regulationQuery } from './regulations.ts'

/** What was asked before the frame was there is not asked again by it. */
export function takeEarlyAnswers(client: QueryClient): void {
  const asked = askedEarly()
  if (!asked) return
  void asked.session.then((session) => {
    if (session) client.setQueryData(sessionQuery.queryKey, session)
  })
  void asked.regulation.then((regulation) => {
    if (regulation) client.setQueryData(regulationQuery(asked.regulationId).queryKey, regulation)
  })
}
