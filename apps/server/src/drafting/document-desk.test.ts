import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { DocumentDesk, TooSlow } from './document-desk.ts'
import { roomBench } from './testing/room-bench.ts'
import { until } from './testing/stock-client.ts'

/**
 * Letters that all follow the same one, each before another: Yjs passes all earlier ones for each. 5,000
 * take it 5 s, 20,000 two minutes.
 */
function slowToRead(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    const numbers = (...all: number[]) => {
      for (const number of all) encoding.writeVarUint(encoder, number)
    }
    numbers(2, count, 9, 0)
    for (let at = 0; at < count; at++) {
      encoding.writeUint8(encoder, 0xc4)
      numbers(5, 2, 5, 3 + at)
      encoding.writeVarString(encoder, 'a')
    }
    numbers(3, 5, 0, 0x07, 1)
    encoding.writeVarString(encoder, 'text')
    numbers(3)
    encoding.writeVarString(encoder, 'provision')
    numbers(0x07, 0, 5, 0, 6, 0x04, 0, 5, 1)
    encoding.writeVarString(encoder, 'z'.repeat(count + 5))
    numbers(0)
  })
}

it('R12 a text that takes for ever to read fails alone, and others are read', async () => {
  const desk = new DocumentDesk(1500)
  const doc = new Y.Doc()
  doc.getXmlFragment('text').insert(0, [new Y.XmlElement('provision')])
  const good = Y.encodeStateAsUpdate(doc)
  await desk.fold([good])
  const slow = desk.fold([slowToRead(20_000)])
  const next = desk.fold([good])
  await expect(slow).rejects.toThrow('too long')
  expect((await next).base).toEqual(good)
  await desk.close()
})

it('R10 folding deletes nothing that nobody has deleted', async () => {
  const writers = [new Y.Doc(), new Y.Doc()] as const
  const block = new Y.XmlElement('provision')
  writers[0].getXmlFragment('text').push([block])
  block.insert(0, [new Y.XmlText('quy định')])
  const log = [Y.encodeStateAsUpdate(writers[0])]
  Y.applyUpdate(writers[1], Y.encodeStateAsUpdate(writers[0]))
  for (const writer of writers) {
    const known = Y.encodeStateVector(writer)
    const [text] = writer.getXmlFragment('text').createTreeWalker((one) => one instanceof Y.XmlText)
    // The same words, by both at once: one of the two marks says nothing.
    if (text instanceof Y.XmlText) text.format(0, 3, { strong: {} })
    log.push(Y.encodeStateAsUpdate(writer, known))
  }
  const desk = new DocumentDesk(1500)
  const { base } = await desk.fold(log)
  await desk.close()
  expect(Y.decodeUpdate(base).structs).not.toHaveLength(0)
  expect(Y.decodeUpdate(base).ds.clients.size).toBe(0)
})

it('R12 a text that takes for ever to read is tried once, until it changes', async () => {
  const { registry, enter, close, desk } = roomBench()
  const room = registry.open('decree')
  const lan = await enter(room, 'lan')
  let tries = 0
  desk.read = () => {
    tries++
    return Promise.reject(new TooSlow('too long'))
  }
  await expect(registry.read('decree')).rejects.toThrow('too long')
  await expect(registry.read('decree')).rejects.toThrow('takes too long')
  expect(tries).toBe(1)
  await room.receive(lan, lan.edit())
  await until(() => room.isDurable)
  await expect(registry.read('decree')).rejects.toThrow('too long')
  expect(tries).toBe(2)
  await close()
})
