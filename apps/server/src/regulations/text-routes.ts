import { createRoute, z } from '@hono/zod-openapi'
import { printText } from '@cucao/regulation'
import type { RegulationText } from '@cucao/regulation'
import { idSchema, json, newApi, refusals } from '../api.ts'
import { refuse } from '../errors.ts'
import { admitToRegulation } from '../people/access.ts'

import type { RegulationsDeps } from './regulations-deps.ts'

const one = z.object({ id: idSchema })
const textSchema = z
  .custom<RegulationText>(() => true)
  .openapi('RegulationText', { type: 'object' })

const textRoute = createRoute({
  method: 'get',
  path: '/api/regulations/{id}/text',
  summary: 'The text as durable now: {type: doc, content: blocks}',
  request: { params: one },
  responses: {
    200: json('the whole text', textSchema),
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
  },
})

const plainTextRoute = createRoute({
  method: 'get',
  path: '/api/regulations/{id}/text.txt',
  summary: 'The text as plain text with its numbers',
  request: { params: one },
  responses: {
    200: { description: 'UTF-8', content: { 'text/plain': { schema: z.string() } } },
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
  },
})

/** Reading the durable text without opening a socket. */
export function textRoutes({ gatekeeper, rooms }: RegulationsDeps) {
  return newApi()
    .openapi(textRoute, async (c) => {
      const { id } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'read')
      if (!admitted.ok) return refuse(c, admitted.reason)
      const { text, sequence } = await rooms.read(id)
      // The text changes only with the log: a browser that has this one is told so.
      c.header('ETag', `W/"${sequence}"`)
      c.header('Cache-Control', 'private, no-cache')
      return c.json(text, 200)
    })
    .openapi(plainTextRoute, async (c) => {
      const { id } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'read')
      if (!admitted.ok) return refuse(c, admitted.reason)
      const { text } = await rooms.read(id)
      return c.text(printText(text), 200)
    })
}
