/** Why a file could not be read as a Word document. A closed list; the words for people are elsewhere. */
export const wordRefusals = [
  /** No zip file, or one that holds no Word document (a spreadsheet, an OpenDocument text). */
  'not-word',
  /** The binary format of Word before 2007 (.doc). */
  'word-binary',
  /** Protected by a password, or a zip file with encrypted parts. */
  'word-encrypted',
  /** Cut off, changed on the way, a part missing, XML that does not hold or declares a document type. */
  'word-damaged',
  /** Unpacks to more than `wordLimits` allow: no law is that long, a trap is. */
  'word-too-large',
] as const
export type WordRefusal = (typeof wordRefusals)[number]

/** Thrown inside the reading, out of however deep it is; `wordText` turns it into a value. */
export class Unreadable extends Error {
  readonly reason: WordRefusal

  constructor(reason: WordRefusal, message: string) {
    super(message)
    this.reason = reason
  }
}

/** What one file may make the reader do. The Civil Code is 1 MB of XML; its heaviest real kin are under 20. */
export const wordLimits = {
  /** Bytes of all parts that are read, unpacked. */
  unpackedBytes: 50_000_000,
  /** Entries of the zip directory. */
  entries: 5_000,
  /** Elements of one part; a real text has one in 36 bytes. */
  elements: 3_000_000,
  /** Lines of the text; the longest laws have under 20,000. */
  lines: 500_000,
  /** Elements inside elements. */
  depth: 500,
  /** Elements of styles and numbering, which are kept as a tree. */
  treeElements: 300_000,
  /** Characters of the text, numbers and notes included. */
  characters: 25_000_000,
} as const
