import { faultsIn, mendedIn, readFragment, serverClient, textFragment } from '@cucao/drafting'
import { breakAtRandom, lettersOf, seededRandom } from '@cucao/drafting/testing'
import type { RegulationText } from '@cucao/regulation'
import * as Y from 'yjs'
import { afterEach, describe, expect, it } from 'vitest'
import { roomBench } from './testing/room-bench.ts'
import type { TestPeer } from './testing/room-bench.ts'
import { until } from './testing/stock-client.ts'

const text: RegulationText = {
  type: 'doc',
  content: ['a', 'b', 'c'].map((id) => ({
    type: 'provision',
    attrs: { id, level: 'clause', number: null, form: null, quoted: false, lead: '' },
    content: [{ type: 'text', text: `khoản ${id}` }],
  })),
}

describe('the worker that reads texts against the schema', () => {
  let bench: ReturnType<typeof roomBench>
  afterEach(() => bench.close())

  async function opened(mendMilliseconds = 30) {
    bench = roomBench({ mendMilliseconds })
    const { registry, enter } = bench
    await registry.seed('decree', text, 'lan')
    const room = registry.open('decree')
    return { room, lan: await enter(room, 'lan'), minh: await enter(room, 'minh') }
  }
  const textOf = (peer: TestPeer) => peer.doc.getXmlFragment(textFragment)
  /** What an editor's change is sent as. */
  function changed(peer: TestPeer, act: (fragment: Y.XmlFragment) => void) {
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array) => updates.push(update)
    peer.doc.on('update', keep)
    act(textOf(peer))
    peer.doc.off('update', keep)
    return { kind: 'update' as const, update: Y.mergeUpdates([new Uint8Array([0, 0]), ...updates]) }
  }
  const strange = (words: string) => {
    const element = new Y.XmlElement('video')
    element.insert(0, [new Y.XmlText(words)])
    return element
  }
  const byServer = () =>
    (bench.memory.rows.get('decree') ?? []).filter(({ actor }) => actor === 'server')

  it('R28 mends after quiet by an update of the server’s, and says so to everybody', async () => {
    const { room, lan, minh } = await opened()
    await room.receive(
      lan,
      changed(lan, (fragment) => fragment.insert(1, [strange('lời lạ')])),
    )
    await until(() => mendedIn(textOf(minh)).length === 1)
    const read = readFragment(textOf(minh))
    expect(read.unknown).toEqual([])
    expect(read.text.content[1]).toMatchObject({
      attrs: { level: 'paragraph' },
      content: [{ text: 'lời lạ' }],
    })
    await until(() => bench.recorded.length === 1)
    expect(byServer()).toHaveLength(1)
    expect(bench.mending.mended).toBe(1)
    expect(bench.recorded).toMatchObject([
      {
        room: 'decree',
        sequence: 3,
        kinds: { 'unknown-block': 1 },
        places: [{ detail: 'lời lạ' }],
      },
    ])
    expect(bench.memory.clients.get('decree')?.get(serverClient)).toBe('server')
  })

  it('R28 leaves alone what fits, and reads it once', async () => {
    const { room, lan } = await opened()
    let read = 0
    const mend = bench.desk.mend.bind(bench.desk)
    bench.desk.mend = (updates) => {
      read++
      return mend(updates)
    }
    const rest = () => new Promise((done) => setTimeout(done, 400))
    // What was seeded may be read still.
    await rest()
    const before = read
    await room.receive(
      lan,
      changed(lan, (fragment) => fragment.delete(0, 1)),
    )
    await until(() => read > before)
    await rest()
    expect(read).toBe(before + 1)
    expect(byServer()).toEqual([])
    expect(bench.mending.mended).toBe(0)
  })

  it('R28 waits until nobody has changed the text for a while', async () => {
    const { room, lan } = await opened(250)
    await room.receive(
      lan,
      changed(lan, (fragment) => fragment.insert(0, [strange('x')])),
    )
    for (let times = 0; times < 8; times++) {
      await room.receive(lan, lan.edit())
      await new Promise((done) => setTimeout(done, 60))
      expect(byServer()).toEqual([])
    }
    await until(() => byServer().length === 1)
  })

  it('R28 mends before the log is folded', async () => {
    const { room, lan } = await opened(1e9)
    await room.receive(
      lan,
      changed(lan, (fragment) => fragment.insert(0, [strange('lời lạ')])),
    )
    await until(() => room.isDurable)
    expect(await bench.compaction.fold(room)).toBe(true)
    expect(faultsIn(textOf(lan))).toEqual([])
    expect(room.content?.baseSequence).toBe(3)
  })

  it.each([1, 2, 3, 4, 5, 6])(
    'R28 keeps every letter of what two break at random while a third writes, seed %i',
    async (seed) => {
      const { room, lan, minh } = await opened()
      const hoa = await bench.enter(room, 'hoa')
      const random = seededRandom(seed)
      for (let times = 0; times < 15; times++) {
        for (const peer of [lan, minh])
          await room.receive(
            peer,
            changed(peer, () => breakAtRandom(peer.doc, random)),
          )
        await room.receive(
          hoa,
          changed(hoa, (fragment) => {
            const words = new Y.XmlElement('provision')
            words.setAttribute('id', `hoa-${times}`)
            words.insert(0, [new Y.XmlText(`lời của Hòa ${times}.`)])
            fragment.push([words])
          }),
        )
        if (times % 5 === 0) await new Promise((done) => setTimeout(done, 40))
      }
      await until(() => room.isDurable)
      const letters = lettersOf(textOf(hoa))
      await until(() => faultsIn(textOf(hoa)).length === 0 && room.isDurable)
      expect(lettersOf(textOf(hoa))).toEqual(letters)
      const { text: read, sequence } = await bench.registry.read('decree')
      expect(read).toEqual(readFragment(textOf(hoa)).text)
      expect(readFragment(textOf(hoa)).unknown).toEqual([])
      for (const peer of [lan, minh]) expect(textOf(peer).toJSON()).toBe(textOf(hoa).toJSON())
      // A second look finds nothing.
      await new Promise((done) => setTimeout(done, 150))
      expect(room.content?.sequence).toBe(sequence)
      expect(bench.errors).toEqual([])
    },
  )

  it('R28 a text that cannot be read against the schema stands, and is tried again when it changes', async () => {
    const { room, lan } = await opened()
    const mend = bench.desk.mend.bind(bench.desk)
    bench.desk.mend = () => Promise.reject(new Error('no'))
    await room.receive(
      lan,
      changed(lan, (fragment) => fragment.insert(0, [strange('x')])),
    )
    const rest = () => new Promise((done) => setTimeout(done, 200))
    await rest()
    const { failed } = bench.mending
    expect(failed).toBeGreaterThan(0)
    expect(new Set(bench.errors)).toEqual(new Set(['a text was not read against the schema']))
    await rest()
    expect(bench.mending.failed).toBe(failed)
    bench.desk.mend = mend
    await room.receive(
      lan,
      changed(lan, (fragment) => fragment.push([strange('y')])),
    )
    await until(() => byServer().length === 1)
    expect(faultsIn(textOf(lan))).toEqual([])
  })
})
