import { Schema } from '@tiptap/pm/model'
import type { Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt } from '@cucao/consultation'
import { blocksOf } from '@cucao/regulation'
import { inQuestion, placeAll, sameShape } from './thread-standings.ts'
import type { AnchoredThread, Standing } from './thread-standings.ts'

const schema = new Schema({
  nodes: {
    doc: { content: 'provision+' },
    provision: { content: 'text*', attrs: { id: { default: '' }, level: { default: 'clause' } } },
    text: {},
  },
})
interface Clause {
  id: string
  words: string
}
const docOf = (clauses: readonly Clause[], known?: Node): Node => {
  const nodes = clauses.map(({ id, words }, at) => {
    // As in an editor: a block that did not change is the same node.
    const before = known?.maybeChild(at)
    if (before?.attrs.id === id && before.textContent === words) return before
    return schema.node('provision', { id }, words === '' ? [] : [schema.text(words)])
  })
  return schema.node('doc', null, nodes)
}

const words = fc
  .array(fc.constantFrom(...'cơ quan có thẩm quyền nộp hồ sơ trong 30 ngày'.split(' ')), {
    minLength: 4,
    maxLength: 14,
  })
  .map((all) => `${all.join(' ')}.`)
const clauses = fc
  .array(words, { minLength: 2, maxLength: 6 })
  .map((all) => all.map((each, at): Clause => ({ id: `k${at}`, words: each })))
const edit = fc.record({
  kind: fc.constantFrom('type', 'type', 'erase', 'erase', 'bring back', 'swap', 'remove'),
  clause: fc.nat(),
  at: fc.nat(),
  words,
})

function edited(
  first: readonly Clause[],
  before: readonly Clause[],
  { kind, clause, at, words: typed }: typeof edit extends fc.Arbitrary<infer V> ? V : never,
): Clause[] {
  const now = before.map((each) => ({ ...each }))
  const touched = now[clause % now.length]!
  const place = at % (touched.words.length + 1)
  if (kind === 'type')
    touched.words = touched.words.slice(0, place) + typed + touched.words.slice(place)
  if (kind === 'erase') touched.words = touched.words.slice(0, place)
  // The words a clause had at first, in whichever clause.
  if (kind === 'bring back') touched.words = first[at % first.length]!.words
  if (kind === 'swap') now.push(now.shift()!)
  if (kind === 'remove' && now.length > 1) now.splice(clause % now.length, 1)
  return now
}

const history = fc.record({
  text: clauses,
  anchors: fc.array(fc.record({ clause: fc.nat(), start: fc.nat(), length: fc.nat({ max: 20 }) }), {
    maxLength: 6,
  }),
  edits: fc.array(edit, { minLength: 1, maxLength: 6 }),
})
const nowhere = () => undefined

/** Places all threads, edits, and says what was found before, which are in question, and where all stand now. */
function play({ text, anchors, edits }: typeof history extends fc.Arbitrary<infer V> ? V : never) {
  let before = docOf(text)
  const blocks = blocksOf(before)
  const threads: AnchoredThread[] = anchors.map(({ clause, start, length }, at) => {
    const index = clause % text.length
    const from = start % text[index]!.words.length
    const to = Math.min(from + length, text[index]!.words.length)
    return { id: `t${at}`, anchor: anchorAt(blocks, index, from, to), resolved: false }
  })
  let current = text
  let standings = placeAll(before, threads, nowhere)
  return edits.map((each) => {
    current = edited(text, current, each)
    const now = docOf(current, before)
    const asked = inQuestion(before, now, threads, standings)
    const all = placeAll(now, threads, nowhere)
    const step = { standings, asked, all }
    before = now
    standings = all
    return step
  })
}

const withoutPlace = ({ state, provisionId, range }: Standing) => ({
  state,
  provisionId,
  words: range && range.to - range.from,
})

describe('threads in question after an edit', () => {
  it('are all whose state, clause or words are others now', () => {
    fc.assert(
      fc.property(history, (given) => {
        for (const { standings, asked, all } of play(given)) {
          const ids = new Set(asked.map(({ id }) => id))
          const others = [...all.keys()].filter((id) => !ids.has(id))
          const of = (found: ReadonlyMap<string, Standing>) =>
            others.map((id) => withoutPlace(found.get(id)!))
          expect(of(all)).toEqual(of(standings))
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('are none where only clauses without threads were written in', () => {
    const before = docOf([
      { id: 'a', words: 'Cơ quan có thẩm quyền.' },
      { id: 'b', words: 'Hồ sơ gồm đơn đề nghị.' },
    ])
    const threads = [{ id: 't', anchor: anchorAt(blocksOf(before), 1, 0, 5), resolved: false }]
    const standings = placeAll(before, threads, nowhere)
    const now = docOf(
      [
        { id: 'a', words: 'Cơ quan nhà nước có thẩm quyền.' },
        { id: 'b', words: 'Hồ sơ gồm đơn đề nghị.' },
      ],
      before,
    )
    expect(inQuestion(before, now, threads, standings)).toEqual([])
  })
})

describe('the shape in which threads stand', () => {
  it('is the same exactly where states, clauses and order are', () => {
    const shape = (standings: ReadonlyMap<string, Standing>) =>
      [...standings]
        .toSorted(([, a], [, b]) => a.position - b.position)
        .map(([id, { state, provisionId, range }]) => [id, state, provisionId, range === null])
    const apart = (standings: ReadonlyMap<string, Standing>) =>
      new Set([...standings.values()].map(({ position }) => position)).size === standings.size
    fc.assert(
      fc.property(history, (given) => {
        for (const { standings, all } of play(given)) {
          if (!apart(standings) || !apart(all)) continue
          const same = JSON.stringify(shape(standings)) === JSON.stringify(shape(all))
          expect(sameShape(standings, all)).toBe(same)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
