import { fold } from '@cucao/regulation/folding'

/** Does every word of the query occur in one of the texts? An empty query finds everything. */
export function found(query: string, ...texts: (string | null | undefined)[]): boolean {
  const hay = fold(texts.filter(Boolean).join(' '))
  return fold(query)
    .split(' ')
    .every((word) => hay.includes(word))
}
