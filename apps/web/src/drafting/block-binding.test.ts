import { regulationSchema } from '@cucao/regulation'
import type { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { Transform } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BlockBinding } from './block-binding.ts'
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
