import { decodeMessage, encodeStateVector, encodeUpdate } from '@cucao/drafting'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { Line } from './line.ts'
import { RawClient } from './testing/raw-client.ts'
import { serveRooms } from './testing/serve.ts'
import type { ServedRooms } from './testing/serve.ts'
import { until } from './testing/stock-client.ts'

const nothing = new Uint8Array([0])
const crowd = 200

describe('many who arrive at once', () => {
  let served: ServedRooms
  let guests: RawClient[] = []
  beforeEach(async () => {
    served = await serveRooms({ limits: { arrivalMilliseconds: 1000, arrivalBytes: 1 } })
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    for (const guest of guests.splice(0)) guest.close()
    await served.close()
  })

  const typist = async (room: string) => {
    const line = new RawClient(served.address(room), 'lan')
    await line.hear('state-vector')
    line.send(encodeStateVector(nothing))
    await line.hear('difference')
    const doc = new Y.Doc()
    const type = (words: string) => {
      const before = Y.encodeStateVector(doc)
      const block = new Y.XmlElement('provision')
      block.insert(0, [new Y.XmlText(words)])
      doc.getXmlFragment('text').push([block])
      line.send(encodeUpdate(Y.encodeStateAsUpdate(doc, before)))
    }
    return { line, type }
  }
  /** Opens a line to the text for each, and asks for nothing yet. */
  const guestsAtTheDoor = async () => {
    served.people.everybody = 'reader'
    for (let at = 0; at < crowd; at++)
      guests.push(new RawClient(served.address('decree'), `guest-${at}`))
    await Promise.all(guests.map(({ opened }) => opened))
    await until(() => served.collaboration.metrics().lines === crowd + 2)
  }
  /** What the server says from now on, in its order. */
  const said = () => {
    const sent = vi.spyOn(Line.prototype, 'send')
    return () => sent.mock.calls.map(([frame]) => decodeMessage(frame.message).kind)
  }

  it('R26 wait while words typed here and elsewhere become durable, and all get the text', async () => {
    const [here, elsewhere] = [await typist('decree'), await typist('circular')]
    here.type('Nghị định')
    await here.line.hear('durable')
    await guestsAtTheDoor()
    const kinds = said()
    for (const guest of guests) guest.send(encodeStateVector(nothing))
    for (const { type } of [here, elsewhere]) type('khoản')
    await Promise.all(guests.map((guest) => guest.hear('difference')))
    const all = kinds()
    const before = all.slice(0, all.lastIndexOf('durable'))
    expect(all.filter((kind) => kind === 'durable')).toHaveLength(2)
    expect(before.filter((kind) => kind === 'difference').length).toBeLessThan(crowd / 4)
    expect(all.filter((kind) => kind === 'difference')).toHaveLength(crowd)
  })

  it('R26 are answered once, with what they asked last, and not at all where they have gone', async () => {
    await Promise.all([typist('decree'), typist('circular')])
    await guestsAtTheDoor()
    const kinds = said()
    for (const guest of guests) guest.send(encodeStateVector(nothing))
    for (const guest of guests) guest.send(encodeStateVector(nothing))
    await until(() => kinds().includes('difference'))
    const [last] = guests.splice(-1)
    const gone = guests.splice(-50)
    for (const guest of gone) guest.socket.terminate()
    await last?.hear('difference')
    await Promise.all(guests.map((guest) => guest.hear('difference')))
    const answers = kinds().filter((kind) => kind === 'difference').length
    expect(answers).toBeLessThan(crowd)
    last?.close()
  })
})
