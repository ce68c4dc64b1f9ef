import { passwordFault } from '@cucao/people'
import { createRoute, z } from '@hono/zod-openapi'
import { json, jsonBody, newApi, refusals } from '../api.ts'
import { recordAct } from '../database/audit.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { refuse } from '../errors.ts'
import { meOf, meSchema, personFields } from './me.ts'
import { organisationStore } from './organisations/store.ts'
import type { PeopleDeps } from './people-deps.ts'
import { peopleStore } from './store.ts'
import type { PersonRecord } from './store.ts'

const becomeRoute = createRoute({
  method: 'post',
  path: '/api/me/become-account',
  summary: 'A guest becomes an account and keeps everything under the same id',
  request: {
    body: jsonBody(
      z.object({
        email: personFields.email,
        password: personFields.password,
        organisationId: personFields.organisationId.optional(),
      }),
    ),
  },
  responses: {
    200: json('signed in as the account', z.object({ person: meSchema })),
    ...refusals('not-signed-in', 'not-allowed', 'not-acceptable', 'already-exists'),
    ...refusals('too-many-attempts'),
  },
})

/** From guest to account. */
export function becomeAccountRoutes(deps: PeopleDeps) {
  const { database, gatekeeper, sessions, passwords, attempts, rights } = deps
  return newApi().openapi(becomeRoute, async (c) => {
    const caller = await gatekeeper.callerOf(c.req.raw.headers)
    if (!caller) return refuse(c, 'not-signed-in')
    if (caller.kind !== 'guest') return refuse(c, 'not-allowed')
    const { email, password, organisationId } = c.req.valid('json')
    const fault = passwordFault(password, [caller.name, email])
    if (fault) return refuse(c, 'not-acceptable', `password:${fault}`)
    if (organisationId && !(await organisationStore(database.db).organisation(organisationId)))
      return refuse(c, 'not-acceptable', 'organisationId:unknown')
    // The answer tells whether an address has an account, so asking is counted.
    const wait = await attempts.join(deps.addressOf(c))
    if (wait !== null) return refuse(c, 'too-many-attempts', String(wait))
    const passwordHash = await passwords.hash(password)
    const person = await become(deps, caller.personId, { email, passwordHash, organisationId })
    if (person === 'account') return refuse(c, 'not-allowed')
    if (!person) return refuse(c, 'already-exists', 'email')
    rights.announce({ personId: person.id })
    c.header('Set-Cookie', (await sessions.open(person)).setCookie)
    return c.json({ person: meOf(person) }, 200)
  })
}

/** null: the address has an account already. 'account': so is the caller, since another window asked too. */
async function become(
  { database, now }: PeopleDeps,
  id: string,
  account: { email: string; passwordHash: string; organisationId?: string },
): Promise<PersonRecord | 'account' | null> {
  try {
    return await database.db.transaction().execute(async (transaction) => {
      const store = peopleStore(transaction)
      if (!(await store.takeGuest(id))) return 'account'
      await store.changePerson(id, account)
      await store.endLinks('become-account', id, now())
      await store.removeSessionsOf(id)
      const act = { actorId: id, action: 'became-account', subject: id, at: now() }
      await recordAct(transaction, act)
      return store.person(id)
    })
  } catch (error) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}
