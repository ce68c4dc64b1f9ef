import { done, storeOfBrowser } from './browser-database.ts'
import { facts, keptPrefix, openKept } from './kept-text.ts'
import { openCopies, writeNow } from './offline-copy.ts'
import { forgetRefused, refusedInBrowser } from './refused-list.ts'
import { openPages, unsentIn } from './unsent-counts.ts'

/**
 * Called when somebody signs out: no text of hers stays behind in the browser. What another person could
 * not send before his session ended stays for him.
 */
export async function forgetOfflineCopies(personId: string): Promise<void> {
  const names = await copiesOf(personId)
  await Promise.all(names.map((name) => done(indexedDB.deleteDatabase(name)).catch(() => {})))
  await forgetRefused(personId)
}

/** How many changes of this person, over all texts, are in this browser, or this page, alone; refused ones among them. */
export async function unsentInBrowser(personId: string): Promise<number> {
  const here = [...openCopies].filter(({ name }) => name.endsWith(`:${personId}`))
  // What was written a moment ago is gathered still.
  await Promise.all(here.map((copy) => copy.flush()))
  if ((await openPages()).size > openCopies.size) await othersWrite(await copiesOf(personId))
  const unkept = here.filter(({ keeps }) => !keeps)
  const names = (await copiesOf(personId)).filter((name) =>
    unkept.every((copy) => copy.name !== name),
  )
  const counts = [
    ...(await Promise.all(names.map(countIn))),
    ...unkept.map(({ unacknowledged }) => unacknowledged),
    await refusedInBrowser(personId),
  ]
  return counts.reduce((sum, count) => sum + count, 0)
}

/** The time another open page is given. */
const writingMilliseconds = 250

/** Other pages have gathered something too: they write it, as far as they can in a moment. */
async function othersWrite(names: readonly string[]): Promise<void> {
  const channels = names.map((name) => new BroadcastChannel(name))
  for (const channel of channels) channel.postMessage(writeNow)
  await new Promise((later) => setTimeout(later, writingMilliseconds))
  for (const channel of channels) channel.close()
}

async function copiesOf(personId: string): Promise<string[]> {
  const store = storeOfBrowser()
  const databases = (await store?.databases?.().catch(() => null)) ?? []
  return databases.flatMap(({ name }) =>
    name?.startsWith(keptPrefix) && name.endsWith(`:${personId}`) ? [name] : [],
  )
}

async function countIn(name: string): Promise<number> {
  const database = await openKept(name)
  try {
    return database ? await unsentIn(database.transaction(facts).objectStore(facts)) : 0
  } catch {
    return 0 // a copy that was never filled
  } finally {
    database?.close()
  }
}
