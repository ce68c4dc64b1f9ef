import type { Block, RegulationText } from '@cucao/regulation'
import { regulationSchema } from '@cucao/regulation'

/** SHA-256 of the UTF-8 bytes of a text, in lower-case hex. Handed in: this package has no cryptography of its own. */
export type Sha256 = (text: string) => string

/** The text at a moment: what is stored, shown to everybody and hashed. Never changes once made. */
export interface FixedText {
  /** Canonical content; `contentHash` is the SHA-256 of exactly these characters in UTF-8. */
  content: string
  contentHash: string
}

/** Longest note (lời ghi) on a version, in characters. */
export const longestNote = 2_000

/**
 * The one way a text is written down for hashing: ProseMirror JSON with every attribute of the schema
 * present, keys in alphabetical order, no white space, neighbouring runs of the same emphasis joined, all
 * strings in NFC. Two texts that read alike and have the same ids give the same characters.
 * Throws where the text does not fit the schema.
 */
export function canonicalContent(text: RegulationText): string {
  const node = regulationSchema.nodeFromJSON(text)
  node.check()
  return JSON.stringify(ordered(node.toJSON()))
}

/** Fixes a text. The same text gives the same hash for ever. */
export function fixText(text: RegulationText, sha256: Sha256): FixedText {
  const content = canonicalContent(text)
  return { content, contentHash: sha256(content) }
}

/** The text of stored content. Throws where it is not a regulation's. */
export function readContent(content: string): RegulationText {
  const text: unknown = JSON.parse(content)
  regulationSchema.nodeFromJSON(text).check()
  return text as RegulationText
}

/** One clause of a manifest. Equal hashes: the clause did not change between two versions. */
export interface ManifestEntry {
  id: string
  hash: string
}

/** A version by clause, in order. Ids are not hashed, so a moved clause keeps its hash. */
export function manifestOf(text: RegulationText, sha256: Sha256): ManifestEntry[] {
  return text.content.map((block) => ({ id: block.attrs.id, hash: sha256(withoutIds(block)) }))
}

function withoutIds(block: Block): string {
  const plain = ordered(regulationSchema.nodeFromJSON(block).toJSON())
  return JSON.stringify(plain, (key, value: unknown) => (key === 'id' ? undefined : value))
}

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain }

/** NFC strings, sorted keys, joined runs. */
function ordered(value: unknown): Plain {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return joinedRuns(value.map(ordered))
  if (typeof value !== 'object' || value === null) return value as Plain
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each)]))
}

/** Emphasis in alphabetical order, and runs that differ in nothing but their words made one. */
function joinedRuns(list: Plain[]): Plain[] {
  const joined: Plain[] = []
  for (const next of list) {
    const last = joined.at(-1)
    if (isRun(next)) sortMarks(next)
    if (isRun(next) && isRun(last) && sameMarks(next, last))
      last.text = `${last.text}${next.text}`.normalize('NFC')
    else joined.push(next)
  }
  return joined
}

type Run = { type: 'text'; text: string; marks?: Plain[] }
const isRun = (value: Plain | undefined): value is Run =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'
const markName = (mark: Plain) => JSON.stringify(mark)
const sameMarks = (a: Run, b: Run) =>
  (a.marks ?? []).map(markName).join() === (b.marks ?? []).map(markName).join()
function sortMarks(run: Run): void {
  run.marks?.sort((a, b) => (markName(a) < markName(b) ? -1 : 1))
}
