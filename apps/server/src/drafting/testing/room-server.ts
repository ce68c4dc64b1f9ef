import { createServer } from 'node:http'
import { flushCompileCache } from 'node:module'
import { migrate } from '../../database/migrate.ts'
import { openSqlite } from '../../database/open.ts'
import { RightsChanges } from '../../people/caller.ts'
import { attachCollaboration } from '../socket.ts'
import { ThreadedUpdateLog } from '../threaded-update-log.ts'
import { TestPeople } from './people.ts'

/**
 * A process that serves rooms and nothing else, to be killed by tests and loaded by measurements:
 * `node room-server.ts <database file> <port> [reader prefix] [fold at] [checkpoint at]`. Everybody whose
 * cookie names a person is a drafter; those whose id begins with the prefix are readers. Logs are folded at
 * so many updates, and the database is checkpointed at so many pages. Prints its port when it listens.
 */
const [file = ':memory:', port = '0', readerPrefix, foldAt, checkpointAt] = process.argv.slice(2)

class PeopleByPrefix extends TestPeople {
  override async accessTo(personId: string, regulationId: string) {
    const access = await super.accessTo(personId, regulationId)
    const reads = readerPrefix !== undefined && personId.startsWith(readerPrefix)
    return access && reads ? { ...access, role: 'opinion-giver' as const } : access
  }
}

const database = openSqlite(file)
await migrate(database)
const server = createServer((_request, response) => response.end())
const quiet = () => {}
const report = (fields: object, message: string) => console.error(message, fields)
const collaboration = attachCollaboration(server, {
  gatekeeper: new PeopleByPrefix('drafter'),
  rights: new RightsChanges(),
  allowedOrigins: () => true,
  log: { info: quiet, warn: report, error: report },
  database,
  now: Date.now,
  newId: () => crypto.randomUUID(),
  ...(checkpointAt && {
    updateLog: new ThreadedUpdateLog({ file, checkpointPages: Number(checkpointAt) }),
  }),
  ...(foldAt && { limits: { compactUpdates: Number(foldAt) } }),
})
await collaboration.ready()
server.listen({ port: Number(port), host: '127.0.0.1', backlog: 4096 }, () => {
  const address = server.address()
  console.log(typeof address === 'object' && address ? address.port : 0)
  // Those who start it again and again kill it, so that it never comes to leave this behind at its end.
  flushCompileCache()
})
process.on('SIGTERM', () => {
  void collaboration.close().then(async () => {
    server.close()
    await database.close()
    process.exit(0)
  })
})
