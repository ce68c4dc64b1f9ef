import { BaseIsNewer, SequenceTaken, baseChecksum, checksumOf, roomOf } from './update-log.ts'
import type { KnownClient, LogEntry, RoomBase, StoredRoom, UpdateLog } from './update-log.ts'

interface Row extends LogEntry {
  checksum: number
}

/** The log without a disk, for tests: the same laws as the real one, and a place for faults. */
export class MemoryUpdateLog implements UpdateLog {
  readonly rows = new Map<string, Row[]>()
  readonly bases = new Map<string, RoomBase & { checksum: number }>()
  readonly clients = new Map<string, Map<number, string>>()
  restoredAt: number | null = null
  /** Called before each write; throws to make it fail. */
  beforeWrite: () => void | Promise<void> = () => {}

  async load(room: string): Promise<StoredRoom> {
    return roomOf(this.bases.get(room), this.rows.get(room) ?? [], this.restoredAt)
  }

  async append(entries: readonly LogEntry[], clients: readonly KnownClient[]): Promise<void> {
    await this.beforeWrite()
    const taken = entries.filter((entry) => {
      const there = this.rows.get(entry.room)?.find((row) => row.sequence === entry.sequence)
      return there && checksumOf(entry.bytes) !== there.checksum
    })
    if (taken.length > 0) throw new SequenceTaken([...new Set(taken.map((entry) => entry.room))])
    for (const entry of entries) {
      const rows = this.rows.get(entry.room) ?? []
      this.rows.set(entry.room, rows)
      if (!rows.some((row) => row.sequence === entry.sequence))
        rows.push({ ...entry, bytes: entry.bytes.slice(), checksum: checksumOf(entry.bytes) })
    }
    for (const { room, client, personId } of clients) {
      const known = this.clients.get(room) ?? new Map<number, string>()
      this.clients.set(room, known)
      if (!known.has(client)) known.set(client, personId)
    }
  }

  async compact(room: string, base: RoomBase): Promise<void> {
    await this.beforeWrite()
    const rows = this.rows.get(room) ?? []
    if ((this.bases.get(room)?.sequence ?? 0) > base.sequence) throw new BaseIsNewer(room)
    this.bases.set(room, { ...base, checksum: baseChecksum(base) })
    this.rows.set(
      room,
      rows.filter((row) => row.sequence > base.sequence || checksumOf(row.bytes) !== row.checksum),
    )
  }

  async knownClients(room: string): Promise<Map<number, string>> {
    return new Map(this.clients.get(room))
  }

  async close(): Promise<void> {}
}
