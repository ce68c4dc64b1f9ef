import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate as encodeStates,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { encodeAwarenessUpdate, encodeLooking } from './messages.ts'
import type { Message } from './messages.ts'

/** The cursors' part of a connection: one's own goes out, and those near what is shown come in. */
export class SharedCursors {
  readonly awareness: Awareness
  private readonly send: (frame: Uint8Array) => void
  private readonly hasCursor: boolean
  /** Provisions that are shown; null: nobody has said so. */
  private places: readonly string[] | null = null

  /** `send`: does nothing while there is no line. `hasCursor`: readers have none. */
  constructor(doc: Y.Doc, hasCursor: boolean, send: (frame: Uint8Array) => void) {
    this.awareness = new Awareness(doc)
    this.hasCursor = hasCursor
    this.send = send
    this.awareness.on('update', this.changed)
  }

  lookAt(places: readonly string[]): void {
    const { places: before } = this
    if (before?.length === places.length && places.every((id, at) => id === before[at])) return
    this.places = places
    this.send(encodeLooking(places))
  }

  /** A new line knows neither where one looks nor where one stands. */
  opened(): void {
    if (this.places) this.send(encodeLooking(this.places))
    if (this.hasCursor && this.awareness.getLocalState() !== null) this.sendOwn()
  }

  received({ update, entries }: Extract<Message, { kind: 'awareness' }>): void {
    applyAwarenessUpdate(this.awareness, update, this)
    for (const { client, state } of entries) if (state === 'null') this.forget(client)
  }

  /** The line is gone, and with it what it said of others. */
  dropOthers(): void {
    const own = this.awareness.clientID
    const others = [...this.awareness.getStates().keys()].filter((client) => client !== own)
    removeAwarenessStates(this.awareness, others, this)
    for (const client of others) this.forget(client)
  }

  /** Says that one's own is gone. */
  leave(): void {
    this.awareness.setLocalState(null)
    this.awareness.off('update', this.changed)
  }

  /** What the server took away it may show again as it was: it alone speaks, and in order. */
  private forget(client: number): void {
    if (client !== this.awareness.clientID) this.awareness.meta.delete(client)
  }

  private readonly changed = (
    { added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ): void => {
    if (origin === this || !this.hasCursor) return
    const own = this.awareness.clientID
    if ([added, updated, removed].some((list) => list.includes(own))) this.sendOwn()
  }

  private sendOwn(): void {
    this.send(encodeAwarenessUpdate(encodeStates(this.awareness, [this.awareness.clientID])))
  }
}
