import { createServer } from 'node:http'
import { pino } from 'pino'
import { newId } from '../database/new-id.ts'
import type { OpenDatabase } from '../database/open.ts'
import { attachCollaboration } from '../drafting/socket.ts'
import { RightsChanges } from '../people/caller.ts'

/** Rooms nobody can enter. They fold no log: that is for the server, which may be running. */
export function roomsForCommands(database: OpenDatabase) {
  return attachCollaboration(createServer(), {
    gatekeeper: {
      callerOf: async () => null,
      sessionsHolding: async () => new Set(),
      accessTo: async () => null,
    },
    rights: new RightsChanges(),
    allowedOrigins: () => false,
    log: pino({ level: 'error' }, pino.destination(2)),
    database,
    now: Date.now,
    newId,
    limits: { compactUpdates: 1e9, compactBytes: 1e12, idleMilliseconds: 3_600_000 },
  })
}
