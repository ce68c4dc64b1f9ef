import { Connection, forgetMended, mendedIn, serverClient, textFragment } from '@cucao/drafting'
import type { ConnectionState, MendedPlace, Socket } from '@cucao/drafting'
import type { RegulationText } from '@cucao/regulation'
import * as Y from 'yjs'
import { bringsForeign, holdsForeign } from './foreign-content.ts'
import { openLine, roomAddress } from './line.ts'
import { openOfflineCopy } from './offline-copy.ts'
import type { OfflineCopy } from './offline-copy.ts'
import { UnsentBlocks } from './unsent-blocks.ts'

export interface SessionView {
  /** Without the count of what is not saved, which changes twice with every key: see `unsaved`. */
  connection: Omit<ConnectionState, 'unacknowledged'>
  /** There is a text to show: the server's, or what this browser kept. */
  ready: boolean
  /** The socket has been open at least once. */
  wasOpen: boolean
  /** The text holds what this page is too old to know: it is shown as far as it goes and not written. */
  foreign: boolean
  /** What is written is kept in this browser too; false where it refuses or has no room. */
  kept: boolean
  /** Counts what may have changed where the server mended the text: see `mended`. */
  mends: number
}

/** Whose text is opened, and how. */
export interface TextOpened {
  regulationId: string
  personId: string
  mayWrite: boolean
  /** The server's address of this page. */
  origin: string
  /** Most of the text, where it is asked for apart. */
  firstState?: Promise<Uint8Array | null>
}

/**
 * One person's work on one text: the document, its line to the server and its copy in this browser. Who
 * may not write gets a copy of the document to draw from, and nothing is ever read back from that copy:
 * whatever an editor or a binding does to it reaches nobody.
 */
export class TextSession {
  readonly connection: Connection
  private readonly doc: Y.Doc
  private mirror: Y.Doc | null = null
  private readonly copy: OfflineCopy | null
  private readonly unsent: UnsentBlocks
  private readonly listeners = new Set<() => void>()
  private readonly countListeners = new Set<() => void>()
  private lastConnection: ConnectionState
  private readonly stops: (() => void)[] = []
  private current: SessionView
  private readonly mayWrite: boolean

  private constructor(doc: Y.Doc, copy: OfflineCopy | null, facts: TextOpened) {
    this.doc = doc
    this.copy = copy
    this.mayWrite = facts.mayWrite
    this.unsent = new UnsentBlocks(this.source, (copy?.unacknowledged ?? 0) > 0)
    this.connection = connect(doc, copy, facts)
    this.lastConnection = this.connection.state
    const kept = this.source.length > 0
    this.current = {
      connection: this.connection.state,
      ready: kept,
      wasOpen: false,
      foreign: kept && holdsForeign(this.source),
      kept: copy?.keeps ?? true,
      mends: 0,
    }
    if (copy) {
      copy.onKeeping = () => this.change({ kept: copy.keeps })
      copy.leaves = () => this.connection.leaves
    }
    this.stops.push(this.connection.subscribe(() => this.connectionChanged()))
    this.source.observeDeep(this.textChanged)
    this.stops.push(() => this.source.unobserveDeep(this.textChanged))
    const online = () => this.connection.retryNow()
    window.addEventListener('online', online)
    this.stops.push(() => window.removeEventListener('online', online))
  }

  static async open(facts: TextOpened): Promise<TextSession> {
    const doc = new Y.Doc()
    const { regulationId, personId, mayWrite } = facts
    const copy = mayWrite ? await openOfflineCopy(regulationId, personId, doc) : null
    return new TextSession(doc, copy, facts)
  }

  /** What the editor is bound to. */
  get fragment(): Y.XmlFragment {
    return this.writes ? this.source : this.copyForReading().getXmlFragment(textFragment)
  }

  /** May the editor write, as far as rights and the content go. */
  get writes(): boolean {
    return this.mayWrite && !this.current.foreign
  }

  get view(): SessionView {
    return this.current
  }

  /** Words of the provisions this person changed that the server does not have; '' where there are none. */
  unsentWords(): string {
    return this.unsaved > 0 ? this.unsent.words() : ''
  }

  /** What of this page's text the server's lacks: of the changes it does not have, what differs from `stored`. */
  wordsBeside(stored: RegulationText): string {
    return this.unsaved > 0 ? this.unsent.words(stored) : ''
  }

  /** Where the server mended the text and nobody has looked since. O(text). */
  mended(): MendedPlace[] {
    return mendedIn(this.source)
  }

  /** Said for everybody: these places have been looked at. */
  forgetMended(): void {
    forgetMended(this.source)
    this.change({ mends: this.current.mends + 1 })
  }

  /** Local changes that are not on the server's disk. */
  get unsaved(): number {
    return this.connection.state.unacknowledged
  }

  /** Closing the page now would lose words: the server does not have them, and the browser keeps none. */
  get atRisk(): boolean {
    return this.unsaved > 0 && !this.current.kept
  }

  subscribeUnsaved(listener: () => void): () => void {
    this.countListeners.add(listener)
    return () => this.countListeners.delete(listener)
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Leaves; what this browser keeps is still there the next time. */
  close(): void {
    this.stop()
    void this.copy?.close()
    this.doc.destroy()
    this.mirror?.destroy()
  }

  /** Leaves and keeps nothing: the right to the text is gone, or what is kept cannot be used. */
  async forget(): Promise<void> {
    this.stop()
    await this.copy?.forget()
  }

  private get source(): Y.XmlFragment {
    return this.doc.getXmlFragment(textFragment)
  }

  private stop(): void {
    for (const stop of this.stops.splice(0)) stop()
    this.connection.destroy()
    this.listeners.clear()
    this.countListeners.clear()
  }

  private copyForReading(): Y.Doc {
    if (!this.mirror) {
      const mirror = new Y.Doc()
      Y.applyUpdate(mirror, Y.encodeStateAsUpdate(this.doc))
      const follow = (update: Uint8Array) => Y.applyUpdate(mirror, update)
      this.doc.on('update', follow)
      this.mirror = mirror
    }
    return this.mirror
  }

  private connectionChanged(): void {
    const connection = this.connection.state
    const before = this.lastConnection
    this.lastConnection = connection
    if (connection.unacknowledged !== before.unacknowledged) {
      this.copy?.remember(connection.unacknowledged)
      if (connection.unacknowledged === 0) this.unsent.clear()
      for (const listener of this.countListeners) listener()
    }
    if (onlyCountDiffers(before, connection)) return
    this.change({
      connection,
      ready: this.current.ready || connection.synced,
      wasOpen: this.current.wasOpen || connection.synced,
    })
  }

  /** Registered before any editor binds, so it is asked first and the binding never sees foreign content. */
  private readonly textChanged = (
    events: Y.YEvent<Y.AbstractType<unknown>>[],
    transaction: Y.Transaction,
  ): void => {
    const ofAnotherPage = this.copy !== null && transaction.origin === this.copy
    if (transaction.local || ofAnotherPage) return this.unsent.changed(events)
    const { foreign, ready } = this.current
    // Of a text that comes for the first time, what changed is all of it.
    if (!foreign && (ready ? bringsForeign(events) : holdsForeign(this.source)))
      this.change({ foreign: true })
    if (ready && maySayMended(events, transaction)) this.mendsMayDiffer()
  }

  /** What made the page only read may be mended too. */
  private mendsMayDiffer(): void {
    const foreign = this.current.foreign && holdsForeign(this.source)
    this.change({ mends: this.current.mends + 1, foreign })
  }

  private change(part: Partial<SessionView>): void {
    this.current = { ...this.current, ...part }
    for (const listener of this.listeners) listener()
  }
}

/** The server wrote something, or somebody said that he has looked. */
function maySayMended(
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
  { beforeState, afterState }: Y.Transaction,
): boolean {
  if ((afterState.get(serverClient) ?? 0) > (beforeState.get(serverClient) ?? 0)) return true
  return events.some((event) => event instanceof Y.YTextEvent && event.keysChanged.size > 0)
}

function onlyCountDiffers(one: ConnectionState, other: ConnectionState): boolean {
  const keys = Object.keys(other) as (keyof ConnectionState)[]
  return keys.every((key) => key === 'unacknowledged' || one[key] === other[key])
}

function connect(doc: Y.Doc, copy: OfflineCopy | null, facts: TextOpened) {
  const { regulationId, origin, mayWrite, firstState } = facts
  return new Connection({
    address: roomAddress(regulationId, origin),
    doc,
    mayWrite,
    firstState,
    ...(copy && {
      unacknowledgedAtStart: copy.unacknowledged,
      earlierClients: copy.earlierClients,
      leftBehind: copy.leftBehind,
    }),
    openSocket: (to): Socket => openLine(to),
    random: Math.random,
    // Runs forwards only: the machine’s date may jump.
    now: () => performance.now(),
    setTimer: (callback, milliseconds) => setTimeout(callback, milliseconds),
    clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  })
}
