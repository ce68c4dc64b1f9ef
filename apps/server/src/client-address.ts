import { isIP } from 'node:net'
import type { BlockList } from 'node:net'
import type { Context } from 'hono'
import { isLoopback } from './environment.ts'

/** The address at the other end of the connection; '' in tests without one. */
function peerOf(c: Context): string {
  const bindings: unknown = c.env
  if (typeof bindings !== 'object' || bindings === null || !('incoming' in bindings)) return ''
  const incoming = bindings.incoming as { socket?: { remoteAddress?: string } }
  return (incoming.socket?.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '')
}

/**
 * Where a request comes from: the peer, or what trusted proxies say, read from the right, because only
 * what a trusted proxy appended can be believed.
 */
export function clientAddress(trusted: BlockList): (c: Context) => string {
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return (c) => {
    let address = peerOf(c)
    const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
    while (isTrusted(address)) {
      const before = forwarded.pop()
      if (!before || isIP(before) === 0) break
      address = before
    }
    return address
  }
}

/** What proxies add, each its own. One that adds none and rewrites Host cannot be told from this machine. */
const proxyHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

/**
 * Does the request come from this machine itself, and not through a proxy on it? Its Host must be
 * loopback too, so that a name somebody points at 127.0.0.1 does not count.
 */
export function isLocalRequest(c: Context): boolean {
  const host = /^(\[[^\]]+\]|[^:]*)/.exec(c.req.header('host') ?? '')?.[1] ?? ''
  const isForwarded = proxyHeaders.some((name) => c.req.header(name) !== undefined)
  return isLoopback(peerOf(c)) && isLoopback(host) && !isForwarded
}
