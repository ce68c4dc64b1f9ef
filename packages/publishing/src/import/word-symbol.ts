/** Boxes to tick and bullets of the symbol fonts; others stay as they are, and the reader warns of them. */
const symbols: Record<string, string> = {
  'Symbol f0b7': '•',
  'Symbol f0b0': '°',
  'Symbol f0b3': '≥',
  'Symbol f0a3': '≤',
  'Symbol f0b4': '×',
  'Symbol f0b1': '±',
  'Wingdings f06f': '□',
  'Wingdings f0a8': '□',
  'Wingdings f0fe': '☑',
  'Wingdings f0fd': '☒',
  'Wingdings f0fc': '✓',
  'Wingdings f0d8': '➢',
  'Wingdings f0a7': '▪',
}

/** The character of a w:sym: its code in a font that is no alphabet. */
export function wordSymbol(code: string | undefined, font: string | undefined): string {
  if (code === undefined || !/^[0-9a-f]{1,4}$/i.test(code)) return '\ufffd'
  return symbols[`${font} ${code.toLowerCase()}`] ?? String.fromCharCode(Number.parseInt(code, 16))
}
