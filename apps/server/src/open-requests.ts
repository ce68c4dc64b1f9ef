import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/**
 * Requests on one connection that may wait for their answers. Browsers and proxies send the next one
 * after the answer; who sends fifty ahead and reads nothing has fifty answers kept in memory.
 */
const mostAhead = 4

/** Requests that are being answered. */
export class OpenRequests {
  private readonly open = new Set<ServerResponse>()
  private readonly ahead = new WeakMap<Socket, number>()

  /** false: too many are under way on this connection, and it should be cut. */
  add(connection: Socket, response: ServerResponse): boolean {
    const count = (this.ahead.get(connection) ?? 0) + 1
    if (count > mostAhead) return false
    this.ahead.set(connection, count)
    this.open.add(response)
    response.once('close', () => {
      this.open.delete(response)
      this.ahead.set(connection, (this.ahead.get(connection) ?? 1) - 1)
    })
    return true
  }

  /** When all of them have been answered, or the time is up. */
  async ended(seconds: number): Promise<void> {
    const answered = [...this.open].map((response) => once(response, 'close'))
    const late = setTimeout(seconds * 1000, undefined, { ref: false })
    await Promise.race([Promise.all(answered), late])
  }
}
