/**
 * A source as lines: Unicode NFC, every kind of white space one blank, empty lines only remembered as
 * a gap. White space is the one thing reading does not keep.
 */
export interface SourceLine {
  /** 1-based line of the file. */
  number: number
  text: string
  /** An empty line stands before it. */
  gap: boolean
}

/** How a source sets its lines; told from the lines themselves. */
export interface LineStyle {
  /** Sentences are broken over lines (text layer of a PDF, OCR), not one paragraph a line. */
  wrapped: boolean
  /** Characters from which a line counts as full, so that it may go on in the next; 0 if not wrapped. */
  full: number
  /** In a wrapped source: an empty line parts paragraphs, and its absence joins lines. */
  gapsPart: boolean
}

/** NFC without the byte order mark and without the source-note lines (`# ` at the very top). */
export function withoutSourceNote(source: string): { text: string; firstLine: number } {
  const text = source.replace(/^\uFEFF/, '').normalize('NFC')
  let at = 0
  let firstLine = 1
  while (text.startsWith('# ', at)) {
    const end = text.slice(at).search(/\r\n|\n|\r/)
    if (end < 0) return { text: '', firstLine: firstLine + 1 }
    at += end + (text.startsWith('\r\n', at + end) ? 2 : 1)
    firstLine += 1
  }
  return { text: text.slice(at), firstLine }
}

/** Lines with words, in order. */
export function linesOf(text: string, firstLine: number): SourceLine[] {
  const lines: SourceLine[] = []
  let gap = false
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const words = (/\s\s|[^\S ]/u.test(raw) ? raw.replace(/\s+/gu, ' ') : raw).trim()
    if (words === '') gap = true
    else {
      lines.push({ number: firstLine + index, text: words, gap })
      gap = false
    }
  })
  return lines
}

const startsSmall = /^[\p{Ll}]/u
const listMark = /^(?:\p{L}\d*[).]|\p{L}(?:\.\d+)+\))/u
const ended = /[.;:!?…”"’)\]]$/u

/** It begins with a small letter that is no label: in a full column it carries on whatever stands before. */
export const carriesSmall = (line: string): boolean =>
  startsSmall.test(line) && !listMark.test(line) && !/^[^\s(]{1,3}\s?(?:[)}]|\.\s?\d)/u.test(line)

/** A line that plainly carries on the sentence of the line before. */
export const goesOn = (before: string, line: string): boolean =>
  startsSmall.test(line) && !listMark.test(line) && !ended.test(before)

/** O(n). A source counts as wrapped if at least one line in sixteen plainly carries on the one before. */
export function styleOf(lines: readonly SourceLine[]): LineStyle {
  const broken: number[] = []
  let withGap = 0
  let gaps = 0
  for (let i = 1; i < lines.length; i += 1) {
    const [before, line] = [lines[i - 1], lines[i]]
    if (!before || !line) continue
    if (line.gap) gaps += 1
    if (!goesOn(before.text, line.text)) continue
    broken.push(before.text.length)
    if (line.gap) withGap += 1
  }
  const wrapped = broken.length >= 4 && broken.length * 16 >= lines.length
  if (!wrapped) return { wrapped, full: 0, gapsPart: false }
  broken.sort((a, b) => a - b)
  const median = broken[Math.floor(broken.length / 2)] ?? 0
  return {
    wrapped,
    full: Math.min(median, 120) * 0.75,
    gapsPart: withGap * 3 < broken.length && gaps * 6 > lines.length,
  }
}
