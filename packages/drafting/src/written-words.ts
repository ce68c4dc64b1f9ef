import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { markOfAttribute } from './drawn-block.ts'
import { newWords } from './new-block.ts'

/**
 * One line of words between the editor and Yjs: a provision, or a line of a frame or cell. Its words are one
 * run of Yjs text as a rule; two people who begin to write in the same empty line make two, which are read one
 * after the other and written where their letters are, never put together: both would do that, and double them.
 */

/** `attributes` of Yjs text and marks of the editor are the same names; null takes a mark away. */
const attributesOf = (node: Node): Record<string, object | null> =>
  Object.fromEntries(
    Object.keys(node.type.schema.marks).map((name) => [
      name,
      node.marks.some((mark) => mark.type.name === name) ? {} : null,
    ]),
  )

const hasMarks = (line: Node): boolean => line.children.some((run) => run.marks.length > 0)

/** Writes what differs between two wordings of a line: letters first, then emphasis. */
export function writeWords(element: Y.XmlElement, before: Node, after: Node): void {
  const runs = textsOf(element)
  if (runs.length === 0) {
    if (after.content.size > 0) element.insert(0, [newWords(after)])
    return
  }
  const [from, oldEnd, newEnd] = difference(before.textContent, after.textContent)
  if (oldEnd > from) erase(runs, from, oldEnd)
  if (newEnd > from) insert(runs, from, after.textContent.slice(from, newEnd))
  if (hasMarks(before) || hasMarks(after)) format(runs, after)
}

export function textsOf(element: Y.XmlElement): Y.XmlText[] {
  return element.toArray().filter((child) => child instanceof Y.XmlText)
}

/** Where two strings differ: `[from, end in one, end in the other]`; never between the halves of a character. */
export function difference(one: string, other: string): [number, number, number] {
  const shorter = Math.min(one.length, other.length)
  let from = 0
  while (from < shorter && one.charCodeAt(from) === other.charCodeAt(from)) from += 1
  if (isSecondHalf(one, from) || isSecondHalf(other, from)) from -= 1
  let [end, otherEnd] = [one.length, other.length]
  while (
    end > from &&
    otherEnd > from &&
    one.charCodeAt(end - 1) === other.charCodeAt(otherEnd - 1)
  ) {
    end -= 1
    otherEnd -= 1
  }
  if (isSecondHalf(one, end) || isSecondHalf(other, otherEnd)) {
    end += 1
    otherEnd += 1
  }
  return [from, end, otherEnd]
}

const isSecondHalf = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return at > 0 && code >= 0xdc00 && code <= 0xdfff
}

function erase(runs: readonly Y.XmlText[], from: number, to: number): void {
  let start = 0
  for (const run of runs) {
    const { length } = run
    const [first, last] = [Math.max(from, start) - start, Math.min(to, start + length) - start]
    if (first < last) run.delete(first, last - first)
    start += length
  }
}

function insert(runs: readonly Y.XmlText[], at: number, words: string): void {
  let left = at
  for (const run of runs) {
    if (left <= run.length) return run.insert(left, words)
    left -= run.length
  }
}

/** Gives every letter the emphasis it has in the editor; what has it already stays untouched. */
function format(runs: readonly Y.XmlText[], line: Node): void {
  let start = 0
  for (const run of runs) {
    const older = olderNames(run)
    let at = 0
    line.forEach((piece, offset) => {
      const [first, last] = [
        Math.max(offset, start) - start,
        Math.min(offset + piece.nodeSize, start + run.length) - start,
      ]
      if (first >= last) return
      at = last
      run.format(first, last - first, { ...older, ...attributesOf(piece) })
    })
    start += Math.max(at, run.length)
  }
}

/** What an earlier release wrote emphasis under: taken away where the same is written under its own name. */
function olderNames(run: Y.XmlText): Record<string, null> {
  const pieces: { attributes?: object }[] = run.toDelta()
  const names = pieces.flatMap(({ attributes }) => Object.keys(attributes ?? {}))
  return Object.fromEntries(
    names.filter((name) => markOfAttribute(name) !== name).map((name) => [name, null]),
  )
}
