import { passwordFault } from '@cucao/people'
import { recordAct } from '../database/audit.ts'
import type { Caller } from './caller.ts'
import type { PeopleDeps } from './people-deps.ts'
import { peopleStore } from './store.ts'
import type { PersonRecord } from './store.ts'

interface Refusal<R extends string> {
  ok: false
  reason: R
  detail?: string
}
type SignIn =
  | { ok: true; person: PersonRecord }
  | Refusal<'wrong-credentials' | 'too-many-attempts'>

/**
 * Who signs in with these. A wrong password, an unknown address and a disabled account are one refusal
 * and cost the same time; `from` is the address the attempt is counted under.
 */
export async function signIn(
  { database, passwords, attempts }: PeopleDeps,
  typed: string,
  password: string,
  from: string,
): Promise<SignIn> {
  const email = typed.normalize('NFC').trim().toLowerCase()
  const wait = await attempts.signIn(email, from)
  if (wait !== null) return { ok: false, reason: 'too-many-attempts', detail: String(wait) }
  // PostgreSQL takes no null character, and no address holds one.
  const person = email.includes('\0') ? null : await peopleStore(database.db).personByEmail(email)
  const usable = person !== null && person.kind === 'account' && person.disabledAt === null
  const right = await passwords.matches(password, usable ? person.passwordHash : null)
  if (!usable || !right) return { ok: false, reason: 'wrong-credentials' }
  await attempts.signedIn(email, from)
  return { ok: true, person }
}

type PasswordChange =
  | { ok: true }
  | Refusal<'wrong-credentials' | 'too-many-attempts' | 'not-allowed' | 'not-acceptable'>

/** Changes the caller's password; every session of his but this one ends. */
export async function changePassword(
  deps: PeopleDeps,
  caller: Caller,
  { current, next }: { current: string; next: string },
  from: string,
): Promise<PasswordChange> {
  const { database, passwords, rights, now } = deps
  const email = (await peopleStore(database.db).person(caller.personId))?.email
  if (!email || caller.kind === 'guest') return { ok: false, reason: 'not-allowed' }
  const known = await signIn(deps, email, current, from)
  if (!known.ok) return known
  const { id, name } = known.person
  const fault = passwordFault(next, [name, email])
  if (fault) return { ok: false, reason: 'not-acceptable', detail: `next:${fault}` }
  const passwordHash = await passwords.hash(next)
  await database.db.transaction().execute(async (transaction) => {
    const store = peopleStore(transaction)
    await store.changePerson(id, { passwordHash })
    await store.removeSessionsOf(id, caller.sessionId)
    // A link that lies in an old message would undo the change.
    await store.endLinks('set-password', id, now())
    await recordAct(transaction, {
      actorId: id,
      action: 'password-changed',
      subject: id,
      at: now(),
    })
  })
  rights.announce({ personId: id })
  return { ok: true }
}
