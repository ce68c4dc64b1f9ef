const squeeze = (text: string): string => text.replace(/\s+/gu, '')

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13)

/** Equal up to blanks, tabs and line ends; told without copies. */
function sameWords(one: string, other: string): boolean {
  let [at, from] = [0, 0]
  while (true) {
    while (at < one.length && isBlank(one.charCodeAt(at))) at += 1
    while (from < other.length && isBlank(other.charCodeAt(from))) from += 1
    if (at === one.length || from === other.length)
      return at === one.length && from === other.length
    if (one.charCodeAt(at) !== other.charCodeAt(from)) return false
    at += 1
    from += 1
  }
}

/**
 * Both in NFC. How many characters (white space aside) of `source` are missing from `printed`. Where all are there
 * but in another order, those between the first and the last difference count as lost.
 */
export function lostCharacters(source: string, printed: string): number {
  if (sameWords(source, printed)) return 0
  const from = squeeze(source)
  const to = squeeze(printed)
  if (from === to) return 0
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1
  let end = 0
  const most = Math.min(from.length, to.length) - start
  while (end < most && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1
  const [left, right] = [from.slice(start, from.length - end), to.slice(start, to.length - end)]
  const spare = new Map<string, number>()
  for (const character of right) spare.set(character, (spare.get(character) ?? 0) + 1)
  let missing = 0
  for (const character of left) {
    const rest = spare.get(character) ?? 0
    if (rest > 0) spare.set(character, rest - 1)
    else missing += 1
  }
  return missing > 0 || left.length === 0 ? missing : left.length
}
