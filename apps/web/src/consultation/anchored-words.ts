import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'
import type { Mappable, StepMap } from '@tiptap/pm/transform'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'
import { groundOf, placeAnchor } from '@cucao/consultation'
import type { Anchor, Placement, PointedRange } from '@cucao/consultation'
import { blocksOf } from '@cucao/regulation'

/** What is drawn of a thread in the text. */
export interface AnchoredThread {
  id: string
  anchor: Anchor
  resolved: boolean
}

/** Where a thread stands now, in positions of the document. */
export interface Standing {
  state: Placement['state']
  provisionId: string | null
  /** The words; null where it stands on the clause as a whole or nowhere. */
  range: { from: number; to: number } | null
  /** Where it is beside: the words, or the beginning of the clause; -1 for an orphan. */
  position: number
}

export interface AnchoredWordsOptions {
  /** Where the relative positions of an anchor point now, as the living document knows. */
  pointedAt: (anchor: Anchor) => PointedRange | undefined
  /**
   * Where threads stand, when that changed but for letters before them: states, clauses and order hold,
   * positions are those of `standingsIn`.
   */
  onPlaced: (standings: ReadonlyMap<string, Standing>) => void
  /** The reader touched highlighted words. */
  onTouched: (threadId: string) => void
}

/** What the window shows, with room above and below, in positions of the document. */
interface Stretch {
  from: number
  to: number
}

interface Drawn {
  threads: readonly AnchoredThread[]
  activeId: string | null
  /** The words a new comment is being written on. */
  chosen: Stretch | null
  /** Where threads were found last, and the steps since. */
  standings: ReadonlyMap<string, Standing>
  since: readonly StepMap[]
  /** Words outside of it are not drawn: a key costs the same with 3 threads and with 300. */
  seen: Stretch
  decorations: DecorationSet
}

type Order =
  | { threads: readonly AnchoredThread[] }
  | { activeId: string | null }
  | { chosen: Stretch | null }
  | { placed: ReadonlyMap<string, Standing>; seen: Stretch }
  | { seen: Stretch }

const key = new PluginKey<Drawn>('anchoredWords')
/** After the last letter; while one types, highlights move with the words without being found again. */
const placeAgainMilliseconds = 350

const give = (view: EditorView, order: Order) =>
  view.dispatch(view.state.tr.setMeta(key, order).setMeta('addToHistory', false))

/** No threads before and none now, as while the text is being opened: nothing to draw. */
export function showThreads(view: EditorView, threads: readonly AnchoredThread[]): void {
  if (threads.length > 0 || (key.getState(view.state)?.threads.length ?? 0) > 0)
    give(view, { threads })
}
export function showActive(view: EditorView, activeId: string | null): void {
  if (activeId !== key.getState(view.state)?.activeId) give(view, { activeId })
}
export const showChosen = (view: EditorView, chosen: Stretch | null) => give(view, { chosen })
/** Where threads stand in this very state. */
export const standingsIn = (state: EditorState): ReadonlyMap<string, Standing> => {
  const drawn = key.getState(state)
  return drawn ? moved(drawn).standings : new Map()
}
/** The words a new comment stands on, where they are after all edits since. */
export const chosenIn = (state: EditorState) => key.getState(state)?.chosen ?? null

/** Highlights under the words that threads stand on: drawn from the records, never marks in the document. */
export const anchoredWords = Extension.create<AnchoredWordsOptions>({
  name: 'anchoredWords',
  addProseMirrorPlugins() {
    const options = this.options
    return [
      new Plugin<Drawn>({
        key,
        state: {
          init: () => ({
            threads: [],
            activeId: null,
            chosen: null,
            standings: new Map(),
            since: [],
            seen: { from: 0, to: 0 },
            decorations: DecorationSet.empty,
          }),
          apply: (tr, drawn) => followed(drawn, tr),
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          handleClick: (view, pos) => {
            const id = threadAt(view.state, pos)
            if (!id) return false
            // The cursor first: showing the thread draws these words again, before the browser has said
            // where the click put it.
            const { tr, doc } = view.state
            view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(pos))))
            options.onTouched(id)
            return false
          },
        },
        view: (view) => {
          const placing = new Placing(view, options)
          return {
            update: (_, before) => placing.follow(before),
            destroy: () => placing.stop(),
          }
        },
      }),
    ]
  },
})

function followed(drawn: Drawn, tr: Transaction): Drawn {
  const order: Order | undefined = tr.getMeta(key)
  let next = drawn
  if (tr.docChanged)
    next = {
      ...next,
      decorations: drawn.decorations.map(tr.mapping, tr.doc),
      chosen: drawn.chosen && mapped(drawn.chosen, tr.mapping),
      seen: { from: tr.mapping.map(drawn.seen.from, -1), to: tr.mapping.map(drawn.seen.to, 1) },
      since: drawn.standings.size > 0 ? [...drawn.since, ...tr.mapping.maps] : [],
    }
  if (!order) return next
  if ('placed' in order) next = { ...next, standings: order.placed, since: [], seen: order.seen }
  else next = { ...moved(next), ...order }
  return 'threads' in order ? next : { ...next, decorations: drawnIn(tr.doc, next) }
}

/** Takes the steps since into the standings: only when something is drawn anew, never with a key. */
function moved(drawn: Drawn): Drawn {
  if (drawn.since.length === 0) return drawn
  const mapping = new Mapping(drawn.since)
  const standings = new Map(
    [...drawn.standings].map(([id, standing]) => [
      id,
      {
        ...standing,
        range: standing.range && mapped(standing.range, mapping),
        position: standing.position < 0 ? -1 : mapping.map(standing.position),
      },
    ]),
  )
  return { ...drawn, standings, since: [] }
}

/** Letters typed at either end of the words do not become part of them. */
function mapped(range: Stretch, mapping: Mappable): Stretch | null {
  const from = mapping.map(range.from, 1)
  const to = mapping.map(range.to, -1)
  return from < to ? { from, to } : null
}

function drawnIn(doc: Node, drawn: Drawn): DecorationSet {
  const { threads, activeId, chosen, standings, seen } = drawn
  const decorations: Decoration[] = []
  const end = doc.content.size
  for (const { id, resolved } of threads) {
    const range = standings.get(id)?.range
    if (!range || range.to > end || (resolved && id !== activeId)) continue
    if (range.to < seen.from || range.from > seen.to) continue
    const look = id === activeId ? 'anchored active' : 'anchored'
    decorations.push(
      Decoration.inline(range.from, range.to, { class: look, 'data-thread': id }, { thread: id }),
    )
  }
  if (chosen && chosen.to <= end)
    decorations.push(Decoration.inline(chosen.from, chosen.to, { class: 'anchored chosen' }))
  return DecorationSet.create(doc, decorations)
}

/** The innermost thread whose words stand at `pos`: of several the one with the fewest words. */
function threadAt(state: EditorState, pos: number): string | null {
  const found = key
    .getState(state)
    ?.decorations.find(pos, pos)
    .filter((decoration) => decoration.spec.thread)
    .toSorted((one, other) => one.to - one.from - (other.to - other.from))[0]
  return found?.spec.thread ?? null
}

/** Finds the words of all threads again after the text came to rest; never while a syllable is composed. */
class Placing {
  private readonly view: EditorView
  private readonly options: AnchoredWordsOptions
  private timer: ReturnType<typeof setTimeout> | null = null
  private frame = 0
  private told: ReadonlyMap<string, Standing> | null = null

  constructor(view: EditorView, options: AnchoredWordsOptions) {
    this.view = view
    this.options = options
    // Whatever scrolls: the page on a desk, the window on a phone.
    document.addEventListener('scroll', this.scrolled, { capture: true, passive: true })
    window.addEventListener('resize', this.scrolled)
  }

  follow(before: EditorState): void {
    const { state } = this.view
    if (key.getState(before)?.threads !== key.getState(state)?.threads) this.later(0)
    else if (before.doc !== state.doc) this.later(placeAgainMilliseconds)
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    cancelAnimationFrame(this.frame)
    document.removeEventListener('scroll', this.scrolled, { capture: true })
    window.removeEventListener('resize', this.scrolled)
  }

  /** Words that come near the window are drawn before they are in it. */
  private readonly scrolled = (): void => {
    if (this.frame !== 0) return
    this.frame = requestAnimationFrame(() => {
      this.frame = 0
      const { view } = this
      const drawn = view.isDestroyed ? undefined : key.getState(view.state)
      if (!drawn || drawn.standings.size === 0 || view.composing) return
      const { from, to } = stretchInSight(view, 0.5)
      if (from < drawn.seen.from || to > drawn.seen.to)
        give(view, { seen: stretchInSight(view, 2) })
    })
  }

  private later(milliseconds: number): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = setTimeout(() => this.place(), milliseconds)
  }

  private place(): void {
    this.timer = null
    if (this.view.isDestroyed) return
    if (this.view.composing) return this.later(placeAgainMilliseconds)
    const threads = key.getState(this.view.state)?.threads ?? []
    const placed = placeAll(this.view.state.doc, threads, this.options.pointedAt)
    give(this.view, { placed, seen: stretchInSight(this.view, 2) })
    if (this.told && sameShape(this.told, placed)) return
    this.told = placed
    this.options.onPlaced(placed)
  }
}

/** The same clauses in the same order: only letters before them came or went. */
function sameShape(one: ReadonlyMap<string, Standing>, other: ReadonlyMap<string, Standing>) {
  const order = (standings: ReadonlyMap<string, Standing>) =>
    [...standings]
      .toSorted(([, a], [, b]) => a.position - b.position)
      .map(
        ([id, { state, provisionId, range }]) => `${id} ${state} ${provisionId} ${range === null}`,
      )
  const [now, before] = [order(other), order(one)]
  return now.length === before.length && now.every((each, at) => each === before[at])
}

/** The blocks in the window and so many windows' heights above and below, found by halving. */
function stretchInSight(view: EditorView, windows: number): Stretch {
  const { children } = view.dom
  const height = window.innerHeight
  const firstBelow = (line: number) => {
    let [low, high] = [0, children.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((children[middle]?.getBoundingClientRect().bottom ?? line) < line) low = middle + 1
      else high = middle
    }
    return children[low]
  }
  const begin = firstBelow(-windows * height)
  const end = firstBelow((1 + windows) * height)
  return {
    from: begin ? view.posAtDOM(begin, 0) : view.state.doc.content.size,
    to: end ? view.posAtDOM(end, 0) : view.state.doc.content.size,
  }
}

function placeAll(
  doc: Node,
  threads: readonly AnchoredThread[],
  pointedAt: AnchoredWordsOptions['pointedAt'],
): Map<string, Standing> {
  const ground = groundOf(blocksOf(doc))
  const starts: number[] = []
  doc.forEach((_, offset) => starts.push(offset))
  return new Map(
    threads.map(({ id, anchor }) => {
      let placement = placeAnchor(anchor, ground)
      // Relative positions cost a walk through the document: asked only where the words moved.
      if (placement.state !== 'exact' && anchor.relative)
        placement = placeAnchor(anchor, ground, pointedAt(anchor))
      return [id, standingOf(doc, placement, ground.positions, starts)]
    }),
  )
}

function standingOf(
  doc: Node,
  placement: Placement,
  positions: ReadonlyMap<string, number>,
  starts: readonly number[],
): Standing {
  const { state } = placement
  if (placement.state === 'orphan') return { state, provisionId: null, range: null, position: -1 }
  const { provisionId } = placement
  const index = positions.get(provisionId) ?? -1
  const node = doc.maybeChild(index)
  const start = starts[index] ?? 0
  const whole = { state, provisionId, range: null, position: start + 1 }
  if (!node || !('start' in placement) || placement.start === placement.end) return whole
  const from = positionOfOffset(node, start, placement.start)
  const to = positionOfOffset(node, start, placement.end)
  if (from === null || to === null) return whole
  return { state, provisionId, range: { from, to }, position: from }
}

/** The document position of a character of `wordsOf(block)`; lines of a frame and cells are one character apart. */
export function positionOfOffset(block: Node, before: number, offset: number): number | null {
  if (block.isTextblock) return offset <= block.content.size ? before + 1 + offset : null
  let left = offset
  let found: number | null = null
  block.descendants((node, pos) => {
    if (found !== null) return false
    if (!node.isTextblock) return true
    if (left <= node.content.size) found = before + 1 + pos + 1 + left
    else left -= node.content.size + 1
    return false
  })
  return found
}

/** The reverse: which character of the block's words stands at a document position. */
export function offsetOfPosition(block: Node, before: number, position: number): number {
  if (block.isTextblock) return Math.max(0, Math.min(position - before - 1, block.content.size))
  let passed = 0
  let found: number | null = null
  block.descendants((node, pos) => {
    if (found !== null) return false
    if (!node.isTextblock) return true
    const inside = position - (before + 1 + pos + 1)
    if (inside <= node.content.size) found = passed + Math.max(0, inside)
    else passed += node.content.size + 1
    return false
  })
  return found ?? Math.max(0, passed - 1)
}
