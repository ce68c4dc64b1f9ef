import { isSqlite } from '../database/migrate.ts'
import type { OpenDatabase, Rows } from '../database/open.ts'
import { restoredAt } from '../database/sqlite.ts'
import { BaseIsNewer, SequenceTaken, baseChecksum, checksumOf, roomOf } from './update-log.ts'
import type { KnownClient, LogEntry, RoomBase, StoredRoom, UpdateLog } from './update-log.ts'

/** Rows a statement: SQLite takes 32,766 parameters, PostgreSQL 65,535. */
const rowsAtOnce = 500

/**
 * The log in the tables `update_log`, `room_base` and `room_client` of any database: PostgreSQL, and SQLite in
 * memory. Does not close the database.
 */
export class KyselyUpdateLog implements UpdateLog {
  private readonly open: OpenDatabase

  constructor(open: OpenDatabase) {
    this.open = open
  }

  /** Base and rows of one moment: a fold between two questions would hide what it has put into the base. */
  async load(room: string): Promise<StoredRoom> {
    const { db, kind } = this.open
    const reading = db.transaction().setAccessMode('read only')
    return (kind === 'postgres' ? reading.setIsolationLevel('repeatable read') : reading).execute(
      (trx) => this.read(trx, room),
    )
  }

  private async read(db: Rows, room: string): Promise<StoredRoom> {
    const stored = await db
      .selectFrom('room_base')
      .selectAll()
      .where('room', '=', room)
      .executeTakeFirst()
    const rows = await db
      .selectFrom('update_log')
      .select(['sequence', 'bytes', 'checksum'])
      .where('room', '=', room)
      .orderBy('sequence')
      .execute()
    const base = stored && { ...stored, summary: stored.state_vector }
    return roomOf(base, rows, isSqlite(this.open) ? restoredAt(this.open) : null)
  }

  async append(entries: readonly LogEntry[], clients: readonly KnownClient[]): Promise<void> {
    const rows = entries.map((entry) => ({
      room: entry.room,
      sequence: entry.sequence,
      actor: entry.actor,
      session: entry.session,
      time: entry.time,
      bytes: Buffer.from(entry.bytes.buffer, entry.bytes.byteOffset, entry.bytes.byteLength),
      checksum: checksumOf(entry.bytes),
    }))
    try {
      await this.write(rows, clients)
    } catch (error) {
      if (!(await this.standsAlready(rows, error))) throw error
    }
  }

  private async write(
    rows: { room: string; sequence: number; checksum: number }[] & LogRow[],
    clients: readonly KnownClient[],
  ): Promise<void> {
    const { db } = this.open
    // One statement is a transaction of its own, and most windows are one.
    if (clients.length === 0 && rows.length <= rowsAtOnce) {
      if (rows.length > 0) await db.insertInto('update_log').values(rows).execute()
      return
    }
    await db.transaction().execute(async (trx) => {
      for (const part of parts(rows)) await trx.insertInto('update_log').values(part).execute()
      for (const part of parts(clients))
        await trx
          .insertInto('room_client')
          .values(part.map(({ room, client, personId }) => ({ room, client, person_id: personId })))
          .onConflict((conflict) => conflict.columns(['room', 'client']).doNothing())
          .execute()
    })
  }

  /** After a failure: are these very rows in the log (the answer to the commit was lost)? Throws where others are. */
  private async standsAlready(rows: LogRow[], cause: unknown): Promise<boolean> {
    const taken: string[] = []
    let found = 0
    for (const row of rows) {
      const there = await this.open.db
        .selectFrom('update_log')
        .select('checksum')
        .where('room', '=', row.room)
        .where('sequence', '=', row.sequence)
        .executeTakeFirst()
      if (!there) continue
      found++
      if (there.checksum !== row.checksum) taken.push(row.room)
    }
    if (taken.length > 0) throw new SequenceTaken([...new Set(taken)])
    if (found > 0 && found < rows.length) throw cause
    return found > 0
  }

  async compact(room: string, base: RoomBase): Promise<void> {
    const values = {
      room,
      sequence: base.sequence,
      bytes: Buffer.from(base.bytes),
      state_vector: Buffer.from(base.summary),
      checksum: baseChecksum(base),
      time: base.time,
    }
    await this.open.db.transaction().execute(async (trx) => {
      const before = await trx
        .selectFrom('room_base')
        .select('sequence')
        .where('room', '=', room)
        .executeTakeFirst()
      if (before && before.sequence > base.sequence) throw new BaseIsNewer(room)
      const whole = await trx
        .selectFrom('update_log')
        .select(['sequence', 'bytes', 'checksum'])
        .where('room', '=', room)
        .where('sequence', '<=', base.sequence)
        .execute()
      const replaced = whole.filter((row) => checksumOf(row.bytes) === row.checksum)
      await trx
        .insertInto('room_base')
        .values(values)
        .onConflict((conflict) => conflict.column('room').doUpdateSet(values))
        .execute()
      for (const part of parts(replaced))
        await trx
          .deleteFrom('update_log')
          .where('room', '=', room)
          .where(
            'sequence',
            'in',
            part.map((row) => row.sequence),
          )
          .execute()
    })
  }

  async knownClients(room: string): Promise<Map<number, string>> {
    const rows = await this.open.db
      .selectFrom('room_client')
      .select(['client', 'person_id'])
      .where('room', '=', room)
      .execute()
    return new Map(rows.map((row) => [row.client, row.person_id]))
  }

  async close(): Promise<void> {}
}

interface LogRow extends LogEntry {
  bytes: Buffer
  checksum: number
}

function parts<T>(list: readonly T[]): T[][] {
  const all: T[][] = []
  for (let at = 0; at < list.length; at += rowsAtOnce) all.push(list.slice(at, at + rowsAtOnce))
  return all
}
