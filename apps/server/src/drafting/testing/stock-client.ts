import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'

/** The `y-websocket` client as it comes, with the cookie a browser would send. Quiet about kinds it does not know. */
export function stockClient(address: string, room: string, doc: Y.Doc, person: string) {
  class WithCookie extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie: `cucao_session=${person}` } })
    }
  }
  const provider = new WebsocketProvider(address, room, doc, {
    // The provider asks for the browser's class and uses only what both have.
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  for (let kind = 64; kind < 70; kind++)
    provider.messageHandlers[kind] = (_encoder: unknown, decoder: decoding.Decoder) =>
      void decoding.readTailAsUint8Array(decoder)
  return provider
}

export function until(holds: () => boolean, milliseconds = 5000): Promise<void> {
  const end = Date.now() + milliseconds
  return new Promise((resolve, reject) => {
    const look = () => {
      if (holds()) resolve()
      else if (Date.now() > end) reject(new Error('it did not come about in time'))
      else setTimeout(look, 5)
    }
    look()
  })
}
