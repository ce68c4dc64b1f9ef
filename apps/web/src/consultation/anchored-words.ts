import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'
import type { Mappable, StepMap } from '@tiptap/pm/transform'
import { DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'
import { firstBelow } from '../ui/blocks-in-sight.ts'
import { WhenRested } from '../ui/when-rested.ts'
import { drawnIn, threadAt, threadOfMark } from './drawn-anchors.ts'
import type { Anchors, Stretch } from './drawn-anchors.ts'
import { inQuestion, placeAll, sameShape } from './thread-standings.ts'
import type { AnchoredThread, PointedAt, Standing } from './thread-standings.ts'

export interface AnchoredWordsOptions {
  pointedAt: PointedAt
  /**
   * Where threads stand, when that changed but for letters before them: states, clauses and order hold,
   * positions are those of `standingsIn`.
   */
  onPlaced: (standings: ReadonlyMap<string, Standing>) => void
  /** The reader touched highlighted words. */
  onTouched: (threadId: string) => void
}

/** Nothing is drawn out of sight: a key costs the same with 3 threads and with 300. */
interface Drawn extends Anchors {
  /** The steps since the standings were found. */
  since: readonly StepMap[]
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
/** So many steps are kept before they are taken into the standings. */
const mostSteps = 200

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
/** Threads were found again: their words may stand in another line. */
export const placesThreads = (transaction: Transaction): boolean => {
  const order: Order | undefined = transaction.getMeta(key)
  return order !== undefined && 'placed' in order
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
          handleClick: (view, pos, event) => {
            const decorations = key.getState(view.state)?.decorations
            const id = threadOfMark(event) ?? (decorations ? threadAt(decorations, pos) : null)
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

/** Finds the words of all threads again after the text came to rest; never while a syllable is composed. */
class Placing {
  private readonly view: EditorView
  private readonly options: AnchoredWordsOptions
  private readonly rested = new WhenRested(() => this.place())
  private frame = 0
  private placedIn: { doc: Node; threads: readonly AnchoredThread[] } | null = null
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
    if (key.getState(before)?.threads !== key.getState(state)?.threads) this.rested.wait(0)
    else if (before.doc !== state.doc) this.rested.wait(placeAgainMilliseconds)
  }

  stop(): void {
    this.rested.stop()
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

  private place(): void {
    if (this.view.isDestroyed) return
    if (this.view.composing) return this.rested.wait(placeAgainMilliseconds)
    const { state } = this.view
    const drawn = key.getState(state)
    if (!drawn) return
    const { threads, standings, since } = drawn
    const { placedIn } = this
    const known = placedIn?.threads === threads
    const asked = known ? inQuestion(placedIn.doc, state.doc, threads, standings) : threads
    this.placedIn = { doc: state.doc, threads }
    if (known && asked.length === 0 && since.length < mostSteps) return
    const placed = new Map([
      ...(known ? moved(drawn).standings : []),
      ...placeAll(state.doc, asked, this.options.pointedAt),
    ])
    give(this.view, { placed, seen: stretchInSight(this.view, 2) })
    if (this.told && sameShape(this.told, placed)) return
    this.told = placed
    this.options.onPlaced(placed)
  }
}

/** The blocks in the window and so many windows' heights above and below. */
function stretchInSight(view: EditorView, windows: number): Stretch {
  const { children } = view.dom
  const height = window.innerHeight
  const begin = children[firstBelow(view.dom, -windows * height)]
  const end = children[firstBelow(view.dom, (1 + windows) * height)]
  return {
    from: begin ? view.posAtDOM(begin, 0) : view.state.doc.content.size,
    to: end ? view.posAtDOM(end, 0) : view.state.doc.content.size,
  }
}
