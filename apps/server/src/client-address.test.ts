import { BlockList } from 'node:net'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'

const trusted = new BlockList()
trusted.addSubnet('10.0.0.0', 8, 'ipv4')
trusted.addAddress('::1', 'ipv6')
const addressOf = clientAddress(trusted)

async function seen(peer: string, forwarded?: string): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(addressOf(c)))
  const headers: Record<string, string> = forwarded ? { 'x-forwarded-for': forwarded } : {}
  const response = await app.request(
    '/',
    { headers },
    { incoming: { socket: { remoteAddress: peer } } },
  )
  return response.text()
}

describe('where a request comes from', () => {
  it.each([
    ['the peer', '192.0.2.7', undefined, '192.0.2.7'],
    ['the peer, whatever it claims', '192.0.2.7', '203.0.113.9', '192.0.2.7'],
    ['what a trusted proxy saw', '10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['what the last trusted proxy saw', '10.0.0.1', '203.0.113.9, 10.0.0.2', '203.0.113.9'],
    ['not what a stranger put in front', '10.0.0.1', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
    ['the proxy, where it says nonsense', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['the proxy, where it says nothing', '10.0.0.1', undefined, '10.0.0.1'],
    ['IPv4 inside IPv6', '::ffff:10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['an IPv6 proxy', '::1', '2001:db8::9', '2001:db8::9'],
  ])('%s', async (_, peer, forwarded, expected) => {
    expect(await seen(peer, forwarded)).toBe(expected)
  })
})
