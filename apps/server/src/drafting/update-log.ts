import { crc32 } from 'node:zlib'

/** The append-only journal of all texts. What is in it is durable; nothing else is. */
export interface UpdateLog {
  /** Everything of one room. Damaged rows are listed, the rest is readable. */
  load(room: string): Promise<StoredRoom>
  /**
   * Writes entries of any number of rooms in one transaction: all or none. A repeated append of the same
   * entries (after a failure whose outcome is unknown) succeeds; other bytes under a used sequence throw
   * `SequenceTaken`.
   */
  append(entries: readonly LogEntry[], clients: readonly KnownClient[]): Promise<void>
  /** Replaces the rows up to `base.sequence` by `base`, never a later base. Keeps damaged rows, as evidence. */
  compact(room: string, base: RoomBase): Promise<void>
  /** Who first used each Yjs client id in the room. */
  knownClients(room: string): Promise<Map<number, string>>
  close(): Promise<void>
}

export interface LogEntry {
  room: string
  /** Counts up by one within the room, from 1. */
  sequence: number
  /** Person, or 'server'. */
  actor: string
  session: string
  time: number
  bytes: Uint8Array
}

/** A Yjs client id belongs to the person who first used it in a room. */
export interface KnownClient {
  room: string
  client: number
  personId: string
}

export interface RoomBase {
  /** Updates up to this one are in it. */
  sequence: number
  bytes: Uint8Array
  /** State vector followed by the deletions, both as Yjs encodes them; see room-content.ts. */
  summary: Uint8Array
  time: number
}

export interface StoredRoom {
  base: RoomBase | null
  tail: { sequence: number; bytes: Uint8Array }[]
  /** Highest sequence there is, damaged rows included; 0 for a room without any. */
  sequence: number
  /** Sequences whose bytes do not fit their checksum, or that are missing between two others; -1: the base. */
  damaged: number[]
  /** When the database was put back from a backup; null: never. */
  restoredAt: number | null
}

/** Somebody else wrote to this room: two processes serve one database, or a backup was laid over it. */
export class SequenceTaken extends Error {
  readonly rooms: string[]
  constructor(rooms: string[]) {
    super(`other bytes stand in the log of ${rooms.join(', ')}`)
    this.rooms = rooms
  }
}

/** A later fold stands there already; the earlier one would take back what it holds. */
export class BaseIsNewer extends Error {
  readonly room: string
  constructor(room: string) {
    super(`the base of ${room} holds more than the one that was to replace it`)
    this.room = room
  }
}

export const checksumOf = (bytes: Uint8Array): number => crc32(bytes)

/** A base's checksum covers its summary too. */
export const baseChecksum = (base: Pick<RoomBase, 'bytes' | 'summary'>): number =>
  crc32(base.summary, crc32(base.bytes))

export interface StoredRow {
  sequence: number
  bytes: Uint8Array
  checksum: number
}

/** A room as its rows, in order, tell of it. */
export function roomOf(
  base: (RoomBase & { checksum: number }) | undefined,
  rows: readonly StoredRow[],
  restoredAt: number | null,
): StoredRoom {
  const whole = base !== undefined && baseChecksum(base) === base.checksum
  const damaged: number[] = base && !whole ? [-1] : []
  const tail: StoredRoom['tail'] = []
  const after = whole ? base.sequence : 0
  const later = rows.filter(({ sequence }) => sequence > after)
  for (const { sequence, bytes, checksum } of later)
    if (checksumOf(bytes) === checksum) tail.push({ sequence, bytes: plain(bytes) })
    else damaged.push(sequence)
  const present = later.map(({ sequence }) => sequence)
  damaged.push(...missingSequences(base?.sequence ?? 0, present))
  return {
    base: whole
      ? {
          sequence: base.sequence,
          bytes: plain(base.bytes),
          summary: plain(base.summary),
          time: base.time,
        }
      : null,
    tail,
    sequence: later.at(-1)?.sequence ?? base?.sequence ?? 0,
    damaged,
    restoredAt,
  }
}

/** Yjs and lib0 take a Uint8Array; a Buffer's `slice` would share memory. */
const plain = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Sequences that should be there and are not. */
export function missingSequences(after: number, present: readonly number[]): number[] {
  const missing: number[] = []
  let next = after + 1
  for (const sequence of present) {
    for (; next < sequence; next++) missing.push(next)
    next = sequence + 1
  }
  return missing
}
