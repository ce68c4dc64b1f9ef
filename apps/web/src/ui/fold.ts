/** For finding: without case, accents and the bar of đ. `Đà Nẵng` is `da nang`. */
export function fold(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Does every word of the query occur in one of the texts? An empty query finds everything. */
export function found(query: string, ...texts: (string | null | undefined)[]): boolean {
  const hay = fold(texts.filter(Boolean).join(' '))
  return fold(query)
    .split(' ')
    .every((word) => hay.includes(word))
}
