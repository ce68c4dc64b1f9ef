import { schemaVersion } from '@cucao/regulation/schema-version'

/** What a document in which there is nothing yet asks the room for: all of it. */
export const everything = Uint8Array.of(0, 0, 1, 0)

class Line extends WebSocket {
  private asked = false

  /** Asks before the document is there; it is then not asked a second time. */
  askEverything(): void {
    if (this.readyState === WebSocket.CONNECTING)
      return this.addEventListener('open', () => this.askEverything(), { once: true })
    this.send(everything)
    this.asked = true
  }

  /** A frame sent into a line that is just closing goes nowhere either way; the browser need not complain. */
  override send(frame: Uint8Array<ArrayBuffer>): void {
    const again = this.asked && isEverything(frame)
    this.asked = false
    if (!again && this.readyState === WebSocket.OPEN) super.send(frame)
  }
}

const isEverything = (frame: Uint8Array) =>
  frame.length === everything.length && everything.every((byte, at) => frame[at] === byte)

/** The address of a text's room; `origin` is the server's, of this page. */
export function roomAddress(regulationId: string, origin: string): string {
  const room = `/collab/${encodeURIComponent(regulationId)}?schema=${schemaVersion}`
  return origin.replace(/^http/, 'ws') + room
}

let early: { address: string; socket: Line; heard: Event[] } | null = null

/** Opens the line to a room before the code that speaks on it has come; what it hears is kept till then. */
export function openLineEarly(address: string): void {
  const socket = new Line(address)
  const heard: Event[] = []
  socket.binaryType = 'arraybuffer'
  const hear = (event: Event) => void heard.push(event)
  socket.onopen = hear
  socket.onmessage = hear
  socket.onclose = hear
  early = { address, socket, heard }
}

/** Nothing is kept of the text here, so all of it is wanted. */
export function askEarlyForEverything(): void {
  early?.socket.askEverything()
}

/** A line to that room: the one that was opened early, once, or a new one. */
export function openLine(address: string): WebSocket {
  const begun = early
  early = null
  if (begun?.address !== address) {
    begun?.socket.close()
    return new Line(address)
  }
  const { socket, heard } = begun
  // After whoever takes it has begun to listen, and before anything new is heard.
  queueMicrotask(() => {
    for (const event of heard)
      (socket[`on${event.type}` as 'onopen'] as ((heard: Event) => void) | null)?.(event)
  })
  return socket
}

/** Nobody is going to speak on it. */
export function dropEarlyLine(): void {
  early?.socket.close()
  early = null
}
