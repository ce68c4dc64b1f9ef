import type { Session } from './people.ts'
import type { Regulation } from './regulations.ts'

/** What is asked for before anything is drawn. null: refused or not arrived; whoever needs it asks again and says so. */
export interface EarlyAnswers {
  regulationId: string
  /** Of the page, when it was asked. */
  path: string
  session: Promise<Session | null>
  regulation: Promise<Regulation | null>
}

let asked: EarlyAnswers | null = null

/** Asks, side by side, who sits here and what this person may do with the text. */
export function askEarly(regulationId: string): EarlyAnswers {
  asked = {
    regulationId,
    path: location.pathname,
    session: bodyOf('/api/session'),
    regulation: bodyOf(`/api/regulations/${encodeURIComponent(regulationId)}`),
  }
  return asked
}

/** What was asked when the page was opened, where anything was. */
export const askedEarly = (): EarlyAnswers | null => asked

async function bodyOf<Body>(address: string): Promise<Body | null> {
  try {
    const answer = await fetch(address)
    return answer.ok ? ((await answer.json()) as Body) : null
  } catch {
    return null
  }
}
