const letters = new Intl.Collator('vi')

/** Vietnamese alphabetical order: đ after d, tones after letters. */
export const byWords = (one: string, other: string) => letters.compare(one, other)

const givenName = (name: string) => name.trim().split(/\s+/u).at(-1) ?? ''

/** As official lists of people are ordered: by the given name (tên), which stands last, then by the whole. */
export const byGivenName = (one: string, other: string) =>
  letters.compare(givenName(one), givenName(other)) || letters.compare(one, other)
