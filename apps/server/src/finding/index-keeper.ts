import { setImmediate as nextTurn } from 'node:timers/promises'
import { searchedUnits } from '@cucao/regulation'
import type { Logger } from 'pino'
import type { TextRooms } from '../drafting/text-rooms.ts'
import { indexChanges } from './index-changes.ts'
import type { IndexChanges } from './index-changes.ts'
import type { FindingStore, TextBehind } from './store.ts'

export interface IndexKeeperDeps {
  store: FindingStore
  rooms: Pick<TextRooms, 'read'>
  log: Pick<Logger, 'warn'>
  now: () => number
  /** How often it looks which texts went on, in milliseconds. */
  period?: number
}

/** A text in which people write without a pause is read once a minute all the same; one that failed is tried again. */
const longestWait = 60_000
/** Rows written at once: what waits for the database waits some milliseconds. */
const rowsAtOnce = 50

/**
 * Keeps what can be found in step with the living texts, beside their rooms and never in their way: every few
 * seconds it asks the log which texts went on, and reads those that have come to rest, one after the other, on
 * the thread for documents. What it did not get to do before a stop it finds undone at the next start.
 */
export function keepIndex(deps: IndexKeeperDeps) {
  const { store, rooms, log, now, period = 3000 } = deps
  const seen = new Map<string, { sequence: number; since: number }>()
  const failed = new Map<string, { sequence: number; at: number }>()
  let closing = false
  let hasOldComments = true
  let looking: Promise<void> = Promise.resolve()

  /** At rest: where it was when it was last looked at. A text never read is read at once. */
  function isDue({ regulationId, sequence, isNew }: TextBehind): boolean {
    const failure = failed.get(regulationId)
    if (failure?.sequence === sequence && now() - failure.at < longestWait) return false
    const before = seen.get(regulationId)
    seen.set(regulationId, { sequence, since: before?.since ?? now() })
    if (isNew || before?.sequence === sequence) return true
    return before !== undefined && now() - before.since >= longestWait
  }

  async function read(regulationId: string): Promise<void> {
    const { text, sequence } = await rooms.read(regulationId)
    await nextTurn()
    const units = searchedUnits(text)
    await nextTurn()
    const changes = indexChanges(await store.unitsOf(regulationId), units)
    for (const part of inParts(changes)) {
      await nextTurn()
      await store.write(regulationId, part)
    }
    await store.caughtUp(regulationId, sequence)
    seen.delete(regulationId)
    failed.delete(regulationId)
  }

  async function look(): Promise<void> {
    while (hasOldComments && !closing) {
      hasOldComments = (await store.indexOldComments(rowsAtOnce)) > 0
      await nextTurn()
    }
    for (const text of await store.textsBehind()) {
      if (closing) return
      if (!isDue(text)) continue
      await read(text.regulationId).catch((error: unknown) => {
        failed.set(text.regulationId, { sequence: text.sequence, at: now() })
        log.warn({ err: error, room: text.regulationId }, 'a text was not indexed')
      })
    }
  }

  /** One look after the other; a failing one is made good by the next. */
  function lookAgain(): Promise<void> {
    looking = looking.then(look).catch((error: unknown) => {
      if (!closing) log.warn({ err: error }, 'texts were not indexed')
    })
    return looking
  }

  const timer = setInterval(() => void lookAgain(), period)
  timer.unref()
  return {
    look: lookAgain,
    async close() {
      closing = true
      clearInterval(timer)
      await looking
    },
  }
}

function* inParts({ added, reworded, moved, removed }: IndexChanges): Generator<IndexChanges> {
  const none: IndexChanges = { added: [], reworded: [], moved: [], removed: [] }
  for (const part of partsOf(removed)) yield { ...none, removed: part }
  for (const part of partsOf(reworded)) yield { ...none, reworded: part }
  for (const part of partsOf(moved)) yield { ...none, moved: part }
  for (const part of partsOf(added)) yield { ...none, added: part }
}

function* partsOf<T>(list: readonly T[]): Generator<T[]> {
  for (let at = 0; at < list.length; at += rowsAtOnce) yield list.slice(at, at + rowsAtOnce)
}
