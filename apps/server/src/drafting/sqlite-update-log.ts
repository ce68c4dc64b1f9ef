import type { Database, Statement } from 'better-sqlite3'
import { restoredAt } from '../database/sqlite.ts'
import { BaseIsNewer, SequenceTaken, baseChecksum, checksumOf, roomOf } from './update-log.ts'
import type {
  KnownClient,
  LogEntry,
  RoomBase,
  StoredRoom,
  StoredRow,
  UpdateLog,
} from './update-log.ts'

/**
 * The log in a SQLite file, over a connection that nobody else uses: every statement is kept, and each call is
 * done when it returns. Belongs on a thread of its own (threaded-update-log.ts). Does not close the connection.
 */
export class SqliteUpdateLog implements UpdateLog {
  private readonly sqlite: Database
  private readonly statements = new Map<string, Statement>()

  constructor(sqlite: Database) {
    this.sqlite = sqlite
  }

  /** Base and rows of one moment, whoever else writes. */
  async load(room: string): Promise<StoredRoom> {
    return this.sqlite.transaction(() => {
      const base = this.base(room)
      const rows = this.sql(
        'select sequence, bytes, checksum from update_log where room = ? order by sequence',
      ).all(room) as StoredRow[]
      return roomOf(base, rows, restoredAt({ sqlite: this.sqlite }))
    })()
  }

  async append(entries: readonly LogEntry[], clients: readonly KnownClient[]): Promise<void> {
    try {
      // One statement is a transaction of its own, and most windows are one.
      if (clients.length === 0 && entries.length <= mostAtOnce) this.insert(entries)
      else this.sqlite.transaction(() => this.write(entries, clients)).immediate()
    } catch (error) {
      if (!this.standsAlready(entries, error)) throw error
    }
  }

  private write(entries: readonly LogEntry[], clients: readonly KnownClient[]): void {
    for (let at = 0; at < entries.length; at += mostAtOnce)
      this.insert(entries.slice(at, at + mostAtOnce))
    const keep = this.sql(
      'insert into room_client (room, client, person_id) values (?, ?, ?) on conflict do nothing',
    )
    for (const { room, client, personId } of clients) keep.run(room, client, personId)
  }

  private insert(entries: readonly LogEntry[]): void {
    if (entries.length === 0) return
    const values = entries.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')
    const columns = 'room, sequence, actor, session, time, bytes, checksum'
    this.sql(`insert into update_log (${columns}) values ${values}`).run(
      entries.flatMap(({ room, sequence, actor, session, time, bytes }) => {
        return [room, sequence, actor, session, time, bytes, checksumOf(bytes)]
      }),
    )
  }

  /** After a failure: are these very rows in the log (the answer to the commit was lost)? Throws where others are. */
  private standsAlready(entries: readonly LogEntry[], cause: unknown): boolean {
    const there = this.sql('select checksum from update_log where room = ? and sequence = ?')
    const taken = new Set<string>()
    let found = 0
    for (const { room, sequence, bytes } of entries) {
      const row = there.get(room, sequence) as Pick<StoredRow, 'checksum'> | undefined
      if (!row) continue
      found++
      if (row.checksum !== checksumOf(bytes)) taken.add(room)
    }
    if (taken.size > 0) throw new SequenceTaken([...taken])
    if (found > 0 && found < entries.length) throw cause
    return found > 0
  }

  async compact(room: string, base: RoomBase): Promise<void> {
    this.sqlite
      .transaction(() => {
        if ((this.base(room)?.sequence ?? 0) > base.sequence) throw new BaseIsNewer(room)
        const { bytes, summary, sequence, time } = base
        this.sql(
          'insert or replace into room_base (room, sequence, bytes, state_vector, checksum, time) values (?, ?, ?, ?, ?, ?)',
        ).run(room, sequence, bytes, summary, baseChecksum(base), time)
        const rows = this.sql(
          'select sequence, bytes, checksum from update_log where room = ? and sequence <= ?',
        ).all(room, sequence) as StoredRow[]
        const remove = this.sql('delete from update_log where room = ? and sequence = ?')
        for (const row of rows)
          if (checksumOf(row.bytes) === row.checksum) remove.run(room, row.sequence)
      })
      .immediate()
  }

  async knownClients(room: string): Promise<Map<number, string>> {
    const rows = this.sql('select client, person_id from room_client where room = ?').all(room)
    return new Map((rows as ClientRow[]).map((row) => [row.client, row.person_id]))
  }

  async close(): Promise<void> {}

  private base(room: string): (RoomBase & { checksum: number }) | undefined {
    return this.sql(
      'select sequence, bytes, state_vector as summary, time, checksum from room_base where room = ?',
    ).get(room) as (RoomBase & { checksum: number }) | undefined
  }

  private sql(text: string): Statement {
    const kept = this.statements.get(text)
    if (kept) return kept
    const statement = this.sqlite.prepare(text)
    this.statements.set(text, statement)
    return statement
  }
}

/** Rows a statement: one is kept for each number of rows up to it. */
const mostAtOnce = 50

interface ClientRow {
  client: number
  person_id: string
}
