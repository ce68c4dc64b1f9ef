import type { Socket } from '@cucao/drafting'
import { schemaVersion } from '@cucao/regulation/schema-version'
import type { FromLine, ToLine } from './hold-line.ts'
import type { LineWanted } from './line-thread.ts'

/** What a document in which there is nothing yet asks the room for: all of it. */
export const everything = Uint8Array.of(0, 0, 1, 0)

let thread: Worker | null = null

/** The thread that holds this page's lines: made with the first, and anew where it has failed. */
function lineThread(): Worker {
  if (thread) return thread
  const made = new Worker(new URL('./line-thread.ts', import.meta.url), { type: 'module' })
  made.addEventListener('error', () => (thread = null))
  thread = made
  return made
}

type Listener = ((event: never) => void) | null

/** The WebSocket of a room, as the page sees it: another thread holds it (line-thread.ts). */
class Line implements Socket {
  binaryType = 'arraybuffer'
  onopen: Listener = null
  onmessage: Listener = null
  onclose: Listener = null
  onerror: Listener = null
  private readonly port: MessagePort
  private asked = false

  constructor(address: string) {
    const { port1, port2 } = new MessageChannel()
    this.port = port1
    port1.addEventListener('message', ({ data }: MessageEvent<FromLine>) => this.heard(data))
    const holder = lineThread()
    holder.addEventListener('error', () => this.heard({ code: 1006 }), { once: true })
    holder.postMessage({ address, port: port2 } satisfies LineWanted, [port2])
  }

  /** Until then everything that comes waits. */
  listen(): void {
    this.port.start()
  }

  /** Asks before the document is there; it is then not asked a second time. */
  askEverything(): void {
    this.send(everything)
    this.asked = true
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    const again = this.asked && isEverything(frame)
    this.asked = false
    // Of a part of a buffer the whole would go along.
    if (!again) this.post(frame.byteLength < frame.buffer.byteLength ? frame.slice() : frame)
  }

  close(): void {
    this.post('close')
  }

  private post(message: ToLine): void {
    this.port.postMessage(message)
  }

  private heard(event: FromLine): void {
    if (event === 'open') return this.onopen?.({} as never)
    if (!Array.isArray(event)) return this.onclose?.(event as never)
    for (const data of event) this.onmessage?.({ data } as never)
  }
}

const isEverything = (frame: Uint8Array) =>
  frame.length === everything.length && everything.every((byte, at) => frame[at] === byte)

/** The address of a text's room; `origin` is the server's, of this page. */
export function roomAddress(regulationId: string, origin: string): string {
  const room = `/collab/${encodeURIComponent(regulationId)}?schema=${schemaVersion}`
  return origin.replace(/^http/, 'ws') + room
}

let early: { address: string; line: Line } | null = null

/** Opens the line to a room before the code that speaks on it has come. */
export function openLineEarly(address: string): void {
  early = { address, line: new Line(address) }
}

/** Nothing is kept of the text here, so all of it is wanted. */
export function askEarlyForEverything(): void {
  early?.line.askEverything()
}

/** A line to that room: the one that was opened early, once, or a new one. */
export function openLine(address: string): Socket {
  const begun = early?.address === address ? early.line : null
  if (!begun) dropEarlyLine()
  early = null
  const line = begun ?? new Line(address)
  line.listen()
  return line
}

/** Nobody is going to speak on it. */
export function dropEarlyLine(): void {
  early?.line.close()
  early = null
}
