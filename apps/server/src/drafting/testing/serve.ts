import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { freshSqlite } from '../../database/testing.ts'
import type { OpenDatabase } from '../../database/open.ts'
import { RightsChanges } from '../../people/caller.ts'
import { attachCollaboration } from '../socket.ts'
import type { CollaborationDeps } from '../socket.ts'
import { TestPeople } from './people.ts'

export interface LogRecord {
  level: 'info' | 'warn' | 'error'
  message: string
  fields: object
}

/** A listening server with rooms, people of the test's choosing and a log that can be read. */
export async function serveRooms(
  options: Partial<CollaborationDeps> & { people?: TestPeople; database?: OpenDatabase } = {},
) {
  const people = options.people ?? new TestPeople('drafter')
  const rights = new RightsChanges()
  const records: LogRecord[] = []
  const record = (level: LogRecord['level']) => (fields: object, message: string) => {
    records.push({ level, message, fields })
  }
  const database = options.database ?? (await freshSqlite())
  const server = createServer((_request, response) => response.end('here'))
  const collaboration = attachCollaboration(server, {
    gatekeeper: people,
    rights,
    allowedOrigins: (origin) => origin === 'https://cuc-ao.example',
    log: { info: record('info'), warn: record('warn'), error: record('error') },
    database,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    ...options,
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    people,
    rights,
    records,
    database,
    collaboration,
    port,
    address: (room: string) => `ws://127.0.0.1:${port}/collab/${room}`,
    async close() {
      await collaboration.close()
      await new Promise((done) => server.close(done))
      await database.close()
    },
  }
}

export type ServedRooms = Awaited<ReturnType<typeof serveRooms>>
