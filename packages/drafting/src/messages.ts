import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readDigest } from './presence.ts'
import type { PresenceDigest } from './presence.ts'
import { changeTopics, limits, messageKind, refusalReasons, syncStep } from './protocol.ts'
import type { ChangeTopic, RefusalReason } from './protocol.ts'

/**
 * Bytes to messages and back, for both ends. Decoding is total: malformed bytes are a value, never an
 * exception. Byte arrays in a decoded message are views into what came in.
 */
export interface AwarenessEntry {
  client: number
  clock: number
  /** JSON text of the state; `null` takes it away. */
  state: string
}

export interface DurableMark {
  sequence: number
  clocks: [client: number, clock: number][]
  /** Document messages of this socket that are on disk. */
  covered: number
}

export type Message =
  | { kind: 'state-vector'; vector: Uint8Array }
  | { kind: 'difference'; update: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  /** `update` is the same as y-protocols reads it. */
  | { kind: 'awareness'; entries: AwarenessEntry[]; update: Uint8Array }
  | { kind: 'query-awareness' }
  | ({ kind: 'durable' } & DurableMark)
  | { kind: 'storage-state'; failing: boolean }
  | { kind: 'changed'; topic: ChangeTopic }
  | { kind: 'presence'; digest: PresenceDigest }
  | { kind: 'refused'; reason: RefusalReason }
  /** Ids of provisions, nearest first. */
  | { kind: 'looking'; places: string[] }
  /** A kind of a later version, or one that is not used: to be ignored. */
  | { kind: 'unknown'; number: number }

export type Decoded = Message | { kind: 'malformed' }

const malformed = { kind: 'malformed' } as const

/** Reads one frame. A frame with bytes after its message is malformed. */
export function decodeMessage(frame: Uint8Array): Decoded {
  const decoder = decoding.createDecoder(frame)
  try {
    const message = readMessage(decoder)
    return message.kind === 'unknown' || !decoding.hasContent(decoder) ? message : malformed
  } catch {
    return malformed
  }
}

function readMessage(decoder: decoding.Decoder): Decoded {
  const kind = decoding.readVarUint(decoder)
  switch (kind) {
    case messageKind.sync:
      return readSync(decoder)
    case messageKind.awareness:
      return readAwareness(decoding.readVarUint8Array(decoder))
    case messageKind.queryAwareness:
      return { kind: 'query-awareness' }
    case messageKind.durable:
      return readDurable(decoder)
    case messageKind.storageState:
      return { kind: 'storage-state', failing: decoding.readVarUint(decoder) !== 0 }
    case messageKind.changed: {
      const topic = oneOf(changeTopics, decoding.readVarString(decoder))
      return topic ? { kind: 'changed', topic } : { kind: 'unknown', number: kind }
    }
    case messageKind.presence: {
      const digest = readDigest(decoding.readVarString(decoder))
      return digest ? { kind: 'presence', digest } : malformed
    }
    case messageKind.refused: {
      const reason = oneOf(refusalReasons, decoding.readVarString(decoder))
      return reason ? { kind: 'refused', reason } : { kind: 'unknown', number: kind }
    }
    case messageKind.looking:
      return readLooking(decoder)
    default:
      return { kind: 'unknown', number: kind }
  }
}

function oneOf<T extends string>(allowed: readonly T[], value: string): T | undefined {
  return allowed.find((each) => each === value)
}

function readSync(decoder: decoding.Decoder): Decoded {
  const step = decoding.readVarUint(decoder)
  const body = decoding.readVarUint8Array(decoder)
  switch (step) {
    case syncStep.stateVector:
      return { kind: 'state-vector', vector: body }
    case syncStep.difference:
      return { kind: 'difference', update: body }
    case syncStep.update:
      return { kind: 'update', update: body }
    default:
      return malformed
  }
}

function readAwareness(body: Uint8Array): Decoded {
  const decoder = decoding.createDecoder(body)
  const entries: AwarenessEntry[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--)
    entries.push({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: decoding.readVarString(decoder),
    })
  return decoding.hasContent(decoder) ? malformed : { kind: 'awareness', entries, update: body }
}

function readLooking(decoder: decoding.Decoder): Decoded {
  const count = decoding.readVarUint(decoder)
  if (count > limits.placesLookedAt) return malformed
  const places = Array.from({ length: count }, () => decoding.readVarString(decoder))
  return places.every((place) => place.length <= limits.placeCharacters)
    ? { kind: 'looking', places }
    : malformed
}

function readDurable(decoder: decoding.Decoder): Decoded {
  const sequence = decoding.readVarUint(decoder)
  const clocks: [number, number][] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--)
    clocks.push([decoding.readVarUint(decoder), decoding.readVarUint(decoder)])
  return { kind: 'durable', sequence, clocks, covered: decoding.readVarUint(decoder) }
}

/** A state vector as plain numbers; null where the bytes are none. Refuses more than `most` clients. */
export function readStateVector(bytes: Uint8Array, most = 100_000): Map<number, number> | null {
  const decoder = decoding.createDecoder(bytes)
  const vector = new Map<number, number>()
  try {
    const count = decoding.readVarUint(decoder)
    if (count > most) return null
    for (let left = count; left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      vector.set(client, decoding.readVarUint(decoder))
    }
  } catch {
    return null
  }
  return decoding.hasContent(decoder) ? null : vector
}

export function writeStateVector(vector: Iterable<[client: number, clock: number]>): Uint8Array {
  const pairs = [...vector]
  const encoder = encoding.createEncoder()
  writePairs(encoder, pairs)
  return encoding.toUint8Array(encoder)
}

function writePairs(encoder: encoding.Encoder, pairs: readonly [number, number][]): void {
  encoding.writeVarUint(encoder, pairs.length)
  for (const [client, clock] of pairs) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
}

function frame(kind: number, body: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, kind)
  body(encoder)
  return encoding.toUint8Array(encoder)
}

const syncFrame = (step: number, bytes: Uint8Array): Uint8Array =>
  frame(messageKind.sync, (encoder) => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })

export const encodeStateVector = (vector: Uint8Array): Uint8Array =>
  syncFrame(syncStep.stateVector, vector)
export const encodeDifference = (update: Uint8Array): Uint8Array =>
  syncFrame(syncStep.difference, update)
export const encodeUpdate = (update: Uint8Array): Uint8Array => syncFrame(syncStep.update, update)

/** One entry of an awareness frame, to be made once and joined into many frames. */
export function encodeAwarenessEntry({ client, clock, state }: AwarenessEntry): Uint8Array {
  const entry = encoding.createEncoder()
  encoding.writeVarUint(entry, client)
  encoding.writeVarUint(entry, clock)
  encoding.writeVarString(entry, state)
  return encoding.toUint8Array(entry)
}

/** Each byte is copied once: with a thousand people this is most of what their cursors cost. */
export function joinAwareness(entries: readonly Uint8Array[]): Uint8Array {
  const count = encoding.encode((encoder) => encoding.writeVarUint(encoder, entries.length))
  const length = entries.reduce((sum, entry) => sum + entry.length, count.length)
  const head = frame(messageKind.awareness, (encoder) => {
    encoding.writeVarUint(encoder, length)
    encoding.writeUint8Array(encoder, count)
  })
  const joined = new Uint8Array(head.length - count.length + length)
  joined.set(head)
  let at = head.length
  for (const entry of entries) {
    joined.set(entry, at)
    at += entry.length
  }
  return joined
}

export const encodeAwareness = (entries: readonly AwarenessEntry[]): Uint8Array =>
  joinAwareness(entries.map(encodeAwarenessEntry))

/** Wraps what `encodeAwarenessUpdate` of y-protocols made. */
export const encodeAwarenessUpdate = (update: Uint8Array): Uint8Array =>
  frame(messageKind.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update))

export const encodeQueryAwareness = (): Uint8Array => frame(messageKind.queryAwareness, () => {})

export const encodeDurable = ({ sequence, clocks, covered }: DurableMark): Uint8Array =>
  frame(messageKind.durable, (encoder) => {
    encoding.writeVarUint(encoder, sequence)
    writePairs(encoder, clocks)
    encoding.writeVarUint(encoder, covered)
  })

export const encodeStorageState = (failing: boolean): Uint8Array =>
  frame(messageKind.storageState, (encoder) => encoding.writeVarUint(encoder, failing ? 1 : 0))

export const encodeChanged = (topic: ChangeTopic): Uint8Array =>
  frame(messageKind.changed, (encoder) => encoding.writeVarString(encoder, topic))

export const encodePresence = (digest: PresenceDigest): Uint8Array =>
  frame(messageKind.presence, (encoder) => encoding.writeVarString(encoder, JSON.stringify(digest)))

export const encodeRefused = (reason: RefusalReason): Uint8Array =>
  frame(messageKind.refused, (encoder) => encoding.writeVarString(encoder, reason))

export const encodeLooking = (places: readonly string[]): Uint8Array =>
  frame(messageKind.looking, (encoder) => {
    encoding.writeVarUint(encoder, places.length)
    for (const place of places) encoding.writeVarString(encoder, place)
  })
