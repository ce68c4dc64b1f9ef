import type { KnownClient, LogEntry, RoomBase, StoredRoom } from './update-log.ts'

/** What the thread of the update log is asked to do. */
export type LogOrder =
  | { kind: 'append'; entries: PackedEntries; clients: readonly KnownClient[] }
  | { kind: 'load'; room: string }
  | { kind: 'compact'; room: string; base: RoomBase }
  | { kind: 'known-clients'; room: string }

export type LogResult =
  | { kind: 'append' }
  | { kind: 'load'; stored: PackedRoom }
  | { kind: 'compact' }
  | { kind: 'known-clients'; clients: Map<number, string> }

/** What stays of an error between two threads. */
export interface LogMistake {
  message: string
  /** Of SQLite or the system, such as SQLITE_FULL. */
  code?: string | undefined
  /** Of SequenceTaken. */
  rooms?: string[]
  /** Of BaseIsNewer. */
  newerBaseOf?: string
}

/** Bytes of many rows one after the other: one piece of memory changes hands instead of a thousand. */
interface Packed {
  lengths: number[]
  bytes: Uint8Array<ArrayBuffer>
}

export interface PackedEntries extends Packed {
  entries: Omit<LogEntry, 'bytes'>[]
}

export interface PackedRoom extends Omit<StoredRoom, 'tail'> {
  tail: Packed & { sequences: number[] }
}

export function packEntries(entries: readonly LogEntry[]): PackedEntries {
  const rows = entries.map(({ room, sequence, actor, session, time }) => ({
    room,
    sequence,
    actor,
    session,
    time,
  }))
  return { entries: rows, ...pack(entries.map(({ bytes }) => bytes)) }
}

export function unpackEntries({ entries, ...packed }: PackedEntries): LogEntry[] {
  const pieces = unpack(packed)
  return entries.map((entry, at) => Object.assign(entry, { bytes: pieces[at] ?? nothing }))
}

export function packRoom({ tail, ...rest }: StoredRoom): PackedRoom {
  const packed = pack(tail.map(({ bytes }) => bytes))
  return { ...rest, tail: { sequences: tail.map(({ sequence }) => sequence), ...packed } }
}

export function unpackRoom({ tail: { sequences, ...packed }, ...rest }: PackedRoom): StoredRoom {
  const pieces = unpack(packed)
  const tail = sequences.map((sequence, at) => ({ sequence, bytes: pieces[at] ?? nothing }))
  return { ...rest, tail }
}

/** Memory of its own, so that it can be given away: small Buffers share theirs with others. */
function pack(pieces: readonly Uint8Array[]): Packed {
  const lengths = pieces.map(({ length }) => length)
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return { lengths, bytes }
}

function unpack({ lengths, bytes }: Packed): Uint8Array[] {
  let at = 0
  return lengths.map((length) => bytes.subarray(at, (at += length)))
}

const nothing = new Uint8Array()
