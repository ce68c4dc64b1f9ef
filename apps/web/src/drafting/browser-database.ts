/** The answer to a request of the browser's database; rejects with its error. */
export function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser refused'))
  })
}

/**
 * Opens a database of this browser. null where there is none, where the browser refuses it (private windows,
 * full disks, policies refuse only when asked) or does not answer in time.
 */
export function databaseOpened(
  name: string,
  milliseconds: number,
  begin: (fresh: IDBDatabase) => void,
): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      resolve(null)
    }, milliseconds)
    const answer = (database: IDBDatabase | null) => {
      clearTimeout(timer)
      if (late) database?.close()
      else resolve(database)
    }
    try {
      const opening = indexedDB.open(name)
      opening.onupgradeneeded = () => begin(opening.result)
      opening.onerror = opening.onblocked = () => answer(null)
      opening.onsuccess = () => {
        const database = opening.result
        // Signing out in another tab deletes it; an open one would stand in the way.
        database.onversionchange = () => database.close()
        answer(database)
      }
    } catch {
      answer(null)
    }
  })
}

/** null where there is none, or where even asking for it is refused. */
export function storeOfBrowser(): IDBFactory | null {
  try {
    return globalThis.indexedDB ?? null
  } catch {
    return null
  }
}
