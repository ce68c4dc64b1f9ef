import { passwordFault } from '@cucao/people'
import { createRoute, z } from '@hono/zod-openapi'
import { done, json, jsonBody, newApi, refusals } from '../api.ts'
import { recordAct } from '../database/audit.ts'
import { refuse } from '../errors.ts'
import { meOf, meSchema, personFields } from './me.ts'
import type { PeopleDeps } from './people-deps.ts'
import { peopleStore } from './store.ts'

const who = z.object({ person: meSchema })

/** Signing in and out, and one's own password. */
export function signInRoutes(deps: PeopleDeps) {
  const { database, sessions, passwords, attempts, gatekeeper, rights, now } = deps
  const store = peopleStore(database.db)

  return newApi()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/session',
        summary: 'Who am I, and does the server wait to be set up?',
        responses: {
          200: json(
            'null: not signed in',
            z.object({ person: z.union([meSchema, z.null()]), setUpNeeded: z.boolean() }),
          ),
        },
      }),
      async (c) => {
        const caller = await gatekeeper.callerOf(c.req.raw.headers)
        const person = caller && (await store.person(caller.personId))
        const setUpNeeded = person === null && !(await store.hasAdministrator())
        return c.json({ person: person && meOf(person), setUpNeeded }, 200)
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/sign-in',
        summary: 'Sign in with e-mail and password',
        request: {
          body: jsonBody(
            z.object({ email: z.string().max(1000), password: personFields.password }),
          ),
        },
        responses: {
          200: json('signed in', who),
          ...refusals('wrong-credentials', 'too-many-attempts'),
        },
      }),
      async (c) => {
        const { email: typed, password } = c.req.valid('json')
        const email = typed.normalize('NFC').trim().toLowerCase()
        const address = deps.addressOf(c)
        const wait = await attempts.signIn(email, address)
        if (wait !== null) return refuse(c, 'too-many-attempts', String(wait))
        const person = await store.personByEmail(email)
        const usable = person !== null && person.kind === 'account' && person.disabledAt === null
        const right = await passwords.matches(password, usable ? person.passwordHash : null)
        if (!usable || !right) return refuse(c, 'wrong-credentials')
        await attempts.signedIn(email, address)
        c.header('Set-Cookie', (await sessions.open(person)).setCookie)
        return c.json({ person: meOf(person) }, 200)
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/sign-out',
        summary: 'End this session',
        responses: { 200: json('signed out', done) },
      }),
      async (c) => {
        const caller = await gatekeeper.callerOf(c.req.raw.headers)
        if (caller) {
          await store.removeSession(caller.sessionId)
          rights.announce({ sessionId: caller.sessionId })
        }
        c.header('Set-Cookie', sessions.blankCookie())
        return c.json({}, 200)
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/sign-out-everywhere',
        summary: 'End every session of mine, on every device',
        responses: { 200: json('signed out', done), ...refusals('not-signed-in') },
      }),
      async (c) => {
        const caller = await gatekeeper.callerOf(c.req.raw.headers)
        if (!caller) return refuse(c, 'not-signed-in')
        await store.removeSessionsOf(caller.personId)
        rights.announce({ personId: caller.personId })
        c.header('Set-Cookie', sessions.blankCookie())
        return c.json({}, 200)
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/me/password',
        summary: 'Change my password; my other sessions end',
        request: {
          body: jsonBody(z.object({ current: personFields.password, next: personFields.password })),
        },
        responses: {
          200: json('changed', done),
          ...refusals(
            'not-signed-in',
            'wrong-credentials',
            'not-allowed',
            'not-acceptable',
            'too-many-attempts',
          ),
        },
      }),
      async (c) => {
        const caller = await gatekeeper.callerOf(c.req.raw.headers)
        const person = caller && (await store.person(caller.personId))
        if (!caller || !person) return refuse(c, 'not-signed-in')
        if (person.email === null || person.kind === 'guest') return refuse(c, 'not-allowed')
        const { current, next } = c.req.valid('json')
        const address = deps.addressOf(c)
        const wait = await attempts.signIn(person.email, address)
        if (wait !== null) return refuse(c, 'too-many-attempts', String(wait))
        if (!(await passwords.matches(current, person.passwordHash)))
          return refuse(c, 'wrong-credentials')
        await attempts.signedIn(person.email, address)
        const fault = passwordFault(next, [person.name, person.email])
        if (fault) return refuse(c, 'not-acceptable', `next:${fault}`)
        const passwordHash = await passwords.hash(next)
        await database.db.transaction().execute(async (transaction) => {
          const within = peopleStore(transaction)
          await within.changePerson(person.id, { passwordHash })
          await within.removeSessionsOf(person.id, caller.sessionId)
          await recordAct(transaction, {
            actorId: person.id,
            action: 'password-changed',
            subject: person.id,
            at: now(),
          })
        })
        rights.announce({ personId: person.id })
        return c.json({}, 200)
      },
    )
}
