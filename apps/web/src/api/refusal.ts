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

/** What browsers (and the bundler's preloader) say when a part of the program cannot be fetched. */
const partNotFetched =
  /dynamically imported module|importing a module script|unable to preload|load(ing)? chunk/i

/** Whatever was thrown, as a refusal that has words. A screen that could not be fetched is a lost network. */
export function asRefused(thrown: unknown): Refused {
  if (thrown instanceof Refused) return thrown
  const fetching = thrown instanceof Error && partNotFetched.test(thrown.message)
  return new Refused(fetching ? 'network-lost' : 'unexpected')
}
