import { mayInDepartment, mayOnRegulation } from '@cucao/people'
import type { DepartmentAction, RegulationAction } from '@cucao/people'
import type { OpenDatabase } from '../database/open.ts'
import type { Access, Caller, Gatekeeper } from './caller.ts'
import { membershipStore } from './membership/store.ts'
import type { Sessions } from './session.ts'
import { peopleStore } from './store.ts'

export interface SessionGate extends Gatekeeper {
  /** Set-Cookie header for the answer, where asking prolonged the session. Asks nothing itself. */
  prolonged(headers: Headers): Promise<string | null>
}

/** The one answer to who is asking and what he may do; routes and sockets ask it alike. */
export function gatekeeperOver(
  { db }: OpenDatabase,
  sessions: Sessions,
  now: () => number,
): SessionGate {
  const people = peopleStore(db)
  const membership = membershipStore(db)
  /** A request asks more than once who it is; the answer holds for that request. */
  const asked = new WeakMap<Headers, ReturnType<Sessions['read']>>()
  return {
    async callerOf(headers) {
      const answer = asked.get(headers) ?? sessions.read(headers)
      asked.set(headers, answer)
      return (await answer)?.caller ?? null
    },
    async prolonged(headers) {
      return (await asked.get(headers))?.setCookie ?? null
    },
    sessionsHolding: (sessionIds) => people.sessionsHolding(sessionIds, now()),
    accessTo: (personId, regulationId) => membership.access(personId, regulationId),
  }
}

export type Admission<A extends Access | null> =
  | { ok: true; caller: Caller; access: A }
  | { ok: false; reason: 'not-signed-in' | 'not-found' | 'not-allowed' | 'regulation-closed' }

/** May the caller do this on the regulation? Where he has no role there, it does not exist for him. */
export async function admitToRegulation(
  gatekeeper: Gatekeeper,
  headers: Headers,
  regulationId: string,
  ...anyOf: [RegulationAction, ...RegulationAction[]]
): Promise<Admission<Access>> {
  const caller = await gatekeeper.callerOf(headers)
  if (!caller) return { ok: false, reason: 'not-signed-in' }
  const access = await gatekeeper.accessTo(caller.personId, regulationId)
  if (!access) return { ok: false, reason: 'not-found' }
  const may = (state: Access['state']) =>
    anyOf.some((action) => mayOnRegulation(access.role, action, state))
  if (may(access.state)) return { ok: true, caller, access }
  return { ok: false, reason: may('drafting') ? 'regulation-closed' : 'not-allowed' }
}

/** May the caller do this in the department? Without an action: is he signed in? */
export async function admitToDepartment(
  gatekeeper: Gatekeeper,
  headers: Headers,
  action: DepartmentAction | null = null,
): Promise<{ ok: true; caller: Caller } | { ok: false; reason: 'not-signed-in' | 'not-allowed' }> {
  const caller = await gatekeeper.callerOf(headers)
  if (!caller) return { ok: false, reason: 'not-signed-in' }
  if (action !== null && !mayInDepartment(caller.departmentRole, action))
    return { ok: false, reason: 'not-allowed' }
  return { ok: true, caller }
}
