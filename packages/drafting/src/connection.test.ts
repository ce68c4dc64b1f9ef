import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from './close-codes.ts'
import type { ConnectionOptions } from './connection-options.ts'
import { Connection, silenceInMilliseconds } from './connection.ts'
import {
  decodeMessage,
  encodeAwareness,
  encodeChanged,
  encodeDifference,
  encodeDurable,
  encodePresence,
  encodeRefused,
  encodeStateVector,
  encodeStorageState,
  encodeUpdate,
} from './messages.ts'
import type { Decoded } from './messages.ts'
import { SimulatedNetwork } from './testing/simulated-network.ts'
import type { ServerEnd } from './testing/simulated-network.ts'

const nothing = new Uint8Array([0])
const nothingNew = new Uint8Array([0, 0])

/** A server that says what the test says. */
function talk(
  options: Partial<
    Pick<
      ConnectionOptions,
      'mayWrite' | 'unacknowledgedAtStart' | 'doc' | 'leftBehind' | 'firstState'
    >
  > = {},
) {
  const heard: Decoded[] = []
  let server: ServerEnd | null = null
  let opened = 0
  const network = new SimulatedNetwork({
    seed: 1,
    weather: { delay: [1, 2], cut: 0, refuse: 0 },
    accept: (end) => {
      server = end
      opened++
      return {
        received: (frame) => heard.push(decodeMessage(frame)),
        closed: () => (server = null),
      }
    },
  })
  const doc = options.doc ?? new Y.Doc()
  const connection = new Connection({
    address: 'x',
    mayWrite: true,
    ...options,
    doc,
    openSocket: network.openSocket,
    random: network.random,
    now: network.time.now,
    setTimer: network.time.setTimer,
    clearTimer: network.time.clearTimer,
  })
  const pass = (milliseconds: number) => {
    const until = network.time.now() + milliseconds
    while (network.time.step(until));
  }
  pass(10)
  return {
    connection,
    doc,
    heard,
    network,
    pass,
    opened: () => opened,
    say: (...frames: Uint8Array[]) => {
      for (const frame of frames) server?.send(frame)
      pass(10)
    },
    close: (code: number) => {
      server?.close(code)
      pass(10)
    },
    type: () => {
      doc.getXmlFragment('text').push([new Y.XmlElement('provision')])
      pass(10)
    },
    kinds: () => heard.map((message) => message.kind),
  }
}

describe('a connection', () => {
  const talks: ReturnType<typeof talk>[] = []
  const start = (options: Parameters<typeof talk>[0] = {}) => {
    const made = talk(options)
    talks.push(made)
    return made
  }
  afterEach(() => {
    for (const { connection } of talks.splice(0)) connection.destroy()
  })
  const greeting = () => [encodeStateVector(nothing), encodeDifference(nothingNew)]
  const covered = (count: number) => encodeDurable({ sequence: 1, clocks: [], covered: count })

  it('asks, answers, and is synced when the server has answered', () => {
    const { connection, kinds, say } = start()
    expect(connection.state).toMatchObject({ phase: 'open', synced: false })
    expect(kinds()).toEqual(['state-vector', 'awareness'])
    say(...greeting())
    expect(kinds()).toEqual(['state-vector', 'awareness', 'difference'])
    expect(connection.state).toMatchObject({ synced: true, unacknowledged: 0 })
  })

  it('counts every change until the server’s disk has it, deletions too', () => {
    const { connection, say, type, doc, pass } = start()
    say(...greeting())
    type()
    type()
    doc.getXmlFragment('text').delete(0, 1)
    pass(10)
    expect(connection.state.unacknowledged).toBe(3)
    say(covered(2))
    expect(connection.state.unacknowledged).toBe(2)
    say(covered(4))
    expect(connection.state.unacknowledged).toBe(0)
  })

  it('brings back everything after a return, and counts it covered by its first message', () => {
    const { connection, say, type, close, pass, heard } = start()
    say(...greeting())
    type()
    close(1006)
    expect(connection.state).toMatchObject({ phase: 'waiting', synced: false, unacknowledged: 1 })
    type()
    pass(5000)
    say(...greeting())
    const last = heard.findLast((message) => message.kind === 'difference')
    const copy = new Y.Doc()
    Y.applyUpdate(copy, last?.kind === 'difference' ? last.update : nothingNew)
    expect(copy.getXmlFragment('text').length).toBe(2)
    expect(connection.state.unacknowledged).toBe(2)
    say(covered(1))
    expect(connection.state.unacknowledged).toBe(0)
  })

  it('remembers what an earlier page could not bring', () => {
    const { connection, say } = start({ unacknowledgedAtStart: 4 })
    expect(connection.state.unacknowledged).toBe(4)
    say(...greeting())
    say(covered(1))
    expect(connection.state.unacknowledged).toBe(0)
  })

  it('names what an earlier page deleted until it is on disk, however often the line breaks', () => {
    const doc = new Y.Doc()
    const fragment = doc.getXmlFragment('text')
    fragment.push([new Y.XmlElement('provision'), new Y.XmlElement('provision')])
    fragment.delete(0, 1)
    const { say, close, pass, heard } = start({ doc, unacknowledgedAtStart: 1 })
    const named = () => {
      say(encodeStateVector(Y.encodeStateVector(doc)), encodeDifference(nothingNew))
      const last = heard.findLast((message) => message.kind === 'difference')
      return last?.kind === 'difference' ? [...Y.decodeUpdate(last.update).ds.clients.keys()] : null
    }
    const again = () => {
      close(1006)
      pass(5000)
      return named()
    }
    expect(named()).toEqual([doc.clientID])
    expect(again()).toEqual([doc.clientID])
    say(covered(1))
    expect(again()).toEqual([])
  })

  describe('of a page that is closed after it deleted a provision', () => {
    const writer = new Y.Doc()
    const block = new Y.XmlElement('provision')
    writer.getXmlFragment('text').push([block, new Y.XmlElement('provision')])
    block.insert(0, [new Y.XmlText('quy định')])
    const copyOf = (doc: Y.Doc) => {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'browser')
      return copy
    }
    const vector = encodeStateVector(Y.encodeStateVector(writer))
    /** How many letters and blocks the last difference names. */
    const named = ({ heard, say }: ReturnType<typeof talk>) => {
      say(vector, encodeDifference(nothingNew))
      const last = heard.findLast((message) => message.kind === 'difference')
      if (last?.kind !== 'difference') return null
      const ranges = [...Y.decodeUpdate(last.update).ds.clients.values()].flat()
      return ranges.reduce((sum, { len }) => sum + len, 0)
    }
    const deleting = () => {
      const page = start({ doc: copyOf(writer) })
      page.say(vector, encodeDifference(nothingNew))
      page.doc.getXmlFragment('text').delete(0, 1)
      page.pass(10)
      return page
    }

    it('the next one names what that one had seen in it, till it is on disk', () => {
      const first = deleting()
      const { leaves } = first.connection
      // The block, its text and eight letters.
      expect(named(first)).toBe(10)
      const next = start({ doc: copyOf(first.doc), leftBehind: leaves ? [leaves] : [] })
      expect(named(next)).toBe(10)
      next.close(1006)
      next.pass(5000)
      expect(next.connection.leaves).not.toBeNull()
      expect(named(next)).toBe(10)
      next.say(covered(1))
      next.close(1006)
      next.pass(5000)
      expect(named(next)).toBe(0)
      expect(named(start({ doc: copyOf(first.doc) }))).toBe(1)
    })

    it('the next one deletes nothing that its text still has, nor heeds what it cannot read', () => {
      const { leaves } = deleting().connection
      const damaged = { deleted: new Uint8Array([9, 9]), erased: new Uint8Array(0) }
      const next = start({ doc: copyOf(writer), leftBehind: leaves ? [damaged, leaves] : [] })
      expect(named(next)).toBe(0)
      expect(next.doc.getXmlFragment('text').length).toBe(2)
    })

    it('nothing is left behind of what is on disk and was erased by nobody', () => {
      const page = start()
      page.say(...greeting())
      page.type()
      expect(page.connection.leaves).toBeNull()
    })
  })

  it('takes no emphasis away by itself where it may not write', () => {
    const writers = [new Y.Doc(), new Y.Doc()] as const
    const block = new Y.XmlElement('provision')
    writers[0].getXmlFragment('text').push([block])
    block.insert(0, [new Y.XmlText('quy định')])
    Y.applyUpdate(writers[1], Y.encodeStateAsUpdate(writers[0]))
    const { say, doc } = start({ mayWrite: false })
    say(encodeDifference(Y.encodeStateAsUpdate(writers[0])))
    for (const writer of writers) {
      const [text] = writer
        .getXmlFragment('text')
        .createTreeWalker((one) => one instanceof Y.XmlText)
      if (text instanceof Y.XmlText) text.format(0, 3, { strong: {} })
    }
    for (const writer of writers) say(encodeUpdate(Y.encodeStateAsUpdate(writer)))
    expect(doc.getXmlFragment('text').toJSON()).toContain('<strong>quy</strong> định')
    expect(Y.createDeleteSetFromStructStore(doc.store).clients.size).toBe(0)
  })

  it('never sends anything of the text where it may not write', () => {
    const { connection, say, type, kinds } = start({ mayWrite: false })
    say(...greeting())
    type()
    expect(kinds()).toEqual(['state-vector'])
    expect(connection.state.unacknowledged).toBe(0)
  })

  it('stops for good on a final code and keeps the reason', () => {
    for (const [reason, code] of Object.entries(closeCode)) {
      const { connection, close, pass, opened } = start()
      close(code)
      expect(connection.state.closeReason).toBe(reason)
      pass(60_000)
      expect(connection.state.phase === 'closed').toBe(code < 4500)
      expect(opened() > 1).toBe(code >= 4500)
    }
  })

  it('waits longer and longer, scattered, and not after it has been in', () => {
    const { connection, network, pass, say, opened } = start()
    network.weather.refuse = 1
    network.cutAll()
    const delays: number[] = []
    connection.subscribe(() => {
      const { phase, retryAt } = connection.state
      if (phase === 'waiting' && retryAt !== null) delays.push(retryAt - network.time.now())
    })
    pass(120_000)
    expect(Math.max(...delays)).toBeLessThanOrEqual(20_000)
    expect(delays[6] ?? 0).toBeGreaterThan(5 * (delays[0] ?? 0))
    expect(new Set(delays).size).toBe(delays.length)
    network.weather.refuse = 0
    expect(opened()).toBe(1)
    connection.retryNow()
    pass(10)
    expect(opened()).toBe(2)
    say(...greeting())
    network.cutAll()
    expect((connection.state.retryAt ?? 0) - network.time.now()).toBeLessThan(300)
  })

  it('takes a silent server for a dead one', () => {
    const { connection, say, pass, opened } = start()
    say(...greeting())
    pass(silenceInMilliseconds - 1000)
    expect(connection.state.phase).toBe('open')
    say(encodeAwareness([]))
    pass(silenceInMilliseconds - 1000)
    expect(connection.state.phase).toBe('open')
    pass(5000)
    expect(opened()).toBe(2)
  })

  it('passes on what the server says', () => {
    const { connection, say, doc } = start()
    const topics: string[] = []
    connection.onChanged((topic) => topics.push(topic))
    const digest = { editors: [], moreEditors: 0, moreFrom: [], readers: 3 }
    const state = JSON.stringify({ user: { name: 'Minh' }, cursor: null })
    say(encodeChanged('threads'), encodePresence(digest), encodeStorageState(true))
    say(encodeAwareness([{ client: 9, clock: 1, state }]), encodeRefused('gap'))
    expect(topics).toEqual(['threads'])
    expect(connection.state).toMatchObject({
      presence: digest,
      storageFailing: true,
      refused: 'gap',
    })
    expect(connection.awareness.getStates().get(9)).toEqual({
      user: { name: 'Minh' },
      cursor: null,
    })
    connection.destroy()
    expect(connection.awareness.getStates().size).toBe(0)
    expect(doc.isDestroyed).toBe(false)
    expect(connection.state.phase).toBe('closed')
  })

  it('comes back after a frame it cannot read', () => {
    const { connection, say, pass, opened } = start()
    say(new Uint8Array([0, 1, 200]))
    expect(connection.state.phase).toBe('waiting')
    pass(1000)
    expect(opened()).toBe(2)
  })

  describe('to a text of which most comes from elsewhere', () => {
    const folded = () => {
      const doc = new Y.Doc()
      doc.getXmlFragment('text').push([new Y.XmlElement('provision')])
      return { state: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) }
    }
    /** It comes when the test says so. */
    const comingLater = () => {
      let come: (state: Uint8Array | null) => void = () => {}
      let fail: (reason: Error) => void = () => {}
      const firstState = new Promise<Uint8Array | null>((resolve, reject) => {
        come = resolve
        fail = reject
      })
      return { firstState, come, fail }
    }
    const asked = (heard: readonly Decoded[]) =>
      heard.flatMap((message) => (message.kind === 'state-vector' ? [message.vector] : []))
    const settled = () => new Promise((done) => setTimeout(done))

    it('asks the room for the rest, and once', async () => {
      const { firstState, come } = comingLater()
      const { state, vector } = folded()
      const { heard, pass, doc, connection, say } = start({ firstState })
      expect(asked(heard)).toEqual([])
      come(state)
      await settled()
      pass(10)
      expect(asked(heard)).toEqual([vector])
      expect([doc.getXmlFragment('text').length, connection.state.synced]).toEqual([1, false])
      say(encodeDifference(nothingNew))
      expect(connection.state).toMatchObject({ synced: true, unacknowledged: 0 })
    })

    it('asks for everything where it does not come, or is rubbish', async () => {
      for (const how of ['null', 'fails', 'rubbish']) {
        const { firstState, come, fail } = comingLater()
        const { heard, pass, doc } = start({ firstState })
        if (how === 'fails') fail(new Error('no network'))
        else come(how === 'null' ? null : new Uint8Array([9, 9, 9]))
        await settled()
        pass(10)
        expect([how, asked(heard)]).toEqual([how, [nothing]])
        expect(doc.getXmlFragment('text').length).toBe(0)
      }
    })

    it('asks on the line that stands when it comes, and not on one that is gone', async () => {
      const { firstState, come } = comingLater()
      const { state, vector } = folded()
      const { heard, pass, close, opened } = start({ firstState })
      close(closeCode['room-closed'])
      pass(60_000)
      expect([opened() > 1, asked(heard)]).toEqual([true, []])
      come(state)
      await settled()
      pass(10)
      expect(asked(heard)).toEqual([vector])
    })

    it('leaves alone what was written meanwhile', async () => {
      const { firstState, come } = comingLater()
      const { heard, pass, type, doc } = start({ firstState })
      type()
      come(folded().state)
      await settled()
      pass(10)
      expect(asked(heard)).toEqual([Y.encodeStateVector(doc)])
      expect(doc.getXmlFragment('text').length).toBe(1)
    })
  })
})
