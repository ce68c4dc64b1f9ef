import { searchQuery } from '@cucao/regulation'
import { createRoute, z } from '@hono/zod-openapi'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { idSchema, json, newApi, refusals } from '../api.ts'
import type { OpenDatabase } from '../database/open.ts'
import { refuse } from '../errors.ts'
import { admitToDepartment } from '../people/access.ts'
import type { Gatekeeper } from '../people/caller.ts'
import { answerTo, hitKinds } from './answer.ts'
import { findingStore, mostFound } from './store.ts'

export interface FindingDeps {
  gatekeeper: Gatekeeper
  database: OpenDatabase
  findingLimits?: FindingLimits
}
export interface FindingLimits {
  /** Questions of one person in a minute. A hand that types asks some five times a second, for seconds. */
  questionsPerMinute: number
}
const usualLimits: FindingLimits = { questionsPerMinute: 300 }

const words = z.object({ vi: z.string(), en: z.string() })
const hitSchema = z
  .object({
    kind: z.enum(hitKinds),
    regulationId: z.string(),
    regulationTitle: z.string(),
    provisionId: z.string().nullable(),
    address: words.nullable(),
    comment: z
      .object({
        id: z.string(),
        threadId: z.string(),
        threadState: z.enum(['open', 'resolved']),
        author: z.string(),
        createdAt: z.number(),
      })
      .nullable(),
    excerpt: z.object({
      text: z.string(),
      ranges: z.array(z.tuple([z.number(), z.number()])),
      cutBefore: z.boolean(),
      cutAfter: z.boolean(),
    }),
  })
  .openapi('Hit')

const searchRoute = createRoute({
  method: 'get',
  path: '/api/search',
  summary:
    'Names, clauses and comments that hold these words, of regulations on which I have a role',
  description:
    'Nothing in `q` is syntax. Found with and without diacritics, best first; ranges are UTF-16 units of the excerpt. What was written some seconds ago may not be found yet.',
  request: {
    query: z.object({
      q: z.string().max(20_000).default(''),
      regulation: idSchema.optional(),
      kind: z.enum(hitKinds).optional(),
      from: z.coerce.number().int().min(0).max(mostFound).default(0),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
  },
  responses: {
    200: json(
      'found',
      z.object({ hits: z.array(hitSchema), total: z.number(), isMore: z.boolean() }),
    ),
    ...refusals('malformed-request', 'not-signed-in', 'too-many-attempts'),
  },
})

/** Finding words in everything one may read. */
export function findingRoutes({ gatekeeper, database, findingLimits = usualLimits }: FindingDeps) {
  const store = findingStore(database)
  const questions = new RateLimiterMemory({
    points: findingLimits.questionsPerMinute,
    duration: 60,
  })
  return newApi().openapi(searchRoute, async (c) => {
    const admitted = await admitToDepartment(gatekeeper, c.req.raw.headers)
    if (!admitted.ok) return refuse(c, 'not-signed-in')
    const { personId } = admitted.caller
    const wait = await secondsToWait(questions, personId)
    if (wait !== null) return refuse(c, 'too-many-attempts', String(wait))
    const { q, regulation = null, kind = null, from, limit } = c.req.valid('query')
    const query = searchQuery(q)
    if (!query) return c.json({ hits: [], total: 0, isMore: false }, 200)
    const asked = { personId, query, regulationId: regulation, kind, from, limit }
    return c.json(await answerTo(store, asked), 200)
  })
}

/** null: go on. */
async function secondsToWait(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key)
    return null
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
  }
}
