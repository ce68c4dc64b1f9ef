import type { CloseReason } from '@cucao/drafting'
import type { OutgoingFrame } from './outgoing-frame.ts'

/** A person's line as a room sees it: a WebSocket, or an end of a simulated network. */
export interface Peer {
  readonly personId: string
  readonly sessionId: string
  readonly name: string
  readonly organisation: string | null
  readonly mayWrite: boolean
  send(frame: OutgoingFrame): void
  close(reason: CloseReason): void
  /** Bytes given to `send` that the network has not taken yet. */
  unsent(): number
  /** Calls once as soon as everything is taken. */
  whenDrained(run: () => void): void
}
