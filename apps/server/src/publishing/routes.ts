import { longestQuote } from '@cucao/consultation'
import { fixText, longestNote } from '@cucao/publishing'
import { createRoute, z } from '@hono/zod-openapi'
import { createHash } from 'node:crypto'
import { idSchema, json, jsonBody, newApi, refusals } from '../api.ts'
import type { OpenDatabase } from '../database/open.ts'
import type { TextRooms } from '../drafting/text-rooms.ts'
import { refuse } from '../errors.ts'
import { admitToRegulation } from '../people/access.ts'
import type { Gatekeeper } from '../people/caller.ts'
import { versionsHolding } from './holding.ts'
import { publicRoutes } from './public-routes.ts'
import { versionStore } from './store.ts'
import type { StoredVersion } from './store.ts'

export interface PublishingDeps {
  gatekeeper: Gatekeeper
  rooms: Pick<TextRooms, 'read' | 'announce'>
  database: OpenDatabase
  now: () => number
  newId: () => string
}

const versions = '/api/regulations/{id}/versions'

const versionShape = z
  .object({
    id: z.string(),
    number: z.number(),
    title: z.string(),
    note: z.string(),
    contentHash: z.string().openapi({ description: 'SHA-256 of the canonical content, hex' }),
    createdAt: z.number(),
    createdBy: z.object({ name: z.string() }),
    address: z.string().openapi({ description: 'path of the public page' }),
  })
  .openapi('Version')

const refusedToRead = refusals(
  'malformed-request',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'regulation-closed',
)

const listVersions = createRoute({
  method: 'get',
  path: versions,
  request: { params: z.object({ id: idSchema }) },
  responses: {
    200: json('newest first', z.object({ versions: z.array(versionShape) })),
    ...refusedToRead,
  },
})
const publishVersion = createRoute({
  method: 'post',
  path: versions,
  request: {
    params: z.object({ id: idSchema }),
    body: jsonBody(z.object({ note: z.string().max(longestNote).default('') })),
  },
  responses: {
    200: json('the version as everybody can read it now', z.object({ version: versionShape })),
    ...refusals(
      'malformed-request',
      'not-signed-in',
      'not-allowed',
      'not-found',
      'regulation-closed',
      'already-exists',
      'not-acceptable',
    ),
  },
})

/** As many discussions as one page lists without a place. */
const mostPassages = 300
const findInVersions = createRoute({
  method: 'post',
  path: `${versions}/holding`,
  summary: 'Where words that are gone from the text were last published',
  request: {
    params: z.object({ id: idSchema }),
    body: jsonBody(
      z.object({
        passages: z
          .array(z.object({ provisionId: idSchema, words: z.string().min(1).max(longestQuote) }))
          .max(mostPassages),
      }),
    ),
  },
  responses: {
    200: json(
      'for each passage the newest published version that holds it in that provision',
      z.object({
        found: z.array(
          z
            .object({
              number: z.number(),
              address: z.string().openapi({ description: 'of the provision on the public page' }),
            })
            .nullable(),
        ),
      }),
    ),
    ...refusedToRead,
  },
})

/** Fixing the text as a version (công bố dự thảo), the list of versions for members, and the public pages. */
export function publishingRoutes(deps: PublishingDeps) {
  const { gatekeeper, rooms, database, now, newId } = deps
  const store = versionStore(database)

  return newApi()
    .route('/', publicRoutes({ store, sha256 }))
    .openapi(listVersions, async (c) => {
      const { id } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'read')
      if (!admitted.ok) return refuse(c, admitted.reason)
      return c.json({ versions: (await store.listOf(id)).map(shown) }, 200)
    })
    .openapi(findInVersions, async (c) => {
      const { id } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'read')
      if (!admitted.ok) return refuse(c, admitted.reason)
      const passages = c.req.valid('json').passages.map(({ provisionId, words }) => ({
        provisionId,
        words: words.normalize('NFC'),
      }))
      const found = (await versionsHolding(store, id, passages)).map((holding) => {
        if (!holding) return null
        const { number, address } = shown(holding.version)
        return { number, address: holding.anchor ? `${address}#${holding.anchor}` : address }
      })
      return c.json({ found }, 200)
    })
    .openapi(publishVersion, async (c) => {
      const { id } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'publish')
      if (!admitted.ok) return refuse(c, admitted.reason)
      const title = await store.titleOf(id)
      if (title === null) return refuse(c, 'not-found')
      const note = c.req.valid('json').note.normalize('NFC').trim()
      if (unseen.test(note)) return refuse(c, 'not-acceptable', 'note')
      const { text, sequence } = await rooms.read(id)
      const stored = await store.add({
        ...fixText(text, sha256),
        id: newId(),
        regulationId: id,
        title,
        note,
        sequence,
        createdBy: admitted.caller.personId,
        createdAt: now(),
      })
      if ('same' in stored) return refuse(c, 'already-exists', String(stored.same))
      rooms.announce(id, 'versions')
      const version = await store.find(id, stored.added)
      if (!version) throw new Error(`version ${stored.added} of ${id} was stored and is not there`)
      return c.json({ version: shown(version) }, 200)
    })
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** As in a comment: nothing that is not shown, or changes how the rest is. */
const unseen = /(?![\t\n\r])[\p{Cc}\u202A-\u202E\u2066-\u2069]/u

function shown(version: StoredVersion) {
  const { id, number, title, note, contentHash, createdAt, createdBy, regulationId } = version
  const address = `/cong-bo/${regulationId}/${number}`
  return { id, number, title, note, contentHash, createdAt, createdBy, address }
}
