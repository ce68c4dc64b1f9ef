import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

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
/** Where y-indexeddb keeps what is set beside the document. */
const facts = 'custom'
const openingMilliseconds = 3_000

/** Loads what is kept into `doc` and goes on keeping. null where the browser refuses or has no room. */
export async function openOfflineCopy(
  regulationId: string,
  personId: string,
  doc: Y.Doc,
): Promise<OfflineCopy | null> {
  const name = `${prefix}${regulationId}:${personId}`
  if (!(await mayStore(name))) return null
  const kept = new IndexeddbPersistence(name, doc)
  const loaded = await withinTime(kept.whenSynced, openingMilliseconds)
  if (!loaded) {
    await kept.destroy()
    return null
  }
  const count: unknown = await kept.get(countKey)
  return {
    unacknowledged: typeof count === 'number' && count > 0 ? count : 0,
    remember: (unacknowledged) => void kept.set(countKey, unacknowledged).catch(() => {}),
    close: () => kept.destroy(),
    forget: () => kept.clearData(),
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

/** Private windows and full disks refuse only when asked; the library would leave that unanswered. */
function mayStore(name: string): Promise<boolean> {
  if (!storeOfBrowser()) return Promise.resolve(false)
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), openingMilliseconds)
    try {
      const request = indexedDB.open(`${name}:probe`)
      request.onerror = () => resolve(false)
      request.onblocked = () => resolve(false)
      request.onsuccess = () => {
        request.result.close()
        indexedDB.deleteDatabase(`${name}:probe`)
        resolve(true)
      }
    } catch {
      resolve(false)
    }
  })
}

function withinTime(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds)
    promise.then(
      () => {
        clearTimeout(timer)
        resolve(true)
      },
      () => {
        clearTimeout(timer)
        resolve(false)
      },
    )
  })
}
