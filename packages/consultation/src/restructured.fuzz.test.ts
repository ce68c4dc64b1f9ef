import {
  copySubtree,
  insertBlock,
  joinProvisions,
  moveSubtree,
  normalRuns,
  readText,
  removeBlock,
  setLevel,
  splitProvision,
  wordsOf,
} from '@cucao/regulation'
import type { Block, Level, Outcome, Provision, TextRun } from '@cucao/regulation'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { anchorAt } from './anchor.ts'
import { groundOf, placeAnchor } from './place-anchor.ts'

/**
 * Anchors through the operations that drafters really use (packages/regulation/restructure.ts). Every letter
 * carries a mark of its own through them, so that a test knows where the quoted letters went, which are
 * copies of them, and which only look alike.
 */
const decree = readText(
  readFileSync(new URL('../../../apps/server/src/demo/sample-decree.txt', import.meta.url), 'utf8'),
  { newId: counting('p') },
).text.content

function counting(prefix: string): () => string {
  let last = 0
  return () => `${prefix}${++last}`
}

type Marked = Provision & { content?: TextRun[] }
const isProvision = (block: Block): block is Marked => block.type === 'provision'
const provisions = decree.filter(isProvision).filter((block) => wordsOf(block) !== '')

/** Marks letters, and knows of every mark which letter it is a copy of. */
class Letters {
  private last = 0
  private readonly origins = new Map<string, string>()

  fresh(words: string): TextRun[] {
    return words.split('').map((text) => this.run(text, null))
  }
  copyOf(block: Block): Block {
    if (!isProvision(block)) return block
    return withRuns(
      block,
      (block.content ?? []).map((run) => this.run(run.text, markOf(run))),
    )
  }
  origin(mark: string): string {
    return this.origins.get(mark) ?? mark
  }
  private run(text: string, from: string | null): TextRun {
    const mark = `letter ${++this.last}`
    if (from !== null) this.origins.set(mark, this.origin(from))
    // The schema knows four marks; the operations carry whatever a run has.
    return { type: 'text', text, marks: [{ type: mark as 'em' }] }
  }
}
const markOf = (run: TextRun) => run.marks?.[0]?.type ?? ''
const marksOf = (block: Block | undefined): string[] =>
  block && isProvision(block) ? (block.content ?? []).map(markOf) : []

function withRuns(block: Marked, runs: readonly TextRun[]): Marked {
  const { content: _, ...rest } = block
  const content = normalRuns(runs)
  return content ? { ...rest, content } : rest
}

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const gentle = ['split', 'split', 'join', 'move', 'level', 'copy', 'insert', 'twin'] as const
const rough = [...gentle, 'type', 'delete', 'delete', 'remove', 'rewrite'] as const
const editOf = (kinds: readonly (typeof rough)[number][]) =>
  fc.record({ kind: fc.constantFrom(...kinds), at: share, to: share, within: share })
type Edit = ReturnType<typeof editOf> extends fc.Arbitrary<infer Value> ? Value : never

const pick = <Each>(list: readonly Each[], at: number) => list[Math.floor(at * list.length)]!
const levelsOfBody: Level[] = ['article', 'clause', 'point', 'paragraph']

/** The text after one edit; as it was where the operation refuses. */
function edited(blocks: Block[], edit: Edit, letters: Letters, newId: () => string): Block[] {
  const { kind, at, to, within } = edit
  const block = pick(blocks, at)
  if (!isProvision(block)) return blocks
  const { id } = block.attrs
  const runs = block.content ?? []
  const offset = Math.floor(within * (runs.length + 1))
  const spot = { after: pick(blocks, to).attrs.id }
  const done = (outcome: Outcome) => (outcome.ok ? outcome.blocks : blocks)
  const typed = (content: readonly TextRun[]) =>
    blocks.map((each) => (each === block ? withRuns(block, content) : each))
  switch (kind) {
    case 'split':
      return done(splitProvision(blocks, id, offset, newId))
    case 'join':
      return done(joinProvisions(blocks, id))
    case 'move':
      return done(moveSubtree(blocks, id, spot))
    case 'level':
      return done(setLevel(blocks, id, pick(levelsOfBody, within)))
    case 'copy': {
      const before = new Set(blocks.map((each) => each.attrs.id))
      const after = done(copySubtree(blocks, id, spot, newId))
      return after.map((each) => (before.has(each.attrs.id) ? each : letters.copyOf(each)))
    }
    case 'twin':
      // The same words typed anew: another's sentence that only looks like this one.
      return done(insertBlock(blocks, spot, asNew(block, letters.fresh(wordsOf(block)), newId)))
    case 'insert':
      return done(insertBlock(blocks, spot, asNew(block, letters.fresh('Điều khoản mới.'), newId)))
    case 'remove':
      return done(removeBlock(blocks, id, { withSubtree: false }))
    case 'type':
      return typed(runs.toSpliced(offset, 0, ...letters.fresh(' theo quy định của pháp luật')))
    case 'delete':
      return typed(runs.toSpliced(offset, 1 + Math.floor(to * 40)))
    case 'rewrite':
      return typed(letters.fresh('Nội dung của khoản này được viết lại toàn bộ.'))
  }
}

const asNew = (block: Marked, content: TextRun[], newId: () => string): Marked => ({
  ...block,
  attrs: { ...block.attrs, id: newId(), number: null, lead: '' },
  content,
})

interface History {
  from: number
  size: number
  position: number
  start: number
  length: number
  edits: Edit[]
}
const historyOf = (kinds: readonly (typeof rough)[number][]): fc.Arbitrary<History> =>
  fc.record({
    from: share,
    size: fc.integer({ min: 2, max: 14 }),
    position: share,
    start: share,
    length: fc.integer({ min: 0, max: 60 }),
    edits: fc.array(editOf(kinds), { maxLength: 7 }),
  })

function play({ from, size, position, start, length, edits }: History) {
  const letters = new Letters()
  const newId = counting('n')
  const first = Math.floor(from * (provisions.length - size))
  let blocks: Block[] = provisions
    .slice(first, first + size)
    .map((block) => withRuns(block, letters.fresh(wordsOf(block).normalize('NFC'))))
  const index = Math.floor(position * blocks.length)
  const words = wordsOf(blocks[index]!)
  const begin = Math.floor(start * words.length)
  const end = Math.min(words.length, begin + length)
  const anchor = anchorAt(blocks, index, begin, end)
  const whole = begin === end
  const quoted = whole ? marksOf(blocks[index]) : marksOf(blocks[index]).slice(begin, end)
  for (const edit of edits) blocks = edited(blocks, edit, letters, newId)
  const placed = placeAnchor(anchor, groundOf(blocks))
  const stood = 'provisionId' in placed ? placed.provisionId : null
  const block = blocks.find((each) => each.attrs.id === stood)
  const standsOn =
    'start' in placed ? marksOf(block).slice(placed.start, whole ? undefined : placed.end) : []
  return { anchor, whole, quoted, blocks, placed, block, standsOn, letters }
}

/** Where the quoted letters stand all together, in their order; undefined where they were torn or deleted. */
function together(blocks: readonly Block[], quoted: readonly string[]) {
  for (const block of blocks) {
    const at = marksOf(block).indexOf(quoted[0] ?? '')
    if (at >= 0 && quoted.every((mark, n) => marksOf(block)[at + n] === mark)) return { block, at }
  }
  return undefined
}

describe('an anchor through restructuring', () => {
  it('never stands on unrelated words: only on its letters, or on copies and twins of the very same words', () => {
    let ranges = 0
    let moved = 0
    fc.assert(
      fc.property(historyOf(rough), (history) => {
        const { placed, whole, quoted, standsOn, letters, blocks, anchor, block } = play(history)
        const isThere = blocks.some((each) => each.attrs.id === anchor.provisionId)
        expect([placed.state === 'orphan' && isThere, placed.state]).toEqual([false, placed.state])
        if (!('start' in placed) || quoted.length < 3) return
        ranges++
        if (placed.state === 'moved') moved++
        if (whole && placed.state !== 'moved') return
        const own = new Set(quoted)
        const related = standsOn.some((mark) => own.has(letters.origin(mark)))
        const same = block && wordsOf(block).slice(placed.start, placed.end) === anchor.quote.exact
        // Words typed anew are a twin only where they say the very same and stand in the same surroundings.
        expect(related || (!whole && same)).toBe(true)
      }),
      { numRuns: 4000, seed: 3 },
    )
    expect(ranges).toBeGreaterThan(1000)
    expect(moved).toBeGreaterThan(50)
  })

  it('stands on its very letters while they stand in their clause, whatever copies and twins there are', () => {
    let checked = 0
    fc.assert(
      fc.property(historyOf(rough), (history) => {
        const { placed, whole, quoted, standsOn, blocks, anchor } = play(history)
        const home = blocks.find((each) => each.attrs.id === anchor.provisionId)
        if (whole || quoted.length < 3 || !home || !together([home], quoted)) return
        checked++
        // With letters typed at their very edge, where nothing tells these from them.
        const on = 'start' in placed ? quoted.filter((mark) => !standsOn.includes(mark)) : []
        expect(on).toEqual([])
        expect(placed).toMatchObject({ provisionId: anchor.provisionId })
      }),
      { numRuns: 3000, seed: 5 },
    )
    expect(checked).toBeGreaterThan(700)
  })

  it('follows its letters through splits, joins, moves and renumbering, as long as nobody wrote in them', () => {
    let followed = 0
    let lost = 0
    const kinds = ['split', 'join', 'move', 'move', 'level', 'insert'] as const
    fc.assert(
      fc.property(historyOf(kinds), (history) => {
        const { whole, quoted, standsOn, blocks } = play(history)
        if (whole || quoted.length < 12 || !together(blocks, quoted)) return
        const onThem = quoted.every((mark) => standsOn.includes(mark))
        if (onThem) followed++
        else lost++
        // Never astray, even where it is not found.
        expect(onThem || standsOn.length === 0).toBe(true)
      }),
      { numRuns: 3000, seed: 7 },
    )
    expect(followed).toBeGreaterThan(1000)
    // Too few words to be told from others without their clause: half a short heading.
    expect(lost / followed).toBeLessThan(0.02)
  })

  it('is not disturbed by renumbering and moving at all: ids stay', () => {
    fc.assert(
      fc.property(historyOf(['move', 'level', 'insert', 'copy', 'twin']), (history) => {
        expect(play(history).placed.state).toBe('exact')
      }),
      { numRuns: 1000 },
    )
  })
})
