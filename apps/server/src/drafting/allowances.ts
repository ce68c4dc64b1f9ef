import { TokenBucket } from './token-bucket.ts'

/** A bucket a person: `rate` a second, `burst` at once. */
interface Allowance {
  rate: number
  burst: number
}

/** Of questions whose answer must be worked out, which may cost the process 20 ms; most windows never ask one. */
const questions: Allowance = { rate: 1, burst: 60 }
/** Each window that writes has one; somebody who was offline for days may bring a dozen. */
const clientIds: Allowance = { rate: 0.1, burst: 1000 }
/** Lines of one person to one text: as many as a room is made for, so that one person never opens more than a crowd. */
const mostLines = 1000

/** What one person may cost a room, over all windows and however often they reconnect. */
export class Allowances {
  private readonly asked = new Map<string, TokenBucket>()
  private readonly brought = new Map<string, TokenBucket>()
  private readonly lines = new Map<string, number>()

  mayAsk(person: string, now: number): boolean {
    return isGranted(this.asked, questions, person, 1, now)
  }

  /** Client ids stay in the text for ever, and everybody carries them. */
  mayBring(person: string, count: number, now: number): boolean {
    return count === 0 || isGranted(this.brought, clientIds, person, count, now)
  }

  /** true: one line more is counted as his, until it has `left`. */
  mayOpen(person: string): boolean {
    const own = this.lines.get(person) ?? 0
    if (own >= mostLines) return false
    this.lines.set(person, own + 1)
    return true
  }

  left(person: string): void {
    const own = (this.lines.get(person) ?? 0) - 1
    if (own > 0) this.lines.set(person, own)
    else this.lines.delete(person)
  }
}

function isGranted(
  buckets: Map<string, TokenBucket>,
  { rate, burst }: Allowance,
  person: string,
  count: number,
  now: number,
): boolean {
  const bucket = buckets.get(person) ?? new TokenBucket(rate, burst, now)
  buckets.set(person, bucket)
  return bucket.take(count, now) === 0
}
