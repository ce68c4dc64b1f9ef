import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { AppEnvironment } from './api.ts'

/** Figures for Prometheus. A registry of its own: two apps in one test process do not meet in it. */
export function serverMetrics() {
  const registry = new Registry()
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
    end({ method: c.req.method, route: routePath(c, -1), status: c.res.status })
  }
  return {
    measure,
    /** A figure asked for when Prometheus comes. */
    gauge(name: string, help: string, read: () => number) {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: [registry],
        collect: () => gauge.set(read()),
      })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
export type ServerMetrics = ReturnType<typeof serverMetrics>
