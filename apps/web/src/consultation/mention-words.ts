import { fold } from '@cucao/regulation/folding'
import { found } from '../ui/fold.ts'

/** Somebody a comment mentions: `@` and the name in its words, the id beside them. */
export interface Mentioned {
  personId: string
  name: string
}

/** A mention being typed: where its `@` stands, and what of the name is there. */
export interface Begun {
  from: number
  query: string
}

const longestQuery = 60
const letter = /[\p{L}\p{M}\p{N}_]/u

/**
 * What stands before the caret, where it may become a mention: from an `@` that begins a word (not the one
 * of an e-mail address) to the caret. A name has spaces in it; one that was chosen already is finished.
 */
export function mentionBegun(
  words: string,
  caret: number,
  chosen: readonly Mentioned[],
): Begun | null {
  const from = words.lastIndexOf('@', caret - 1)
  if (from < 0 || caret - from > longestQuery || letter.test(words[from - 1] ?? '')) return null
  const query = words.slice(from + 1, caret)
  if (/^\s|\n/u.test(query)) return null
  if (chosen.some(({ name }) => query.normalize('NFC').startsWith(name))) return null
  return { from, query }
}

/** The draft's words with the chosen name in place of what was typed of it, and where the caret is then. */
export function withName(
  words: string,
  { from, query }: Begun,
  name: string,
): { words: string; caret: number } {
  const before = `${words.slice(0, from)}@${name}`
  const rest = words.slice(from + 1 + query.length)
  const space = /^[\s.,;:!?)]/u.test(rest) ? '' : ' '
  return { words: before + space + rest, caret: before.length + Math.max(1, space.length) }
}

interface Person {
  personId: string
  name: string
  organisation: string | null
}

/**
 * Who is meant by what was typed, marks or none; those with a word of the name beginning so come first.
 * The given name is the last word in Vietnamese, so any word counts.
 */
export function peopleLike<Each extends Person>(people: readonly Each[], query: string): Each[] {
  const first = fold(query).split(' ')[0] ?? ''
  const rank = ({ name }: Each) => {
    const parts = fold(name).split(' ')
    return parts.at(-1)?.startsWith(first) ? 0 : parts.some((p) => p.startsWith(first)) ? 1 : 2
  }
  return people
    .filter(({ name, organisation }) => found(query, name, organisation))
    .toSorted((one, other) => rank(one) - rank(other))
}

/** The words in pieces: a name that is mentioned is a piece of its own, the longest name first. */
export function cutAtMentions(
  words: string,
  mentions: readonly Mentioned[],
): (string | Mentioned)[] {
  const longestFirst = mentions.toSorted((one, other) => other.name.length - one.name.length)
  const pieces: (string | Mentioned)[] = []
  let taken = 0
  for (let at = words.indexOf('@'); at >= 0; at = words.indexOf('@', at + 1)) {
    const one = longestFirst.find(({ name }) => stands(words, at + 1, name))
    if (!one) continue
    if (at > taken) pieces.push(words.slice(taken, at))
    pieces.push(one)
    taken = at + 1 + one.name.length
    at = taken - 1
  }
  if (taken < words.length || pieces.length === 0) pieces.push(words.slice(taken))
  return pieces
}

const stands = (words: string, at: number, name: string) =>
  words.startsWith(name, at) && !letter.test(words[at + name.length] ?? '')

/** Those of the people whose names stand in the words; of two of one name both. */
export function mentionedIn(words: string, people: readonly Mentioned[]): Mentioned[] {
  const named = new Set(
    cutAtMentions(words, people).flatMap((piece) => (typeof piece === 'string' ? [] : piece.name)),
  )
  return people.filter(({ name }) => named.has(name))
}
