import { databaseOpened, done } from './browser-database.ts'

/** Where a browser keeps the text of a regulation for a person (offline-copy.ts). */
export const keptPrefix = 'cucao:text:'
export const keptName = (regulationId: string, personId: string) =>
  `${keptPrefix}${regulationId}:${personId}`

/** Its two stores: updates in the order they came, and what is known beside them. */
export const updates = 'updates'
export const facts = 'custom'
const openingMilliseconds = 3_000

/** What was found out, begun and read before the code that uses it has come. */
let early: {
  name: string
  kept: Promise<boolean>
  database: Promise<IDBDatabase | null>
  rows: Promise<Uint8Array[]>
} | null = null

/** Looks whether anything is kept, opens and reads it. Answers whether there is something. */
export async function openKeptEarly(name: string): Promise<boolean> {
  const kept = exists(name)
  const database = kept.then((some) => (some ? openNew(name) : null))
  const rows = database.then((opened) => (opened ? rowsOf(opened.transaction(updates)) : []))
  early = { name, kept, database, rows }
  return (await rows).length > 0
}

/** Something may be kept there. Making a place for a text that comes for the first time can wait. */
export function isKept(name: string): Promise<boolean> {
  return early?.name === name ? early.kept : exists(name)
}

/** Opens it, or makes it. null: the browser keeps nothing. */
export async function openKept(name: string): Promise<IDBDatabase | null> {
  const begun = early
  early = null
  const database = await begun?.database
  if (database && begun?.name === name) {
    rowsRead.set(database, begun.rows)
    return database
  }
  database?.close()
  return openNew(name)
}

/** Rows that were read early; the database they came from is open. */
const rowsRead = new WeakMap<IDBDatabase, Promise<Uint8Array[]>>()

/** The rows that are kept, in the order they came; those read early, where no other page has added to them. */
export async function keptRows(read: IDBTransaction): Promise<Uint8Array[]> {
  const early = rowsRead.get(read.db)
  rowsRead.delete(read.db)
  if (!early) return rowsOf(read)
  const [rows, count] = await Promise.all([early, done(read.objectStore(updates).count())])
  return rows.length === count ? rows : rowsOf(read.db.transaction(updates))
}

const rowsOf = (read: IDBTransaction) => done<Uint8Array[]>(read.objectStore(updates).getAll())

/** true also where the browser does not say. */
async function exists(name: string): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some((each) => each.name === name)
  } catch {
    return true
  }
}

function openNew(name: string): Promise<IDBDatabase | null> {
  return databaseOpened(name, openingMilliseconds, (fresh) => {
    fresh.createObjectStore(updates, { autoIncrement: true })
    fresh.createObjectStore(facts)
  })
}
