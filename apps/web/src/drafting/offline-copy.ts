import * as Y from 'yjs'
import { databaseOpened, done } from './browser-database.ts'

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
  /** Local changes that an earlier page could not bring to the server. */
  readonly unacknowledged: number
  remember(unacknowledged: number): void
  /** Stops keeping; what is kept stays. */
  close(): Promise<void>
  /** Stops keeping and deletes what is kept. */
  forget(): Promise<void>
}

const prefix = 'cucao:text:'
const countKey = 'unacknowledged'
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
  private timer: ReturnType<typeof setTimeout> | null = null
  private writing: Promise<void> = Promise.resolve()
  private stopped = false
  private readonly changed = (update: Uint8Array, origin: unknown) => {
    if (origin === this) return
    // While nothing is kept nothing is gathered: the first that is kept again is the whole text.
    if (this.keeps) this.waiting.push(update)
    this.soon()
  }
  private readonly hidden = () => void this.flush()

  constructor(name: string, doc: Y.Doc) {
    this.name = name
    this.doc = doc
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
    window.addEventListener('pagehide', this.hidden)
  }

  remember(unacknowledged: number): void {
    this.unacknowledged = unacknowledged
    this.count = unacknowledged
    this.soon()
  }

  async close(): Promise<void> {
    this.stop()
    await this.flush()
    this.database?.close()
  }

  async forget(): Promise<void> {
    this.stop()
    await this.writing
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
    window.removeEventListener('pagehide', this.hidden)
    if (this.timer) clearTimeout(this.timer)
  }

  private async openAgain(): Promise<IDBDatabase> {
    const database = await opened(this.name)
    if (!database) throw new Error('the browser keeps nothing')
    // Signing out in another tab deletes it: an open one would stand in the way, and is not made anew.
    database.onversionchange = () => {
      this.lose()
      this.stopped = true
    }
    return database
  }

  private async load(database: IDBDatabase): Promise<void> {
    const read = database.transaction([updates, facts])
    const [kept, count] = await Promise.all([
      done<Uint8Array[]>(read.objectStore(updates).getAll()),
      done<unknown>(read.objectStore(facts).get(countKey)),
    ])
    // Nobody listens yet, so nothing is encoded again for it.
    if (kept.length > 0) Y.applyUpdate(this.doc, Y.mergeUpdates(kept), this)
    this.rows = kept.length
    this.unacknowledged = typeof count === 'number' && count > 0 ? count : 0
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
    if (this.stopped) return
    this.timer ??= setTimeout(
      () => void this.flush(),
      this.keeps ? gatherMilliseconds : againMilliseconds,
    )
  }

  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
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
    if (count !== null) change.objectStore(facts).put(count, countKey)
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
  for (const name of await copiesOf(personId)) indexedDB.deleteDatabase(name)
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

function countIn(name: string): Promise<number> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(name)
    opening.onerror = opening.onblocked = () => resolve(0)
    opening.onsuccess = () => {
      const database = opening.result
      const tell = (count: unknown) => {
        database.close()
        resolve(typeof count === 'number' && count > 0 ? count : 0)
      }
      try {
        const asked = database.transaction(facts).objectStore(facts).get(countKey)
        asked.onsuccess = () => tell(asked.result)
        asked.onerror = () => tell(0)
      } catch {
        tell(0) // a copy that was never filled
      }
    }
  })
}
