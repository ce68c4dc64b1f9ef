import { done } from './browser-database.ts'

/** What one page said last: `turn` tells apart two times of the same count. */
interface Said {
  count: number
  turn: number
}

const prefix = 'unacknowledged:'

/**
 * How many changes are not on the server's disk, a row for each page in the copy of a text: of two pages of
 * one person, open at once, neither speaks for the other.
 */
export class UnsentCounts {
  /** The row of this page. */
  readonly row: string
  /** Client ids of closed pages whose words this one has taken over: it looks after them where their place moves. */
  readonly pages = new Set<number>()
  private earlier = new Map<string, Said>()
  private turn = 0

  constructor(page: number) {
    this.row = `${prefix}${page}`
  }

  /** What other pages, closed or still open, did not bring to the server: this one has their words, and sends them. */
  async takeOver(rows: IDBObjectStore): Promise<number> {
    this.earlier = await saidIn(rows)
    const open = await openPages()
    for (const row of this.earlier.keys()) if (!open.has(row)) this.pages.add(pageOf(row))
    return sumOf(this.earlier)
  }

  /** The page of this row is closed: what it had is counted with this one's from now on. */
  claim(rows: IDBObjectStore, row: string): void {
    rows.delete(row)
    this.earlier.delete(row)
    this.pages.add(pageOf(row))
  }

  /** `count`: of everything that this page is to send. */
  async write(rows: IDBObjectStore, count: number): Promise<void> {
    if (count === 0) await this.settle(rows)
    const own = count - sumOf(this.earlier)
    if (own > 0) rows.put({ count: own, turn: ++this.turn } satisfies Said, this.row)
    else rows.delete(this.row)
  }

  /** What was taken over is on the server's disk. A page that has written since speaks for itself. */
  private async settle(rows: IDBObjectStore): Promise<void> {
    const now = await saidIn(rows)
    for (const [row, { turn }] of this.earlier) if (now.get(row)?.turn === turn) rows.delete(row)
    this.earlier.clear()
  }
}

/** Says to other pages, until the answer is called, that the page of this row is open and looks after its own words. */
export function stayOpen(row: string): () => void {
  const closed = Promise.withResolvers<void>()
  // Only over https, and on this machine; elsewhere an open page passes for a closed one.
  void navigator.locks?.request(row, () => closed.promise).catch(() => {})
  return closed.resolve
}

/** Pages of this browser that are open on a text, this one's among them. */
export async function openPages(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query().catch(() => null)) ?? {}
  return new Set(held.map(({ name }) => name ?? ''))
}

const pageOf = (row: string): number => Number(row.slice(prefix.length))

/** Over all pages. */
export async function unsentIn(rows: IDBObjectStore): Promise<number> {
  return sumOf(await saidIn(rows))
}

async function saidIn(rows: IDBObjectStore): Promise<Map<string, Said>> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
  const [names, said] = await Promise.all([
    done(rows.getAllKeys(range) as IDBRequest<string[]>),
    done<Said[]>(rows.getAll(range)),
  ])
  return new Map(said.map((each, at) => [names[at] ?? '', each]))
}

function sumOf(said: ReadonlyMap<string, Said>): number {
  return [...said.values()].reduce((sum, { count }) => sum + count, 0)
}
