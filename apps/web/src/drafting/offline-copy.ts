import * as Y from 'yjs'
import { databaseOpened, done } from './browser-database.ts'

/**
 * The text as this person last had it, kept in the browser so that what is written without a network is
 * not lost. One database for each person and regulation: whoever sits at the same browser next, signed in
 * as another, neither sees nor sends it.
 */
export interface OfflineCopy {
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
/** With more rows than this they are put together into one. */
const mostRows = 500

/** Loads what is kept into `doc` and goes on keeping. null where the browser refuses or has no room. */
export async function openOfflineCopy(
  regulationId: string,
  personId: string,
  doc: Y.Doc,
): Promise<OfflineCopy | null> {
  const name = `${prefix}${regulationId}:${personId}`
  const database = await databaseOpened(name, openingMilliseconds, (fresh) => {
    fresh.createObjectStore(updates, { autoIncrement: true })
    fresh.createObjectStore(facts)
  })
  if (!database) return null
  try {
    const read = database.transaction([updates, facts])
    const [kept, count] = await Promise.all([
      done<Uint8Array[]>(read.objectStore(updates).getAll()),
      done<unknown>(read.objectStore(facts).get(countKey)),
    ])
    const copy = new Keeper(name, database, doc, kept.length)
    // Nobody listens yet, so nothing is encoded again for it.
    if (kept.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(kept), copy)
    copy.follow(typeof count === 'number' && count > 0 ? count : 0)
    return copy
  } catch {
    database.close() // damaged, or from another time: the server has the text
    return null
  }
}

/** Gathers what is written and puts it into the database a few times a second at most. */
class Keeper implements OfflineCopy {
  unacknowledged = 0
  private readonly name: string
  private readonly database: IDBDatabase
  private readonly doc: Y.Doc
  private rows: number
  private waiting: Uint8Array[] = []
  private count: number | null = null
  private timer: ReturnType<typeof setTimeout> | null = null
  private writing: Promise<void> = Promise.resolve()
  private readonly changed = (update: Uint8Array, origin: unknown) => {
    if (origin === this) return
    this.waiting.push(update)
    this.soon()
  }
  private readonly hidden = () => void this.flush()

  constructor(name: string, database: IDBDatabase, doc: Y.Doc, rows: number) {
    this.name = name
    this.database = database
    this.doc = doc
    this.rows = rows
  }

  follow(unacknowledged: number): void {
    this.unacknowledged = unacknowledged
    this.doc.on('update', this.changed)
    document.addEventListener('visibilitychange', this.hidden)
    window.addEventListener('pagehide', this.hidden)
  }

  remember(unacknowledged: number): void {
    this.count = unacknowledged
    this.soon()
  }

  async close(): Promise<void> {
    this.stop()
    await this.flush()
    this.database.close()
  }

  async forget(): Promise<void> {
    this.stop()
    await this.writing
    this.database.close()
    await done(indexedDB.deleteDatabase(this.name)).catch(() => {})
  }

  private stop(): void {
    this.doc.off('update', this.changed)
    document.removeEventListener('visibilitychange', this.hidden)
    window.removeEventListener('pagehide', this.hidden)
    if (this.timer) clearTimeout(this.timer)
  }

  private soon(): void {
    this.timer ??= setTimeout(() => void this.flush(), gatherMilliseconds)
  }

  private flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    if (this.waiting.length === 0 && this.count === null) return this.writing
    const { waiting, count } = this
    this.waiting = []
    this.count = null
    // What could not be written stays and goes with the next.
    this.writing = this.write(waiting, count).catch(() => {
      this.waiting.unshift(...waiting)
      this.count ??= count
    })
    return this.writing
  }

  private async write(waiting: readonly Uint8Array[], count: number | null): Promise<void> {
    const change = this.database.transaction([updates, facts], 'readwrite')
    if (waiting.length > 0) await this.append(change.objectStore(updates), waiting)
    if (count !== null) change.objectStore(facts).put(count, countKey)
    await new Promise<void>((resolve, reject) => {
      change.oncomplete = () => resolve()
      change.onabort = () => reject(change.error ?? new Error('the browser kept nothing'))
    })
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

/** How many changes of this person, over all texts, are in this browser alone. */
export async function unsentInBrowser(personId: string): Promise<number> {
  const counts = await Promise.all((await copiesOf(personId)).map(countIn))
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
