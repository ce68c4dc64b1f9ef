import { evenTones, withoutMarks } from '@cucao/regulation'
import type { Node } from '@tiptap/pm/model'

export interface Search {
  words: string
  /** `đường` is not `duong`. Where a tone stands on its syllable (hòa, hoà) never matters. */
  marks: boolean
  /** `Điều` is not `điều`. */
  upperCase: boolean
}

/** Positions in the document. */
export interface Match {
  from: number
  to: number
}

type Folding = Pick<Search, 'marks' | 'upperCase'>

/** Words as they are compared: every letter at its place. */
function folded(words: string, { marks, upperCase }: Folding): string {
  const lower = upperCase ? words : words.toLowerCase()
  const plain = lower.length === words.length ? lower : words
  const even = plain.replaceAll('\u00A0', ' ')
  return marks ? evenTones(even) : withoutMarks(even)
}

/** Blocks do not change, so each is folded once for each way; after a key press that is one block. */
const known = [0, 1, 2, 3].map(() => new WeakMap<Node, string>())

function wordsOf(block: Node, folding: Folding): string {
  const cache = known[Number(folding.marks) + 2 * Number(folding.upperCase)]
  let words = cache?.get(block)
  if (words === undefined) {
    words = folded(block.textContent, folding)
    cache?.set(block, words)
  }
  return words
}

/** All places of the words in the order of the text; a match never goes from one line into another. */
export function matchesIn(doc: Node, search: Search): Match[] {
  const wanted = folded(search.words.normalize('NFC'), search)
  const matches: Match[] = []
  if (wanted === '') return matches
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const words = wordsOf(node, search)
    for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + wanted.length))
      matches.push({ from: pos + 1 + at, to: pos + 1 + at + wanted.length })
    return false
  })
  return matches
}

/** Index of the first match at or after a position, else of the first; -1 where there is none. */
export function matchFrom(matches: readonly Match[], position: number): number {
  if (matches.length === 0) return -1
  let [low, high] = [0, matches.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((matches[middle]?.from ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low === matches.length ? 0 : low
}
