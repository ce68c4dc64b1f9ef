import type { OpenDatabase } from '../database/open.ts'
import type { TextRooms } from '../drafting/text-rooms.ts'
import type { Gatekeeper, RightsChanges } from '../people/caller.ts'
import type { MemberRecord } from '../people/membership/store.ts'

/** What the routes of this folder are given. */
export interface RegulationsDeps {
  database: OpenDatabase
  gatekeeper: Gatekeeper
  rights: RightsChanges
  rooms: TextRooms
  members: (regulationId: string) => Promise<MemberRecord[]>
  now: () => number
  newId: () => string
}
