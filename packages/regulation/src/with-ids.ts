import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'

export interface WithIdsOptions {
  newId: () => string
  /**
   * Meta key of transactions that bring a colleague's changes (y-tiptap's is `y-sync$`). They are left
   * alone: two clients giving ids to the same node would overwrite each other for ever.
   */
  remoteMeta?: string
}

export const withIdsKey = new PluginKey('regulation-ids')

/**
 * Gives every block and line an id: a new one where it has none, and where a split or a paste made a
 * second node with the same. The original keeps its id: after a split the first piece, after a paste the
 * node that stood in the document before, after a move the node that moved. A key that only writes words is
 * known by comparing references.
 */
export function withIds(options: WithIdsOptions): Plugin {
  return new Plugin({
    key: withIdsKey,
    appendTransaction(transactions, before, after) {
      const local = transactions.filter((tr) => tr.docChanged)
      if (local.length === 0) return null
      const { remoteMeta } = options
      if (remoteMeta !== undefined && local.every((tr) => tr.getMeta(remoteMeta))) return null
      if (sound.has(before.doc) && hasSameBlocks(before.doc, after.doc)) {
        sound.add(after.doc)
        return null
      }
      const given = giveIds(after, options.newId, (id) => positionKept(id, transactions, before))
      if (!given) sound.add(after.doc)
      return given
    },
  })
}

/** A transaction that gives ids where they are missing or doubled, or null where there is nothing to do. */
export function giveIds(
  state: EditorState,
  newId: () => string,
  original: (id: string) => number = () => -1,
): Transaction | null {
  if (areIdsSound(state.doc)) return null
  const byId = new Map<string, number[]>()
  const missing: number[] = []
  eachIdentified(state.doc, (node, position) => {
    const id = node.attrs.id as string
    if (id === '') return missing.push(position)
    const positions = byId.get(id)
    return positions ? positions.push(position) : byId.set(id, [position])
  })
  for (const [id, positions] of byId) {
    if (positions.length === 1) continue
    const kept = original(id)
    missing.push(...positions.filter((p) => p !== (positions.includes(kept) ? kept : positions[0])))
  }
  const { tr } = state
  for (const position of missing) tr.setNodeAttribute(position, 'id', newId())
  return tr.setMeta(withIdsKey, true)
}

/** Where the node that had this id before stands now; -1 if it had none. */
function positionKept(
  id: string,
  transactions: readonly Transaction[],
  before: EditorState,
): number {
  let found = -1
  eachIdentified(before.doc, (node, position) => {
    if (found < 0 && node.attrs.id === id) found = position
  })
  if (found < 0) return -1
  return transactions.reduce((position, tr) => tr.mapping.map(position, 1), found)
}

/** Documents in which no id is missing or doubled. */
const sound = new WeakSet<Node>()

/** Nothing but words of provisions differs: ids are as they were. */
function hasSameBlocks(before: Node, after: Node): boolean {
  const [old, now] = [before.children, after.children]
  if (old.length !== now.length) return false
  for (let at = 0; at < old.length; at += 1) {
    const [one, other] = [old[at]!, now[at]!]
    if (one !== other && (one.attrs !== other.attrs || !one.isTextblock || !other.isTextblock))
      return false
  }
  return true
}

/** Found without noting any position. */
function areIdsSound(doc: Node): boolean {
  const seen = new Set<unknown>([''])
  let count = 1
  eachIdentified(doc, (node) => {
    seen.add(node.attrs.id)
    count += 1
  })
  return seen.size === count
}

/** Blocks and lines, not text: the words of 2,700 provisions are never walked. */
function eachIdentified(doc: Node, visit: (node: Node, position: number) => unknown): void {
  let position = 0
  for (const block of doc.children) {
    visit(block, position)
    if (!block.isTextblock) {
      const start = position + 1
      block.descendants((node, inside) => {
        if ('id' in node.attrs) visit(node, start + inside)
        return !node.isTextblock
      })
    }
    position += block.nodeSize
  }
}
