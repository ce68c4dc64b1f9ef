import { regulationSchema } from '@cucao/regulation'
import type { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { Transform } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BlockBinding } from './block-binding.ts'
import { readFragment } from './draft-document.ts'
import { difference } from './written-words.ts'

const { strong, em } = regulationSchema.marks

/** One person's editor without a screen: a document, and the Yjs text it is bound to. */
class Desk {
  readonly doc = new Y.Doc()
  readonly binding: BlockBinding
  private readonly fragment = this.doc.getXmlFragment('text')
  constructor(client: number) {
    this.doc.clientID = client
    this.binding = new BlockBinding(this.fragment, regulationSchema)
    this.fragment.observeDeep((events, { origin }) => {
      if (origin !== 'here') this.binding.read(events)
    })
  }
  get text(): Node {
    return this.binding.document
  }
  write(change: (tr: Transform) => void): void {
    const tr = new Transform(this.text)
    change(tr)
    this.doc.transact(() => this.binding.write(tr.doc), 'here')
  }
  /** What somebody would see who opens the text now. */
  fresh(): Node {
    return new BlockBinding(this.fragment, regulationSchema).document
  }
}

function exchange(...desks: Desk[]): void {
  const updates = desks.map(({ doc }) => Y.encodeStateAsUpdate(doc))
  for (const { doc } of desks) for (const update of updates) Y.applyUpdate(doc, update)
}

let ids = 0
const provision = (words: string, level = 'clause', id = `p${(ids += 1)}`) =>
  regulationSchema.node('provision', { id, level }, words ? [regulationSchema.text(words)] : [])
const line = (words: string) =>
  regulationSchema.node(
    'line',
    { id: `l${(ids += 1)}` },
    words ? [regulationSchema.text(words)] : [],
  )
const table = () =>
  regulationSchema.node('table', { id: `t${(ids += 1)}` }, [
    regulationSchema.node('row', null, [
      regulationSchema.node('cell', null, [line('một'), line('hai')]),
      regulationSchema.node('cell', null, [line('ba')]),
    ]),
  ])
const begin = (tr: Transform) =>
  tr.replaceWith(0, tr.doc.content.size, [
    provision('Phạm vi điều chỉnh', 'article'),
    provision('Nghị định này quy định về dữ liệu'),
    provision('', 'point'),
    provision('Đối tượng áp dụng', 'article'),
    table(),
    provision('Cơ quan nhà nước'),
  ])

type Edit = { kind: number; at: number; to: number; words: string }
const edit = fc.record({
  kind: fc.nat(8),
  at: fc.nat(1000),
  to: fc.nat(6),
  words: fc.string({ unit: fc.constantFrom('a', 'đ', 'ệ', ' ', '😀'), minLength: 1, maxLength: 4 }),
})

/** A caret never stands between the halves of a character. */
function tearsCharacter(doc: Node, pos: number): boolean {
  const { parent, parentOffset } = doc.resolve(pos)
  return /^[\uDC00-\uDFFF]/.test(parent.textContent.slice(parentOffset))
}

/** What a hand or a command may do to a text, at a place taken from chance. */
function apply(tr: Transform, { kind, at, to, words }: Edit): void {
  const blocks = tr.doc.childCount
  const index = at % blocks
  let start = 0
  for (let each = 0; each < index; each += 1) start += tr.doc.child(each).nodeSize
  const block = tr.doc.child(index)
  const inside = start + 1 + (block.isTextblock ? at % (block.content.size + 1) : 3)
  const end = Math.min(inside + to, tr.doc.resolve(inside).end())
  const parent = tr.doc.resolve(inside).parent
  if (!parent.isTextblock || [inside, end].some((pos) => tearsCharacter(tr.doc, pos))) return
  switch (kind) {
    case 0:
    case 1:
      return void tr.insert(inside, regulationSchema.text(words))
    case 2:
      return void (end > inside && tr.delete(inside, end))
    case 3:
      if (block.isTextblock)
        tr.split(inside, 1, [{ type: block.type, attrs: { ...block.attrs, id: `p${(ids += 1)}` } }])
      return
    case 4:
      if (index + 1 < blocks && block.isTextblock && tr.doc.child(index + 1).isTextblock)
        tr.join(start + block.nodeSize)
      return
    case 5: {
      // A move: the same block elsewhere.
      if (blocks < 2) return
      tr.delete(start, start + block.nodeSize)
      const place = to % (tr.doc.childCount + 1)
      let pos = 0
      for (let each = 0; each < place; each += 1) pos += tr.doc.child(each).nodeSize
      return void tr.insert(pos, block)
    }
    case 6:
      if (block.type.name === 'provision')
        tr.setNodeAttribute(
          start,
          to % 2 ? 'level' : 'number',
          to % 2 ? 'point' : to > 3 ? '5a' : null,
        )
      return
    case 7:
      if (end > inside) tr.addMark(inside, end, (to % 2 ? strong : em)!.create())
      return
    default:
      if (end > inside) tr.removeMark(inside, end, (to % 2 ? strong : em)!.create())
  }
}

function namedElement(name: string, id: string): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.setAttribute('id', id)
  return element
}

/** Types in a line of a frame or cell, takes a letter, splits it, joins it, or takes a line out. */
function changeLines(tr: Transform, kind: number, at: number): void {
  const lines: { node: Node; pos: number; place: number; parent: Node }[] = []
  tr.doc.descendants((node, pos, parent, place) => {
    if (node.type.name === 'line') lines.push({ node, pos, place, parent: parent! })
  })
  const { node, pos, place, parent } = lines[at % lines.length]!
  const inside = pos + 1 + (at % (node.content.size + 1))
  if (kind === 0) tr.insert(inside, regulationSchema.text('ấy'[at % 2]!))
  else if (kind === 1 && inside > pos + 1) tr.delete(inside - 1, inside)
  else if (kind === 2)
    tr.split(inside, 1, [{ type: node.type, attrs: { ...node.attrs, id: `l${(ids += 1)}` } }])
  else if (kind === 3 && place > 0) tr.join(pos)
  else if (kind === 4 && parent.childCount > 1) tr.delete(pos, pos + node.nodeSize)
}

describe('the editor bound to the text', () => {
  it('writes what the editor has, whatever was done to it', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const desk = new Desk(1)
        desk.write(begin)
        for (const each of edits) {
          desk.write((tr) => apply(tr, each))
          expect(desk.fresh().toJSON()).toEqual(desk.text.toJSON())
        }
      }),
      { numRuns: 150 },
    )
  })

  it('shows everybody the same after any exchange, and what a fresh reader sees', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), edit, fc.boolean()), { maxLength: 40 }), (steps) => {
        const desks = [new Desk(1), new Desk(2), new Desk(3)] as const
        desks[0].write(begin)
        exchange(...desks)
        for (const [who, each, meet] of steps) {
          desks[who as 0 | 1 | 2].write((tr) => apply(tr, each))
          if (meet) exchange(...desks)
        }
        exchange(...desks)
        for (const desk of desks) {
          expect(desk.text.toJSON()).toEqual(desks[0].text.toJSON())
          expect(desk.fresh().toJSON()).toEqual(desk.text.toJSON())
          desk.text.check()
        }
      }),
      { numRuns: 150 },
    )
  })

  it('finds every place of the words again, and the letter it stood at', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), fc.nat(), (edits, at) => {
        const desk = new Desk(1)
        desk.write(begin)
        for (const each of edits) desk.write((tr) => apply(tr, each))
        const state = EditorState.create({ doc: desk.text })
        const pos = at % (state.doc.content.size + 1)
        if (!state.doc.resolve(pos).parent.isTextblock) return
        const place = desk.binding.relative(state.doc.resolve(pos))
        expect(place && desk.binding.absolute(place)).toBe(pos)
      }),
    )
  })

  it('a place of a document that is not yet written is none', () => {
    const desk = new Desk(1)
    desk.write(begin)
    const later = new Transform(desk.text).insert(1, regulationSchema.text('sau đó')).doc
    expect(desk.binding.relative(later.resolve(3))).toBeNull()
    expect(desk.binding.relative(desk.text.resolve(3))).not.toBeNull()
  })

  it('a place in front of a letter is pushed along by what is typed there, one behind it stays', () => {
    const desk = new Desk(1)
    desk.write(begin)
    const places = (['behind', 'before'] as const).map((side) =>
      desk.binding.relative(desk.text.resolve(4), side),
    )
    desk.write((tr) => tr.insert(4, regulationSchema.text('xyz')))
    expect(places.map((place) => place && desk.binding.absolute(place))).toEqual([4, 7])
  })

  it('a key costs one block: no other element is touched', () => {
    const desk = new Desk(1)
    desk.write(begin)
    const touched: unknown[] = []
    desk.doc.getXmlFragment('text').observeDeep((events) => {
      for (const { target } of events) touched.push(target.parent)
    })
    desk.write((tr) => tr.insert(1, regulationSchema.text('x')))
    expect(touched).toEqual([desk.doc.getXmlFragment('text').get(0)])
  })

  it('keeps blocks that did not change as they are, when others come', () => {
    const [one, other] = [new Desk(1), new Desk(2)]
    one.write(begin)
    exchange(one, other)
    const kept = other.text.child(3)
    one.write((tr) => tr.insert(1, regulationSchema.text('x')))
    one.write((tr) => tr.insert(0, provision('Mới')))
    exchange(one, other)
    expect(other.text.child(4)).toBe(kept)
  })

  it('two who begin in the same empty provision both keep their words', () => {
    const [one, other] = [new Desk(1), new Desk(2)]
    one.write(begin)
    exchange(one, other)
    const empty = one.text.child(0).nodeSize + one.text.child(1).nodeSize + 1
    for (const [desk, words] of [
      [one, 'AAAA'],
      [other, 'BBBB'],
    ] as const)
      desk.write((tr) => tr.insert(empty, regulationSchema.text(words)))
    exchange(one, other)
    expect(['AAAABBBB', 'BBBBAAAA']).toContain(one.text.child(2).textContent)
    expect(other.text.toJSON()).toEqual(one.text.toJSON())
  })

  it('two who begin in the same empty line of a frame write on, and no letter is doubled', () => {
    const [one, other] = [new Desk(1), new Desk(2)]
    const head = new Y.XmlElement('head')
    head.insert(
      0,
      ['l1', 'l2'].map((id) => namedElement('line', id)),
    )
    one.doc.getXmlFragment('text').insert(0, [head])
    exchange(one, other)
    for (const letters of [
      ['a', 'b'],
      ['c', 'd'],
    ]) {
      for (const [at, desk] of [one, other].entries())
        desk.write((tr) => tr.insert(tr.doc.content.size - 2, regulationSchema.text(letters[at]!)))
      exchange(one, other)
    }
    expect(one.text.textContent.split('').toSorted().join('')).toBe('abcd')
    expect(other.text.toJSON()).toEqual(one.text.toJSON())
  })

  it('writes what was done to the lines of a frame, and everybody has the same', () => {
    const lineEdit = fc.record({
      who: fc.nat(1),
      kind: fc.nat(4),
      at: fc.nat(99),
      meet: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(lineEdit, { maxLength: 30 }), (edits) => {
        const desks = [new Desk(1), new Desk(2)] as const
        desks[0].write((tr) =>
          tr.replaceWith(0, tr.doc.content.size, [
            regulationSchema.node('head', { id: 'h' }, ['một', '', 'ba'].map(line)),
            table(),
          ]),
        )
        exchange(...desks)
        for (const { who, kind, at, meet } of edits) {
          const desk = desks[who as 0 | 1]
          desk.write((tr) => changeLines(tr, kind, at))
          expect(desk.fresh().toJSON()).toEqual(desk.text.toJSON())
          if (meet) exchange(...desks)
        }
        exchange(...desks)
        expect(desks[1].text.toJSON()).toEqual(desks[0].text.toJSON())
        expect(desks[0].fresh().toJSON()).toEqual(desks[0].text.toJSON())
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    ['a line among the blocks', () => namedElement('line', 'x')],
    ['a document in the document', () => new Y.XmlElement('doc')],
    [
      'a picture among letters',
      () => {
        const block = namedElement('provision', 'x')
        const words = new Y.XmlText('ab')
        block.insert(0, [words])
        words.insertEmbed(1, { src: 'x' })
        return block
      },
    ],
    [
      'a level nobody knows',
      () => {
        const block = namedElement('provision', 'x')
        block.setAttribute('level', 'đại-điều')
        return block
      },
    ],
    [
      'a cell over a million columns',
      () => {
        const [block, row, cell] = ['table', 'row', 'cell'].map((name) => new Y.XmlElement(name))
        cell!.setAttribute('colspan', 1_000_000 as never)
        cell!.insert(0, [namedElement('line', 'x')])
        row!.insert(0, [cell!])
        block!.insert(0, [row!])
        return block!
      },
    ],
  ])('what the text of the server does not have is not drawn: %s', (_, foreign) => {
    const desk = new Desk(1)
    desk.write(begin)
    const fragment = desk.doc.getXmlFragment('text')
    fragment.insert(2, [foreign()])
    expect(readFragment(fragment).text.content).toHaveLength(6)
    expect(desk.text.childCount).toBe(6)
    desk.write((tr) => tr.insert(tr.doc.content.size - 1, regulationSchema.text('!')))
    expect(fragment.length).toBe(7)
    expect(readFragment(fragment).text).toEqual(desk.text.toJSON())
  })

  it('a cell whose last lines two people took out at once is an empty cell, and can be written in', () => {
    const [one, other] = [new Desk(1), new Desk(2)]
    one.write(begin)
    exchange(one, other)
    const lineIn = (desk: Desk, nth: number) => {
      const lines: [number, number][] = []
      desk.text.descendants((node, pos) => {
        if (node.type.name === 'line') lines.push([pos, pos + node.nodeSize])
      })
      return lines[nth]!
    }
    one.write((tr) => tr.delete(...lineIn(one, 0)))
    other.write((tr) => tr.delete(...lineIn(other, 1)))
    exchange(one, other)
    expect(one.text.child(4).textContent).toBe('ba')
    one.text.check()
    const [pos] = lineIn(one, 0)
    one.write((tr) => tr.insert(pos + 1, regulationSchema.text('mới')))
    exchange(one, other)
    expect(other.text.child(4).textContent).toBe('mớiba')
    expect(readFragment(other.doc.getXmlFragment('text')).text).toEqual(other.text.toJSON())
  })

  it('letters that an earlier release raised are drawn so, and can be put back in the line', () => {
    const desk = new Desk(1)
    const block = namedElement('provision', 'x')
    const words = new Y.XmlText()
    words.applyDelta([
      { insert: 'm' },
      { insert: '2', attributes: { 'superscript--9DNEoaZg': { type: 'superscript' } } },
    ])
    block.insert(0, [words])
    desk.doc.getXmlFragment('text').insert(0, [block])
    const raised = () => desk.text.rangeHasMark(2, 3, regulationSchema.marks.superscript!)
    expect(raised()).toBe(true)
    desk.write((tr) => tr.insert(3, regulationSchema.text('!')))
    expect(raised()).toBe(true)
    desk.write((tr) => tr.removeMark(1, 4, regulationSchema.marks.superscript!))
    expect(raised()).toBe(false)
    expect(desk.fresh().toJSON()).toEqual(desk.text.toJSON())
  })

  it('letters that one raised and another lowered stay, for everybody and on the server', () => {
    const [one, other] = [new Desk(1), new Desk(2)]
    one.write(begin)
    exchange(one, other)
    const { superscript, subscript } = regulationSchema.marks
    one.write((tr) => tr.addMark(1, 4, superscript!.create()))
    other.write((tr) => tr.addMark(1, 4, subscript!.create()))
    exchange(one, other)
    one.text.check()
    expect(other.text.toJSON()).toEqual(one.text.toJSON())
    expect(readFragment(one.doc.getXmlFragment('text'))).toEqual({
      text: one.text.toJSON(),
      unknown: [],
    })
  })

  it('leaves alone what it cannot draw', () => {
    const desk = new Desk(1)
    desk.write(begin)
    const fragment = desk.doc.getXmlFragment('text')
    fragment.insert(2, [new Y.XmlElement('đồ-thị')])
    expect(desk.text.childCount).toBe(6)
    desk.write((tr) => tr.insert(0, provision('Đầu')))
    desk.write((tr) => tr.insert(tr.doc.content.size, provision('Cuối')))
    desk.write((tr) => tr.insert(tr.doc.content.size - 1, regulationSchema.text('!')))
    expect(fragment.toArray().map((each) => (each as Y.XmlElement).nodeName)[3]).toBe('đồ-thị')
    expect(desk.fresh().toJSON()).toEqual(desk.text.toJSON())
  })
})

describe('the difference of two wordings', () => {
  it('is exact and never cuts a character in two', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁'), maxLength: 8 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [from, end, otherEnd] = difference(one, other)
        expect(one.slice(0, from) + other.slice(from, otherEnd) + one.slice(end)).toBe(other)
        const pieces = [one.slice(0, from), one.slice(from, end), other.slice(from, otherEnd)]
        for (const piece of pieces) expect(piece.isWellFormed()).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
