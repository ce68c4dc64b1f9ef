import { Connection, closeCode, decodeMessage } from '@cucao/drafting'
import type { ConnectionOptions, Socket } from '@cucao/drafting'
import { SimulatedNetwork, SimulatedTime } from '@cucao/drafting/testing'
import type { NetworkWeather, ServerEnd, ServerSide } from '@cucao/drafting/testing'
import * as Y from 'yjs'
import { Admission } from '../admission.ts'
import type { Clock } from '../clock.ts'
import { Committer } from '../committer.ts'
import type { LogSink } from '../log-sink.ts'
import { MemoryUpdateLog } from '../memory-update-log.ts'
import type { Peer } from '../peer.ts'
import { roomTuning } from '../room-tuning.ts'
import { Room } from '../room.ts'

const quiet: LogSink = { info: () => {}, warn: () => {}, error: () => {} }

type Earlier = Pick<ConnectionOptions, 'earlierClients' | 'unacknowledgedAtStart' | 'leftBehind'>

/** The real room, log and client over simulated time and a simulated network; one seed, one run. */
export class SimulatedRooms {
  readonly log = new MemoryUpdateLog()
  readonly time = new SimulatedTime()
  readonly network: SimulatedNetwork
  readonly clock: Clock
  room: Room
  readonly connections: { name: string; doc: Y.Doc; connection: Connection }[] = []
  /** Reasons for which lines were closed by the room. */
  readonly closed: string[] = []

  constructor(seed: number, weather: NetworkWeather) {
    const { time } = this
    const { now, setTimer, clearTimer } = time
    this.clock = { now, date: now, setTimer, clearTimer, soon: (run) => void setTimer(run, 0) }
    this.network = new SimulatedNetwork({
      seed,
      weather,
      time,
      accept: (end, address) => this.accept(end, address),
    })
    this.room = this.freshRoom()
  }

  get random(): () => number {
    return this.network.random
  }

  /** The process dies with whatever it had not committed, and another one takes its place. */
  crash(): void {
    const { room } = this
    this.room = this.freshRoom()
    this.network.cutAll()
    room.takeBatch = () => null
  }

  join(name: string, mayWrite = true, doc = new Y.Doc(), earlier: Earlier = {}): Connection {
    const { time, network } = this
    doc.clientID = 1000 + Math.floor(this.random() * 1_000_000)
    const connection = new Connection({
      address: `${mayWrite ? 'w' : 'r'}:${name}`,
      doc,
      mayWrite,
      ...earlier,
      openSocket: (address): Socket => network.openSocket(address),
      random: network.random,
      now: time.now,
      setTimer: time.setTimer,
      clearTimer: time.clearTimer,
    })
    this.connections.push({ name, doc, connection })
    return connection
  }

  /** A page is closed. Answers what its browser keeps for the next one, which is to `join` with it. */
  leave(connection: Connection): { doc: Y.Doc; earlier: Earlier } {
    const { options, state, leaves } = connection
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(options.doc), 'browser')
    connection.destroy()
    const at = this.connections.findIndex((each) => each.connection === connection)
    this.connections.splice(at, 1)
    const leftBehind = [...(options.leftBehind ?? []), ...(leaves ? [leaves] : [])]
    const earlierClients = new Set(options.earlierClients).add(options.doc.clientID)
    return {
      doc,
      earlier: {
        earlierClients,
        unacknowledgedAtStart: state.unacknowledged,
        leftBehind,
      },
    }
  }

  /** Lets simulated milliseconds pass; promises are given their turn after each event. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.time.now() + milliseconds
    while (this.time.step(until)) await new Promise((resolve) => setImmediate(resolve))
  }

  async until(holds: () => boolean, milliseconds = 120_000): Promise<boolean> {
    const until = this.time.now() + milliseconds
    while (!holds() && this.time.now() < until) await this.pass(50)
    return holds()
  }

  /** What a process that starts now would read. */
  async stored(): Promise<Y.Doc> {
    const { base, tail } = await this.log.load(this.room.id)
    const doc = new Y.Doc()
    // As one change: after each of several Yjs would tidy emphasis up, and delete what nobody has deleted.
    doc.transact(() => {
      for (const update of [...(base ? [base.bytes] : []), ...tail.map((row) => row.bytes)])
        Y.applyUpdate(doc, update)
    })
    return doc
  }

  destroy(): void {
    for (const { connection } of this.connections) connection.destroy()
  }

  private freshRoom(): Room {
    const { clock, log } = this
    return new Room({
      id: 'decree',
      // Time stands still while something is done here; the simulated loop gives what it has by bytes.
      admission: new Admission({ clock, turnMilliseconds: 5, turnBytes: 1, atOnce: 8 }),
      log,
      clock,
      committer: new Committer({ log, clock, sink: quiet }),
      sink: quiet,
      tuning: roomTuning(() => 0),
      refused: new Map(),
      // As the registry does: a closed room gives way to one that reads the log anew.
      changed: (room) => {
        if (room === this.room && room.state.kind === 'closed') this.room = this.freshRoom()
      },
    })
  }

  private accept(end: ServerEnd, address: string): ServerSide {
    const { room } = this
    const [role, name = ''] = address.split(':')
    const peer: Peer = {
      personId: name,
      sessionId: name,
      name,
      organisation: null,
      mayWrite: role === 'w',
      send: (frame) => end.send(frame.message),
      close: (reason) => {
        this.closed.push(reason)
        end.close(closeCode[reason])
      },
      unsent: () => 0,
      whenDrained: (run) => run(),
    }
    room.join(peer)
    return {
      received: (frame) => {
        const message = decodeMessage(frame)
        if (message.kind === 'malformed') peer.close('malformed-frame')
        else if (peer.mayWrite) void room.receive(peer, message)
        else void room.receiveFromReader(peer, message)
      },
      closed: () => room.leave(peer),
    }
  }
}

/** Everything two replicas can differ in. */
export function replica(doc: Y.Doc): { text: string; state: string; pending: boolean } {
  return {
    text: doc.getXmlFragment('text').toJSON(),
    state: Buffer.from(Y.encodeSnapshot(Y.snapshot(doc))).toString('base64'),
    pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
  }
}
