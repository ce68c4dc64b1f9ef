import type { CloseReason, RefusalReason } from '@cucao/drafting'
import { databaseOpened, done, storeOfBrowser } from './browser-database.ts'

/** Words that the server did not take, as their author had them before he went back to the server's text. */
export interface RefusedWork {
  /** When he went back: milliseconds since 1970. */
  at: number
  reason: CloseReason
  /** What the server said of the change, where it said more. */
  refused: RefusalReason | null
  /** Provisions that differed from the server's, a line each. */
  words: string
}

/** As it stands in the list. */
export interface KeptWork extends RefusedWork {
  key: number
}

const prefix = 'cucao:refused:'
const rows = 'works'
const openingMilliseconds = 3_000

/**
 * What the server refused of one person's work on one text, kept in this browser until he discards it. In a
 * database beside the copy of the text: that one begins anew with the server's text.
 */
export class RefusedList {
  /** Replaced, never changed; oldest first. */
  works: readonly KeptWork[] = []
  /** false: the browser keeps nothing, and what is in the list is in this page alone. */
  kept = true
  readonly name: string
  private readonly listeners = new Set<() => void>()
  /** Keys of what only this page has; the browser's count from 1 up. */
  private unkept = 0

  constructor(name: string) {
    this.name = name
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Reads what earlier pages left; nothing is made where there is nothing. */
  async read(): Promise<void> {
    if (!(await namesIn()).includes(this.name)) return
    await this.within(async (store) => {
      const [keys, works] = await Promise.all([
        done(store.getAllKeys() as IDBRequest<number[]>),
        done<RefusedWork[]>(store.getAll()),
      ])
      const unkept = this.works.filter(({ key }) => key < 0)
      this.show([...works.map((work, at) => ({ ...work, key: keys[at] ?? 0 })), ...unkept])
    })
  }

  /** Answers once it is kept, or once it is known that the browser does not: it is in the list in either case. */
  async add(work: RefusedWork): Promise<void> {
    const key = await this.within((store) => done(store.add(work) as IDBRequest<number>))
    this.kept = key !== null
    this.show([...this.works, { ...work, key: key ?? --this.unkept }])
  }

  async discard(key: number): Promise<void> {
    this.show(this.works.filter((work) => work.key !== key))
    if (key > 0) await this.within((store) => done(store.delete(key)))
  }

  private show(works: readonly KeptWork[]): void {
    this.works = works
    for (const listener of this.listeners) listener()
  }

  /** null: the browser refuses. */
  private async within<Answer>(
    act: (store: IDBObjectStore) => Promise<Answer>,
  ): Promise<Answer | null> {
    const database = await databaseOpened(this.name, openingMilliseconds, (fresh) => {
      fresh.createObjectStore(rows, { autoIncrement: true })
    })
    try {
      const change = database?.transaction(rows, 'readwrite')
      if (!change) return null
      const over = new Promise<void>((resolve, reject) => {
        change.oncomplete = () => resolve()
        change.onabort = () => reject(change.error ?? new Error('the browser kept nothing'))
      })
      const [answer] = await Promise.all([act(change.objectStore(rows)), over])
      return answer
    } catch {
      return null
    } finally {
      database?.close()
    }
  }
}

/** Of this page: what the browser does not keep outlives the session it was written in. */
const lists = new Map<string, RefusedList>()

export function refusedListOf(regulationId: string, personId: string): RefusedList {
  const name = `${prefix}${regulationId}:${personId}`
  const list = lists.get(name) ?? new RefusedList(name)
  lists.set(name, list)
  return list
}

/** How much of this person's, over all texts, the server refused and this browser alone has. */
export async function refusedInBrowser(personId: string): Promise<number> {
  const lists = (await namesOf(personId)).map(async (name) => {
    const database = await databaseOpened(name, openingMilliseconds, (fresh) => {
      fresh.createObjectStore(rows, { autoIncrement: true })
    })
    const count = database ? await done(database.transaction(rows).objectStore(rows).count()) : 0
    database?.close()
    return count
  })
  return (await Promise.all(lists)).reduce((sum, count) => sum + count, 0)
}

/** When this person signs out nothing of hers stays behind. */
export async function forgetRefused(personId: string): Promise<void> {
  for (const name of lists.keys()) if (isOf(personId, name)) lists.delete(name)
  const names = await namesOf(personId)
  await Promise.all(names.map((name) => done(indexedDB.deleteDatabase(name)).catch(() => {})))
}

async function namesIn(): Promise<string[]> {
  const databases =
    (await storeOfBrowser()
      ?.databases?.()
      .catch(() => null)) ?? []
  return databases.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []))
}

const namesOf = async (personId: string) => (await namesIn()).filter((name) => isOf(personId, name))

const isOf = (personId: string, name: string) => name.endsWith(`:${personId}`)
