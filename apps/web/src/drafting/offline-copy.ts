import { applyTextQuickly } from '@cucao/drafting'
import type { LeftBehind } from '@cucao/drafting'
import * as Y from 'yjs'
import { done, storeOfBrowser } from './browser-database.ts'
import { facts, isKept, keptName, keptRows, openKept, updates } from './kept-text.ts'
import { LeftRows } from './left-rows.ts'
import { UnsentCounts, stayOpen } from './unsent-counts.ts'

/**
 * The text as this person last had it, kept in the browser so that what is written without a network is
 * not lost. One database for each person and regulation: whoever sits at the same browser next, signed in
 * as another, neither sees nor sends it.
 */
export interface OfflineCopy {
  /** false: the browser refuses or has no room, and what is written is in this page alone. Tried again. */
  readonly keeps: boolean
  /** Tells when `keeps` has changed. */
  onKeeping: (() => void) | null
  /** Local changes that are not on the server: at first those of other pages, then this one's too. */
  readonly unacknowledged: number
  /** Client ids of the pages that these are of. */
  readonly earlierClients: ReadonlySet<number>
  /** What earlier pages left to this one beside the text. */
  readonly leftBehind: readonly LeftBehind[]
  /** Asks what this page leaves to the next. */
  leaves: (() => LeftBehind | null) | null
  remember(unacknowledged: number): void
  /** Stops keeping; what is kept stays. */
  close(): Promise<void>
  /** Stops keeping and deletes what is kept. */
  forget(): Promise<void>
}

/** Letters wait so long for each other. They have gone to the server by then; a hidden page writes at once. */
const gatherMilliseconds = 600
/** A text that came for the first time is kept once its page stands. */
const firstMilliseconds = 2_000
/** A browser that kept nothing is asked again after so long. */
const againMilliseconds = 5_000
/** With more rows than this they are put together into one. */
const mostRows = 500

/** Loads what is kept into `doc` and goes on keeping. */
export async function openOfflineCopy(
  regulationId: string,
  personId: string,
  doc: Y.Doc,
): Promise<OfflineCopy> {
  const copy = new Keeper(keptName(regulationId, personId), doc)
  await copy.begin()
  return copy
}

/** What an open page is asked by another of the same person that counts. */
export const writeNow = 'write'

/** The copies of this page's open texts. */
export const openCopies = new Set<Keeper>()

interface News {
  waiting: readonly Uint8Array[]
  /** null: as before, and so is what the page leaves. */
  count: number | null
  left: LeftBehind | null
}

/** Gathers what is written and puts it into the database a few times a second at most. */
class Keeper implements OfflineCopy {
  readonly name: string
  unacknowledged = 0
  keeps = true
  onKeeping: (() => void) | null = null
  leaves: (() => LeftBehind | null) | null = null
  private readonly doc: Y.Doc
  private database: IDBDatabase | null = null
  private rows = 0
  private waiting: Uint8Array[] = []
  /** The whole text is written next, and nothing gathered till then: the browser kept nothing, or has nothing yet. */
  private whole = false
  private count: number | null = null
  private readonly counts: UnsentCounts
  private readonly left: LeftRows
  private readonly letGo: () => void
  /** Among the pages of this person that have this text open. */
  private readonly others: BroadcastChannel
  private timer: ReturnType<typeof setTimeout> | null = null
  private writing: Promise<void> = Promise.resolve()
  private making: Promise<void> = Promise.resolve()
  private stopped = false
  /** Another page signed out: nothing is kept of this person any more, and nothing is to be made anew. */
  private deleted = false
  private readonly changed = (update: Uint8Array, origin: unknown) => {
    if (origin === this) return
    if (!this.whole) this.waiting.push(update)
    this.soon()
  }
  private readonly firstCame = () => {
    if (this.isEmpty) return
    this.doc.off('afterAllTransactions', this.firstCame)
    this.doc.on('update', this.changed)
    this.whole = true
    this.timer ??= setTimeout(() => void this.flush(), firstMilliseconds)
  }
  private readonly hidden = () => void this.flush()
  private readonly leaving = () => {
    void this.flush()
    this.handOver()
  }

  constructor(name: string, doc: Y.Doc) {
    this.name = name
    this.doc = doc
    this.counts = new UnsentCounts(doc.clientID)
    this.left = new LeftRows(doc.clientID)
    this.letGo = stayOpen(this.counts.row)
    this.others = new BroadcastChannel(name)
    this.others.onmessage = ({ data }) => void this.told(String(data)).catch(() => {})
  }

  get earlierClients(): ReadonlySet<number> {
    return this.counts.pages
  }

  get leftBehind(): readonly LeftBehind[] {
    return this.left.earlier
  }

  async begin(): Promise<void> {
    openCopies.add(this)
    // Where nothing is kept yet a place is made meanwhile: a text need not wait for that.
    if (await isKept(this.name)) await this.open((database) => this.load(database))
    else this.making = this.open()
    // The first text is not encoded for this alone, while somebody waits to read it.
    if (this.isEmpty) this.doc.on('afterAllTransactions', this.firstCame)
    else this.doc.on('update', this.changed)
    document.addEventListener('visibilitychange', this.hidden)
    window.addEventListener('pagehide', this.leaving)
  }

  private async open(read?: (database: IDBDatabase) => Promise<void>): Promise<void> {
    try {
      const database = await this.openAgain()
      if (this.stopped) return database.close()
      this.database = database
      await read?.(database)
    } catch {
      this.lose() // refused, damaged, or from another time: the server has the text
      this.soon()
    }
  }

  private get isEmpty(): boolean {
    return this.doc.store.clients.size === 0
  }

  remember(unacknowledged: number): void {
    this.unacknowledged = unacknowledged
    this.count = unacknowledged
    this.soon()
  }

  async close(): Promise<void> {
    if (this.stopped) return
    this.stop()
    await this.flush()
    this.handOver()
    this.others.close()
    this.database?.close()
  }

  async forget(): Promise<void> {
    this.stop()
    await this.writing
    this.others.close()
    this.database?.close()
    const store = storeOfBrowser()
    if (store) await done(store.deleteDatabase(this.name)).catch(() => {})
  }

  private stop(): void {
    this.stopped = true
    this.letGo()
    openCopies.delete(this)
    this.onKeeping = null
    this.doc.off('update', this.changed)
    this.doc.off('afterAllTransactions', this.firstCame)
    document.removeEventListener('visibilitychange', this.hidden)
    window.removeEventListener('pagehide', this.leaving)
    if (this.timer) clearTimeout(this.timer)
  }

  private async openAgain(): Promise<IDBDatabase> {
    const database = await openKept(this.name)
    if (!database) throw new Error('the browser keeps nothing')
    // Signing out in another tab deletes it: an open one would stand in the way.
    database.onversionchange = () => {
      this.deleted = true
      this.lose()
    }
    return database
  }

  private async load(database: IDBDatabase): Promise<void> {
    const read = database.transaction([updates, facts])
    const [kept, count] = await Promise.all([
      keptRows(read),
      this.counts.takeOver(read.objectStore(facts)),
      this.left.read(read.objectStore(facts)),
    ])
    // Nobody listens yet, so nothing is encoded again for it.
    this.apply(kept)
    this.rows = kept.length
    this.unacknowledged = count
  }

  private async told(words: string): Promise<void> {
    if (words === writeNow) await this.flush()
    else await this.takeOver(words)
  }

  /** This page ends with words that the server lacks: another that is open sends them on. */
  private handOver(): void {
    if (this.keeps && this.unacknowledged > 0) this.others.postMessage(this.counts.row)
  }

  /** Its words come as if written here, so that they are sent and counted. */
  private async takeOver(row: string): Promise<void> {
    if (!this.database) return
    const taken = this.database.transaction([updates, facts], 'readwrite')
    const kept = await done<Uint8Array[]>(taken.objectStore(updates).getAll())
    this.counts.claim(taken.objectStore(facts), row)
    if (!this.stopped) this.apply(kept)
  }

  /** One change, in the order it was written; putting the rows together first would read them all twice. */
  private apply(rows: readonly Uint8Array[]): void {
    this.doc.transact(() => {
      for (const row of rows) applyTextQuickly(this.doc, row, this)
    }, this)
  }

  private lose(): void {
    this.database?.close()
    this.database = null
    this.waiting = []
    this.whole = true
    if (this.stopped || !this.keeps) return
    this.keeps = false
    this.onKeeping?.()
  }

  private soon(): void {
    if (this.stopped || this.deleted) return
    this.timer ??= setTimeout(
      () => void this.flush(),
      this.keeps ? gatherMilliseconds : againMilliseconds,
    )
  }

  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    if (this.deleted) return this.writing
    if (!this.whole && this.waiting.length === 0 && this.count === null) return this.writing
    // At once, as far as it can: a page that is hidden may not come to anything later.
    const now = this.keeps ? this.writeWaiting() : this.writing.then(() => this.writeWaiting())
    this.writing = Promise.all([this.writing, now]).then(() => {})
    return this.writing
  }

  private async writeWaiting(): Promise<void> {
    const { count } = this
    const waiting = this.whole ? [Y.encodeStateAsUpdate(this.doc)] : this.waiting
    // Of the same moment as the text: no more may be named than the text lacks.
    const left = count === null ? null : (this.leaves?.() ?? null)
    this.waiting = []
    this.whole = false
    this.count = null
    try {
      if (!this.database) await this.making
      this.database ??= await this.openAgain()
      await this.write(this.database, { waiting, count, left })
      if (!this.keeps) {
        this.keeps = true
        this.onKeeping?.()
      }
    } catch {
      this.count ??= count
      this.lose()
      this.soon()
    }
  }

  private async write(database: IDBDatabase, { waiting, count, left }: News): Promise<void> {
    const change = database.transaction([updates, facts], 'readwrite')
    const kept = new Promise<void>((resolve, reject) => {
      change.oncomplete = () => resolve()
      change.onabort = () => reject(change.error ?? new Error('the browser kept nothing'))
    })
    if (waiting.length > 0) await this.append(change.objectStore(updates), waiting)
    if (count !== null) {
      this.left.write(change.objectStore(facts), left)
      await this.counts.write(change.objectStore(facts), count)
    }
    await kept
  }

  private async append(store: IDBObjectStore, waiting: readonly Uint8Array[]): Promise<void> {
    if (this.rows < mostRows) {
      this.rows += 1
      store.add(waiting.length === 1 ? waiting[0] : Y.mergeUpdates([...waiting]))
      return
    }
    // Another page of this person may have added rows: only those read in this transaction go.
    const [kept, keys] = await Promise.all([
      done<Uint8Array[]>(store.getAll()),
      done(store.getAllKeys()),
    ])
    store.add(Y.mergeUpdates([...kept, ...waiting]))
    for (const key of keys) store.delete(key)
    this.rows = 1
  }
}
