import { closeCode, encodeAwareness } from '@cucao/drafting'
import type { CloseReason } from '@cucao/drafting'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { collaborationMetrics } from './collaboration-metrics.ts'
import type { CollaborationMetrics } from './collaboration-metrics.ts'
import { assemble } from './collaboration-parts.ts'
import type { CollaborationDeps, Parts } from './collaboration-parts.ts'
import { addressOf, admit } from './gate.ts'
import type { Admitted, Decision } from './gate.ts'
import { Line } from './line.ts'
import { OutgoingFrame } from './outgoing-frame.ts'
import type { TextRooms } from './text-rooms.ts'

export type { CollaborationDeps } from './collaboration-parts.ts'

export interface Collaboration {
  rooms: TextRooms
  /** The log answers. Before it does, whoever comes first would wait for its thread to start. */
  ready(): Promise<void>
  /** Takes nothing more, writes what was taken, sends everybody away to come back with jitter. */
  close(): Promise<void>
  metrics(): CollaborationMetrics
}

/** Serves `/collab/<regulationId>` on the server's upgrades. Other addresses are left alone. */
export function attachCollaboration(server: Server, deps: CollaborationDeps): Collaboration {
  const parts = assemble(deps)
  const { limits, registry, lines } = parts
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // A little above our own limit, so that the sender learns our reason; far beyond it `ws` cuts.
    maxPayload: limits.messageBytes + 64 * 1024,
    skipUTF8Validation: false,
  })
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const address = addressOf(request.url)
    if (!address) {
      if (request.url?.startsWith('/collab/')) refuseUpgrade(stream, 404)
      return
    }
    void new Entrance(deps, parts, sockets).enter(request, stream, head, address)
  }
  server.on('upgrade', upgrade)
  const heartbeat = new OutgoingFrame(encodeAwareness([]))
  const beat = setInterval(() => {
    for (const line of lines) line.look(heartbeat)
  }, limits.heartbeatMilliseconds)
  beat.unref()
  return {
    rooms: registry,
    async ready() {
      await parts.updateLog.knownClients('')
    },
    metrics: () => collaborationMetrics(parts),
    async close() {
      server.off('upgrade', upgrade)
      clearInterval(beat)
      parts.watch.close()
      await registry.close(limits.drainMilliseconds)
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      clearInterval(parts.loadTimer)
      await parts.desk.close()
      await parts.updateLog.close()
    },
  }
}

/** One request to open a line, until it is a line or gone. */
class Entrance {
  private readonly deps: CollaborationDeps
  private readonly parts: Parts
  private readonly sockets: WebSocketServer

  constructor(deps: CollaborationDeps, parts: Parts, sockets: WebSocketServer) {
    this.deps = deps
    this.parts = parts
    this.sockets = sockets
  }

  async enter(
    request: IncomingMessage,
    stream: Duplex,
    head: Buffer,
    { id, schema }: { id: string; schema: string | null },
  ): Promise<void> {
    const { limits, gate, admission } = this.parts
    const { changes } = this.parts.watch
    stream.on('error', () => stream.destroy())
    const { origin } = request.headers
    if (origin !== undefined && !this.deps.allowedOrigins(origin)) {
      this.count('foreign-origin')
      return refuseUpgrade(stream, 403)
    }
    if (head.length > limits.gateBytes || gate.waiting >= limits.atTheGate) {
      this.count('at-the-gate')
      return refuseUpgrade(stream, 503)
    }
    const late = setTimeout(() => stream.destroy(), limits.gateMilliseconds)
    let leave = () => {}
    const gone = new Promise<number>((resolve) => (leave = () => resolve(0)))
    stream.once('close', leave)
    const pass = async () => {
      const admitted = await admit(this.deps.gatekeeper, request.headers, id, schema)
      if (!stream.destroyed) this.upgrade(request, stream, head, { id, admitted, changes })
      return 0
    }
    gate.waiting++
    try {
      // Who has gone keeps nobody waiting, whatever the database does.
      const letIn = () => Promise.race([pass(), gone])
      await admission.enter('gate', () => stream.destroyed, letIn)
    } catch (error) {
      this.deps.log.error({ err: error }, 'the gate failed')
      if (!stream.destroyed) refuseUpgrade(stream, 503)
    } finally {
      gate.waiting--
      clearTimeout(late)
      stream.off('close', leave)
    }
  }

  private upgrade(
    request: IncomingMessage,
    stream: Duplex,
    head: Buffer,
    { id, admitted, changes }: { id: string; admitted: Decision; changes: number },
  ): void {
    this.sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', () => {})
      if (!admitted.ok) return this.turnAway(socket, admitted.reason)
      const line = this.connect(socket, stream, admitted, id)
      if (line) this.parts.watch.admitted(line, changes)
    })
  }

  private connect(socket: WebSocket, stream: Duplex, admitted: Admitted, id: string): Line | null {
    const { registry, lines, clock, limits } = this.parts
    let room
    try {
      room = registry.open(id)
    } catch {
      this.turnAway(socket, 'room-closed')
      return null
    }
    const gone = (line: Line) => lines.delete(line)
    const { log: sink } = this.deps
    const line = new Line({ socket, stream, admitted, room, clock, limits, sink, gone })
    lines.add(line)
    return line
  }

  /** Accepted only to be told why: an HTTP answer would reach the browser as "try again for ever". */
  private turnAway(socket: WebSocket, reason: CloseReason): void {
    this.count(reason)
    socket.close(closeCode[reason])
    setTimeout(() => socket.terminate(), 2000).unref()
  }

  private count(reason: string): void {
    const { refused } = this.parts.gate
    refused.set(reason, (refused.get(reason) ?? 0) + 1)
  }
}

const statusText = { 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' } as const

function refuseUpgrade(stream: Duplex, status: keyof typeof statusText): void {
  stream.on('error', () => stream.destroy())
  stream.end(
    `HTTP/1.1 ${status} ${statusText[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
}
