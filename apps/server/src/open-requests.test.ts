import { once } from 'node:events'
import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { OpenRequests } from './open-requests.ts'

/** Counts the requests of one connection that reach the answering, with none or all of them answered. */
async function reached(requests: number, answer: (response: ServerResponse) => void) {
  const open = new OpenRequests()
  let count = 0
  const server = createServer((request, response) => {
    if (!open.add(request.socket, response)) return void request.socket.destroy()
    count++
    answer(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  client.resume()
  client.on('error', () => {})
  const last = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(requests - 1) + last)
  await once(client, 'close')
  server.close()
  return count
}

it('who asks far ahead and waits for no answer is cut off', async () => {
  expect(await reached(50, () => {})).toBe(4)
})

it('who asks as browsers do is answered', async () => {
  expect(await reached(4, (response) => response.end('here'))).toBe(4)
})
