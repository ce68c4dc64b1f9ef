/** Printed in capitals: a letter or more, and no small one. */
const isShouted = (words: string) => /\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words)

/**
 * The title as a list shows it, from the two lines of a printed head: `NGHỊ ĐỊNH Quy định về…` becomes
 * `Nghị định quy định về…`. A word that is capital for itself (UBND, NĐ-CP) stays.
 */
export function sentenceTitle(printed: string): string {
  const words = printed.normalize('NFC').trim().split(/\s+/u)
  if (isShouted(words.join(' '))) return sentence(words)
  const named = words.findIndex((word) => !isShouted(word))
  if (named <= 0) return words.join(' ')
  const name = words.slice(named).join(' ')
  const kind = sentence(words.slice(0, named))
  return `${kind} ${name.charAt(0).toLocaleLowerCase('vi')}${name.slice(1)}`
}

function sentence(words: string[]): string {
  const lower = words.join(' ').toLocaleLowerCase('vi')
  return lower.charAt(0).toLocaleUpperCase('vi') + lower.slice(1)
}

/**
 * The name (tên gọi) without the kind of text before it, which the head prints on a line of its own:
 * `Nghị định quy định về…` is `Quy định về…`. `kinds`: the words for the kind, as people may write them.
 */
export function nameWithoutKind(title: string, kinds: readonly string[]): string {
  const words = title.normalize('NFC').trim().replace(/\s+/gu, ' ')
  const kind = kinds.find((each) =>
    words.toLocaleLowerCase('vi').startsWith(`${each.toLocaleLowerCase('vi')} `),
  )
  if (kind === undefined) return words
  const name = words.slice(kind.length + 1)
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)
}
