import type { Context } from 'hono'
import { isLocalRequest } from '../client-address.ts'
import { refuse } from '../errors.ts'
import { findLink } from './one-time-links.ts'
import type { PeopleDeps } from './people-deps.ts'
import { peopleStore } from './store.ts'

/**
 * GET /demo/<token>: signs in as a person of the demo and shows the home page. From this machine only,
 * mounted in the demo only, and only for links made for it; unlike the others they work more than once.
 */
export function demoSignIn({ database, sessions, now }: PeopleDeps) {
  return async (c: Context) => {
    if (!isLocalRequest(c)) return refuse(c, 'not-found')
    const found = await findLink(database.db, c.req.param('token') ?? '', now())
    if (!found.ok || found.link.purpose !== 'demo-sign-in' || found.link.personId === null)
      return refuse(c, 'not-found')
    const person = await peopleStore(database.db).person(found.link.personId)
    if (!person || person.disabledAt !== null) return refuse(c, 'not-found')
    c.header('Set-Cookie', (await sessions.open(person)).setCookie)
    return c.redirect('/', 303)
  }
}
