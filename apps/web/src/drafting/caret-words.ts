import type { Node } from '@tiptap/pm/model'

/** The words at both sides of a caret, as far as they are needed to find it again. */
export interface CaretWords {
  before: string
  after: string
}

/** More letters than this at one side make no place surer. */
const mostLetters = 64

export function wordsAround(block: Node, offset: number): CaretWords {
  const words = lettersOf(block)
  return {
    before: words.slice(Math.max(0, offset - mostLetters), offset),
    after: words.slice(offset, offset + mostLetters),
  }
}

/**
 * Where in these blocks the words beside a caret stand now, as a position of `doc`; null where none of them
 * do. A block that is joined away, or whose split is undone, takes its words into another, and the hand that
 * wrote in it goes on writing behind them.
 */
export function placeOfWords(
  { before, after }: CaretWords,
  doc: Node,
  isCandidate: (block: Node) => boolean,
): number | null {
  let best = { letters: 0, pos: -1 }
  doc.forEach((block, start) => {
    if (!isCandidate(block)) return
    inTextblocks(block, start, (textblock, first) => {
      const words = lettersOf(textblock)
      for (let at = 0; at <= words.length; at += 1) {
        const behind = sameAtEnd(words.slice(Math.max(0, at - mostLetters), at), before)
        if (behind === 0 && before !== '') continue
        const letters = behind + sameAtStart(words.slice(at, at + mostLetters), after)
        if (letters > best.letters) best = { letters, pos: first + at }
      }
    })
  })
  return best.letters > 0 ? best.pos : null
}

/** One letter for each position, also where something that is no text stands. */
const lettersOf = (block: Node): string =>
  block.textBetween(0, block.content.size, undefined, '\u{fffc}')

function inTextblocks(block: Node, start: number, tell: (block: Node, first: number) => void) {
  if (block.isTextblock) return tell(block, start + 1)
  block.descendants((inner, at) => {
    if (inner.isTextblock) tell(inner, start + 2 + at)
    return !inner.isTextblock
  })
}

function sameAtStart(one: string, other: string): number {
  let same = 0
  while (same < one.length && same < other.length && one[same] === other[same]) same += 1
  return same
}

function sameAtEnd(one: string, other: string): number {
  let same = 0
  while (same < one.length && same < other.length && one.at(-1 - same) === other.at(-1 - same))
    same += 1
  return same
}
