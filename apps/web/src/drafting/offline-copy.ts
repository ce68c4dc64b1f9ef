import * as Y from 'yjs'
import { databaseOpened, done } from './browser-database.ts'
import { UnsentCounts, unsentIn } from './unsent-counts.ts'

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
  remember(unacknowledged: number): void
  /** Stops keeping; what is kept stays. */
  close(): Promise<void>
  /** Stops keeping and deletes what is kept. */
  forget(): Promise<void>
}

const prefix = 'cucao:text:'
/** The two stores of a copy: updates in the order they came, and what is known beside them. */
const updates = 'updates'
const facts = 'custom'
const openingMilliseconds = 3_000
/** Letters wait so long for each other. They have gone to the server by then; a hidden page writes at once. */
const gatherMilliseconds = 600
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
  const copy = new Keeper(`${prefix}${regulationId}:${personId}`, doc)
  await copy.begin()
  return copy
}

function opened(name: string): Promise<IDBDatabase | null> {
  return databaseOpened(name, openingMilliseconds, (fresh) => {
    fresh.createObjectStore(updates, { autoIncrement: true })
    fresh.createObjectStore(facts)
  })
}

/** The copies of this page's open texts. */
const open = new Set<Keeper>()

/** Gathers what is written and puts it into the database a few times a second at most. */
class Keeper implements OfflineCopy {
  readonly name: string
  unacknowledged = 0
  keeps = true
  onKeeping: (() => void) | null = null
  private readonly doc: Y.Doc
  private database: IDBDatabase | null = null
  private rows = 0
  private waiting: Uint8Array[] = []
  private count: number | null = null
  private readonly counts: UnsentCounts
  /** Among the pages of this person that have this text open. */
  private readonly others: BroadcastChannel
  private timer: ReturnType<typeof setTimeout> | null = null
  private writing: Promise<void> = Promise.resolve()
  private stopped = false
  /** Another page signed out: nothing is kept of this person any more, and nothing is to be made anew. */
  private deleted = false
  private readonly changed = (update: Uint8Array, origin: unknown) => {
    if (origin === this) return
    // While nothing is kept nothing is gathered: the first that is kept again is the whole text.
    if (this.keeps) this.waiting.push(update)
    this.soon()
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
    this.others = new BroadcastChannel(name)
    this.others.onmessage = ({ data }) => void this.takeOver(String(data)).catch(() => {})
  }

  async begin(): Promise<void> {
    open.add(this)
    try {
      this.database = await this.openAgain()
      await this.load(this.database)
    } catch {
      this.lose() // refused, damaged, or from another time: the server has the text
      this.soon()
    }
    this.doc.on('update', this.changed)
    document.addEventListener('visibilitychange', this.hidden)
    window.addEventListener('pagehide', this.leaving)
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
    open.delete(this)
    this.onKeeping = null
    this.doc.off('update', this.changed)
    document.removeEventListener('visibilitychange', this.hidden)
    window.removeEventListener('pagehide', this.leaving)
    if (this.timer) clearTimeout(this.timer)
  }

  private async openAgain(): Promise<IDBDatabase> {
    const database = await opened(this.name)
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
      done<Uint8Array[]>(read.objectStore(updates).getAll()),
      this.counts.takeOver(read.objectStore(facts)),
    ])
    // Nobody listens yet, so nothing is encoded again for it.
    if (kept.length > 0) Y.applyUpdate(this.doc, Y.mergeUpdates(kept), this)
    this.rows = kept.length
    this.unacknowledged = count
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
    if (!this.stopped && kept.length > 0) Y.applyUpdate(this.doc, Y.mergeUpdates(kept), this)
  }

  private lose(): void {
    this.database?.close()
    this.database = null
    this.waiting = []
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
    if (this.keeps && this.waiting.length === 0 && this.count === null) return this.writing
    // At once, as far as it can: a page that is hidden may not come to anything later.
    const now = this.keeps ? this.writeWaiting() : this.writing.then(() => this.writeWaiting())
    this.writing = Promise.all([this.writing, now]).then(() => {})
    return this.writing
  }

  private async writeWaiting(): Promise<void> {
    const { count } = this
    const waiting = this.keeps ? this.waiting : [Y.encodeStateAsUpdate(this.doc)]
    this.waiting = []
    this.count = null
    try {
      this.database ??= await this.openAgain()
      await this.write(this.database, waiting, count)
      if (!this.keeps) {
        this.keeps = true
        // Written meanwhile, while nothing was gathered.
        this.waiting.push(Y.encodeStateAsUpdate(this.doc))
        this.soon()
        this.onKeeping?.()
      }
    } catch {
      this.count ??= count
      this.lose()
      this.soon()
    }
  }

  private async write(
    database: IDBDatabase,
    waiting: readonly Uint8Array[],
    count: number | null,
  ): Promise<void> {
    const change = database.transaction([updates, facts], 'readwrite')
    const kept = new Promise<void>((resolve, reject) => {
      change.oncomplete = () => resolve()
      change.onabort = () => reject(change.error ?? new Error('the browser kept nothing'))
    })
    if (waiting.length > 0) await this.append(change.objectStore(updates), waiting)
    if (count !== null) await this.counts.write(change.objectStore(facts), count)
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

/**
 * Called when somebody signs out: no text of hers stays behind in the browser. What another person could
 * not send before his session ended stays for him.
 */
export async function forgetOfflineCopies(personId: string): Promise<void> {
  const names = await copiesOf(personId)
  await Promise.all(names.map((name) => done(indexedDB.deleteDatabase(name)).catch(() => {})))
}

/** How many changes of this person, over all texts, are in this browser, or this page, alone. */
export async function unsentInBrowser(personId: string): Promise<number> {
  const here = [...open].filter(({ name }) => name.endsWith(`:${personId}`))
  // What was written a moment ago is gathered still.
  await Promise.all(here.map((copy) => copy.flush()))
  const unkept = here.filter(({ keeps }) => !keeps)
  const names = (await copiesOf(personId)).filter((name) =>
    unkept.every((copy) => copy.name !== name),
  )
  const counts = [
    ...(await Promise.all(names.map(countIn))),
    ...unkept.map(({ unacknowledged }) => unacknowledged),
  ]
  return counts.reduce((sum, count) => sum + count, 0)
}

async function copiesOf(personId: string): Promise<string[]> {
  const store = storeOfBrowser()
  const databases = (await store?.databases?.().catch(() => null)) ?? []
  return databases.flatMap(({ name }) =>
    name?.startsWith(prefix) && name.endsWith(`:${personId}`) ? [name] : [],
  )
}

/** null where there is none, or where even asking for it is refused. */
function storeOfBrowser(): IDBFactory | null {
  try {
    return globalThis.indexedDB ?? null
  } catch {
    return null
  }
}

async function countIn(name: string): Promise<number> {
  const database = await opened(name)
  try {
    return database ? await unsentIn(database.transaction(facts).objectStore(facts)) : 0
  } catch {
    return 0 // a copy that was never filled
  } finally {
    database?.close()
  }
}
