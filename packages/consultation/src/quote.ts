/** The words an anchor was set on, with at most `contextLength` characters on each side. '' quotes no words: the whole block. */
export interface Quote {
  exact: string
  prefix: string
  suffix: string
}

/** Characters kept on each side of the quoted words (design.md 6). */
export const contextLength = 32
/** Longest quote that is kept; a longer selection is refused, it is a clause and not a passage. */
export const longestQuote = 5_000
/** The quote of a range of `words`; an empty range quotes nothing, without context. */
export function quoteOf(words: string, start: number, end: number): Quote {
  if (start === end) return { exact: '', prefix: '', suffix: '' }
  return {
    exact: words.slice(start, end).normalize('NFC'),
    prefix: words.slice(0, start).normalize('NFC').slice(-contextLength),
    suffix: words.slice(end).normalize('NFC').slice(0, contextLength),
  }
}
