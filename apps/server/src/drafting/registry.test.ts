import { serverClient } from '@cucao/drafting'
import type { RegulationText } from '@cucao/regulation'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestPeer, roomBench } from './testing/room-bench.ts'
import { until } from './testing/stock-client.ts'

const text: RegulationText = {
  type: 'doc',
  content: [
    {
      type: 'provision',
      attrs: { id: 'a1', level: 'article', number: null, form: null, quoted: false, lead: '' },
      content: [{ type: 'text', text: 'Phạm vi điều chỉnh', marks: [{ type: 'strong' }] }],
    },
    {
      type: 'table',
      attrs: { id: 't1' },
      content: [
        {
          type: 'row',
          content: [
            {
              type: 'cell',
              attrs: { colspan: 1, rowspan: 2, header: true },
              content: [{ type: 'line', attrs: { id: 'l1', role: 'other' } }],
            },
          ],
        },
      ],
    },
  ],
}

describe('the rooms as the other folders see them', () => {
  let bench: ReturnType<typeof roomBench>
  beforeEach(() => {
    bench = roomBench()
  })
  afterEach(() => bench.close())

  it('R21 seed a text once and read it back as it was', async () => {
    const { registry, memory } = bench
    await registry.seed('decree', text, 'lan')
    expect(await registry.read('decree')).toEqual({ text, sequence: 1 })
    await expect(registry.seed('decree', text, 'lan')).rejects.toThrow('seeded once')
    expect(memory.rows.get('decree')).toMatchObject([{ actor: 'lan', sequence: 1 }])
    expect(memory.clients.get('decree')).toEqual(new Map([[serverClient, 'server']]))
  })

  it('R21 read an empty text where nobody has written', async () => {
    expect(await bench.registry.read('new')).toEqual({
      text: { type: 'doc', content: [] },
      sequence: 0,
    })
  })

  it('R21 remember what was read last, and of large texts only as many as are worth their memory', async () => {
    const { registry } = bench
    const long: RegulationText = structuredClone(text)
    const [first] = long.content
    if (first?.type !== 'provision') throw new Error('the text begins with a provision')
    first.content = [{ type: 'text', text: 'ý'.repeat(900_000) }]
    await registry.seed('short', text, 'lan')
    for (const id of ['one', 'two', 'three']) await registry.seed(id, long, 'lan')
    const read = async (id: string) => (await registry.read(id)).text
    const [short, one] = [await read('short'), await read('one')]
    expect([await read('short'), await read('one')]).toEqual([short, one])
    expect(await read('short')).toBe(short)
    expect(await read('one')).toBe(one)
    await read('two')
    const three = await read('three')
    expect(await read('three')).toBe(three)
    expect(await read('one')).not.toBe(one)
  })

  it('R26 give the folded text apart, and who begins with it the rest alone', async () => {
    const { registry, compaction, enter } = bench
    await registry.seed('decree', text, 'lan')
    const room = registry.open('decree')
    expect((await registry.state('decree')).sequence).toBe(0)
    await compaction.fold(room)
    const lan = await enter(room, 'lan')
    await room.receive(lan, lan.edit())
    await until(() => lan.count('durable') === 1)
    const folded = await registry.state('decree')
    expect(folded.sequence).toBe(1)
    expect(registry.stateBytes('decree')).toBe(folded.bytes.length)
    expect((await registry.state('decree')).bytes).toBe(folded.bytes)

    const minh = new TestPeer('minh', false)
    Y.applyUpdate(minh.doc, folded.bytes)
    room.join(minh)
    const vector = Y.encodeStateVector(minh.doc)
    await room.receiveFromReader(minh, { kind: 'state-vector', vector })
    expect(minh.words).toBe(lan.words)
    const given = minh.heard.flatMap((heard) => ('update' in heard ? [heard.update] : []))
    expect(given).toHaveLength(1)
    const authors = given
      .flatMap((update) => Y.decodeUpdate(update).structs)
      .map(({ id }) => id.client)
    expect(new Set(authors)).toEqual(new Set([lan.doc.clientID]))
  })

  it('R21 show a seed to those who are in the room already', async () => {
    const { registry, enter } = bench
    const lan = await enter(registry.open('decree'), 'lan')
    await registry.seed('decree', text, 'lan')
    await until(() => lan.words.includes('Phạm vi'))
    registry.announce('decree', 'threads')
    expect(lan.heard.at(-1)).toEqual({ kind: 'changed', topic: 'threads' })
  })

  it('R21 read what is durable and nothing else', async () => {
    const { registry, enter, memory } = bench
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    await room.receive(lan, lan.edit())
    await until(() => room.isDurable)
    const before = await registry.read('decree')
    let commit = () => {}
    memory.beforeWrite = () => new Promise((done) => (commit = done))
    await room.receive(lan, lan.edit())
    await new Promise((done) => setTimeout(done, 20))
    expect(await registry.read('decree')).toEqual(before)
    commit()
    await until(() => room.isDurable)
    expect((await registry.read('decree')).sequence).toBe(2)
  })

  it('R21 leave out of the text what the schema does not know, and keep it in the document', async () => {
    const { registry, enter } = bench
    await registry.seed('decree', text, 'lan')
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    const before = Y.encodeStateVector(lan.doc)
    lan.doc.getXmlFragment('text').insert(0, [new Y.XmlElement('video')])
    await room.receive(lan, { kind: 'update', update: Y.encodeStateAsUpdate(lan.doc, before) })
    await until(() => room.isDurable)
    expect((await registry.read('decree')).text).toEqual(text)
    expect((await enter(room, 'minh')).words).toContain('<video>')
  })

  it('R3 keep the server’s own client id from everybody', async () => {
    const { registry, enter } = bench
    await registry.seed('decree', text, 'lan')
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    lan.doc.clientID = serverClient
    await room.receive(lan, lan.edit())
    expect(lan.closedFor).toBe('rejected-update')
  })

  it('R15 close only after everything that was taken is written', async () => {
    const { registry, enter, memory } = bench
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    let commit = () => {}
    memory.beforeWrite = () => new Promise((done) => (commit = done))
    await room.receive(lan, lan.edit())
    await new Promise((done) => setTimeout(done, 10))
    const closing = registry.close(1000)
    await room.receive(lan, lan.edit())
    commit()
    await closing
    expect(lan.closedFor).toBe('room-closed')
    expect(lan.count('durable')).toBe(1)
    expect((await memory.load('decree')).sequence).toBe(1)
    expect(() => registry.open('decree')).toThrow('closing')
  })

  it('R15 give up on a disk that never answers', async () => {
    const { registry, enter, memory, errors } = bench
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    memory.beforeWrite = () => new Promise(() => {})
    await room.receive(lan, lan.edit())
    await registry.close(50)
    expect(lan.closedFor).toBe('room-closed')
    expect(lan.count('durable')).toBe(0)
    expect(errors).toContain('closed before everything was written')
  })
})
