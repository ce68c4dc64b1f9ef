import { Lucia, TimeSpan } from 'lucia'
import type { Adapter } from 'lucia'
import type { Caller } from './caller.ts'
import { hashOfSecret, newSecret } from './secrets.ts'
import type { PeopleStore, PersonRecord } from './store.ts'

/**
 * Sessions: the only module that knows lucia, which creates, validates, prolongs and expires them. The
 * cookie's value is a secret; stored is its hash, so whoever reads the database cannot sign in with it.
 */
export interface Sessions {
  /** A new session and the Set-Cookie header that carries it. */
  open(person: Pick<PersonRecord, 'id' | 'kind'>): Promise<{ setCookie: string }>
  /** Who holds this cookie; `setCookie` where its life was prolonged. null: nobody. */
  read(headers: Headers): Promise<{ caller: Caller; setCookie: string | null } | null>
  /** Removes what expired from the table; nothing else does for cookies that never come back. */
  sweep(): Promise<void>
  /** Set-Cookie header that empties the browser's. */
  blankCookie(): string
}

/** An account signs in again the next morning; a guest has no way back but the link. */
const accountLife = new TimeSpan(16, 'h')
const guestLife = new TimeSpan(60, 'd')

/** Stands before a guest's secret, so that the cookie itself says which life it has. */
const guestMark = 'g.'

export function sessionsOver(store: PeopleStore, options: { secure: boolean }): Sessions {
  const adapter = hashingAdapter(store)
  const name = options.secure ? '__Host-cucao_session' : 'cucao_session'
  const sessionCookie = { name, attributes: { secure: options.secure, sameSite: 'lax' as const } }
  const withLife = (sessionExpiresIn: TimeSpan) =>
    new Lucia(adapter, {
      sessionExpiresIn,
      sessionCookie,
      getUserAttributes: ({ person }) => ({ person }),
    })
  const accounts = withLife(accountLife)
  const guests = withLife(guestLife)

  return {
    async open(person) {
      const [lucia, mark] = person.kind === 'guest' ? [guests, guestMark] : [accounts, '']
      const session = await lucia.createSession(person.id, {}, { sessionId: mark + newSecret() })
      return { setCookie: lucia.createSessionCookie(session.id).serialize() }
    },
    async read(headers) {
      const secret = accounts.readSessionCookie(headers.get('cookie') ?? '')
      if (!secret || secret.length > 64) return null
      const lucia = secret.startsWith(guestMark) ? guests : accounts
      const { session, user } = await lucia.validateSession(secret)
      if (!session || user.person.disabledAt !== null) return null
      return {
        caller: callerOf(user.person, hashOfSecret(session.id)),
        setCookie: session.fresh ? lucia.createSessionCookie(session.id).serialize() : null,
      }
    },
    sweep: () => accounts.deleteExpiredSessions(),
    blankCookie: () => accounts.createBlankSessionCookie().serialize(),
  }
}

function callerOf(person: PersonRecord, sessionId: string): Caller {
  const { id: personId, kind, name, organisation, departmentRole } = person
  return { personId, sessionId, kind, name, organisation, departmentRole }
}

/** Lucia hands over cookie values; only their hashes reach the store. */
function hashingAdapter(store: PeopleStore): Adapter {
  return {
    async getSessionAndUser(secret) {
      const found = await store.session(hashOfSecret(secret))
      if (!found) return [null, null]
      const { session, person } = found
      return [
        { id: secret, userId: person.id, expiresAt: new Date(session.expiresAt), attributes: {} },
        { id: person.id, attributes: { person } },
      ]
    },
    async getUserSessions(personId) {
      const sessions = await store.sessionsOf(personId)
      return sessions.map(({ id, expiresAt }) => ({
        id,
        userId: personId,
        expiresAt: new Date(expiresAt),
        attributes: {},
      }))
    },
    setSession: ({ id, userId, expiresAt }) =>
      store.addSession(
        { id: hashOfSecret(id), personId: userId, expiresAt: expiresAt.getTime() },
        Date.now(),
      ),
    updateSessionExpiration: (secret, expiresAt) =>
      store.prolongSession(hashOfSecret(secret), expiresAt.getTime()),
    deleteSession: (secret) => store.removeSession(hashOfSecret(secret)),
    deleteUserSessions: (personId) => store.removeSessionsOf(personId),
    deleteExpiredSessions: () => store.removeSessionsExpiredBy(Date.now()),
  }
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, { person: PersonRecord }>
    DatabaseUserAttributes: { person: PersonRecord }
  }
}
