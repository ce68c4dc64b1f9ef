import type * as Y from 'yjs'
import type { CloseReason } from './close-codes.ts'
import type { LeftBehind } from './left-behind.ts'
import type { PresenceDigest } from './presence.ts'
import type { RefusalReason } from './protocol.ts'

/**
 * The part of a browser's WebSocket that is used; the one of `ws` fits as well. (`never`: what each of
 * them calls its events; we read `data` of a message and `code` of a close.)
 */
export interface Socket {
  binaryType: string
  onopen: ((event: never) => void) | null
  onmessage: ((event: never) => void) | null
  onclose: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
  send(frame: Uint8Array<ArrayBuffer>): void
  close(code?: number): void
}

export interface ConnectionOptions {
  /** `wss://…/collab/<regulationId>?schema=1` */
  address: string
  /** Its content may come from IndexedDB; load it before the connection is made, or any time later. */
  doc: Y.Doc
  /** false: nothing of the text is ever sent (the server would close the socket). */
  mayWrite: boolean
  openSocket(address: string): Socket
  /** 0 ≤ x < 1 */
  random(): number
  /** Milliseconds. */
  now(): number
  setTimer(callback: () => void, milliseconds: number): unknown
  clearTimer(timer: unknown): void
  /** Most of the text, on its way from elsewhere; null: it does not come. The room is asked for the rest. */
  firstState?: Promise<Uint8Array | null> | undefined
  /** Local changes that an earlier page could not bring to the server, if the page remembers. */
  unacknowledgedAtStart?: number
  /** Client ids of earlier pages whose letters are this page's to carry (see CarriedLetters); more may come. */
  earlierClients?: ReadonlySet<number>
  /** What earlier pages left (see `Connection.leaves`). */
  leftBehind?: readonly LeftBehind[]
}

export interface ConnectionState {
  /** waiting: for `retryAt`. closed: for good, by `closeReason` or `destroy`. */
  phase: 'connecting' | 'open' | 'waiting' | 'closed'
  /** The document holds everything the server had when the socket opened. */
  synced: boolean
  /** Local changes that are not yet on the server's disk. 0 means "Đã lưu". */
  unacknowledged: number
  /** The server cannot write at present and accepts nothing. */
  storageFailing: boolean
  /** Why the server closed the socket last; null: it did not, or has taken us back. */
  closeReason: CloseReason | null
  /** In milliseconds of `now()`, while waiting. */
  retryAt: number | null
  presence: PresenceDigest | null
  /** The last update that the server refused; what was written stays in this document. */
  refused: RefusalReason | null
}
