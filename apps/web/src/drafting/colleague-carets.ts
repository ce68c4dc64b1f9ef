import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { CursorState } from '@cucao/drafting'
import { bindingOf } from './live-text.ts'
import { ProvisionsInSight } from './provisions-in-sight.ts'

export interface CaretOptions {
  awareness: Awareness
  /** Takes the ids of the provisions in the window: carets that stand there are those that come. */
  lookAt: (ids: readonly string[]) => void
  /** Readers see carets and have none. */
  publishes: boolean
}

const key = new PluginKey<DecorationSet>('colleagueCarets')
/** Often enough to follow a hand, seldom enough that a fast typist costs ten frames a second at most. */
const publishEveryMilliseconds = 100

/** Carets and selections of colleagues, with name and organisation; drawn, never in the document. */
export const colleagueCarets = Extension.create<CaretOptions>({
  name: 'colleagueCarets',
  addProseMirrorPlugins() {
    const { awareness, lookAt, publishes } = this.options
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, drawn, _, state) =>
            tr.getMeta(key) ? carets(state, awareness) : drawn.map(tr.mapping, tr.doc),
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          const stopFollowing = followOthers(view, awareness)
          const own = publishes ? new OwnCaret(view, awareness) : null
          const sight = new ProvisionsInSight(view, (ids) => {
            lookAt(ids)
            own?.lookAgain()
          })
          return {
            update: (_, before) => own?.moved(before),
            destroy: () => {
              stopFollowing()
              sight.stop()
              own?.stop()
            },
          }
        },
      }),
    ]
  },
})

/** Draws again, once a frame at most, when another's caret moved; never into a syllable being composed. */
function followOthers(view: EditorView, awareness: Awareness): () => void {
  let frame = 0
  const draw = () => {
    frame = 0
    if (view.isDestroyed) return
    if (view.composing) frame = requestAnimationFrame(draw)
    else view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false))
  }
  const changed = (clients: { added: number[]; updated: number[]; removed: number[] }) => {
    const others = [clients.added, clients.updated, clients.removed]
      .flat()
      .some((client) => client !== awareness.clientID)
    if (others && frame === 0) frame = requestAnimationFrame(draw)
  }
  awareness.on('change', changed)
  frame = requestAnimationFrame(draw)
  return () => {
    cancelAnimationFrame(frame)
    awareness.off('change', changed)
  }
}

interface CaretPlace {
  from: Y.RelativePosition | null
  to: Y.RelativePosition | null
}
const nowhere: CaretPlace = { from: null, to: null }

class OwnCaret {
  private readonly view: EditorView
  private readonly awareness: Awareness
  private timer: ReturnType<typeof setTimeout> | null = null
  /** In front of the letter that follows: what is typed pushes it along, so a key tells nobody anything. */
  private told: CaretPlace = nowhere
  /** Id of the provision that was told with it. */
  private toldAt: string | undefined
  private readonly focusChanged = () => this.later()

  constructor(view: EditorView, awareness: Awareness) {
    this.view = view
    this.awareness = awareness
    view.dom.addEventListener('focus', this.focusChanged)
    view.dom.addEventListener('blur', this.focusChanged)
  }

  moved(before: EditorState): void {
    const { state } = this.view
    if (before.doc === state.doc && before.selection.eq(state.selection)) return
    if (this.timer === null && this.isTold(this.place())) return
    this.later()
  }

  /** A provision that is split or joined elsewhere takes the caret along without moving it. */
  lookAgain(): void {
    if (this.told.from && this.at() !== this.toldAt) this.later()
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.view.dom.removeEventListener('focus', this.focusChanged)
    this.view.dom.removeEventListener('blur', this.focusChanged)
    this.awareness.setLocalStateField('cursor', null)
  }

  private later(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null
      if (!this.view.isDestroyed) this.publish()
    }, publishEveryMilliseconds)
  }

  private publish(): void {
    const place = this.place()
    const at = this.at()
    const state = this.awareness.getLocalState()
    if (!bindingOf(this.view.state) || state === null) return
    if (this.isTold(place) && (!place.from || at === this.toldAt)) return
    this.told = place
    this.toldAt = at
    const { from, to } = place
    const cursor = from &&
      to && { anchor: Y.relativePositionToJSON(from), head: Y.relativePositionToJSON(to) }
    this.awareness.setLocalState({ ...state, cursor, at })
  }

  private at(): string | undefined {
    return this.view.state.selection.$head.node(1)?.attrs['id']
  }

  private place(): CaretPlace {
    const binding = bindingOf(this.view.state)
    if (!binding || !this.view.hasFocus()) return nowhere
    const { $anchor, $head } = this.view.state.selection
    const from = binding.relative($anchor, 'before')
    return { from, to: $anchor.pos === $head.pos ? from : binding.relative($head, 'before') }
  }

  private isTold({ from, to }: CaretPlace): boolean {
    return same(from, this.told.from) && same(to, this.told.to)
  }
}

const same = (one: Y.RelativePosition | null, other: Y.RelativePosition | null) =>
  Y.compareRelativePositions(one, other)

function carets(state: EditorState, awareness: Awareness): DecorationSet {
  const drawn: Decoration[] = []
  for (const [client, other] of awareness.getStates()) {
    if (client === awareness.clientID) continue
    const range = rangeOf(state, other as Partial<CursorState>)
    const user = (other as Partial<CursorState>).user
    if (!range || !user) continue
    const colour = `colour-${user.colour}`
    const [from, to] = [Math.min(range.anchor, range.head), Math.max(range.anchor, range.head)]
    if (from < to)
      drawn.push(Decoration.inline(from, to, { class: `colleague-selection ${colour}` }))
    // A moved caret is a new element, so that its name shows again and fades again.
    const caretKey = `${client}:${JSON.stringify(other['cursor'])}`
    // One's own caret stands in front of it, but never in front of it at the start of a line: End does not
    // lead a browser's caret over what cannot be written in.
    const atStart = state.doc.resolve(range.head).parentOffset === 0
    drawn.push(
      Decoration.widget(range.head, () => caretElement(user, colour), {
        key: caretKey,
        side: atStart ? -10 : 10,
        ignoreSelection: true,
      }),
    )
  }
  return DecorationSet.create(state.doc, drawn)
}

function rangeOf(state: EditorState, { cursor }: Partial<CursorState>) {
  const binding = bindingOf(state)
  if (!binding || typeof cursor !== 'object' || cursor === null) return null
  const place = (json: unknown) => {
    try {
      const position = binding.absolute(Y.createRelativePositionFromJSON(json))
      return position !== null && position <= state.doc.content.size ? position : null
    } catch {
      return null // another's words about its own caret are not to be trusted
    }
  }
  const anchor = 'anchor' in cursor ? place(cursor.anchor) : null
  const head = 'head' in cursor ? place(cursor.head) : null
  return anchor === null || head === null ? null : { anchor, head }
}

function caretElement(user: CursorState['user'], colour: string): HTMLElement {
  const caret = document.createElement('span')
  caret.className = `colleague-caret ${colour}`
  caret.dataset.name = user.organisation ? `${user.name} · ${user.organisation}` : user.name
  caret.setAttribute('aria-hidden', 'true')
  return caret
}
