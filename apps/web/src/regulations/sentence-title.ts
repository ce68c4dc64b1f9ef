const capital = /^\p{Lu}[\p{Lu}\s\d,;.()/-]*$/u

/**
 * The title as a list shows it, from the two lines of a printed head: `NGHỊ ĐỊNH Quy định về…` becomes
 * `Nghị định quy định về…`. A word that is capital for itself (UBND, NĐ-CP) stays.
 */
export function sentenceTitle(printed: string): string {
  const words = printed.normalize('NFC').trim().split(/\s+/u)
  if (capital.test(printed.trim())) return sentence(words)
  let shouted = 0
  while (shouted < words.length && capital.test(words[shouted] ?? '')) shouted += 1
  if (shouted === 0) return words.join(' ')
  const name = words.slice(shouted).join(' ')
  return `${sentence(words.slice(0, shouted))} ${name.charAt(0).toLocaleLowerCase('vi')}${name.slice(1)}`
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
