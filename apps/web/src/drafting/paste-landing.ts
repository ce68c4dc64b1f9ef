import { Fragment, Slice } from '@tiptap/pm/model'
import type { Node, Schema } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorState, Selection, Transaction } from '@tiptap/pm/state'
import {
  blocksOf,
  depthOf,
  newlyMisplaced,
  positionOfBlock,
  positionOfSpot,
  spotForNew,
} from '@cucao/regulation'
import type { Block, Level, Refusal, TextRun } from '@cucao/regulation'

export type Landing = { ok: true; tr: Transaction } | { ok: false; reason: Refusal }

/**
 * Puts provisions where the caret stands, in place of what is selected. An empty provision gives its place
 * up; else they come after the present one and what their widest level must not cut in two. Refused in a
 * line of a frame or table, which holds words only, and where they would stand unlawfully.
 */
export function structureLanding(before: EditorState, blocks: readonly Block[]): Landing {
  const tr = before.tr
  if (!before.selection.empty) tr.deleteSelection()
  const here = provisionAround(tr.selection)
  if (!here) return { ok: false, reason: 'not-a-provision' }
  if (here.node.content.size === 0) {
    const from = positionOfBlock(tr.doc, here.index)
    if (tr.doc.childCount > 1) tr.delete(from, from + here.node.nodeSize)
    else return whole(tr, blocks)
  }
  const stay = blocksOf(tr.doc)
  const beside = here.node.content.size === 0 ? here.index - 1 : here.index
  const quoted = here.node.attrs.quoted === true
  const pasted = quoted ? blocks.map(asQuoted) : blocks
  const index = positionFor(stay, beside, pasted)
  const reason = newlyMisplaced(stay, stay.toSpliced(index, 0, ...pasted))
  if (reason) return { ok: false, reason }
  return { ok: true, tr: inserted(tr, positionOfBlock(tr.doc, index), pasted) }
}

function provisionAround({ $from }: Selection): { node: Node; index: number } | null {
  const node = $from.depth === 1 && $from.parent.type.name === 'provision' ? $from.parent : null
  return node && { node, index: $from.index(0) }
}

/** In place of a text that is one empty line. */
function whole(tr: Transaction, blocks: readonly Block[]): Landing {
  const reason = newlyMisplaced([], blocks)
  if (reason) return { ok: false, reason }
  const end = tr.doc.content.size
  const landed = inserted(tr, end, blocks)
  landed.delete(0, end)
  return { ok: true, tr: landed }
}

function positionFor(stay: readonly Block[], beside: number, pasted: readonly Block[]): number {
  if (beside < 0 || stay[beside]?.type !== 'provision') return beside + 1
  return positionOfSpot(stay, spotForNew(stay, beside, widestOf(pasted)))
}

const widestOf = (blocks: readonly Block[]): Level =>
  blocks.reduce<Level>(
    (widest, block) =>
      block.type === 'provision' &&
      !block.attrs.quoted &&
      depthOf[block.attrs.level] < depthOf[widest]
        ? block.attrs.level
        : widest,
    'paragraph',
  )

const asQuoted = (block: Block): Block =>
  block.type === 'provision'
    ? { ...block, attrs: { ...block.attrs, quoted: true, lead: '' } }
    : block

function inserted(tr: Transaction, at: number, blocks: readonly Block[]): Transaction {
  const nodes = blocks.map((block) => tr.doc.type.schema.nodeFromJSON(block))
  const size = nodes.reduce((sum, node) => sum + node.nodeSize, 0)
  tr.insert(at, nodes)
  return tr.setSelection(TextSelection.near(tr.doc.resolve(at + size), -1)).scrollIntoView()
}

/**
 * Puts paragraphs where the caret stands, in place of what is selected: the first goes on in the words
 * before it, the last in those behind. In a line of a frame or table they become lines.
 */
export function paragraphsLanding(state: EditorState, blocks: readonly Block[]): Transaction {
  const { schema } = state
  const { $from } = state.selection
  const inLine = $from.parent.type.name === 'line'
  const nodes = inLine
    ? blocks.flatMap((block) => asLines(block, schema, $from.parent.attrs))
    : blocks.map((block) => schema.nodeFromJSON(block))
  const open = (node: Node | undefined) => (node?.isTextblock ? 1 : 0)
  const slice = new Slice(Fragment.from(nodes), open(nodes[0]), open(nodes.at(-1)))
  return state.tr.replaceSelection(slice).scrollIntoView()
}

function asLines(block: Block, schema: Schema, attrs: Node['attrs']): Node[] {
  const line = (content: TextRun[] | undefined) =>
    schema.nodeFromJSON({
      type: 'line',
      attrs: { ...attrs, id: '' },
      ...(content ? { content } : {}),
    })
  if (block.type === 'provision') return [line(block.content)]
  if (block.type !== 'table') return block.content.map((each) => line(each.content))
  return block.content.flatMap((row) =>
    row.content.flatMap((cell) => cell.content.map((each) => line(each.content))),
  )
}
