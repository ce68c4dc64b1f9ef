import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { AppEnvironment } from './api.ts'

/** Figures for Prometheus. A registry of its own: two apps in one test process do not meet in it. */
export function serverMetrics() {
  const registry = new Registry()
  const others: (() => string)[] = []
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'cucao_request_seconds',
    help: 'Time to answer HTTP requests, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  })
  /** The pattern, not the path: paths hold ids and secrets. */
  const measure: MiddlewareHandler<AppEnvironment> = async (c, next) => {
    const end = duration.startTimer()
    await next()
    const route = matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? 'page'
    end({ method: c.req.method, route, status: c.res.status })
  }
  return {
    measure,
    /** Figures of another part, asked for whenever Prometheus comes: numbers, or numbers by name. */
    add(prefix: string, read: () => object): void {
      others.push(() => linesOf(prefix, read()))
    },
    async text() {
      return [await registry.metrics(), ...others.map((read) => read())].join('\n')
    },
    contentType: registry.contentType,
  }
}
export type ServerMetrics = ReturnType<typeof serverMetrics>

/** `{ unsentBytes: 3, rooms: { open: 1 } }` → `cucao_unsent_bytes 3`, `cucao_rooms{kind="open"} 1`. */
function linesOf(prefix: string, figures: object): string {
  return Object.entries(figures)
    .flatMap(([key, value]: [string, unknown]) => {
      const name = `${prefix}_${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`
      const lines =
        typeof value === 'object' && value !== null
          ? Object.entries(value).map(([kind, n]) => `${name}{kind="${kind}"} ${Number(n)}`)
          : [`${name} ${Number(value)}`]
      return [`# TYPE ${name} gauge`, ...lines]
    })
    .concat('')
    .join('\n')
}
