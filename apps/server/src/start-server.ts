import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { resolve } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { clientAddress } from './client-address.ts'
import { newId } from './database/new-id.ts'
import type { OpenDatabase } from './database/open.ts'
import { collaborationCounters } from './drafting/collaboration-metrics.ts'
import { attachCollaboration } from './drafting/socket.ts'
import type { Environment } from './environment.ts'
import { isLoopback } from './environment.ts'
import { keepIndex } from './finding/index-keeper.ts'
import { findingStore } from './finding/store.ts'
import { serverMetrics } from './metrics.ts'
import { OpenRequests } from './open-requests.ts'
import { gatekeeperOver } from './people/access.ts'
import { attemptCounter } from './people/attempts.ts'
import { RightsChanges } from './people/caller.ts'
import { argonPasswords } from './people/password.ts'
import { sessionsOver } from './people/session.ts'
import { peopleStore } from './people/store.ts'

/** Wires the whole department over an open, migrated database and listens. */
export async function startServer(
  environment: Environment,
  database: OpenDatabase,
  { demo, log, now = Date.now }: { demo: boolean; log: Logger; now?: () => number },
) {
  // Rooms need the server and the app needs the rooms; nothing is listening before `handle` is set.
  let handle: ReturnType<typeof getRequestListener> | null = null
  const requests = new OpenRequests()
  const server = createServer((request, response) => {
    if (requests.add(request.socket, response)) void handle?.(request, response)
    else request.socket.destroy()
  })
  server.requestTimeout = 120_000
  // Who asks for a long text and never reads it lets go of it too. Lines of rooms have limits of their own.
  server.timeout = 300_000
  const address = new Address(environment, server)
  const rights = new RightsChanges()
  const secure = address.publicUrl().startsWith('https:')
  const sessions = sessionsOver(peopleStore(database.db), { secure })
  const gatekeeper = gatekeeperOver(database, sessions, now)
  const allowedOrigins = (origin: string) => address.isOwn(origin)
  const collaboration = attachCollaboration(server, {
    gatekeeper,
    rights,
    allowedOrigins,
    log,
    database,
    now,
    newId,
  })
  // Only /collab speaks WebSocket; any other upgrade would stay open for ever.
  server.on('upgrade', (request, socket) => {
    if (!request.url?.startsWith('/collab/')) socket.destroy()
  })
  const metrics = serverMetrics()
  metrics.add('cucao', () => collaboration.metrics(), collaborationCounters)
  const app = createApp({
    database,
    sessions,
    passwords: argonPasswords(),
    attempts: attemptCounter(),
    gatekeeper,
    rights,
    rooms: collaboration.rooms,
    now,
    newId,
    publicUrl: () => address.publicUrl(),
    allowedOrigins,
    addressOf: clientAddress(environment.trustedProxies),
    demo,
    log,
    metrics,
    textsCanBeWritten: () => !collaboration.metrics().rooms['storage-failing'],
    webFolder: resolve(import.meta.dirname, '../../web/dist'),
  })
  handle = getRequestListener(app.fetch)
  await collaboration.ready()
  await listen(server, environment)
  const index = keepIndex({ store: findingStore(database), rooms: collaboration.rooms, log, now })
  const sweeping = setInterval(() => {
    sessions.sweep().catch((error: unknown) => log.warn({ err: error }, 'sessions were not swept'))
  }, 3_600_000)
  return {
    publicUrl: address.publicUrl(),
    app,
    sessions,
    rooms: collaboration.rooms,
    /** Takes no more requests, writes what rooms took, and sends everybody away to come back. */
    async close() {
      clearInterval(sweeping)
      const closed = new Promise<void>((done) => server.close(() => done()))
      await requests.ended(answeringSeconds)
      await index.close()
      await collaboration.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** How long requests under way may take to be answered when the server stops. */
const answeringSeconds = 5

/** Where people reach the server, and which pages are its own. */
class Address {
  private readonly environment: Environment
  private readonly server: Server
  constructor(environment: Environment, server: Server) {
    this.environment = environment
    this.server = server
  }
  /** The port really listened on, which PORT=0 leaves to the system. */
  private port(): number {
    const bound = this.server.address()
    return bound && typeof bound === 'object' ? bound.port : this.environment.port
  }
  publicUrl(): string {
    const { publicUrl, host } = this.environment
    return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${this.port()}`
  }
  /** PUBLIC_URL; without one every name of this machine itself. */
  isOwn(origin: string): boolean {
    if (this.environment.publicUrl !== null) return origin === this.environment.publicUrl
    if (!URL.canParse(origin)) return false
    const { protocol, hostname, port } = new URL(origin)
    return protocol === 'http:' && isLoopback(hostname) && (port || '80') === String(this.port())
  }
}

/** A thousand who come back at once: with fewer, the system has the others try again a second later. */
const mostUnaccepted = 4096

function listen(server: Server, { host, port }: Environment): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen({ port, host, backlog: mostUnaccepted }, () => {
      server.off('error', failed)
      done()
    })
  })
}
