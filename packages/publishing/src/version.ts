import type { RegulationText } from '@cucao/regulation'
import { canonicalText, checkText } from '@cucao/regulation'

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
 * Fixes a text (canonicalText of @cucao/regulation): the same text gives the same hash for ever, ids
 * included. Throws where the text does not fit the schema: a room never holds such a one.
 */
export function fixText(text: RegulationText, sha256: Sha256): FixedText {
  const content = canonicalText(checked(text))
  return { content, contentHash: sha256(content) }
}

/** The text of stored content, every attribute filled in. Throws where it is not a regulation's. */
export function readContent(content: string): RegulationText {
  return checked(JSON.parse(content))
}

function checked(json: unknown): RegulationText {
  const answer = checkText(json)
  if (!answer.ok) throw new TypeError(`no text of a regulation: ${answer.reason}, ${answer.detail}`)
  return answer.text
}

/** One block of a manifest. Equal hashes: it did not change between two versions. */
export interface ManifestEntry {
  id: string
  hash: string
}

/** A version by clause, in order. Ids are not hashed, so a moved or copied clause keeps its hash. */
export function manifestOf(text: RegulationText, sha256: Sha256): ManifestEntry[] {
  return text.content.map((block) => {
    const plain: unknown = JSON.parse(canonicalText({ type: 'doc', content: [block] }))
    const withoutIds = JSON.stringify(plain, (key, value: unknown) =>
      key === 'id' ? undefined : value,
    )
    return { id: block.attrs.id, hash: sha256(withoutIds) }
  })
}
