import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How often something may be tried: points in so many seconds. */
export interface Limit {
  points: number
  seconds: number
}

export interface AttemptLimits {
  /** Failed sign-ins to one account. */
  account: Limit
  /** Failed sign-ins from one address; offices share one, so it is wide. */
  address: Limit
  /** Guests made from one address; a whole conference room may share one. */
  joining: Limit
}

export const defaultAttemptLimits: AttemptLimits = {
  account: { points: 10, seconds: 900 },
  address: { points: 100, seconds: 900 },
  joining: { points: 300, seconds: 900 },
}

/** Seconds to wait; null: go on. */
type Wait = number | null

/** Counts attempts in memory: a restart forgets them, which costs an attacker more than it gives. */
export function attemptCounter(limits: AttemptLimits = defaultAttemptLimits) {
  const account = limiter(limits.account)
  const address = limiter(limits.address)
  const joining = limiter(limits.joining)
  return {
    /**
     * Before the password is looked at, so that many at once cannot slip through. An address that has used
     * up its attempts takes none from any account: it could lock out everybody, and fill the memory.
     */
    async signIn(email: string, from: string): Promise<Wait> {
      const spent = await waitOf(address, networkOf(from))
      return spent ?? (await take(account, keyOf(email))) ?? (await take(address, networkOf(from)))
    },
    /** The password was right: the attempts before it count no more. */
    async signedIn(email: string, from: string): Promise<void> {
      await account.delete(keyOf(email))
      await address.reward(networkOf(from))
    },
    join: (from: string): Promise<Wait> => take(joining, networkOf(from)),
  }
}
export type AttemptCounter = ReturnType<typeof attemptCounter>

const limiter = ({ points, seconds }: Limit) => new RateLimiterMemory({ points, duration: seconds })

/** What the next attempt would have to wait; counts none. */
async function waitOf(counter: RateLimiterMemory, key: string): Promise<Wait> {
  const known = await counter.get(key)
  return known === null || known.remainingPoints > 0 ? null : secondsOf(known)
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1000))

async function take(counter: RateLimiterMemory, key: string): Promise<Wait> {
  try {
    await counter.consume(key)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return secondsOf(refused)
    throw refused
  }
}

/** Of one length, whatever was typed. */
const keyOf = (email: string) => createHash('sha256').update(email).digest('base64')

/** One subscriber has a whole /64 of IPv6. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail = ''] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail.split(':').filter(Boolean)
  const full = [...groups, ...Array<string>(8 - groups.length - rest.length).fill('0'), ...rest]
  return full.slice(0, 4).join(':')
}
