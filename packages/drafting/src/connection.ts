import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { CarriedLetters } from './carried-letters.ts'
import { closeCode, reasonOf } from './close-codes.ts'
import type { ConnectionOptions, ConnectionState, Socket } from './connection-options.ts'
import { FirstState } from './first-state.ts'
import { decodeSets, encodeSet } from './left-behind.ts'
import type { LeftBehind } from './left-behind.ts'
import { leaveUntidied } from './leave-untidied.ts'
import { decodeMessage, encodeDifference, encodeStateVector, encodeUpdate } from './messages.ts'
import type { Message } from './messages.ts'
import { OwnDeletions } from './own-deletions.ts'
import type { ChangeTopic } from './protocol.ts'
import { Retries } from './retries.ts'
import { SettledClock } from './settled-clock.ts'
import { SharedCursors } from './shared-cursors.ts'
import { applyTextQuickly } from './quick-reading.ts'
import { UnacknowledgedChanges } from './unacknowledged-changes.ts'

/** The server or the way to it is dead when nothing came for so long; the server speaks every 10 s. */
export const silenceInMilliseconds = 30_000
const openingInMilliseconds = 15_000

/**
 * One document's line to its room: keeps it in step, brings back what is not durable after every return,
 * and says truthfully what is saved. Reconnects with growing, scattered delays; stops on a final code.
 */
export class Connection {
  readonly options: ConnectionOptions
  private readonly cursors: SharedCursors
  private socket: Socket | null = null
  private current: ConnectionState
  private changes: UnacknowledgedChanges
  private readonly listeners = new Set<() => void>()
  private readonly topicListeners = new Set<(topic: ChangeTopic) => void>()
  private timer: unknown = null
  private readonly retries: Retries
  private heardAt = 0
  /** The server asked for our difference on this socket and got it: from then on updates follow. */
  private sendingUpdates = false
  /** Updates of this moment: what is done at once goes as one message, so that it is seen as one. */
  private moment: Uint8Array[] = []
  private readonly letters: CarriedLetters | null
  /** Updates of colleagues that are held back; null while none are. */
  private waiting: Uint8Array[] | null = null
  private readonly settled = new SettledClock()
  private readonly deletions: OwnDeletions
  private readonly first: FirstState

  constructor(options: ConnectionOptions) {
    this.options = options
    this.cursors = new SharedCursors(options.doc, options.mayWrite, (frame) => {
      if (this.current.phase === 'open') this.send(frame)
    })
    this.deletions = new OwnDeletions(decodeSets(left(options, 'deleted')))
    this.retries = new Retries(() => options.random())
    this.changes = new UnacknowledgedChanges(options.unacknowledgedAtStart ?? 0)
    this.current = {
      phase: 'connecting',
      synced: false,
      unacknowledged: this.changes.count,
      storageFailing: false,
      closeReason: null,
      retryAt: null,
      presence: null,
      refused: null,
    }
    this.letters = options.mayWrite ? this.carriedLetters(options) : null
    if (!options.mayWrite) options.doc.on('afterTransaction', leaveUntidied)
    options.doc.on('update', this.documentChanged)
    options.doc.on('afterAllTransactions', this.momentPassed)
    this.first = new FirstState(options.firstState, (state) => this.takeFirst(state))
    this.open()
  }

  /** Everybody's cursors, one's own among them. */
  get awareness(): Awareness {
    return this.cursors.awareness
  }

  /** Replaced, never changed, so that it can be compared by identity. */
  get state(): ConnectionState {
    return this.current
  }

  /** What the next page of this person has to know beside the text, should this one be closed now; null: nothing. */
  get leaves(): LeftBehind | null {
    const deleted = this.deletions.unsent
    const erased = this.letters?.erased.asRanges()
    if (!erased || erased.clients.size + deleted.clients.size === 0) return null
    return { deleted: encodeSet(deleted), erased: encodeSet(erased) }
  }

  /** Calls `listener` after every change of `state`; answers how to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Something beside the text changed on the server: ask for it again. */
  onChanged(listener: (topic: ChangeTopic) => void): () => void {
    this.topicListeners.add(listener)
    return () => this.topicListeners.delete(listener)
  }

  /**
   * The provisions that this page shows, nearest to its middle first: of colleagues' cursors `awareness`
   * holds those that stand there. Whoever never says so gets some of all.
   */
  lookAt(places: readonly string[]): void {
    this.cursors.lookAt(places)
  }

  /** Tries at once instead of at `retryAt`: the network came back, or the user asks. Not after a final close. */
  retryNow(): void {
    if (this.current.phase !== 'waiting') return
    this.open()
  }

  /**
   * Keeps what colleagues write back until `goOn`: a browser that composes a syllable doubles it where the
   * text around it changes. What is written here goes on its way meanwhile.
   */
  holdBack(): void {
    this.waiting ??= []
  }

  goOn(): void {
    const updates = this.waiting ?? []
    this.waiting = null
    for (const update of updates) this.apply(update)
  }

  destroy(): void {
    this.waiting = null
    this.options.doc.off('afterTransaction', leaveUntidied)
    this.options.doc.off('update', this.documentChanged)
    this.options.doc.off('afterAllTransactions', this.momentPassed)
    this.letters?.destroy()
    this.cursors.leave()
    this.drop()
    this.awareness.destroy()
    this.change({ phase: 'closed', synced: false, retryAt: null })
    this.listeners.clear()
    this.topicListeners.clear()
  }

  private open(): void {
    this.drop()
    this.change({ phase: 'connecting', synced: false, retryAt: null })
    const socket = this.options.openSocket(this.options.address)
    this.socket = socket
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => this.opened(socket)
    socket.onmessage = ({ data }: { data: unknown }) => this.received(socket, data)
    socket.onclose = ({ code }: { code: number }) => this.closed(socket, code)
    socket.onerror = () => {}
    this.wait(openingInMilliseconds, () => this.closed(socket, 1006))
  }

  private opened(socket: Socket): void {
    if (socket !== this.socket) return
    this.heardAt = this.options.now()
    this.change({ phase: 'open' })
    this.first.whenOver(() => {
      if (socket === this.socket) this.ask()
    })
    this.cursors.opened()
    this.watch(socket)
  }

  /** For whatever is not here yet. */
  private ask(): void {
    this.send(encodeStateVector(Y.encodeStateVector(this.options.doc)))
  }

  /** Comes too late where there is something already, or nobody wants it any more. */
  private takeFirst(state: Uint8Array): void {
    if (this.current.phase === 'closed' || this.options.doc.store.clients.size > 0) return
    this.applyFirst(state)
  }

  /** Closes a socket that has been silent too long; a dead network tells nobody. */
  private watch(socket: Socket): void {
    const left = this.heardAt + silenceInMilliseconds - this.options.now()
    if (left <= 0) this.closed(socket, 1006)
    else this.wait(left, () => this.watch(socket))
  }

  private received(socket: Socket, data: unknown): void {
    if (socket !== this.socket) return
    this.heardAt = this.options.now()
    const bytes = bytesOf(data)
    const message = bytes && decodeMessage(bytes)
    if (!message || message.kind === 'malformed') return this.closed(socket, 1007)
    try {
      this.follow(message)
    } catch {
      this.closed(socket, 1007)
    }
  }

  private follow(message: Message): void {
    switch (message.kind) {
      case 'state-vector':
        return this.answer(message.vector)
      case 'difference':
        this.goOn()
        this.apply(message.update)
        this.settled.back(this.options.now())
        this.retries.succeeded()
        return this.change({ synced: true, closeReason: null })
      case 'update':
        if (this.waiting) return void this.waiting.push(message.update)
        return this.apply(message.update)
      case 'awareness':
        return this.cursors.received(message)
      case 'durable':
        this.changes.covered(message.covered)
        if (this.changes.count === 0) this.deletions.settled()
        this.settled.onDisk(
          new Map(message.clocks).get(this.options.doc.clientID) ?? 0,
          this.options.now(),
        )
        return this.change({ unacknowledged: this.changes.count, refused: null })
      case 'storage-state':
        return this.change({ storageFailing: message.failing })
      case 'changed':
        for (const listener of this.topicListeners) listener(message.topic)
        return
      case 'presence':
        return this.change({ presence: message.digest })
      case 'refused':
        return this.change({ refused: message.reason })
      default:
    }
  }

  /** The server says what it has; it gets the rest, and from then on every change as it is made. */
  private answer(vector: Uint8Array): void {
    if (!this.options.mayWrite) return
    const known = Y.decodeStateVector(vector)
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(this.options.doc)))
      if (clock > (known.get(client) ?? 0)) this.changes.atLeastOne()
    this.changes.sentAll()
    this.sendingUpdates = true
    this.send(encodeDifference(this.deletions.difference(this.options.doc, vector)))
    this.change({ unacknowledged: this.changes.count })
  }

  private readonly documentChanged = (
    update: Uint8Array,
    origin: unknown,
    _doc: Y.Doc,
    transaction: Y.Transaction,
  ): void => {
    if (origin === this || !this.options.mayWrite) return
    this.deletions.add(transaction.deleteSet)
    this.moment.push(update)
  }

  private readonly momentPassed = (): void => {
    const updates = this.moment.splice(0)
    const [first] = updates
    if (!first) return
    this.changes.add(this.sendingUpdates)
    const update = updates.length === 1 ? first : Y.mergeUpdates(updates)
    if (this.sendingUpdates) this.send(encodeUpdate(update))
    this.change({ unacknowledged: this.changes.count })
  }

  private apply(update: Uint8Array): void {
    const { doc } = this.options
    if (doc.store.clients.size === 0) return this.applyFirst(update)
    // While the line stands: what is away from it may have been missed for any time.
    if (this.current.synced) this.settled.pass(this.options.now())
    if (this.letters) this.letters.receive(update, this)
    else Y.applyUpdate(doc, update, this)
  }

  /** Nothing of ours is in it. Nobody listens meanwhile, or the whole text would be encoded again for nobody. */
  private applyFirst(update: Uint8Array): void {
    const { doc } = this.options
    doc.off('update', this.documentChanged)
    applyTextQuickly(doc, update, this)
    doc.on('update', this.documentChanged)
  }

  private carriedLetters(options: ConnectionOptions): CarriedLetters {
    const { doc, earlierClients } = options
    return new CarriedLetters(doc, {
      erasedBefore: decodeSets(left(options, 'erased')),
      owns: (client) => client === doc.clientID || earlierClients?.has(client) === true,
      isFresh: ({ client, clock }) => client !== doc.clientID || clock >= this.settled.clock,
    })
  }

  private send(frame: Uint8Array): void {
    try {
      // Frames are built by us, never over shared memory.
      this.socket?.send(frame as Uint8Array<ArrayBuffer>)
    } catch {
      // A socket that is closing throws; its close event follows and what was not covered is sent again.
    }
  }

  private closed(socket: Socket, code: number): void {
    if (socket !== this.socket) return
    this.drop()
    const reason = reasonOf(code)
    const shown = { synced: false, storageFailing: false, presence: null, closeReason: reason }
    if (reason !== null && closeCode[reason] < 4500)
      return this.change({ ...shown, phase: 'closed', retryAt: null })
    const delay = this.retries.delay(reason !== null)
    this.change({ ...shown, phase: 'waiting', retryAt: this.options.now() + delay })
    this.wait(delay, () => this.open())
  }

  private drop(): void {
    this.options.clearTimer(this.timer)
    const socket = this.socket
    this.socket = null
    this.sendingUpdates = false
    this.changes.forgetSocket()
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.onerror = () => {}
    socket.close()
    this.cursors.dropOthers()
  }

  private wait(milliseconds: number, then: () => void): void {
    this.options.clearTimer(this.timer)
    this.timer = this.options.setTimer(then, milliseconds)
  }

  private change(part: Partial<ConnectionState>): void {
    const keys = Object.keys(part) as (keyof ConnectionState)[]
    if (keys.every((key) => this.current[key] === part[key])) return
    this.current = { ...this.current, ...part }
    for (const listener of this.listeners) listener()
  }
}

const left = ({ leftBehind = [] }: ConnectionOptions, which: keyof LeftBehind) =>
  leftBehind.map((each) => each[which])

function bytesOf(data: unknown): Uint8Array | null {
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  return data instanceof Uint8Array ? data : null
}
