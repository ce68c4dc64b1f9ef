import type { Context, TypedResponse } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/**
 * Every refusal the server gives, and the HTTP status it travels with. The browser turns the reason into
 * words; nothing else of a refusal is prose. Close codes of sockets stand in @cucao/drafting.
 */
export const refusalStatus = {
  'malformed-request': 400, // body or parameters do not fit; detail names the field
  'wrong-credentials': 401,
  'not-signed-in': 401,
  'foreign-origin': 403,
  'not-allowed': 403, // may not do this here
  'outside-scope': 403, // may comment, but not on this part
  'not-found': 404, // also for what one may not know of
  'link-unknown': 404,
  'regulation-closed': 409,
  'already-exists': 409,
  stale: 409, // it changed meanwhile; read again
  'last-lead-drafter': 409, // a regulation keeps at least one
  'link-expired': 410,
  'link-revoked': 410,
  'link-used-up': 410,
  'too-large': 413,
  'not-text': 415, // a file that is neither UTF-8 text nor a Word file; detail: why a Word file is not read
  'not-acceptable': 422, // understood, but breaks a rule; detail says which
  'mention-without-rights': 422, // detail: ids of the people who may not be mentioned here, by commas
  'too-many-attempts': 429, // detail: seconds to wait
  'storage-failing': 503, // disk full or database not answering
} as const satisfies Record<string, ContentfulStatusCode>
export type Reason = keyof typeof refusalStatus

export interface RefusalBody {
  reason: Reason
  detail?: string
}

/** A refusal's response, typed by the status its reason travels with. */
export type Refused<R extends Reason> = R extends Reason
  ? Response & TypedResponse<RefusalBody, (typeof refusalStatus)[R], 'json'>
  : never

/** The one way a route refuses. */
export function refuse<R extends Reason>(c: Context, reason: R, detail?: string): Refused<R> {
  const body: RefusalBody = detail === undefined ? { reason } : { reason, detail }
  return c.json(body, refusalStatus[reason]) as Refused<R>
}
