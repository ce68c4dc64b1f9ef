import type { Node, Schema } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { provisionAt, readText } from '@cucao/regulation'
import type { Block } from '@cucao/regulation'

/** Longer pastes are imports; reading them would hold the page. Characters. */
const longestPaste = 2_000_000

/**
 * Plain text that is a piece of a legal text, as provisions: by the same reader as the import. null where
 * it is not one (fewer than two numbered lines) and is pasted as the lines it has.
 */
export function provisionsIn(text: string, newId: () => string): Block[] | null {
  if (!/\n/.test(text.trim()) || text.length > longestPaste) return null
  const { text: read, counts, quoted, lostCharacters } = readText(text, { newId })
  const numbered = [counts, quoted].reduce(
    (sum, { part, chapter, section, article, clause, point }) =>
      sum + part + chapter + section + article + clause + point,
    0,
  )
  if (numbered < 2 || lostCharacters > 0) return null
  return read.content.map(renumberedHere)
}

/** Numbers of the place it came from are not those of the place it goes to; quoted ones are words of another act. */
function renumberedHere(block: Block): Block {
  if (block.type !== 'provision' || block.attrs.quoted) return block
  return { ...block, attrs: { ...block.attrs, number: null, form: null } }
}

/**
 * Puts blocks where the cursor stands: in place of an empty provision, else after the present one. null
 * in a line of a frame or table, which holds words only.
 */
export function withBlocksHere(state: EditorState, blocks: readonly Block[]): Transaction | null {
  const here = provisionAt(state)
  if (!here) return null
  const nodes = blocks.map((block) => nodeOf(state.schema, block, here.node))
  const before = here.start - 1
  const after = before + here.node.nodeSize
  const { tr } = state
  if (here.node.content.size === 0) tr.replaceWith(before, after, nodes)
  else tr.insert(after, nodes)
  const end = tr.mapping.map(after, 1)
  return tr
    .setSelection(TextSelection.near(tr.doc.resolve(Math.min(end, tr.doc.content.size)), -1))
    .scrollIntoView()
}

function nodeOf(schema: Schema, block: Block, at: Node): Node {
  const node = schema.nodeFromJSON(block)
  return node.type === at.type && at.attrs.quoted === true
    ? node.type.create({ ...node.attrs, quoted: true }, node.content)
    : node
}
