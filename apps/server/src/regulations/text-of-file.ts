import { isUtf8 } from 'node:buffer'

export type FileText = { ok: true; text: string } | { ok: false; reason: 'not-text' | 'empty' }

/**
 * The text of an uploaded file, NFC. UTF-8 with or without a byte order mark, or UTF-16 with one, as
 * Windows writes it. Anything else (a Word file, a picture, an old code page) is not text: guessing its
 * letters would change the words of a law.
 */
export function textOfFile(bytes: Uint8Array): FileText {
  const decoded = decode(bytes)
  if (decoded === null || isBinary(decoded)) return { ok: false, reason: 'not-text' }
  const text = decoded.normalize('NFC')
  return text.trim() === '' ? { ok: false, reason: 'empty' } : { ok: true, text }
}

function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return strictly('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return strictly('utf-16be', bytes)
  return isUtf8(bytes) ? strictly('utf-8', bytes) : null
}

/** null where the bytes are not of that encoding; the byte order mark is left out. */
function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Null bytes, or more control characters than a damaged text would have (the reader warns of single ones). */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = text.match(/[\u0001-\u0008\u000e-\u001f\u007f]/g)?.length ?? 0
  return controls > 5 && controls * 100 > text.length
}
