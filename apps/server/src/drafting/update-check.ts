import type { RefusalReason } from '@cucao/drafting'
import { writeStateVector } from '@cucao/drafting'
import * as Y from 'yjs'
import { DeletionSet, disjointRanges } from './deletion-set.ts'
import { shapeOf } from './update-shape.ts'
import type { UpdateShape } from './update-shape.ts'

/** What a room holds, as far as an update is judged by it. */
export interface Holdings {
  clockOf(client: number): number
  deletions: readonly DeletionSet[]
  /** null: nobody has used the client id. */
  ownerOf(client: number): string | null
}

export interface AcceptedUpdate {
  ok: true
  /** What is new in it; null where nothing is. */
  bytes: Uint8Array | null
  /** Client and the clock it reaches. */
  clocks: [number, number][]
  deletions: [client: number, start: number, end: number][]
  /** Client ids that nobody has used before. */
  newClients: number[]
}

export type CheckedUpdate = AcceptedUpdate | { ok: false; reason: RefusalReason }

/** Owner of the client ids under which the server writes. No person has this id. */
export const serverOwner = 'server'

const refused = (reason: RefusalReason): CheckedUpdate => ({ ok: false, reason })

/**
 * May `person` add this to what the room holds? Accepted: it can be applied at once and whole, nothing
 * waits for something missing; it writes only under client ids that are the person's own; what the room
 * holds already is cut away, so the same clock never gets two contents. `mends`: the room has lost
 * something, and this is somebody's whole difference; it may bring back other people's words too, and
 * makes none of their client ids its own.
 */
export function checkUpdate(
  bytes: Uint8Array,
  person: string,
  room: Holdings,
  mends = false,
): CheckedUpdate {
  const shape = shapeOf(bytes)
  if (!shape?.inOrder) return refused('not-an-update')
  if (shape.foreignRoot) return refused('unknown-root')
  const clocks = new Map<number, number>()
  const newClients: number[] = []
  let known = false
  for (const [client = 0, start = 0, end = 0] of shape.ranges) {
    const clock = room.clockOf(client)
    if (start > (clocks.get(client) ?? clock)) return refused('gap')
    if (start < clock) known = true
    if (end <= clock) continue
    const owner = room.ownerOf(client)
    if (owner !== null && owner !== person && !(mends && owner !== serverOwner))
      return refused('foreign-client')
    if (owner === null && !mends && !clocks.has(client)) newClients.push(client)
    clocks.set(client, end)
  }
  const reached = (client: number) => clocks.get(client) ?? room.clockOf(client)
  if (!canBeApplied(shape, room, clocks)) return refused('gap')
  for (const [client = 0, , end = 0] of shape.deletions)
    if (end > reached(client)) return refused('gap')
  const deletions: AcceptedUpdate['deletions'] = []
  for (const [client, start, end] of disjointRanges(shape.deletions))
    for (const [from, to] of notYetDeleted(room.deletions, client, start, end))
      deletions.push([client, from, to])
  const accepted = { ok: true as const, clocks: [...clocks], deletions, newClients }
  if (clocks.size === 0 && deletions.length === 0) return { ...accepted, bytes: null }
  const fresh = known ? withoutKnownStructs(bytes, shape, room) : bytes
  return { ...accepted, bytes: withDeletions(fresh, known ? null : shape, deletions) }
}

function notYetDeleted(
  sets: readonly DeletionSet[],
  client: number,
  start: number,
  end: number,
): [number, number][] {
  let left: [number, number][] = [[start, end]]
  for (const set of sets) left = left.flatMap(([from, to]) => set.missing(client, from, to))
  return left
}

function withoutKnownStructs(bytes: Uint8Array, shape: UpdateShape, room: Holdings): Uint8Array {
  const vector = new Map<number, number>()
  for (const [client = 0] of shape.ranges) vector.set(client, room.clockOf(client))
  return Y.diffUpdate(bytes, writeStateVector(vector))
}

/**
 * The structs with these deletions only: whoever returns brings all deletions he knows of, which may be a
 * hundred kilobytes beside one new letter.
 */
function withDeletions(
  bytes: Uint8Array,
  known: UpdateShape | null,
  deletions: AcceptedUpdate['deletions'],
): Uint8Array {
  const shape = known ?? shapeOf(bytes)
  if (!shape) throw new Error('Yjs made an update that cannot be read')
  const set = new DeletionSet()
  set.addAll(deletions)
  return Buffer.concat([bytes.subarray(0, shape.deletionsAt), set.encode()])
}

/** Does every struct find what it refers to, when each client's structs are taken in order? */
function canBeApplied(shape: UpdateShape, room: Holdings, ends: Map<number, number>): boolean {
  // Also of a struct whose beginning is here already: what is taken of it stands beside the same letters.
  const open = shape.references.filter(
    ([client = 0, , other = 0, otherClock = 0, end = 0]) =>
      otherClock >= room.clockOf(other) && end > room.clockOf(client),
  )
  if (open.length === 0) return true
  for (const [client = 0, clock = 0, other = 0, otherClock = 0] of open)
    if (otherClock >= (ends.get(other) ?? 0) || (other === client && otherClock >= clock))
      return false
  return isOrdered(open)
}

/**
 * Can these references (in each client's order) be followed one after the other, or would two clients'
 * structs wait for each other for ever? One look at each: a hostile update holds hundreds of thousands.
 */
function isOrdered(open: number[][]): boolean {
  const chains = new Map<number, number[]>()
  const before = new Int32Array(open.length)
  for (const [at, [client = 0]] of open.entries()) {
    const chain = chains.get(client)
    before[at] = chain?.at(-1) ?? -1
    if (chain) chain.push(at)
    else chains.set(client, [at])
  }
  const clockAt = (at: number) => open[at]?.[1] ?? 0
  /** The last of the other client's that must come first; -1: none. */
  const awaited = (at: number) =>
    lastUpTo(chains.get(open[at]?.[2] ?? 0) ?? [], open[at]?.[3] ?? 0, clockAt)
  const [untouched, under, placed] = [0, 1, 2]
  const state = new Uint8Array(open.length)
  const path: number[] = []
  for (let first = 0; first < open.length; first++) {
    if (state[first] === untouched) path.push(first)
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      if (state[at] !== untouched) {
        state[at] = placed
        path.pop()
        continue
      }
      state[at] = under
      for (const other of [before[at] ?? -1, awaited(at)]) {
        if (other < 0) continue
        if (state[other] === under) return false
        if (state[other] === untouched) path.push(other)
      }
    }
  }
  return true
}

/** Of a chain in the order of its clocks, the last whose clock is at most `clock`; -1: none. */
function lastUpTo(chain: readonly number[], clock: number, clockAt: (at: number) => number) {
  let [low, high] = [0, chain.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (clockAt(chain[middle] ?? 0) <= clock) low = middle + 1
    else high = middle
  }
  return chain[low - 1] ?? -1
}
