import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import type { Context } from 'hono'
import type { Logger } from 'pino'
import { idSchema, newApi } from './api.ts'
import { isLocalRequest } from './client-address.ts'
import { consultationRoutes } from './consultation/routes.ts'
import { askDatabase } from './database/open.ts'
import { isStorageFailure } from './database/storage-failure.ts'
import { TextNotReady } from './drafting/text-rooms.ts'
import type { TextRooms } from './drafting/text-rooms.ts'
import { refuse } from './errors.ts'
import { findingRoutes } from './finding/routes.ts'
import type { ServerMetrics } from './metrics.ts'
import { admitToDepartment, admitToRegulation } from './people/access.ts'
import type { SessionGate } from './people/access.ts'
import { demoSignIn } from './people/demo-sign-in.ts'
import { membershipStore } from './people/membership/store.ts'
import type { PeopleDeps } from './people/people-deps.ts'
import { peopleRoutes } from './people/routes.ts'
import { publishingRoutes } from './publishing/routes.ts'
import { regulationsRoutes } from './regulations/routes.ts'
import { bodyGuard, ownOriginOnly, requestLog, safeHeaders } from './request-guards.ts'
import { webPages } from './web-pages.ts'

/** Everything the HTTP side is made of; main.ts and tests wire it. */
export interface AppDeps extends PeopleDeps {
  gatekeeper: SessionGate
  rooms: TextRooms
  allowedOrigins: (origin: string) => boolean
  log: Logger
  metrics: ServerMetrics
  /** False while a room cannot store what people write. */
  textsCanBeWritten: () => boolean
  /** Folder of the built web app. */
  webFolder: string
}

/** Mounts every folder's routes behind the guards that all share. */
export function createApp(deps: AppDeps) {
  const { database, gatekeeper, log, metrics, publicUrl } = deps
  const app = newApi()
  app.use(requestLog(log, deps.addressOf), metrics.measure, safeHeaders(publicUrl))
  app.use(ownOriginOnly(deps.allowedOrigins))
  // Before 25 MB are read, not after.
  app.use('/api/regulations/import/*', async (c, next) => {
    const admitted = await admitToDepartment(gatekeeper, c.req.raw.headers, 'create-regulation')
    return admitted.ok ? next() : refuse(c, admitted.reason)
  })
  app.use(bodyGuard(async (headers) => (await gatekeeper.callerOf(headers)) !== null))
  app.use('/api/*', async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'no-store')
    const tag = c.res.headers.get('etag')
    if (tag !== null && c.res.status === 200 && c.req.header('if-none-match') === tag)
      c.res = new Response(null, { status: 304, headers: c.res.headers })
    const cookie = await gatekeeper.prolonged(c.req.raw.headers)
    if (cookie && !c.res.headers.has('set-cookie')) c.header('Set-Cookie', cookie)
  })
  app.use('/api/regulations/:id/text', compress())
  // Before any route looks at its body: who may not read a regulation learns nothing about it, not even
  // that a route exists there. Routes ask again for what they do.
  app.use('/api/regulations/:id/*', async (c, next) => {
    const id = c.req.param('id')
    if (id === 'import') return next()
    if (!idSchema.safeParse(id).success) return refuse(c, 'not-found')
    const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'read')
    return admitted.ok ? next() : refuse(c, admitted.reason)
  })
  app.onError((error, c) => answerToError(error, c, log))

  const members = (id: string) => membershipStore(database.db).members(id)
  const routes = app
    .route('/', peopleRoutes(deps))
    .route('/', regulationsRoutes({ ...deps, members }))
    .route('/', consultationRoutes(deps))
    .route('/', publishingRoutes(deps))
    .route('/', findingRoutes(deps))

  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Cục Ảo', version: '1' },
  })
  app.get('/healthz', (c) => c.text('ok\n'))
  app.get('/readyz', async (c) => {
    await askDatabase(database)
    if (!deps.textsCanBeWritten()) return refuse(c, 'storage-failing')
    return c.text('ready\n')
  })
  app.get('/metrics', async (c) => {
    if (!isLocalRequest(c)) return refuse(c, 'not-found')
    return c.text(await metrics.text(), 200, { 'Content-Type': metrics.contentType })
  })
  if (deps.demo) app.get('/demo/:token', demoSignIn(deps))
  app.all('/api/*', (c) => refuse(c, 'not-found'))
  app.use(webPages(deps.webFolder))
  app.notFound((c) => refuse(c, 'not-found'))
  return routes
}

/** What the browser's client is typed with. */
export type AppType = ReturnType<typeof createApp>

/** The one place where something thrown becomes an answer. */
function answerToError(error: Error, c: Context, log: Logger) {
  if (isStorageFailure(error) || error instanceof TextNotReady) {
    log.error({ err: error }, 'storage is failing')
    return refuse(c, 'storage-failing')
  }
  // Thrown by Hono itself: a body that is no JSON, or says of itself that it is something else.
  if (error instanceof HTTPException && error.status === 415)
    return refuse(c, 'malformed-request', 'content-type')
  if (error instanceof HTTPException && error.status < 500) return refuse(c, 'malformed-request')
  log.error({ err: error }, 'a request failed')
  return c.json({ reason: 'mistake' }, 500)
}
