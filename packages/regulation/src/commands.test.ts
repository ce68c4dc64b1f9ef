import { EditorState, TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from './block.ts'
import { wordsOf } from './block.ts'
import type { ProvisionCommands } from './commands.ts'
import { provisionCommands } from './commands.ts'
import { blocksOf, positionOfBlock } from './editor-text.ts'
import { fixNumbers } from './frozen-numbers.ts'
import { placesOf } from './place.ts'
import { regulationSchema } from './schema.ts'
import { misplacedIn } from './structure.ts'
import { blocksFrom, countingIds, someText } from './testing.ts'

/** An editor without a screen: `|` of the drawing is the cursor. */
class Desk {
  state: EditorState
  readonly refusals: string[] = []
  private readonly commands: ProvisionCommands

  constructor(blocks: readonly Block[], index: number, offset = 0) {
    const doc = regulationSchema.nodeFromJSON({ type: 'doc', content: blocks })
    const position = positionOfBlock(doc, index) + 1 + offset
    this.state = EditorState.create({ doc, selection: TextSelection.create(doc, position) })
    this.commands = provisionCommands({
      newId: countingIds(),
      onRefusal: (reason) => this.refusals.push(reason),
    })
  }

  press(
    command: Exclude<keyof ProvisionCommands, 'setLevel' | 'insertProvision' | 'moveTo'>,
  ): boolean {
    return this.commands[command](this.state, (tr) => {
      this.state = this.state.apply(tr)
    })
  }

  run(command: (commands: ProvisionCommands) => ProvisionCommands['enter']): boolean {
    return command(this.commands)(this.state, (tr) => {
      this.state = this.state.apply(tr)
    })
  }

  may(command: Exclude<keyof ProvisionCommands, 'setLevel' | 'insertProvision' | 'moveTo'>) {
    return this.commands[command](this.state)
  }

  get drawing(): string[] {
    const { $from } = this.state.selection
    return placesOf(blocksOf(this.state.doc)).map(({ block, label, position }) => {
      const words = wordsOf(block)
      const cut = position === $from.index(0) ? $from.parentOffset : -1
      const shown = cut < 0 ? words : `${words.slice(0, cut)}|${words.slice(cut)}`
      return `${label} ${shown}`.trim()
    })
  }
  get ids(): string[] {
    return blocksOf(this.state.doc).map((block) => block.attrs.id)
  }
}

const blocks = blocksFrom(
  ['article', 'Một'],
  ['clause', 'hai ba'],
  ['clause', 'bốn'],
  ['point', 'năm'],
  ['article', 'Sáu'],
  ['clause', 'bảy'],
)

describe('keys of a drafter', () => {
  it('O11 Enter begins the next clause and keeps the first id', () => {
    const desk = new Desk(blocks, 1, 3)
    desk.press('enter')
    expect(desk.drawing.slice(0, 4)).toEqual(['Điều 1. Một', '1. hai', '2. | ba', '3. bốn'])
    expect(desk.ids.slice(0, 4)).toEqual(['p1', 'p2', 'n1', 'p3'])
  })

  it('O11 Enter at the end begins what the provision holds, under an article a clause', () => {
    const intro = new Desk(blocks, 2, 3)
    intro.press('enter')
    expect(intro.drawing.slice(2, 5)).toEqual(['2. bốn', 'a) |', 'b) năm'])
    const title = new Desk(blocksFrom(['article', 'Một'], ['article', 'Hai']), 0, 3)
    title.press('enter')
    expect(title.drawing).toEqual(['Điều 1. Một', '1. |', 'Điều 2. Hai'])
    const heading = new Desk(blocksFrom(['chapter', 'CHUNG']), 0, 5)
    heading.press('enter')
    expect(heading.drawing).toEqual(['Chương I CHUNG', 'Điều 1. |'])
  })

  it('O11 Enter at the start puts an empty one before, and the words keep their id', () => {
    const desk = new Desk(blocks, 2, 0)
    desk.press('enter')
    expect(desk.drawing.slice(1, 4)).toEqual(['1. hai ba', '2.', '3. |bốn'])
    expect(desk.ids.slice(1, 4)).toEqual(['p2', 'n1', 'p3'])
  })

  it('O11 Enter on an empty one leaves the level', () => {
    const desk = new Desk(blocks, 3, 3)
    for (let n = 0; n < 3; n += 1) desk.press('enter')
    expect(desk.drawing.slice(3)).toEqual(['a) năm', 'Điều 2. |', 'Điều 3. Sáu', '1. bảy'])
    desk.press('enter')
    expect(desk.refusals).toEqual(['empty-provision'])
  })

  it('O11 Enter after a provision that quotes goes past the quotation', () => {
    const desk = new Desk(
      blocksFrom(['article', 'A'], ['clause', 'sau:'], ['point', 'x', { quoted: true, lead: '“' }]),
      1,
      4,
    )
    desk.press('enter')
    expect(desk.drawing).toEqual(['Điều 1. A', '1. sau:', 'a) x', '2. |'])
  })

  it('O11 Enter in a frozen text takes a number between', () => {
    const frozen = fixNumbers(blocks)
    const desk = new Desk(frozen.ok ? frozen.blocks : [], 1, 6)
    desk.press('enter')
    expect(desk.drawing.slice(1, 4)).toEqual(['1. hai ba', '1a. |', '2. bốn'])
    const inside = new Desk(frozen.ok ? frozen.blocks : [], 1, 3)
    inside.press('enter')
    expect(inside.drawing.slice(1, 4)).toEqual(['1. hai', '1a. | ba', '2. bốn'])
  })

  it('O11 Enter in a line of a frame makes the next line', () => {
    const line = { id: 'l1', role: 'basis' as const }
    const content = [{ type: 'text' as const, text: 'Căn cứ;' }]
    const bases: Block = {
      type: 'legal_bases',
      attrs: { id: 'b' },
      content: [{ type: 'line', attrs: line, content }],
    }
    const desk = new Desk([bases], 0, 8)
    desk.press('enter')
    expect(blocksOf(desk.state.doc)[0]?.content).toMatchObject([
      { attrs: line, content },
      { attrs: { id: 'n1', role: 'basis' } },
    ])
    desk.press('joinBackward')
    expect(blocksOf(desk.state.doc)).toEqual([bases])
  })

  it('O11 Tab and Shift+Tab change the level where it fits', () => {
    const desk = new Desk(blocks, 2, 1)
    desk.press('indent')
    expect(desk.drawing.slice(1, 4)).toEqual(['1. hai ba', 'a) b|ốn', 'năm'])
    desk.press('outdent')
    expect(desk.drawing.slice(1, 4)).toEqual(['1. hai ba', '2. b|ốn', 'năm'])
    expect(desk.refusals).toEqual([])
    const first = new Desk(blocksFrom(['article', 'A'], ['paragraph', 'b']), 1)
    first.press('outdent')
    expect(first.drawing).toEqual(['Điều 1. A', '1. |b'])
  })

  it('O11 a refused key tells its reason, changes nothing and lets no other key act', () => {
    const desk = new Desk(blocks, 0)
    const { doc } = desk.state
    expect(desk.may('indent')).toBe(false)
    expect(desk.press('indent')).toBe(true)
    expect(desk.press('joinBackward')).toBe(true)
    expect(desk.press('moveUp')).toBe(true)
    expect(desk.state.doc).toBe(doc)
    expect(desk.refusals).toEqual(['clause-without-article', 'no-previous', 'nothing-before'])
  })

  it('O11 Backspace at the start joins, elsewhere it is not ours', () => {
    const desk = new Desk(blocks, 2, 0)
    desk.press('joinBackward')
    expect(desk.drawing.slice(0, 3)).toEqual(['Điều 1. Một', '1. hai ba|bốn', 'a) năm'])
    expect(desk.ids).not.toContain('p3')
    expect(desk.press('joinBackward')).toBe(false)
    const spare = new Desk(blocksFrom(['article', ''], ['article', 'Hai']), 1, 0)
    spare.press('joinBackward')
    expect(spare.ids).toEqual(['p2'])
    const forward = new Desk(blocks, 1, 6)
    forward.press('joinForward')
    expect(forward.drawing[1]).toBe('1. hai ba|bốn')
  })

  it('O11 moves a provision with what lies in it, over a heading too', () => {
    const desk = new Desk(blocks, 2, 1)
    desk.press('moveUp')
    expect(desk.drawing.slice(0, 4)).toEqual(['Điều 1. Một', '1. b|ốn', 'a) năm', '2. hai ba'])
    desk.press('moveDown')
    desk.press('moveDown')
    expect(desk.drawing).toEqual([
      'Điều 1. Một',
      '1. hai ba',
      'Điều 2. Sáu',
      '1. b|ốn',
      'a) năm',
      '2. bảy',
    ])
    expect(desk.ids.toSorted()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5', 'p6'])
    desk.run(({ moveTo }) => moveTo('p3', { after: 'p1' }))
    expect(desk.drawing.slice(0, 3)).toEqual(['Điều 1. Một', '1. hai ba', '2. b|ốn'])
  })

  it('O11 inserts a provision after what lies in the present one', () => {
    const desk = new Desk(blocks, 3, 0)
    desk.run(({ insertProvision }) => insertProvision('clause'))
    expect(desk.drawing.slice(2, 6)).toEqual(['2. bốn', 'a) năm', '3. |', 'Điều 2. Sáu'])
    desk.run(({ insertProvision }) => insertProvision('article'))
    expect(desk.drawing.slice(4, 7)).toEqual(['3.', 'Điều 2. |', 'Điều 3. Sáu'])
    desk.run(({ insertProvision }) => insertProvision('section'))
    expect(desk.refusals).toEqual(['section-outside-chapter'])
  })

  it('O11 any keys anywhere keep the text valid, lawful and its ids unique', () => {
    const keys = fc.array(
      fc.constantFrom(
        ...(['enter', 'indent', 'outdent', 'joinBackward', 'moveUp', 'moveDown'] as const),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(someText(), fc.nat(), fc.nat(), keys, ({ content }, at, offset, pressed) => {
        const index = at % content.length
        const block = content[index]!
        if (block.type !== 'provision') return
        const desk = new Desk(content, index, offset % (wordsOf(block).length + 1))
        for (const key of pressed) desk.press(key)
        desk.state.doc.check()
        expect(new Set(desk.ids).size).toBe(desk.ids.length)
        expect(misplacedIn(blocksOf(desk.state.doc)).size).toBe(0)
      }),
      { numRuns: 200 },
    )
  })
})
