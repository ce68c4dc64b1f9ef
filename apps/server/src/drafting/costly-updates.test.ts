import * as fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { DeletionSet } from './deletion-set.ts'
import { MemoryUpdateLog } from './memory-update-log.ts'
import { RoomContent } from './room-content.ts'
import { roomBench } from './testing/room-bench.ts'
import { until } from './testing/stock-client.ts'
import { checkUpdate } from './update-check.ts'

/** Far above what these take (a tenth of it), far below what they took: minutes. */
const patience = 2000

async function fresh(): Promise<RoomContent> {
  return new RoomContent(await new MemoryUpdateLog().load('decree'), new Map())
}

function milliseconds(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** A block of the text under `client`, as the first struct of its section. */
function writeBlock(encoder: encoding.Encoder): void {
  encoding.writeUint8(encoder, 0x07)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, 'text')
  encoding.writeVarUint(encoder, 3)
  encoding.writeVarString(encoder, 'provision')
}

function writeLetter(encoder: encoding.Encoder, client: number, clock: number): void {
  encoding.writeUint8(encoder, 0x84)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, 'a')
}

/** Each client's only letter hangs on that of the next in the bytes; the last one is the block. */
function chainOfClients(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count)
    for (let client = 1; client <= count; client++) {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, 1001 + count - client)
      encoding.writeVarUint(encoder, 0)
      if (client < count) writeLetter(encoder, 1000 + count - client, 0)
      else writeBlock(encoder)
    }
    encoding.writeVarUint(encoder, 0)
  })
}

describe('one costly message', () => {
  it('R12 of letters that all hang on another client is judged in one pass', async () => {
    const count = 150_000
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint(encoder, count)
      encoding.writeVarUint(encoder, 9)
      encoding.writeVarUint(encoder, 0)
      for (let at = 0; at < count; at++) writeLetter(encoder, 5, 0)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, 5)
      encoding.writeVarUint(encoder, 0)
      writeBlock(encoder)
      encoding.writeVarUint(encoder, 0)
    })
    let ok = false
    const content = await fresh()
    const took = milliseconds(() => (ok = checkUpdate(update, 'mallory', content).ok))
    expect({ ok, inTime: took < patience }).toEqual({ ok: true, inTime: true })
  })

  it('R12 of clients that wait for each other in the worst order is judged in one pass', async () => {
    let ok = false
    const update = chainOfClients(40_000)
    const content = await fresh()
    const took = milliseconds(() => (ok = checkUpdate(update, 'mallory', content).ok))
    expect({ ok, inTime: took < patience }).toEqual({ ok: true, inTime: true })
  })

  it('R12 of deletions in the worst order is judged and kept in one pass', async () => {
    const content = await fresh()
    const doc = new Y.Doc()
    const block = new Y.XmlElement('provision')
    block.insert(0, [new Y.XmlText('x'.repeat(500_000))])
    doc.getXmlFragment('text').insert(0, [block])
    const written = checkUpdate(Y.encodeStateAsUpdate(doc), 'mallory', content)
    if (!written.ok || !written.bytes) throw new Error('the text was not taken')
    content.accept(written, 'mallory')
    const count = 200_000
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, doc.clientID)
      encoding.writeVarUint(encoder, 2 * count)
      for (let at = count; at > 0; at--) {
        encoding.writeVarUint(encoder, 2 * at)
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarUint(encoder, 2)
        encoding.writeVarUint(encoder, 400_000)
      }
    })
    const took = milliseconds(() => {
      const checked = checkUpdate(update, 'mallory', content)
      if (!checked.ok) throw new Error(checked.reason)
      content.accept(checked, 'mallory')
      content.committed([], [checked])
    })
    expect(took).toBeLessThan(patience)
  })

  it('R7 keeps the same deletions, one at a time or all at once', () => {
    const range = fc.tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.nat(300),
      fc.integer({ min: 1, max: 20 }),
    )
    const some = fc.array(range, { maxLength: 80 })
    fc.assert(
      fc.property(some, some, (first, then) => {
        const ranges = (list: typeof first) =>
          list.map(([client, start, length]) => [client, start, start + length])
        const single = new DeletionSet()
        for (const [client = 0, start = 0, end = 0] of [...ranges(first), ...ranges(then)])
          single.add(client, start, end)
        const many = new DeletionSet()
        many.addAll(ranges(first))
        many.addAll(ranges(then))
        expect(many.encode()).toEqual(single.encode())
      }),
    )
  })
})

describe('one person', () => {
  it('R14 who asks for the text again and again is thrown out, and his answers are not kept', async () => {
    const { registry, enter, close } = roomBench()
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    await room.receive(lan, lan.edit())
    await until(() => lan.count('durable') === 1)
    const reader = await enter(room, 'reader', false)
    const before = reader.heard.length
    for (let clock = 1; clock <= 1000 && !reader.closedFor; clock++) {
      const vector = encoding.encode((encoder) => {
        for (const number of [1, 7, clock]) encoding.writeVarUint(encoder, number)
      })
      await room.receiveFromReader(reader, { kind: 'state-vector', vector })
    }
    expect(reader.closedFor).toBe('too-fast')
    expect(reader.heard.length - before).toBeLessThan(70)
    await close()
  })

  it('R14 cannot fill the text with client ids, which everybody would carry for ever', async () => {
    const { registry, enter, close } = roomBench()
    const room = registry.open('decree')
    const mallory = await enter(room, 'mallory')
    await room.receive(mallory, { kind: 'update', update: chainOfClients(1500) })
    expect(mallory.closedFor).toBe('too-fast')
    expect(room.content?.clockOf(1001)).toBe(0)
    await close()
  })

  it('R14 a newcomer costs no work, so a whole hall may come in under one name', async () => {
    const { registry, enter, close } = roomBench()
    registry.open('decree')
    for (let at = 0; at < 200; at++)
      expect((await enter(registry.open('decree'), 'hall', false)).closedFor).toBeNull()
    await close()
  })

  it('R14 has at most a thousand lines to one text, however many others there are', async () => {
    const { registry, enter, close } = roomBench()
    const room = registry.open('decree')
    await enter(room, 'lan')
    for (let at = 0; at < 1000; at++)
      expect((await enter(room, 'mallory', false)).closedFor).toBeNull()
    expect((await enter(room, 'mallory', false)).closedFor).toBe('too-fast')
    expect((await enter(room, 'hoa', false)).closedFor).toBeNull()
    await close()
  })
})
