/** Two letters that stand for a Vietnamese name: the middle and the given one. `Trần Thu Hà` is TH. */
export function initials(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/u).filter(Boolean)
  return words
    .slice(-2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32))
    .join('')
    .toLocaleUpperCase('vi')
}
