import { encodeAwareness, encodeStateVector, encodeUpdate } from '@cucao/drafting'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate } from './update-check.ts'
import { DeletionSet } from './deletion-set.ts'
import { mutated } from './testing/hostile-bytes.ts'
import { RawClient } from './testing/raw-client.ts'
import { editAtRandom, randomFrom } from './testing/random-edits.ts'
import { serveRooms } from './testing/serve.ts'
import type { ServedRooms } from './testing/serve.ts'
import { until } from './testing/stock-client.ts'

describe('a hostile client', () => {
  let served: ServedRooms
  const limits = {
    messagesASecond: 100,
    messageBurst: 50,
    floodMilliseconds: 300,
    slowMilliseconds: 200,
    heartbeatMilliseconds: 50,
  }
  beforeEach(async () => {
    served = await serveRooms({ limits })
  })
  afterEach(() => served.close())

  it('R14 that floods is read slowly and then thrown out; others do not notice', async () => {
    const honest = new RawClient(served.address('decree'), 'lan')
    await honest.hear('state-vector')
    const flood = new RawClient(served.address('decree'), 'bad')
    await flood.hear('state-vector')
    const frame = encodeAwareness([])
    const pouring = setInterval(() => {
      for (let at = 0; at < 500 && flood.socket.readyState === 1; at++) flood.send(frame)
    }, 5)
    const doc = new Y.Doc()
    const random = randomFrom(3)
    let worst = 0
    for (let at = 1; at <= 20; at++) {
      const before = Y.encodeStateVector(doc)
      editAtRandom(doc, random)
      const start = performance.now()
      const from = honest.heard.length
      honest.send(encodeUpdate(Y.encodeStateAsUpdate(doc, before)))
      await honest.hear('durable', () => true, from)
      worst = Math.max(worst, performance.now() - start)
    }
    expect(await flood.closed).toBe(4429)
    clearInterval(pouring)
    expect(worst).toBeLessThan(500)
    honest.close()
  })

  it('R13 that reads nothing is closed, and holds no memory for ever', async () => {
    const writer = new RawClient(served.address('decree'), 'lan')
    await writer.hear('state-vector')
    const doc = new Y.Doc()
    const block = new Y.XmlElement('provision')
    block.insert(0, [new Y.XmlText('Nghị định '.repeat(50_000))])
    doc.getXmlFragment('text').insert(0, [block])
    writer.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
    await writer.hear('durable')
    const deaf = connect(served.port, '127.0.0.1')
    deaf.on('error', () => {})
    deaf.write(
      'GET /collab/decree HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Cookie: cucao_session=deaf\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
    await new Promise((done) => deaf.once('data', done))
    deaf.pause()
    const question = encodeStateVector(new Uint8Array([0]))
    const masked = Buffer.concat([
      Buffer.from([0x82, 0x80 | question.length, 0, 0, 0, 0]),
      Buffer.from(question),
    ])
    const asking = setInterval(() => deaf.write(masked), 5)
    await until(() => served.collaboration.metrics().unsentBytes > 256 * 1024)
    await until(() => served.collaboration.metrics().lines === 1)
    clearInterval(asking)
    expect(served.collaboration.metrics().unsentBytes).toBe(0)
    deaf.destroy()
    writer.close()
  })

  it('R18 cannot make Yjs throw with an update that the check let through', () => {
    const random = randomFrom(4)
    const doc = new Y.Doc()
    for (let at = 0; at < 12; at++) editAtRandom(doc, random)
    const update = Y.encodeStateAsUpdate(doc)
    let taken = 0
    for (let at = 0; at < 5000; at++) {
      const bytes = mutated(update, random)
      const room = { clockOf: () => 0, ownerOf: () => null, deletions: [new DeletionSet()] }
      const checked = checkUpdate(bytes, 'mallory', room)
      if (!checked.ok || !checked.bytes) continue
      taken++
      const copy = new Y.Doc()
      Y.applyUpdate(copy, checked.bytes)
      expect(copy.store.pendingStructs).toBeNull()
      expect(copy.store.pendingDs).toBeNull()
    }
    expect(taken).toBeGreaterThan(10)
  })
})
