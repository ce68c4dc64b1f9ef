import type { Reason } from './client.ts'

/** Every reason a request can fail for: those of the server, and two that only the browser can know. */
export type FailureReason = Reason | 'network-lost' | 'unexpected'

/** What a request throws when it is refused or does not arrive. `detail` is the server's, never prose. */
export class Refused extends Error {
  readonly reason: FailureReason
  readonly detail: string | null
  constructor(reason: FailureReason, detail: string | null = null) {
    super(detail === null ? reason : `${reason}: ${detail}`)
    this.name = 'Refused'
    this.reason = reason
    this.detail = detail
  }
}

/** Whatever was thrown, as a refusal that has words. */
export function asRefused(thrown: unknown): Refused {
  return thrown instanceof Refused ? thrown : new Refused('unexpected')
}
