import { decodeMessage } from '@cucao/drafting'
import type { Decoded, Message } from '@cucao/drafting'
import { WebSocket } from 'ws'

type Kind = Decoded['kind']

/** A line that says exactly what a test wants and remembers what it hears. */
export class RawClient {
  readonly heard: Decoded[] = []
  readonly socket: WebSocket
  readonly opened: Promise<void>
  readonly closed: Promise<number>
  private waiters: (() => void)[] = []

  constructor(address: string, person: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(address, {
      headers: { cookie: `cucao_session=${person}`, ...headers },
    })
    this.socket.binaryType = 'nodebuffer'
    this.opened = new Promise((resolve, reject) => {
      this.socket.once('open', resolve)
      this.socket.once('error', reject)
    })
    this.closed = new Promise((resolve) => this.socket.once('close', resolve))
    this.opened.catch(() => {})
    this.socket.on('error', () => {})
    this.socket.on('message', (data: Buffer) => {
      this.heard.push(decodeMessage(data))
      for (const wake of this.waiters.splice(0)) wake()
    })
  }

  send(frame: Uint8Array): void {
    this.socket.send(frame)
  }

  /** The first message from `from` on that is of the kind and passes, as soon as it is there. */
  async hear<K extends Kind>(
    kind: K,
    passes: (message: Extract<Message, { kind: K }>) => boolean = () => true,
    from = 0,
  ): Promise<Extract<Message, { kind: K }>> {
    for (let at = from; ; at++) {
      while (at >= this.heard.length)
        await new Promise<void>((resolve, reject) => {
          this.waiters.push(resolve)
          void this.closed.then((code) => reject(new Error(`closed with ${code}`)))
        })
      const message = this.heard[at]
      if (message && message.kind === kind) {
        const found = message as Extract<Message, { kind: K }>
        if (passes(found)) return found
      }
    }
  }

  close(): void {
    this.socket.close()
  }
}
