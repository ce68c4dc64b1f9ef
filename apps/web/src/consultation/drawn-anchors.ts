import type { Node } from '@tiptap/pm/model'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { AnchoredThread, Standing } from './thread-standings.ts'

/** A part of the document, in its positions. */
export interface Stretch {
  from: number
  to: number
}

/** What is drawn of threads. */
export interface Anchors {
  threads: readonly AnchoredThread[]
  activeId: string | null
  /** The words a new comment is being written on. */
  chosen: Stretch | null
  standings: ReadonlyMap<string, Standing>
  /** What the window shows, with room above and below: nothing is drawn outside of it. */
  seen: Stretch
}

/** Highlights under words, and a mark beside each clause that a thread stands on as a whole. */
export function drawnIn(doc: Node, anchors: Anchors): DecorationSet {
  const { threads, activeId, chosen, standings } = anchors
  const decorations: Decoration[] = []
  for (const { id, resolved } of threads) {
    const standing = standings.get(id)
    if (!standing || standing.position < 0 || (resolved && id !== activeId)) continue
    const drawn = standing.range
      ? words(standing.range, id, anchors)
      : clause(doc, standing.position, id, anchors)
    if (drawn && drawn.to <= doc.content.size) decorations.push(drawn)
  }
  if (chosen && chosen.to <= doc.content.size)
    decorations.push(Decoration.inline(chosen.from, chosen.to, { class: 'anchored chosen' }))
  return DecorationSet.create(doc, decorations)
}

const inSight = ({ from, to }: Stretch, { seen }: Anchors) => to >= seen.from && from <= seen.to

function words(range: Stretch, id: string, anchors: Anchors): Decoration | null {
  if (!inSight(range, anchors)) return null
  const look = id === anchors.activeId ? 'anchored active' : 'anchored'
  return Decoration.inline(range.from, range.to, { class: look, 'data-thread': id }, { thread: id })
}

function clause(doc: Node, position: number, id: string, anchors: Anchors): Decoration | null {
  const from = position - 1
  const block = from < doc.content.size ? doc.nodeAt(from) : null
  if (!block) return null
  const whole = { from, to: from + block.nodeSize }
  if (!inSight(whole, anchors)) return null
  const commented = id === anchors.activeId ? 'active' : 'open'
  return Decoration.node(
    whole.from,
    whole.to,
    { 'data-commented': commented, 'data-thread': id },
    { clause: id },
  )
}

/** The innermost thread whose words stand at `pos`: of several the one with the fewest words. */
export function threadAt(decorations: DecorationSet, pos: number): string | null {
  const found = decorations
    .find(pos, pos)
    .filter((decoration) => decoration.spec.thread)
    .toSorted((one, other) => one.to - one.from - (other.to - other.from))[0]
  return found?.spec.thread ?? null
}

/** The thread whose mark beside a clause was touched: the mark is drawn outside of the clause's own box. */
export function threadOfMark({ target, clientX }: MouseEvent): string | null {
  if (!(target instanceof HTMLElement) || target.dataset.commented === undefined) return null
  return clientX < target.getBoundingClientRect().left ? (target.dataset.thread ?? null) : null
}
