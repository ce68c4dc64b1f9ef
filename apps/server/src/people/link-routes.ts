import { createRoute, z } from '@hono/zod-openapi'
import { json, jsonBody, newApi, refusals, tokenSchema } from '../api.ts'
import { refuse } from '../errors.ts'
import { meOf, meSchema, personFields } from './me.ts'
import { findLink } from './one-time-links.ts'
import type { PeopleDeps } from './people-deps.ts'
import { peopleStore } from './store.ts'
import { useLink } from './use-link.ts'

const params = z.object({ token: tokenSchema })

const lookRoute = createRoute({
  method: 'get',
  path: '/api/links/{token}',
  summary: 'What is this one-time link for?',
  request: { params },
  responses: {
    200: json(
      'may be used now; name and e-mail where the person is known',
      z.object({
        purpose: z.enum(['set-up', 'set-password', 'become-account']),
        name: z.string().nullable(),
        email: z.string().nullable(),
      }),
    ),
    ...refusals('link-unknown', 'link-expired', 'link-used-up'),
  },
})

const useRoute = createRoute({
  method: 'post',
  path: '/api/links/{token}',
  summary: 'Use the link: make or complete the account and sign in',
  request: {
    params,
    body: jsonBody(
      z.object({
        name: personFields.name.optional(),
        email: personFields.email.optional(),
        password: personFields.password,
        organisationId: personFields.organisationId.optional(),
      }),
    ),
  },
  responses: {
    200: json('signed in', z.object({ person: meSchema })),
    ...refusals('link-unknown', 'link-expired', 'link-used-up'),
    ...refusals('malformed-request', 'not-acceptable', 'already-exists'),
  },
})

/** One-time links: first set-up, setting a password, making a guest an account. */
export function linkRoutes(deps: PeopleDeps) {
  const { database, sessions, now } = deps
  return newApi()
    .openapi(lookRoute, async (c) => {
      const found = await findLink(database.db, c.req.valid('param').token, now())
      if (!found.ok) return refuse(c, found.reason)
      const { purpose, personId } = found.link
      if (purpose === 'demo-sign-in') return refuse(c, 'link-unknown')
      const person = personId === null ? null : await peopleStore(database.db).person(personId)
      return c.json({ purpose, name: person?.name ?? null, email: person?.email ?? null }, 200)
    })
    .openapi(useRoute, async (c) => {
      const used = await useLink(deps, c.req.valid('param').token, c.req.valid('json'))
      if (!used.ok) return refuse(c, used.reason, used.detail)
      c.header('Set-Cookie', (await sessions.open(used.person)).setCookie)
      return c.json({ person: meOf(used.person) }, 200)
    })
}
