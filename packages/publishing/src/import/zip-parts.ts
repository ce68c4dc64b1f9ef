import { Inflate } from 'fflate'
import { Unreadable, wordLimits } from './unreadable.ts'

/**
 * Reading single parts of a zip file, by name and on demand. Nothing is written anywhere, so names are
 * only keys. Sizes are believed twice: as declared (an early refusal) and as they come out of the
 * inflating, counted piece by piece, so a part that lies about its size stops at the limit.
 * The directory at the end is the one truth; local headers only say where the bytes begin.
 */
export interface ZipParts {
  /** The bytes of a part; null where there is none. Throws Unreadable. */
  read(name: string): Uint8Array<ArrayBuffer> | null
}

interface Entry {
  encrypted: boolean
  method: number
  checksum: number
  packed: number
  size: number
  at: number
}

const signature = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 } as const
/** So little compressed data at a time: it comes out at most 1032 times as long. */
const bite = 16_384

const damaged = (message: string) => new Unreadable('word-damaged', message)

/** Part names are the same whatever their case and slashes (ECMA-376 part 2, 6.2.2). */
const keyOf = (name: string) => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

/** Throws Unreadable where the directory does not hold. */
export function openZip(bytes: Uint8Array): ZipParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = directory(bytes, view)
  let budget: number = wordLimits.unpackedBytes
  return {
    read(name) {
      const entry = entries.get(keyOf(name))
      if (!entry) return null
      if (entry.encrypted) throw new Unreadable('word-encrypted', `${name} is encrypted`)
      if (entry.size > budget)
        throw new Unreadable('word-too-large', `${name}: ${entry.size} bytes`)
      const part = unpack(packedBytes(bytes, view, entry), entry, budget)
      if (part.length !== entry.size || crc32(part) !== entry.checksum)
        throw damaged(`${name} is not what the directory says`)
      budget -= part.length
      return part
    },
  }
}

function directory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  if (count > wordLimits.entries) throw new Unreadable('word-too-large', `${count} parts`)
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > end || view.getUint32(at, true) !== signature.entry)
      throw damaged('the directory of the zip file does not hold')
    const nameLength = view.getUint16(at + 28, true)
    const next =
      at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) throw damaged('the directory of the zip file does not hold')
    const name = keyOf(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)))
    if (entries.has(name)) throw damaged(`two parts are called ${name}`)
    entries.set(name, {
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at = next
  }
  return entries
}

/** It is the last thing of the file but for a comment of at most 65,535 bytes. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1)
    if (view.getUint32(at, true) === signature.end) return at
  throw damaged('the zip file has no directory')
}

function packedBytes(bytes: Uint8Array, view: DataView, { at, packed }: Entry): Uint8Array {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== signature.local)
    throw damaged('a part does not begin where the directory says')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + packed > bytes.length) throw damaged('a part is cut off')
  return bytes.subarray(start, start + packed)
}

function unpack(packed: Uint8Array, { method }: Entry, budget: number): Uint8Array<ArrayBuffer> {
  if (method === 0) return new Uint8Array(packed)
  if (method !== 8) throw damaged(`compression ${method} is not known`)
  const pieces: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate((piece) => {
    size += piece.length
    if (size > budget) throw new Unreadable('word-too-large', 'a part unpacks without end')
    pieces.push(piece)
  })
  try {
    for (let at = 0; at < packed.length; at += bite)
      inflate.push(packed.subarray(at, at + bite), at + bite >= packed.length)
  } catch (error) {
    throw error instanceof Unreadable ? error : damaged('a part cannot be unpacked')
  }
  return joined(pieces, size)
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
