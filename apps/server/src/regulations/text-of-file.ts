import { isUtf8 } from 'node:buffer'
import { looksLikeWord, wordText } from '@cucao/publishing/word-text'
import type { WordRefusal, WordRemarks } from '@cucao/publishing/word-text'

export type FileText =
  | { ok: true; text: string; word: WordRemarks | null }
  | { ok: false; reason: 'not-text'; detail?: WordRefusal }
  | { ok: false; reason: 'empty' }
  | { ok: false; reason: 'too-large'; of: 'lines' | 'characters' }

/**
 * The text of an uploaded file, NFC. A Word file (.docx), UTF-8 with or without a byte order mark, or UTF-16
 * with one, as Windows writes it; which of them its bytes say, not its name. Anything else (a picture, an
 * old code page) is not text: guessing its letters would change the words of a law.
 */
export function textOfFile(bytes: Uint8Array): FileText {
  if (looksLikeWord(bytes)) {
    const word = wordText(bytes)
    return word.ok
      ? withWords(word.text, word.remarks)
      : { ok: false, reason: 'not-text', detail: word.reason }
  }
  const decoded = decode(bytes)
  if (decoded === null || isBinary(decoded)) return { ok: false, reason: 'not-text' }
  return withWords(decoded.normalize('NFC'), null)
}

/**
 * The longest laws have under 20,000. A file of a million lines is no text that people could write in
 * together, and would keep everybody waiting while it is handed from thread to thread.
 */
const mostLines = 100_000
/** Six times the longest circular, eight times the Civil Code; beyond it a page cannot hold the text. */
const mostCharacters = 3_000_000

function withWords(text: string, word: WordRemarks | null): FileText {
  if (text.length > mostCharacters) return { ok: false, reason: 'too-large', of: 'characters' }
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  if (lines > mostLines) return { ok: false, reason: 'too-large', of: 'lines' }
  return text.trim() === '' ? { ok: false, reason: 'empty' } : { ok: true, text, word }
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
