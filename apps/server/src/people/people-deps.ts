import type { RegulationText } from '@cucao/regulation'
import type { Context } from 'hono'
import type { ChangeTopic } from '@cucao/drafting'
import type { OpenDatabase } from '../database/open.ts'
import type { AttemptCounter } from './attempts.ts'
import type { Gatekeeper, RightsChanges } from './caller.ts'
import type { Passwords } from './password.ts'
import type { Sessions } from './session.ts'

/** What the routes of this folder are given. */
export interface PeopleDeps {
  database: OpenDatabase
  sessions: Sessions
  passwords: Passwords
  attempts: AttemptCounter
  gatekeeper: Gatekeeper
  rights: RightsChanges
  rooms: {
    read(regulationId: string): Promise<{ text: RegulationText }>
    announce(regulationId: string, topic: ChangeTopic): void
  }
  now: () => number
  newId: () => string
  /** Where people reach the server, without a slash at the end. */
  publicUrl: () => string
  /** Where a request comes from, for counting attempts. */
  addressOf: (c: Context) => string
  /** Demo sign-in addresses work; never outside the demo. */
  demo: boolean
}
