import { pageAnchor, readContent } from '@cucao/publishing'
import { AddressBook, wordsOf } from '@cucao/regulation'
import type { StoredVersion, VersionStore } from './store.ts'

/** Words as they stood in a provision of the living text. */
export interface Passage {
  provisionId: string
  words: string
}

export interface Holding {
  version: StoredVersion
  /** Of the provision on the version's page; '' where it has none. */
  anchor: string
}

/** So many versions are read for one question: each is a whole text. */
const mostVersions = 20

/**
 * The newest published version in which each passage can be read in its provision; null: in none of the last
 * twenty. Each version is read once, whatever is asked for.
 */
export async function versionsHolding(
  store: VersionStore,
  regulationId: string,
  passages: readonly Passage[],
): Promise<(Holding | null)[]> {
  const found = passages.map((): Holding | null => null)
  if (passages.length === 0) return found
  for (const version of (await store.listOf(regulationId)).slice(0, mostVersions)) {
    if (found.every((each) => each !== null)) break
    const content = await store.contentOf(version.id)
    if (content === null) continue
    const text = readContent(content)
    const book = new AddressBook(text.content)
    const words = new Map(text.content.map((block) => [block.attrs.id, wordsOf(block)]))
    passages.forEach((passage, at) => {
      if (found[at] || !words.get(passage.provisionId)?.includes(passage.words)) return
      found[at] = { version, anchor: pageAnchor(book, passage.provisionId) }
    })
  }
  return found
}
