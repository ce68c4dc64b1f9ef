import type { OpenDatabase } from '../database/open.ts'
import { workStore } from './work-store.ts'
import type { Look } from './work-store.ts'

/** When a thousand people open a text at once, their looks are one commit. */
const gatherMilliseconds = 500

/**
 * Who looked at which text, gathered and written together. A look is no act: one that a crash took away
 * only shows its person something twice.
 */
export class Looks {
  private waiting = new Map<string, Look>()
  private timer: NodeJS.Timeout | null = null
  private readonly database: OpenDatabase
  constructor(database: OpenDatabase) {
    this.database = database
  }

  add(look: Look): void {
    this.waiting.set(`${look.personId} ${look.regulationId}`, look)
    this.timer ??= setTimeout(() => void this.write().catch(() => {}), gatherMilliseconds).unref()
  }

  /** Everything added is stored. */
  async write(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    const looks = [...this.waiting.values()]
    this.waiting = new Map()
    if (looks.length === 0) return
    await this.database.db
      .transaction()
      .execute((transaction) => workStore(transaction).looked(looks))
  }
}
