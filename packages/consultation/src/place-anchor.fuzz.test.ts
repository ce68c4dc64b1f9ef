import type { Provision } from '@cucao/regulation'
import { wordsOf } from '@cucao/regulation'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { anchorAt } from './anchor.ts'
import { clause } from './anchor-testing.ts'
import { nearEqual } from './near-equal.ts'
import { groundOf, placeAnchor } from './place-anchor.ts'

/**
 * Random edits on a text in which every letter carries an identity of its own, as Yjs gives it. So a
 * test knows where the quoted letters really are, and not only what they look like.
 */
interface Letter {
  unit: string
  tag: number
}
interface Piece {
  id: string
  letters: Letter[]
}

const syllable = fc.constantFrom(
  ...'cơ quan nhà nước có thẩm quyền khoản 1 Điều này của Bộ trưởng và ngày 30 60'.split(' '),
)
const sentence = fc
  .array(syllable, { minLength: 4, maxLength: 25 })
  .map((all) => `${all.join(' ')}.`)
const edit = fc.record({
  kind: fc.constantFrom(
    'insert',
    'insert',
    'delete',
    'delete',
    'split',
    'join',
    'move',
    'remove',
    'retype',
  ),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  within: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.integer({ min: 1, max: 30 }),
  words: sentence,
})
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never

function apply(
  pieces: Piece[],
  { kind, at, within, length, words }: Edit,
  fresh: () => number,
): void {
  const index = Math.floor(at * pieces.length)
  const piece = pieces[index]
  if (!piece) return
  const from = Math.floor(within * (piece.letters.length + 1))
  const typed = (text: string) => text.split('').map((unit) => ({ unit, tag: fresh() }))
  switch (kind) {
    case 'insert':
      piece.letters.splice(from, 0, ...typed(words))
      break
    case 'delete':
      piece.letters.splice(from, length)
      break
    case 'retype':
      piece.letters = typed(piece.letters.map((letter) => letter.unit).join(''))
      break
    case 'split':
      pieces.splice(index + 1, 0, { id: `s${fresh()}`, letters: piece.letters.splice(from) })
      break
    case 'join':
      pieces[index - 1]?.letters.push(...piece.letters)
      if (index > 0) pieces.splice(index, 1)
      break
    case 'move':
      pieces.splice(index, 1)
      pieces.splice(Math.floor(within * (pieces.length + 1)), 0, piece)
      break
    case 'remove':
      pieces.splice(index, 1)
  }
}

const blocksOf = (pieces: Piece[]): Provision[] =>
  pieces.map(({ id, letters }) => clause(id, letters.map((letter) => letter.unit).join('')))

const history = fc.record({
  text: fc.array(sentence, { minLength: 1, maxLength: 8 }),
  position: fc.nat(),
  start: fc.nat(),
  length: fc.integer({ min: 0, max: 60 }),
  edits: fc.array(edit, { maxLength: 8 }),
})

function play({
  text,
  position,
  start,
  length,
  edits,
}: typeof history extends fc.Arbitrary<infer V> ? V : never) {
  let tags = 0
  const fresh = () => ++tags
  const pieces = text.map((words, n) => ({
    id: `k${n}`,
    letters: words.split('').map((unit) => ({ unit, tag: fresh() })),
  }))
  const index = position % pieces.length
  const size = pieces[index]!.letters.length
  const from = start % size
  const to = Math.min(size, from + length)
  const anchor = anchorAt(blocksOf(pieces), index, from, to)
  const quoted = pieces[index]!.letters.slice(from, to).map((letter) => letter.tag)
  for (const each of edits) apply(pieces, each, fresh)
  const blocks = blocksOf(pieces)
  const placed = placeAnchor(anchor, groundOf(blocks))
  return { anchor, quoted, pieces, blocks, placed }
}

/** What is wrong with where an anchor was placed; null: nothing. */
function faultOf({ anchor, blocks, placed }: ReturnType<typeof play>): string | null {
  const isThere = blocks.some((block) => block.attrs.id === anchor.provisionId)
  if (placed.state === 'orphan') return isThere ? 'an orphan whose clause is there' : null
  if (placed.state !== 'moved' && placed.provisionId !== anchor.provisionId) return 'elsewhere'
  const block = blocks.find((each) => each.attrs.id === placed.provisionId)
  if (!block) return 'on a clause that is not there'
  if (placed.state === 'changed') return null
  const words = wordsOf(block).slice(placed.start, placed.end)
  if (placed.state === 'edited')
    return nearEqual(anchor.quote.exact, words) ? null : 'on words that are not near-equal'
  return words === anchor.quote.exact ? null : 'on other words'
}

describe('an anchor after random edits', () => {
  it('stands on its own words or near-equal ones, on its clause, or nowhere', () => {
    fc.assert(
      fc.property(history, (given) => {
        expect(faultOf(play(given))).toBeNull()
      }),
      { numRuns: 3000 },
    )
  })

  it('does not change by being placed, and unchanged text is always exact', () => {
    fc.assert(
      fc.property(history, (given) => {
        expect(play({ ...given, edits: [] }).placed.state).toBe('exact')
      }),
    )
  })

  /** The words above come from fifteen syllables, so look-alikes abound; in real law they are rare. */
  it('is on the very letters it was set on, in real law', () => {
    const clauses = realClauses()
    let ranges = 0
    let astray = 0
    const texts = fc.uniqueArray(fc.constantFrom(...clauses), { minLength: 2, maxLength: 8 })
    const realHistory = fc.tuple(history, texts).map(([given, text]) => ({
      ...given,
      text,
      edits: given.edits.filter((each) => each.kind !== 'retype'),
    }))
    fc.assert(
      fc.property(realHistory, (given) => {
        const { placed, pieces, quoted } = play(given)
        if (!('start' in placed) || quoted.length < 3) return
        const letters = pieces.find((piece) => piece.id === placed.provisionId)!.letters
        const tags = new Set(letters.slice(placed.start, placed.end).map((letter) => letter.tag))
        ranges++
        if (!quoted.some((tag) => tags.has(tag))) astray++
      }),
      { numRuns: 3000, seed: 8 },
    )
    expect(ranges).toBeGreaterThan(1000)
    // One in twenty thousand is a sentence that stands twice; the relative positions tell those apart.
    expect(astray).toBe(0)
  })

  it('is found again as long as its words and half its surroundings stand', () => {
    fc.assert(
      fc.property(fc.constantFrom(...realClauses()), fc.nat(), fc.nat(), (words, a, b) => {
        const from = a % (words.length - 12)
        const to = Math.min(words.length, from + 4 + (b % 40))
        const anchor = anchorAt([clause('k', words)], 0, from, to)
        const typed = [clause('k', `Trong mọi trường hợp, ${words} Hết.`)]
        const placed = placeAnchor(anchor, groundOf(typed))
        expect(placed).toMatchObject({ state: 'found', start: from + 22, end: to + 22 })
      }),
    )
  })
})

describe('300 threads on a text as long as the Civil Code', () => {
  const clauses = realClauses()
  const blocks = Array.from({ length: 3000 }, (_, n) =>
    clause(`k${n}`, `${clauses[n % clauses.length]} (${n})`),
  )
  // With the number at the end, half of them stand alone in the text.
  const anchors = Array.from({ length: 300 }, (_, n) => {
    const { length } = wordsOf(blocks[n * 10]!)
    return n % 2 ? anchorAt(blocks, n * 10, 20, 50) : anchorAt(blocks, n * 10, length - 40, length)
  })
  const alone = blocks.filter((_, n) => n % 20 === 0)
  const far = [
    ...blocks.filter((_, n) => n % 10),
    ...alone.map((each, n) => clause(`far${n}`, wordsOf(each))),
  ]
  const time = (work: () => void) => {
    const started = performance.now()
    work()
    return performance.now() - started
  }
  const placeAll = (text: Provision[]) => {
    const ground = groundOf(text)
    return anchors.map((anchor) => placeAnchor(anchor, ground).state)
  }

  it.each([
    ['unchanged', blocks, 'exact'],
    [
      'changed before the words',
      blocks.map((each) => clause(each.attrs.id, `Nay ${wordsOf(each)}`)),
      'found',
    ],
    [
      'with every such clause retyped',
      blocks.map((each, n) => (n % 10 ? each : clause(`x${n}`, wordsOf(each)))),
      'moved',
    ],
    ['without those clauses', blocks.filter((_, n) => n % 10), 'orphan'],
    ['with those clauses far away', far, 'moved'],
  ])('%s: under 50 ms', (_, text, state) => {
    expect(
      wordsOf({ ...blocks[0]!, content: blocks.flatMap((each) => each.content ?? []) }).length,
    ).toBeGreaterThan(367_000)
    const states = placeAll(text)
    const least = text === far ? 140 : 290
    expect(states.filter((each) => each === state).length).toBeGreaterThan(least)
    expect(Math.min(...[1, 2, 3].map(() => time(() => placeAll(text))))).toBeLessThan(50)
  })
})

/** Clauses of the sample decree of the demo: real administrative Vietnamese. */
function realClauses(): string[] {
  const file = new URL('../../../apps/server/src/demo/sample-decree.txt', import.meta.url)
  return readFileSync(file, 'utf8')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 60)
}
