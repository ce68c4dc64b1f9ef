import { createRoute, z } from '@hono/zod-openapi'
import { done, json, jsonBody, newApi, refusals } from '../api.ts'
import { refuse } from '../errors.ts'
import { meOf, meSchema, personFields } from './me.ts'
import type { PeopleDeps } from './people-deps.ts'
import { changePassword, signIn } from './sign-in.ts'
import { peopleStore } from './store.ts'

const sessionRoute = createRoute({
  method: 'get',
  path: '/api/session',
  summary: 'Who am I, and does the server wait to be set up?',
  responses: {
    200: json(
      'null: not signed in',
      z.object({ person: z.union([meSchema, z.null()]), setUpNeeded: z.boolean() }),
    ),
  },
})

const signInRoute = createRoute({
  method: 'post',
  path: '/api/sign-in',
  summary: 'Sign in with e-mail and password',
  request: {
    body: jsonBody(z.object({ email: z.string().max(1000), password: personFields.password })),
  },
  responses: {
    200: json('signed in', z.object({ person: meSchema })),
    ...refusals('wrong-credentials', 'too-many-attempts'),
  },
})

const signOutRoute = createRoute({
  method: 'post',
  path: '/api/sign-out',
  summary: 'End this session',
  responses: { 200: json('signed out', done) },
})

const signOutEverywhereRoute = createRoute({
  method: 'post',
  path: '/api/sign-out-everywhere',
  summary: 'End every session of mine, on every device',
  responses: { 200: json('signed out', done), ...refusals('not-signed-in') },
})

const passwordRoute = createRoute({
  method: 'post',
  path: '/api/me/password',
  summary: 'Change my password; my other sessions end',
  request: {
    body: jsonBody(z.object({ current: personFields.password, next: personFields.password })),
  },
  responses: {
    200: json('changed', done),
    ...refusals('not-signed-in', 'wrong-credentials', 'not-allowed', 'not-acceptable'),
    ...refusals('too-many-attempts'),
  },
})

/** Signing in and out, and one's own password. */
export function signInRoutes(deps: PeopleDeps) {
  const { sessions, gatekeeper, rights } = deps
  const store = peopleStore(deps.database.db)
  return newApi()
    .openapi(sessionRoute, async (c) => {
      const caller = await gatekeeper.callerOf(c.req.raw.headers)
      const person = caller && (await store.person(caller.personId))
      const setUpNeeded = person === null && !(await store.hasAdministrator())
      return c.json({ person: person && meOf(person), setUpNeeded }, 200)
    })
    .openapi(signInRoute, async (c) => {
      const { email, password } = c.req.valid('json')
      const signed = await signIn(deps, email, password, deps.addressOf(c))
      if (!signed.ok) return refuse(c, signed.reason, signed.detail)
      c.header('Set-Cookie', (await sessions.open(signed.person)).setCookie)
      return c.json({ person: meOf(signed.person) }, 200)
    })
    .openapi(signOutRoute, async (c) => {
      const caller = await gatekeeper.callerOf(c.req.raw.headers)
      if (caller) {
        await store.removeSession(caller.sessionId)
        rights.announce({ sessionId: caller.sessionId })
      }
      c.header('Set-Cookie', sessions.blankCookie())
      return c.json({}, 200)
    })
    .openapi(signOutEverywhereRoute, async (c) => {
      const caller = await gatekeeper.callerOf(c.req.raw.headers)
      if (!caller) return refuse(c, 'not-signed-in')
      await store.removeSessionsOf(caller.personId)
      rights.announce({ personId: caller.personId })
      c.header('Set-Cookie', sessions.blankCookie())
      return c.json({}, 200)
    })
    .openapi(passwordRoute, async (c) => {
      const caller = await gatekeeper.callerOf(c.req.raw.headers)
      if (!caller) return refuse(c, 'not-signed-in')
      const { current, next } = c.req.valid('json')
      const changed = await changePassword(deps, caller, { current, next }, deps.addressOf(c))
      return changed.ok ? c.json({}, 200) : refuse(c, changed.reason, changed.detail)
    })
}
