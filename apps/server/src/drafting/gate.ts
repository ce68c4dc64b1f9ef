import type { CloseReason } from '@cucao/drafting'
import { mayOnRegulation } from '@cucao/people'
import { schemaVersion } from '@cucao/regulation'
import type { IncomingHttpHeaders } from 'node:http'
import type { Access, Caller, Gatekeeper } from '../people/caller.ts'

export interface Admitted {
  ok: true
  caller: Caller
  access: Access
  mayWrite: boolean
}

export type Decision = Admitted | { ok: false; reason: CloseReason }

/**
 * The one place where it is decided who may hold a line to a text, and as what. Asked when the line
 * opens and again whenever rights change.
 */
export async function admit(
  gatekeeper: Gatekeeper,
  headers: IncomingHttpHeaders,
  regulationId: string,
  schema: string | null,
): Promise<Decision> {
  if (schema !== null && !(Number(schema) >= schemaVersion))
    return { ok: false, reason: 'schema-too-old' }
  const caller = await gatekeeper.callerOf(cookieOf(headers))
  if (!caller) return { ok: false, reason: 'not-signed-in' }
  const access = await gatekeeper.accessTo(caller.personId, regulationId)
  if (!access) return { ok: false, reason: 'not-found' }
  if (!mayOnRegulation(access.role, 'read', access.state))
    return { ok: false, reason: 'not-allowed' }
  return { ok: true, caller, access, mayWrite: mayWrite(access) }
}

export const mayWrite = (access: Access): boolean =>
  mayOnRegulation(access.role, 'write', access.state)

/** `/collab/<regulationId>?schema=1`; null: not an address of ours. */
export function addressOf(url: string | undefined): { id: string; schema: string | null } | null {
  const [path = '', query = ''] = (url ?? '').split('?', 2)
  const match = /^\/collab\/([^/]{1,600})$/.exec(path)
  if (!match) return null
  try {
    const id = decodeURIComponent(match[1] ?? '')
    return id.length > 200 ? null : { id, schema: new URLSearchParams(query).get('schema') }
  } catch {
    return null
  }
}

/** Who is asking stands in the cookie alone. */
const cookieOf = ({ cookie }: IncomingHttpHeaders): Headers =>
  new Headers(cookie === undefined ? {} : { cookie })
