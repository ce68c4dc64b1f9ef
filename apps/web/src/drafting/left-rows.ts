import type { LeftBehind } from '@cucao/drafting'
import { done } from './browser-database.ts'

/** What one page left, and when it last said so. */
interface Left extends LeftBehind {
  at: number
}

const prefix = 'left:'
/** A colleague who was away for longer may bring letters back that were erased here. */
const keptMilliseconds = 30 * 24 * 3_600_000

/**
 * What each page leaves to those after it (see `Connection.leaves`), a row for each in the copy of a text: what it
 * deleted and could not send, with what it had seen in it, and the letters it erased.
 */
export class LeftRows {
  /** Of the pages before this one. */
  readonly earlier: LeftBehind[] = []
  private readonly row: string
  private outdated: string[] = []

  constructor(page: number) {
    this.row = `${prefix}${page}`
  }

  async read(rows: IDBObjectStore): Promise<void> {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
    const [names, left] = await Promise.all([
      done(rows.getAllKeys(range) as IDBRequest<string[]>),
      done<Left[]>(rows.getAll(range)),
    ])
    const oldest = Date.now() - keptMilliseconds
    this.outdated = names.filter((_, at) => (left[at]?.at ?? 0) < oldest)
    this.earlier.push(...left.filter(({ at }) => at >= oldest))
  }

  write(rows: IDBObjectStore, left: LeftBehind | null): void {
    for (const name of this.outdated.splice(0)) rows.delete(name)
    if (left) rows.put({ ...left, at: Date.now() } satisfies Left, this.row)
    else rows.delete(this.row)
  }
}
