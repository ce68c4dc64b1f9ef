import { closeCode, decodeMessage } from '@cucao/drafting'
import type { CloseReason } from '@cucao/drafting'
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import type { Clock } from './clock.ts'
import type { CollaborationLimits } from './collaboration-limits.ts'
import type { Admitted } from './gate.ts'
import type { LogSink } from './log-sink.ts'
import type { OutgoingFrame } from './outgoing-frame.ts'
import type { Peer } from './peer.ts'
import { decodeReaderMessage } from './reader-message.ts'
import type { Room } from './room.ts'
import { TokenBucket } from './token-bucket.ts'

export interface LineOptions {
  socket: WebSocket
  /** The stream under it: frames for many are framed once and written straight to it. */
  stream: Duplex
  admitted: Admitted
  room: Room
  clock: Clock
  limits: CollaborationLimits
  sink: LogSink
  /** Called once, when it is closed. */
  gone: (line: Line) => void
}

/** One person's WebSocket, from the gate to the room: limits, decoding by role, liveness. */
export class Line implements Peer {
  readonly personId: string
  readonly sessionId: string
  readonly name: string
  readonly organisation: string | null
  readonly mayWrite: boolean
  readonly role: string
  readonly room: Room
  /** The regulation's count of changes of rights that this line was judged at. */
  epoch: number
  heardAt: number
  private readonly options: LineOptions
  private readonly messages: TokenBucket
  private readonly bytes: TokenBucket
  private closed = false
  private paused = false
  private floodSince: number | null = null
  private slowSince: number | null = null
  /** How many judgements of this line's rights are under way, and the frames that wait for them. */
  private holds = 0
  private readonly held: Uint8Array[] = []

  constructor(options: LineOptions) {
    const { caller, access, mayWrite } = options.admitted
    this.options = options
    this.personId = caller.personId
    this.sessionId = caller.sessionId
    this.name = caller.name
    this.organisation = caller.organisation
    this.mayWrite = mayWrite
    this.role = access.role
    this.epoch = access.epoch
    this.room = options.room
    const { clock, limits, socket } = options
    this.heardAt = clock.now()
    this.messages = new TokenBucket(limits.messagesASecond, limits.messageBurst, this.heardAt)
    this.bytes = new TokenBucket(limits.bytesASecond, limits.byteBurst, this.heardAt)
    socket.on('message', (data) => this.arrived(data))
    socket.on('pong', () => (this.heardAt = clock.now()))
    socket.on('close', () => this.ended())
    // Nothing is read before the room can answer.
    socket.pause()
    const go = () => {
      if (!this.paused && this.holds === 0) socket.resume()
    }
    void options.room.loaded.then(go, go)
    options.room.join(this)
  }

  send(frame: OutgoingFrame): void {
    if (this.closed) return
    const { stream, limits } = this.options
    if (stream.writableLength > limits.mostUnsentBytes) return this.close('too-slow')
    stream.write(frame.wire)
  }

  close(reason: CloseReason): void {
    if (this.closed) return
    this.closed = true
    const { socket, clock } = this.options
    socket.resume()
    socket.close(closeCode[reason])
    // One who does not read his close frame does not keep his socket.
    clock.setTimer(() => socket.terminate(), reason === 'too-slow' ? 100 : 2000)
    this.room.leave(this)
  }

  unsent(): number {
    return this.options.stream.writableLength
  }

  whenDrained(run: () => void): void {
    const { stream, clock } = this.options
    this.slowSince = clock.now()
    const drained = () => {
      this.slowSince = null
      run()
    }
    if (stream.writableNeedDrain) stream.once('drain', drained)
    else clock.soon(drained)
  }

  /** Rights may have changed: what comes now waits for as many `release`, and is dropped with the line. */
  hold(): void {
    this.holds++
    if (!this.closed) this.options.socket.pause()
  }

  release(): void {
    if (--this.holds > 0 || this.closed) return
    for (const frame of this.held.splice(0)) this.follow(frame)
    if (!this.paused) this.options.socket.resume()
  }

  /** Every few seconds: is anybody there, and does he take what he is sent? */
  look(heartbeat: OutgoingFrame): void {
    const { clock, limits, socket } = this.options
    const now = clock.now()
    if (this.slowSince !== null && now - this.slowSince > limits.slowMilliseconds)
      return this.close('too-slow')
    if (now - this.heardAt > limits.deadMilliseconds) return socket.terminate()
    if (this.closed || this.slowSince !== null) return
    socket.ping()
    this.send(heartbeat)
  }

  private arrived(data: RawData): void {
    if (this.closed) return
    const bytes = bytesOf(data)
    this.heardAt = this.options.clock.now()
    this.throttle(bytes.length)
    if (this.closed) return
    const { limits } = this.options
    const most = this.mayWrite ? limits.messageBytes : limits.readerMessageBytes
    if (bytes.length > most) return this.refuse('too-large')
    if (this.holds > 0) this.held.push(bytes)
    else this.follow(bytes)
  }

  private follow(bytes: Uint8Array): void {
    if (this.closed) return
    if (this.mayWrite) {
      const message = decodeMessage(bytes)
      if (message.kind === 'malformed') this.refuse('malformed-frame')
      else this.room.receive(this, message).catch((error: unknown) => this.mistake(error))
      return
    }
    const message = decodeReaderMessage(bytes)
    if (message.kind === 'malformed') this.refuse('malformed-frame')
    else if (message.kind === 'read-only') this.refuse('read-only')
    else this.room.receiveFromReader(this, message).catch((error: unknown) => this.mistake(error))
  }

  /** A flood waits in the sender's own buffers: the socket is not read until the debt is paid. */
  private throttle(length: number): void {
    const { clock, limits, socket } = this.options
    const wait = Math.max(
      this.messages.take(1, this.heardAt),
      this.bytes.take(length, this.heardAt),
    )
    if (wait === 0) {
      if (!this.paused) this.floodSince = null
      return
    }
    this.floodSince ??= this.heardAt
    const lasts = Math.max(wait, this.heardAt - this.floodSince)
    if (lasts > limits.floodMilliseconds) return this.refuse('too-fast')
    if (this.paused) return
    this.paused = true
    socket.pause()
    clock.setTimer(() => {
      this.paused = false
      if (this.holds === 0) socket.resume()
    }, wait)
  }

  /** A message that our own code stumbles over costs its sender the line, and nobody else anything. */
  private mistake(error: unknown): void {
    this.options.sink.error({ err: error, room: this.room.id }, 'a message could not be followed')
    this.refuse('malformed-frame')
  }

  private refuse(reason: CloseReason): void {
    this.room.refused(this, reason)
    this.close(reason)
  }

  private ended(): void {
    this.closed = true
    this.room.leave(this)
    this.options.gone(this)
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  const buffer = Array.isArray(data) ? Buffer.concat(data) : data
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}
