import * as Y from 'yjs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MemoryUpdateLog } from './memory-update-log.ts'
import { merged } from './room-content.ts'
import { editAtRandom, randomFrom } from './testing/random-edits.ts'
import { roomBench } from './testing/room-bench.ts'
import type { TestPeer } from './testing/room-bench.ts'
import { replica } from './testing/simulated-rooms.ts'
import { until } from './testing/stock-client.ts'

describe('a room', () => {
  const benches: ReturnType<typeof roomBench>[] = []
  const bench = (options: Parameters<typeof roomBench>[0] = {}) => {
    const made = roomBench(options)
    benches.push(made)
    return made
  }
  afterEach(async () => {
    for (const each of benches.splice(0)) await each.close()
  })

  it('R1 acknowledges and shows nothing before the commit', async () => {
    const { memory, registry, enter } = bench()
    let commit = () => {}
    memory.beforeWrite = () => new Promise((done) => (commit = done))
    const room = registry.open('decree')
    const [lan, minh] = [await enter(room, 'lan'), await enter(room, 'minh')]
    await room.receive(lan, lan.edit())
    await new Promise((done) => setTimeout(done, 30))
    expect(lan.count('durable') + minh.count('update')).toBe(0)
    const late = await enter(room, 'late', false)
    expect(late.words).toBe('')
    commit()
    await until(() => lan.count('durable') === 1 && minh.count('update') === 1)
    expect(minh.words).toBe(lan.words)
    expect(late.words).toBe(lan.words)
  })

  it('R19 writes all rooms that are due in one commit', async () => {
    const { committer, registry, enter } = bench()
    const peers = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const room = registry.open(`room-${at}`)
        return { room, peer: await enter(room, 'lan') }
      }),
    )
    for (const { room, peer } of peers) void room.receive(peer, peer.edit())
    await until(() => peers.every(({ peer }) => peer.count('durable') === 1))
    expect(committer.commits).toBe(1)
  })

  it('R19 lets one room that cannot be written keep nobody else', async () => {
    const log = new MemoryUpdateLog()
    const append = log.append.bind(log)
    let broken = true
    log.append = async (entries, clients) => {
      if (broken && entries.some((entry) => entry.room === 'sick')) throw new Error('no')
      return append(entries, clients)
    }
    const { registry, enter } = bench({ log })
    const [sick, well] = [registry.open('sick'), registry.open('well')]
    const [lan, minh] = [await enter(sick, 'lan'), await enter(well, 'minh')]
    void sick.receive(lan, lan.edit())
    void well.receive(minh, minh.edit())
    await until(() => minh.count('durable') === 1 && sick.state.kind === 'storage-failing')
    broken = false
    await until(() => lan.count('durable') === 1)
    expect(sick.state.kind).toBe('open')
  })

  it('R19 closes a room that stumbles, and only that one; it reads its log anew', async () => {
    const { memory, registry, enter, errors } = bench()
    const [odd, well] = [registry.open('odd'), registry.open('well')]
    const [lan, minh] = [await enter(odd, 'lan'), await enter(well, 'minh')]
    odd.delivery.broadcast = () => {
      throw new Error('a mistake of ours')
    }
    void odd.receive(lan, lan.edit())
    void well.receive(minh, minh.edit())
    await until(() => lan.closedFor === 'room-closed' && minh.count('durable') === 1)
    expect(errors).toEqual(['a room stumbled and was closed'])
    expect((await memory.load('odd')).sequence).toBe(1)
    const again = await enter(registry.open('odd'), 'lan')
    expect(again.words).toBe(lan.words)
  })

  it('R20 gives readers everything in its order, also when a room becomes small', async () => {
    const readerPeriod = (people: number) => (people > 3 ? 60 : 0)
    const { registry, enter } = bench({ tuning: { readerPeriod } })
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    const reader = await enter(room, 'reader', false)
    const others = [await enter(room, 'r2', false), await enter(room, 'r3', false)]
    await room.receive(lan, lan.edit())
    await until(() => lan.count('durable') === 1)
    for (const other of others) room.leave(other)
    await room.receive(lan, lan.edit())
    await until(() => lan.count('durable') === 2)
    expect(reader.doc.store.pendingStructs).toBeNull()
    await until(() => reader.words === lan.words)
  })

  it('R8 takes nothing while the log cannot be written, and loses nothing', async () => {
    const { memory, registry, enter } = bench()
    const room = registry.open('decree')
    const [lan, minh] = [await enter(room, 'lan'), await enter(room, 'minh')]
    let full = true
    memory.beforeWrite = () => {
      if (full) throw new Error('the disk is full')
    }
    await room.receive(lan, lan.edit())
    await until(() => lan.count('storage-state') === 1 && minh.count('storage-state') === 1)
    await room.receive(minh, minh.edit())
    await room.receive(lan, lan.edit())
    await new Promise((done) => setTimeout(done, 50))
    expect(lan.count('durable') + minh.count('durable') + minh.count('update')).toBe(0)
    expect((await memory.load('decree')).sequence).toBe(0)
    full = false
    await until(() => room.state.kind === 'open')
    // Those who were not heard are asked again, and answer with everything.
    for (const peer of [lan, minh]) {
      expect(peer.heard.filter((message) => message.kind === 'storage-state')).toMatchObject([
        { failing: true },
        { failing: false },
      ])
      const asked = peer.heard.findLast((message) => message.kind === 'state-vector')
      if (asked) await room.receive(peer, peer.difference(asked.vector))
    }
    await until(() => lan.words === minh.words && minh.count('durable') > 0)
    await until(() => room.isDurable)
    expect(lan.heard.findLast((message) => message.kind === 'durable')).toMatchObject({
      covered: 3,
    })
    const stored = new Y.Doc()
    for (const { bytes } of (await memory.load('decree')).tail) Y.applyUpdate(stored, bytes)
    expect(stored.getXmlFragment('text').toJSON()).toBe(lan.words)
  })

  it('R8 says so when the disk does not answer, and goes on when it does', async () => {
    const { memory, registry, enter } = bench({ stall: 30 })
    const [room, other] = [registry.open('decree'), registry.open('other')]
    const [lan, minh] = [await enter(room, 'lan'), await enter(other, 'minh')]
    let commit = () => {}
    memory.beforeWrite = () => new Promise((done) => (commit = done))
    await room.receive(lan, lan.edit())
    await until(() => lan.count('storage-state') === 1)
    expect(lan.count('durable')).toBe(0)
    await other.receive(minh, minh.edit())
    expect(minh.count('storage-state')).toBe(1)
    memory.beforeWrite = () => {}
    commit()
    await until(() => room.state.kind === 'open' && other.state.kind === 'open')
    expect(lan.count('durable') + minh.count('durable')).toBe(2)
  })

  it('R23 commits at once although the date of the machine is set back', async () => {
    const real = Date.now
    const jump = vi.spyOn(Date, 'now')
    const { memory, registry, enter } = bench({ tuning: { window: () => 5 } })
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    await room.receive(lan, lan.edit())
    await until(() => lan.count('durable') === 1)
    jump.mockImplementation(() => real() - 3_600_000)
    await room.receive(lan, lan.edit())
    await until(() => lan.count('durable') === 2)
    jump.mockRestore()
    const [first, second] = memory.rows.get('decree') ?? []
    expect((first?.time ?? 0) - (second?.time ?? 0)).toBeGreaterThan(3_500_000)
  })

  it('R9 that cannot be loaded is closed, not empty', async () => {
    const log = new MemoryUpdateLog()
    log.load = () => Promise.reject(new Error('no database'))
    const { registry, errors, enter } = bench({ log })
    const room = registry.open('decree')
    await expect(enter(room, 'lan')).rejects.toThrow('no database')
    expect(room.state.kind).toBe('closed')
    expect(errors).toContain('the text could not be loaded')
    expect(registry.open('decree')).not.toBe(room)
    await expect(registry.read('decree')).rejects.toThrow('no database')
  })

  it('R9 opens without a damaged row, and takes its words back from who still has them', async () => {
    const { memory, registry, enter, errors } = bench()
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    for (let at = 1; at <= 6; at++) {
      await room.receive(lan, lan.edit())
      await until(() => lan.count('durable') === at)
    }
    room.end('room-closed')
    const row = memory.rows.get('decree')?.[2]
    if (row) row.bytes[0] = (row.bytes[0] ?? 0) ^ 255
    const again = registry.open('decree')
    const minh = await enter(again, 'minh')
    expect(errors).toContain('rows of the update log are damaged')
    expect(minh.words).not.toBe(lan.words)
    again.join(lan)
    const asked = lan.heard.findLast((message) => message.kind === 'state-vector')
    if (asked) await again.receive(lan, lan.difference(asked.vector))
    await until(() => minh.words === lan.words)
    expect(memory.rows.get('decree')?.[2]?.sequence).toBe(3)
  })

  it('R9 takes back after a restored backup what anybody still has, of others too', async () => {
    const { memory, registry, enter } = bench()
    const room = registry.open('decree')
    const all = [await enter(room, 'lan'), await enter(room, 'minh'), await enter(room, 'hoa')]
    const [lan, , hoa] = all as [TestPeer, TestPeer, TestPeer]
    const writeInTurn = async (peers: TestPeer[]) => {
      for (const peer of peers) {
        const before = peer.count('durable')
        await room.receive(peer, peer.edit())
        await until(
          () => peer.count('durable') > before && all.every((p) => p.words === peer.words),
        )
      }
    }
    await writeInTurn(all.slice(0, 2))
    // The backup is made here: Lan and Minh are known in it, Hoa has not written yet.
    const rows = memory.rows.get('decree')?.slice()
    const clients = new Map(memory.clients.get('decree'))
    await writeInTurn([...all, ...all, ...all])
    room.end('room-closed')
    const back = async (peer: TestPeer) => {
      const again = registry.open('decree')
      await again.loaded
      peer.closedFor = null
      again.join(peer)
      const asked = peer.heard.findLast((message) => message.kind === 'state-vector')
      if (asked) await again.receive(peer, peer.difference(asked.vector))
      return again
    }
    memory.rows.set('decree', rows ?? [])
    memory.clients.set('decree', clients)
    // Without the mark of a restored backup it is what it looks like: other people's words.
    await back(lan)
    expect(lan.closedFor).toBe('rejected-update')
    registry.open('decree').end('room-closed')
    memory.restoredAt = Date.now()
    await back(lan)
    const whole = await back(hoa)
    expect([lan.closedFor, hoa.closedFor]).toEqual([null, null])
    await until(() => whole.isDurable)
    expect((await enter(whole, 'late', false)).words).toBe(lan.words)
    // Hoa's client id is still hers to write under, although Lan brought her words.
    const before = hoa.count('durable')
    await whole.receive(hoa, hoa.edit())
    await until(() => hoa.count('durable') > before)
    expect(memory.clients.get('decree')?.get(hoa.doc.clientID)).toBe('hoa')
  })

  it('R13 skips a receiver that does not keep up and brings him up to date when he has', async () => {
    const { registry, enter } = bench()
    const room = registry.open('decree')
    const [lan, slow] = [await enter(room, 'lan'), await enter(room, 'slow', false)]
    slow.backlog = 5000
    for (let at = 1; at <= 5; at++) {
      await room.receive(lan, lan.edit())
      await until(() => lan.count('durable') === at)
    }
    // Asking again and again costs him nothing but time.
    const heard = slow.heard.length
    for (let at = 0; at < 50; at++)
      await room.receiveFromReader(slow, { kind: 'state-vector', vector: new Uint8Array([0]) })
    expect(slow.heard).toHaveLength(heard)
    slow.drain()
    expect(slow.words).toBe(lan.words)
    expect(slow.doc.store.pendingStructs).toBeNull()
    await room.receive(lan, lan.edit())
    await until(() => slow.words === lan.words)
  })

  it('R20 sends those who only read one merged frame a period', async () => {
    const { registry, enter } = bench({ tuning: { readerPeriod: () => 60 } })
    const room = registry.open('decree')
    const [lan, minh] = [await enter(room, 'lan'), await enter(room, 'minh')]
    const reader = await enter(room, 'reader', false)
    for (let at = 1; at <= 5; at++) {
      await room.receive(lan, lan.edit())
      await until(() => lan.count('durable') === at)
    }
    expect(minh.count('update')).toBe(5)
    await until(() => reader.words === lan.words)
    expect(reader.count('update')).toBe(1)
  })

  it('R7 never gives one clock two contents', async () => {
    const { registry, enter } = bench()
    const room = registry.open('decree')
    const [lan, minh] = [await enter(room, 'lan'), await enter(room, 'minh')]
    await room.receive(lan, lan.edit())
    await until(() => minh.words === lan.words)
    // The same person, client id and clocks, other words, and one clock more.
    const twin = new Y.Doc()
    twin.clientID = lan.doc.clientID
    for (let at = 0; at < 6; at++) twin.getXmlFragment('text').insert(0, [new Y.XmlText('khác')])
    await room.receive(lan, { kind: 'update', update: Y.encodeStateAsUpdate(twin) })
    await until(() => room.isDurable)
    const fresh = await enter(room, 'fresh', false)
    expect(fresh.words).toBe(minh.words)
    expect(fresh.words).toContain('một')
  })

  it('R16 leaves memory when idle, and never before everything is on disk', async () => {
    const { memory, registry, enter } = bench({ idleMilliseconds: 40 })
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    let full = true
    memory.beforeWrite = () => {
      if (full) throw new Error('the disk is full')
    }
    await room.receive(lan, lan.edit())
    room.leave(lan)
    await new Promise((done) => setTimeout(done, 150))
    expect([...registry.all()]).toEqual([room])
    full = false
    await until(() => [...registry.all()].length === 0)
    const minh = await enter(registry.open('decree'), 'minh')
    expect(minh.words).toBe(lan.words)
  })

  it('R10 folds its log on another thread, and nobody can tell the difference', async () => {
    const { memory, registry, enter, compaction, errors } = bench({ compactUpdates: 30 })
    const room = registry.open('decree')
    const [lan, minh] = [await enter(room, 'lan'), await enter(room, 'minh')]
    for (let at = 1; at <= 90; at++) {
      const peer = at % 2 ? lan : minh
      await room.receive(peer, peer.edit())
      await until(() => room.isDurable)
    }
    await until(() => compaction.done > 0)
    await until(() => !compaction.isUnderWay(room))
    await compaction.fold(room)
    expect(errors).toEqual([])
    const { base, tail } = await memory.load('decree')
    expect(base?.sequence).toBe(room.content?.sequence)
    expect(tail).toEqual([])
    const newcomer = await enter(room, 'newcomer', false)
    expect(newcomer.words).toBe(lan.words)
    room.end('room-closed')
    const again = registry.open('decree')
    const cold = await enter(again, 'cold')
    expect(Y.encodeSnapshot(Y.snapshot(cold.doc))).toEqual(Y.encodeSnapshot(Y.snapshot(lan.doc)))
  })

  it('R7 takes nothing of a line that lost something until it has sent its whole difference', async () => {
    const { memory, registry, enter } = bench()
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    for (let at = 0; at < 3; at++) await room.receive(lan, lan.edit())
    await until(() => room.isDurable)
    memory.beforeWrite = () => {
      throw new Error('the disk is full')
    }
    await room.receive(lan, lan.edit())
    await until(() => room.state.kind === 'storage-failing')
    // A deletion raises no clock, so what follows it would fit although it was lost.
    await room.receive(lan, lan.deletion())
    memory.beforeWrite = () => {}
    await until(() => room.state.kind === 'open')
    const asked = lan.heard.findLast((message) => message.kind === 'state-vector')
    const { sequence } = await memory.load('decree')
    await room.receive(lan, lan.edit())
    await new Promise((done) => setTimeout(done, 20))
    expect((await memory.load('decree')).sequence).toBe(sequence)
    expect(lan.heard.findLast((message) => message.kind === 'durable')).toMatchObject({
      covered: 4,
    })
    await room.receive(lan, lan.difference(asked?.vector ?? new Uint8Array([0])))
    await until(() => room.isDurable)
    expect(lan.heard.findLast((message) => message.kind === 'durable')).toMatchObject({
      covered: 7,
    })
    expect((await enter(room, 'fresh', false)).words).toBe(lan.words)
  })

  it('R10 gives deletions to one who has every letter, from the tail and from the base', async () => {
    const { registry, enter, compaction } = bench()
    const room = registry.open('decree')
    const [lan, away, gone] = [await enter(room, 'lan'), await enter(room, 'away'), new Y.Doc()]
    for (let at = 0; at < 5; at++) await room.receive(lan, lan.edit())
    await until(() => away.words === lan.words)
    room.leave(away)
    Y.applyUpdate(gone, Y.encodeStateAsUpdate(away.doc))
    await room.receive(lan, lan.deletion())
    await until(() => room.isDurable)
    const ask = async () => {
      const returned = await enter(room, 'returned', false)
      Y.applyUpdate(returned.doc, Y.encodeStateAsUpdate(gone))
      const heard = returned.heard.length
      const vector = Y.encodeStateVector(gone)
      await room.receiveFromReader(returned, { kind: 'state-vector', vector })
      const answer = returned.heard.slice(heard)
      const alone = new Y.Doc()
      Y.applyUpdate(alone, Y.encodeStateAsUpdate(gone))
      for (const message of answer)
        if (message.kind === 'difference') Y.applyUpdate(alone, message.update)
      return alone.getXmlFragment('text').toJSON()
    }
    expect(await ask()).toBe(lan.words)
    expect(await compaction.fold(room)).toBe(true)
    expect(await ask()).toBe(lan.words)
    for (let at = 0; at < 6; at++) await room.receive(lan, lan.edit())
    await until(() => room.isDurable)
    expect(await ask()).toBe(lan.words)
  })

  it('R10 keeps the log as it is where folding fails', async () => {
    const { memory, registry, enter, compaction, desk } = bench()
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    await room.receive(lan, lan.edit())
    await until(() => room.isDurable)
    const folded = await desk.fold(room.content?.updates() ?? [])
    desk.fold = async () => ({ ...folded, vector: new Uint8Array([0]) })
    expect(await compaction.fold(room)).toBe(false)
    memory.beforeWrite = () => {
      throw new Error('the disk is full')
    }
    desk.fold = async () => folded
    expect(await compaction.fold(room)).toBe(false)
    expect((await memory.load('decree')).tail).toHaveLength(1)
  })

  it('R10 merges many updates a few at a time to the same bytes as all at once', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const random = randomFrom(4)
    for (let at = 0; at < 400; at++) editAtRandom(doc, random)
    const applied = new Y.Doc()
    Y.applyUpdate(applied, merged(updates))
    expect(replica(applied)).toEqual(replica(doc))
    expect(Buffer.from(merged(updates))).toEqual(Buffer.from(Y.mergeUpdates(updates)))
  })

  it('R10 tries a log that could not be folded again only when it has doubled', async () => {
    const { registry, enter, desk } = bench({ compactUpdates: 4 })
    let tries = 0
    desk.fold = () => {
      tries++
      return Promise.reject(new Error('updates are missing in between'))
    }
    const room = registry.open('decree')
    const lan = await enter(room, 'lan')
    for (let at = 1; at <= 16; at++) {
      await room.receive(lan, lan.edit())
      await until(() => lan.count('durable') === at)
    }
    // At 4, 8 and 16 updates.
    expect(tries).toBe(3)
  })
})
