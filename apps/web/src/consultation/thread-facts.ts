import type { AddressBook, CitationLanguage } from '@cucao/regulation'
import type { Standing } from './thread-standings.ts'
import type { Thread } from './threads-api.ts'

/** Open threads in each article, by the article's id. A thread in an annex without articles counts nowhere. */
export function openThreadsByArticle(
  book: AddressBook,
  threads: readonly Pick<Thread, 'id' | 'state' | 'provisionId'>[],
  standings: ReadonlyMap<string, Pick<Standing, 'provisionId'>>,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { id, state, provisionId } of threads) {
    if (state !== 'open') continue
    const standing = standings.get(id)
    const at = standing ? standing.provisionId : provisionId
    const article = at === null ? null : (book.addressOf(at)?.article ?? null)
    if (article !== null) counts.set(article, (counts.get(article) ?? 0) + 1)
  }
  return counts
}

/** `Chương IV, Điều 12`: a scope as words; what is no longer in the text is left out. */
export function placesInWords(
  book: AddressBook,
  ids: readonly string[],
  language: CitationLanguage,
): string {
  return ids.flatMap((id) => book.show(id, language) ?? []).join(', ')
}
