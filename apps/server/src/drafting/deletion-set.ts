import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Which structs are deleted, as sorted, disjoint ranges of clocks a client. */
export class DeletionSet {
  /** A client's ranges as start, end, start, end… */
  private readonly byClient = new Map<number, number[]>()

  /** What `encode` or Yjs itself has written, in one pass; null where it is anything else. */
  static decode(bytes: Uint8Array): DeletionSet | null {
    const set = new DeletionSet()
    const decoder = decoding.createDecoder(bytes)
    try {
      for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
        const client = decoding.readVarUint(decoder)
        const ranges: number[] = []
        for (let left = decoding.readVarUint(decoder); left > 0; left--) {
          const start = decoding.readVarUint(decoder)
          const end = start + decoding.readVarUint(decoder)
          if (end <= start || start < (ranges.at(-1) ?? 0)) return null
          ranges.push(start, end)
        }
        if (set.byClient.has(client)) return null
        set.byClient.set(client, ranges)
      }
    } catch {
      return null
    }
    return decoding.hasContent(decoder) ? null : set
  }

  /** The parts of start…end that are not in the set, as [start, end] pairs. */
  missing(client: number, start: number, end: number): [number, number][] {
    const ranges = this.byClient.get(client)
    if (!ranges) return [[start, end]]
    const missing: [number, number][] = []
    let from = start
    for (let at = firstEndingAfter(ranges, start); at < ranges.length; at += 2) {
      const [rangeStart = 0, rangeEnd = 0] = [ranges[at], ranges[at + 1]]
      if (rangeStart >= end) break
      if (rangeStart > from) missing.push([from, rangeStart])
      from = Math.max(from, rangeEnd)
    }
    if (from < end) missing.push([from, end])
    return missing
  }

  add(client: number, start: number, end: number): void {
    const ranges = this.byClient.get(client)
    if (!ranges) {
      this.byClient.set(client, [start, end])
      return
    }
    let first = firstEndingAfter(ranges, start - 1)
    let last = first
    let [from, to] = [start, end]
    while (last < ranges.length && (ranges[last] ?? 0) <= end) {
      from = Math.min(from, ranges[last] ?? from)
      to = Math.max(to, ranges[last + 1] ?? to)
      last += 2
    }
    ranges.splice(first, last - first, from, to)
  }

  /** Many at once cost a pass over what is there, however they lie; one at a time they would cost one each. */
  addAll(ranges: readonly (readonly number[])[]): void {
    if (ranges.length <= fewRanges) {
      for (const [client = 0, start = 0, end = 0] of ranges) this.add(client, start, end)
      return
    }
    const byClient = Map.groupBy(disjointRanges(ranges), ([client]) => client)
    for (const [client, fresh] of byClient) {
      const known = this.byClient.get(client)
      if (!known) {
        this.byClient.set(
          client,
          fresh.flatMap(([, start, end]) => [start, end]),
        )
        continue
      }
      const all: number[][] = [...fresh]
      for (let at = 0; at < known.length; at += 2)
        all.push([client, known[at] ?? 0, known[at + 1] ?? 0])
      const joined = disjointRanges(all).flatMap(([, start, end]) => [start, end])
      this.byClient.set(client, joined)
    }
  }

  /** In the form that closes a Yjs update (version 1): most ids first, as Yjs writes them. */
  encode(): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, this.byClient.size)
    for (const client of [...this.byClient.keys()].sort((a, b) => b - a)) {
      const ranges = this.byClient.get(client) ?? []
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.length / 2)
      for (let at = 0; at < ranges.length; at += 2) {
        const [start = 0, end = 0] = [ranges[at], ranges[at + 1]]
        encoding.writeVarUint(encoder, start)
        encoding.writeVarUint(encoder, end - start)
      }
    }
    return encoding.toUint8Array(encoder)
  }
}

const fewRanges = 32

/** The same clocks as sorted ranges that neither overlap nor touch: client, start, end. */
export function disjointRanges(ranges: readonly (readonly number[])[]) {
  const sorted = ranges.toSorted(([a = 0, from = 0], [b = 0, other = 0]) => a - b || from - other)
  const disjoint: [client: number, start: number, end: number][] = []
  let last: [number, number, number] | undefined
  for (const [client = 0, start = 0, end = 0] of sorted)
    if (last && last[0] === client && start <= last[2]) last[2] = Math.max(last[2], end)
    else disjoint.push((last = [client, start, end]))
  return disjoint
}

/** Index of the first range whose end lies after `clock`. */
function firstEndingAfter(ranges: number[], clock: number): number {
  let [low, high] = [0, ranges.length / 2]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle * 2 + 1] ?? 0) > clock) high = middle
    else low = middle + 1
  }
  return low * 2
}
