import {
  encodeAwareness,
  encodeDifference,
  encodeQueryAwareness,
  encodeStateVector,
  encodeUpdate,
} from '@cucao/drafting'
import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { RawClient } from './testing/raw-client.ts'
import { editAtRandom, randomFrom } from './testing/random-edits.ts'
import { serveRooms } from './testing/serve.ts'
import type { ServedRooms } from './testing/serve.ts'
import { until } from './testing/stock-client.ts'

const nothing = new Uint8Array([0])

describe('a line', () => {
  let served: ServedRooms
  beforeEach(async () => {
    served = await serveRooms({ limits: { rightsMilliseconds: 200 } })
  })
  afterEach(() => served.close())

  const client = (person: string, room = 'decree', headers = {}) =>
    new RawClient(served.address(room), person, headers)
  /** A drafter that is in and has something to say. */
  const drafter = async (person: string, room = 'decree') => {
    const line = client(person, room)
    await line.hear('state-vector')
    line.send(encodeStateVector(nothing))
    await line.hear('difference')
    const doc = new Y.Doc()
    return { line, doc, edit: () => editOf(doc) }
  }
  const random = randomFrom(5)
  const editOf = (doc: Y.Doc) => {
    const before = Y.encodeStateVector(doc)
    editAtRandom(doc, random)
    return Y.encodeStateAsUpdate(doc, before)
  }
  const hashOf = async (room = 'decree') => {
    const { text } = await served.collaboration.rooms.read(room)
    return createHash('sha256').update(JSON.stringify(text)).digest('hex')
  }

  it('R3 opens for members only, and tells the browser why not', async () => {
    served.people.roles.set('stranger', null)
    expect(await client('').closed).toBe(4401)
    expect(await client('stranger').closed).toBe(4404)
    expect(await client('lan', 'unknown').closed).toBe(4404)
    expect(await client('lan', 'decree?schema=0').closed).toBe(4409)
    expect(await client('lan', 'decree?schema=x').closed).toBe(4409)
    const fine = client('lan', 'decree?schema=1', { origin: 'https://cuc-ao.example' })
    await fine.hear('state-vector')
  })

  it('R3 refuses a foreign origin in plain HTTP, before anything else is looked at', async () => {
    const foreign = client('lan', 'decree', { origin: 'https://elsewhere.example' })
    await expect(foreign.opened).rejects.toThrow('403')
    const odd = client('lan', 'decree/more')
    await expect(odd.opened).rejects.toThrow('404')
  })

  it('R3 lets a socket hold 4 kB and wait only so long at the gate', async () => {
    const slow = await serveRooms({ limits: { gateMilliseconds: 50 } })
    slow.people.callerOf = () => new Promise(() => {})
    const waiting = new RawClient(slow.address('decree'), 'lan')
    await expect(waiting.opened).rejects.toThrow('hang up')
    await slow.close()
    const socket = connect(served.port, '127.0.0.1')
    const upgrade =
      'GET /collab/decree HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
    socket.write(Buffer.concat([Buffer.from(upgrade), Buffer.alloc(8000)]))
    const answer = await new Promise<Buffer>((done) => socket.once('data', done))
    expect(answer.toString()).toContain('503')
    socket.destroy()
  })

  it('R1 is told of the commit after it, and others see the words', async () => {
    const lan = await drafter('lan')
    const minh = await drafter('minh')
    const update = lan.edit()
    lan.line.send(encodeUpdate(update))
    const durable = await lan.line.hear('durable')
    expect(durable).toMatchObject({ sequence: 1, covered: 1 })
    expect(durable.clocks[0]?.[0]).toBe(lan.doc.clientID)
    const { update: seen } = await minh.line.hear('update')
    const copy = new Y.Doc()
    Y.applyUpdate(copy, seen)
    expect(copy.getXmlFragment('text').toJSON()).toBe(lan.doc.getXmlFragment('text').toJSON())
    expect(lan.line.heard.some((message) => message.kind === 'update')).toBe(false)
  })

  it('R4 of one who may not write is closed at any document message, even an empty one', async () => {
    const lan = await drafter('lan')
    lan.line.send(encodeUpdate(lan.edit()))
    await lan.line.hear('durable')
    const before = await hashOf()
    const empty = new Uint8Array([0, 0])
    const deletion = new Y.Doc()
    Y.applyUpdate(deletion, Y.encodeStateAsUpdate(lan.doc))
    const vector = Y.encodeStateVector(deletion)
    deletion.getXmlFragment('text').delete(0, 1)
    const frames = [
      encodeUpdate(editOf(new Y.Doc())),
      encodeDifference(editOf(new Y.Doc())),
      encodeDifference(empty),
      encodeUpdate(Y.encodeStateAsUpdate(deletion, vector)),
      new Uint8Array([0, 2]),
      new Uint8Array([0, 1, 255]),
    ]
    for (const role of ['opinion-giver', 'reader'] as const)
      for (const frame of frames) {
        served.people.roles.set('guest', role)
        const guest = client('guest')
        await guest.opened
        guest.send(encodeStateVector(nothing))
        await guest.hear('difference')
        expect(guest.heard.some((message) => message.kind === 'state-vector')).toBe(false)
        guest.send(frame)
        expect(await guest.closed).toBe(4430)
      }
    expect(await hashOf()).toBe(before)
    expect(served.collaboration.metrics().refused['read-only']).toBe(12)
    expect(served.records.filter(({ message }) => message === 'a line was closed')).toHaveLength(12)
  })

  it('R4 of a drafter in a closed regulation cannot write either', async () => {
    served.people.state = 'closed'
    const lan = client('lan')
    await lan.opened
    lan.send(encodeUpdate(editOf(new Y.Doc())))
    expect(await lan.closed).toBe(4430)
  })

  it('R5 is closed within a second when rights change, and nothing is taken meanwhile', async () => {
    const cases: [string, () => void, number][] = [
      ['a', () => served.people.roles.set('a', null), 4403],
      ['b', () => served.people.roles.set('b', 'opinion-giver'), 4410],
      ['c', () => served.people.ended.add('c'), 4401],
    ]
    for (const [person, change, code] of cases) {
      const { line, edit } = await drafter(person, `room-${person}`)
      const other = await drafter('other', `room-${person}`)
      change()
      const start = performance.now()
      served.rights.announce({ personId: person })
      line.send(encodeUpdate(edit()))
      expect(await line.closed).toBe(code)
      expect(performance.now() - start).toBeLessThan(1000)
      expect((await served.collaboration.rooms.read(`room-${person}`)).sequence).toBe(0)
      expect(other.line.socket.readyState).toBe(1)
    }
  })

  it('R5 is closed within a second also when nobody announces the change', async () => {
    const { line } = await drafter('lan')
    served.people.roles.set('lan', 'reader')
    served.people.epoch++
    const start = performance.now()
    expect(await line.closed).toBe(4410)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  it('R5 is closed within a second when its session ends unannounced, one of sixty', async () => {
    const lines = []
    for (let at = 0; at < 60; at++) lines.push((await drafter(`person-${at}`)).line)
    served.people.ended.add('person-59')
    const start = performance.now()
    expect(await lines.at(-1)?.closed).toBe(4401)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  it('R5 reaches a line that stood at the gate when the right was taken away', async () => {
    const { people } = served
    const accessTo = people.accessTo.bind(people)
    people.accessTo = async (...asked) => {
      const access = await accessTo(...asked)
      people.accessTo = accessTo
      people.ended.add('lan')
      served.rights.announce({ personId: 'lan' })
      return access
    }
    expect(await client('lan').closed).toBe(4401)
  })

  it('R5 goes on where the change leaves the right to it', async () => {
    const { line, edit } = await drafter('lan')
    served.people.epoch++
    served.rights.announce({ regulationId: 'decree' })
    line.send(encodeUpdate(edit()))
    expect((await line.hear('durable')).covered).toBe(1)
  })

  it('R12 pays alone for what cannot be decoded', async () => {
    const lan = await drafter('lan')
    const frames = [
      new Uint8Array([]),
      new Uint8Array([0, 0, 255, 255]),
      new Uint8Array([0, 9, 0]),
      encodeUpdate(new Uint8Array([1, 2, 3])),
      encodeDifference(Y.encodeStateAsUpdateV2(lan.doc)),
      encodeStateVector(new Uint8Array([9, 9])),
      new Uint8Array([1, 3, 1, 1]),
    ]
    for (const frame of frames) {
      const bad = await drafter('bad')
      bad.line.send(frame)
      expect(await bad.line.closed).toBe(4400)
    }
    lan.line.send(encodeUpdate(lan.edit()))
    await lan.line.hear('durable')
  })

  it('R12 survives frames that are no WebSocket frames', async () => {
    const bad = await drafter('bad')
    // Reserved bits and an unknown opcode, straight onto the wire.
    Object(bad.line.socket)['_socket'].write(Buffer.from([0xff, 0xff, 0xff, 0xff, 1, 2, 3]))
    expect(await bad.line.closed).not.toBe(1000)
    await drafter('lan')
  })

  it('R12 closes on a frame that is too large, with the reason', async () => {
    const lan = await drafter('lan')
    lan.line.send(encodeUpdate(new Uint8Array(2 * 1024 * 1024 + 10)))
    expect(await lan.line.closed).toBe(4413)
    const minh = await drafter('minh')
    minh.line.send(new Uint8Array(5 * 1024 * 1024))
    expect([1009, 1006]).toContain(await minh.line.closed)
    served.people.roles.set('guest', 'reader')
    const guest = client('guest')
    await guest.opened
    guest.send(new Uint8Array(300 * 1024))
    expect(await guest.closed).toBe(4413)
  })

  it('R7 refuses what is not the sender’s to write, and what hangs on nothing', async () => {
    const lan = await drafter('lan')
    lan.line.send(encodeUpdate(lan.edit()))
    await lan.line.hear('durable')
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(lan.doc))
    forged.clientID = lan.doc.clientID
    const minh = await drafter('minh')
    minh.line.send(encodeUpdate(editOf(forged)))
    expect((await minh.line.hear('refused')).reason).toBe('foreign-client')
    expect(await minh.line.closed).toBe(4422)
    const rootless = new Y.Doc()
    rootless.getMap('settings').set('a', 1)
    const hoa = await drafter('hoa')
    hoa.line.send(encodeUpdate(Y.encodeStateAsUpdate(rootless)))
    expect((await hoa.line.hear('refused')).reason).toBe('unknown-root')
    const later = new Y.Doc()
    editOf(later)
    const tu = await drafter('tu')
    tu.line.send(encodeUpdate(editOf(later)))
    expect((await tu.line.hear('refused')).reason).toBe('gap')
    const asked = tu.line.heard.filter((message) => message.kind === 'state-vector').length
    await until(() => tu.line.heard.filter((m) => m.kind === 'state-vector').length >= asked)
    tu.line.send(encodeDifference(Y.encodeStateAsUpdate(later)))
    expect((await tu.line.hear('durable')).covered).toBe(2)
  })

  it('R6 carries cursors of those who write, counts the rest, and lets nobody take another’s', async () => {
    served.people.roles.set('guest', 'opinion-giver')
    const lan = await drafter('lan')
    const guest = client('guest')
    await guest.opened
    guest.send(encodeStateVector(nothing))
    await guest.hear('difference')
    const state = JSON.stringify({ cursor: 1, user: { name: 'Vua' } })
    lan.line.send(encodeAwareness([{ client: 77, clock: 1, state }]))
    const seen = await guest.hear('awareness', ({ entries }) => entries[0]?.client === 77)
    expect(JSON.parse(seen.entries[0]?.state ?? '')).toMatchObject({ user: { personId: 'lan' } })
    const minh = await drafter('minh')
    await minh.line.hear('awareness', ({ entries }) => entries[0]?.client === 77)
    minh.line.send(encodeAwareness([{ client: 77, clock: 9, state }]))
    guest.send(encodeAwareness([{ client: 78, clock: 1, state }]))
    const digest = await guest.hear('presence', ({ digest: { editors } }) => editors.length === 2)
    expect(digest.digest).toMatchObject({
      editors: [{ personId: 'lan' }, { personId: 'minh' }],
      readers: 1,
    })
    const at = guest.heard.length
    guest.send(encodeQueryAwareness())
    const all = await guest.hear('awareness', ({ entries }) => entries.length > 0, at)
    expect(all.entries.map(({ client: id, clock }) => [id, clock])).toEqual([[77, 1]])
    lan.line.close()
    await guest.hear('awareness', ({ entries }) => entries[0]?.state === 'null')
  })

  it('R6 closes a line that invents cursors', async () => {
    const lan = await drafter('lan')
    const entries = Array.from({ length: 5 }, (_, at) => ({ client: at, clock: 1, state: '{}' }))
    lan.line.send(encodeAwareness(entries))
    expect(await lan.line.closed).toBe(4400)
  })

  it('R22 says something to everybody every few seconds', async () => {
    const talking = await serveRooms({ limits: { heartbeatMilliseconds: 30 } })
    const lan = new RawClient(talking.address('decree'), 'lan')
    const beat = await lan.hear('awareness', ({ entries }) => entries.length === 0)
    expect(beat.entries).toEqual([])
    await talking.close()
  })

  it('R15 is told to come back when the server stops, after what was taken is written', async () => {
    const lan = await drafter('lan')
    const { database } = served
    lan.line.send(encodeUpdate(lan.edit()))
    await lan.line.hear('durable')
    lan.line.send(encodeUpdate(lan.edit()))
    await until(() => served.collaboration.metrics().lines === 1)
    const start = performance.now()
    await served.collaboration.close()
    expect(await lan.line.closed).toBe(4500)
    expect(performance.now() - start).toBeLessThan(2000)
    const acknowledged = lan.line.heard.filter((message) => message.kind === 'durable').length
    const rows = await database.db.selectFrom('update_log').select('sequence').execute()
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged)
  })
})
