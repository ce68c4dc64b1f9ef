import { isUtf8 } from 'node:buffer'
import { textFragment } from '@cucao/drafting'

/**
 * What a Yjs update (version 1) is about, read straight from its bytes: no Y.Doc, no object a struct.
 * One pass; about 1 µs a struct. Source of the format: yjs 13.6 `src/utils/encoding.js`,
 * `src/structs/*.js`; `update-shape.test.ts` holds it against Yjs itself.
 */
export interface UpdateShape {
  /** What it writes: client, first clock, clock after the last; in the order of the bytes. A gap (Skip) parts two. */
  ranges: number[][]
  /**
   * What it builds on: writing client, first clock of the struct, client referred to, clock referred to, clock after the
   * struct. Own earlier structs are left out.
   */
  references: number[][]
  /** What it deletes: client, first clock, clock after the last. */
  deletions: number[][]
  /** Where the deletions begin in the bytes. */
  deletionsAt: number
  /** Names of root types it hangs something on, other than `textFragment`. */
  foreignRoot: boolean
  /** Greater client ids come first, as Yjs writes them. Merging anything else, Yjs drops what it takes for known. */
  inOrder: boolean
}

/** null: not an update, in any way (cut off, bytes left over, unknown content, broken UTF-8, a client id twice). */
export function shapeOf(bytes: Uint8Array): UpdateShape | null {
  const reader = new ShapeReader(bytes)
  try {
    return reader.read()
  } catch (error) {
    if (error instanceof NotAnUpdate) return null
    throw error
  }
}

class NotAnUpdate extends Error {}

const greatestClient = 2 ** 32 - 1
const greatestClock = 2 ** 40
const xmlElement = 3
const xmlHook = 5
const greatestType = 6

class ShapeReader {
  private readonly bytes: Uint8Array
  private at = 0
  private readonly shape: UpdateShape = {
    ranges: [],
    references: [],
    deletions: [],
    deletionsAt: 0,
    foreignRoot: false,
    inOrder: true,
  }

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  read(): UpdateShape {
    const seen = new Set<number>()
    let last = Infinity
    for (let sections = this.number(); sections > 0; sections--) {
      const structs = this.number()
      const client = this.client()
      if (seen.has(client) || structs === 0) throw new NotAnUpdate()
      seen.add(client)
      if (client > last) this.shape.inOrder = false
      last = client
      this.section(client, structs)
    }
    this.shape.deletionsAt = this.at
    for (let sections = this.number(); sections > 0; sections--) this.deletionsOf(this.client())
    if (this.at !== this.bytes.length) throw new NotAnUpdate()
    return this.shape
  }

  private section(client: number, structs: number): void {
    const first = this.clock()
    let clock = first
    let start = first
    for (let left = structs; left > 0; left--) {
      const info = this.byte()
      if (info === 10) {
        if (clock > start) this.shape.ranges.push([client, start, clock])
        clock += this.length()
        start = clock
      } else if ((info & 31) === 0) clock += this.length()
      else clock += this.item(client, clock, info)
      if (clock > greatestClock) throw new NotAnUpdate()
    }
    if (clock > start) this.shape.ranges.push([client, start, clock])
  }

  /** Reads one item and answers how many clocks it takes. */
  private item(client: number, clock: number, info: number): number {
    const from = this.shape.references.length
    if (info & 0x80) this.reference(client, clock)
    if (info & 0x40) this.reference(client, clock)
    if ((info & 0xc0) === 0) {
      if (this.number() === 1) {
        if (this.text() !== textFragment) this.shape.foreignRoot = true
      } else this.reference(client, clock)
      if (info & 0x20) this.skipText()
    }
    const length = this.content(info & 31)
    const { references } = this.shape
    for (let at = from; at < references.length; at++) {
      const reference = references[at]
      if (reference) reference[4] = clock + length
    }
    return length
  }

  private reference(client: number, clock: number): void {
    const other = this.client()
    const otherClock = this.clock()
    if (other !== client || otherClock >= clock)
      this.shape.references.push([client, clock, other, otherClock, clock])
  }

  private content(kind: number): number {
    switch (kind) {
      case 1: // deleted
        return this.length()
      case 2: // JSON
        return this.repeat(() => this.skipText())
      case 3: // binary
        this.skip(this.number())
        return 1
      case 4: // string
        return this.characters()
      case 5: // embed
        this.json()
        return 1
      case 6: // format
        this.skipText()
        this.json()
        return 1
      case 7: {
        const type = this.number()
        if (type > greatestType) throw new NotAnUpdate()
        if (type === xmlElement || type === xmlHook) this.skipText()
        return 1
      }
      case 8: // any
        return this.repeat(() => this.any(0))
      default: // 9 is a document within a document, which a regulation has no use for
        throw new NotAnUpdate()
    }
  }

  private repeat(each: () => void): number {
    const count = this.length()
    for (let left = count; left > 0; left--) each()
    return count
  }

  private deletionsOf(client: number): void {
    for (let left = this.number(); left > 0; left--) {
      const clock = this.clock()
      this.shape.deletions.push([client, clock, clock + this.length()])
    }
  }

  /** lib0's `any`: undefined, null, integers, floats, booleans, text, object, array, bytes. */
  private any(depth: number): void {
    if (depth > 32) throw new NotAnUpdate()
    const kind = this.byte()
    if (kind === 127 || kind === 126 || kind === 121 || kind === 120) return
    if (kind === 125) this.signed()
    else if (kind === 124) this.skip(4)
    else if (kind === 123 || kind === 122) this.skip(8)
    else if (kind === 119) this.skipText()
    else if (kind === 118)
      for (let left = this.number(); left > 0; left--) {
        if (this.text() === '__proto__') throw new NotAnUpdate()
        this.any(depth + 1)
      }
    else if (kind === 117) for (let left = this.number(); left > 0; left--) this.any(depth + 1)
    else if (kind === 116) this.skip(this.number())
    else throw new NotAnUpdate()
  }

  private signed(): void {
    let byte = this.byte()
    for (let length = 1; byte & 0x80; length++) {
      if (length > 9) throw new NotAnUpdate()
      byte = this.byte()
    }
  }

  private json(): void {
    const text = this.text()
    if (text === 'undefined') return
    try {
      JSON.parse(text)
    } catch {
      throw new NotAnUpdate()
    }
  }

  private text(): string {
    const from = this.utf8()
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + from, this.at - from).toString()
  }

  private skipText(): void {
    this.utf8()
  }

  /** Steps over a string and answers where its bytes began. */
  private utf8(): number {
    const length = this.number()
    const from = this.at
    this.skip(length)
    for (let at = from; at < this.at; at++)
      if ((this.bytes[at] ?? 0) >= 0x80) {
        if (!isUtf8(this.bytes.subarray(from, this.at))) throw new NotAnUpdate()
        break
      }
    return from
  }

  /** A string counts in UTF-16 units: one a character, two beyond the first plane. */
  private characters(): number {
    const from = this.utf8()
    let units = 0
    for (let at = from; at < this.at; at++) {
      const byte = this.bytes[at] ?? 0
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
    }
    if (units === 0) throw new NotAnUpdate()
    return units
  }

  private client(): number {
    const client = this.number()
    if (client > greatestClient) throw new NotAnUpdate()
    return client
  }

  private clock(): number {
    const clock = this.number()
    if (clock > greatestClock) throw new NotAnUpdate()
    return clock
  }

  /** A struct without length would be passed for ever. */
  private length(): number {
    const length = this.clock()
    if (length === 0) throw new NotAnUpdate()
    return length
  }

  private skip(length: number): void {
    this.at += length
    if (this.at > this.bytes.length) throw new NotAnUpdate()
  }

  private byte(): number {
    const byte = this.bytes[this.at++]
    if (byte === undefined) throw new NotAnUpdate()
    return byte
  }

  private number(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 128
      if (factor > 2 ** 49) throw new NotAnUpdate()
    }
  }
}
