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
    /** Figures of another part, asked for whenever Prometheus comes: numbers, numbers by name, durations. */
    add(prefix: string, read: () => object, counters: readonly string[] = []): void {
      others.push(() => linesOf(prefix, read(), new Set(counters)))
    },
    async text() {
      return [await registry.metrics(), ...others.map((read) => read())].join('\n')
    },
    contentType: registry.contentType,
  }
}
export type ServerMetrics = ReturnType<typeof serverMetrics>

/** `{ unsentBytes: 3, rooms: { open: 1 } }` → `cucao_unsent_bytes 3`, `cucao_rooms{kind="open"} 1`; counters end in `_total`. */
function linesOf(prefix: string, figures: object, counters: ReadonlySet<string>): string {
  return Object.entries(figures)
    .flatMap(([key, value]: [string, unknown]) => {
      const bare = `${prefix}_${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`
      if (isHistogram(value)) return histogram(bare, value)
      const [name, type] = counters.has(key) ? [`${bare}_total`, 'counter'] : [bare, 'gauge']
      const lines =
        typeof value === 'object' && value !== null
          ? Object.entries(value).map(([kind, n]) => `${name}{kind="${kind}"} ${Number(n)}`)
          : [`${name} ${Number(value)}`]
      return [`# TYPE ${name} ${type}`, ...lines]
    })
    .concat('')
    .join('\n')
}

interface Durations {
  buckets: [atMost: number, count: number][]
  sum: number
  count: number
}

const isHistogram = (value: unknown): value is Durations =>
  typeof value === 'object' && value !== null && 'buckets' in value

const histogram = (name: string, { buckets, sum, count }: Durations): string[] => [
  `# TYPE ${name} histogram`,
  ...buckets.map(([atMost, below]) => `${name}_bucket{le="${atMost}"} ${below}`),
  `${name}_bucket{le="+Inf"} ${count}`,
  `${name}_sum ${sum}`,
  `${name}_count ${count}`,
]
