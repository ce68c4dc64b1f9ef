import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'
import { cleanWords } from '@cucao/regulation'
import { matchFrom, matchesIn } from './find-words.ts'
import type { Match, Search } from './find-words.ts'
import { showAtUpperThird } from './go-to.ts'
import { asOneUndoStep } from './undo-step.ts'

/** What is looked for and where it stands. While somebody types, `matches` may be of a moment ago. */
export interface Found {
  search: Search | null
  matches: readonly Match[]
  /** Index of the present match; -1 where there is none. */
  at: number
  drawn: DecorationSet
}

type Order = { search: Search | null; near: number } | { at: number }

const key = new PluginKey<Found>('foundWords')
const nothing: Found = { search: null, matches: [], at: -1, drawn: DecorationSet.empty }
/** After the last letter; until then the highlights move with the words. */
const searchAgainMilliseconds = 250
/** Of ten thousand matches only those about the present one are drawn. */
const mostDrawn = 1500

export const foundIn = (state: EditorState): Found => key.getState(state) ?? nothing

/** Highlights of what is looked for; costs nothing while nothing is. */
export const foundWords = Extension.create({
  name: 'foundWords',
  addProseMirrorPlugins: () => [
    new Plugin<Found>({
      key,
      state: { init: () => nothing, apply: (tr, found) => followed(tr, found) },
      props: { decorations: (state) => foundIn(state).drawn },
      view: () => {
        let timer: ReturnType<typeof setTimeout> | undefined
        return {
          update: (view, before) => {
            if (before.doc === view.state.doc || !foundIn(view.state).search) return
            clearTimeout(timer)
            timer = setTimeout(() => searchAgain(view), searchAgainMilliseconds)
          },
          destroy: () => clearTimeout(timer),
        }
      },
    }),
  ],
})

function followed(tr: Transaction, found: Found): Found {
  const order: Order | undefined = tr.getMeta(key)
  if (!order)
    return found.search && tr.docChanged
      ? { ...found, drawn: found.drawn.map(tr.mapping, tr.doc) }
      : found
  if ('at' in order)
    return { ...found, at: order.at, drawn: drawnIn(tr.doc, found.matches, order.at) }
  if (!order.search) return nothing
  const matches = matchesIn(tr.doc, order.search)
  const at = matchFrom(matches, order.near)
  return { search: order.search, matches, at, drawn: drawnIn(tr.doc, matches, at) }
}

function drawnIn(doc: Node, matches: readonly Match[], at: number): DecorationSet {
  const first = Math.max(0, at - mostDrawn / 2)
  const near = matches.slice(first, first + mostDrawn)
  return DecorationSet.create(
    doc,
    near.map(({ from, to }, index) =>
      Decoration.inline(from, to, { class: first + index === at ? 'found here' : 'found' }),
    ),
  )
}

const give = (view: EditorView, order: Order) => view.dispatch(view.state.tr.setMeta(key, order))

/** Looks for words; the present match is the first at or after `near`. */
export function find(view: EditorView, search: Search, near: number): void {
  give(view, { search, near })
  show(view)
}

/** To the next or the previous match, round the ends. */
export function step(view: EditorView, by: 1 | -1): void {
  const { matches, at } = foundIn(view.state)
  if (matches.length === 0) return
  give(view, { at: (at + by + matches.length) % matches.length })
  show(view)
}

/** The highlights go; what was found last is selected. */
export function endFind(view: EditorView): void {
  const { matches, at } = foundIn(view.state)
  const match = matches[at]
  const tr = view.state.tr.setMeta(key, { search: null, near: 0 } satisfies Order)
  if (match && match.to <= tr.doc.content.size)
    tr.setSelection(TextSelection.create(tr.doc, match.from, match.to))
  view.dispatch(tr)
  view.focus()
}

function searchAgain(view: EditorView): void {
  const { search, matches, at } = foundIn(view.state)
  if (!search || view.isDestroyed) return
  if (view.composing) setTimeout(() => searchAgain(view), searchAgainMilliseconds)
  else give(view, { search, near: matches[at]?.from ?? 0 })
}

/** Into the window, where it is not there. */
function show(view: EditorView): void {
  const here = () => view.dom.querySelector<HTMLElement>('.found.here')
  const page = view.dom.closest('main')
  const place = here()?.getBoundingClientRect()
  const seen = page?.getBoundingClientRect()
  if (!place || !seen) return
  if (place.top < seen.top + 90 || place.bottom > seen.bottom - 20) showAtUpperThird(here)
}

function put(tr: Transaction, { from, to }: Match, words: string): void {
  const marks = tr.doc.nodeAt(from)?.marks ?? []
  if (words === '') tr.delete(from, to)
  else tr.replaceWith(from, to, tr.doc.type.schema.text(words, marks))
}

/** Replaces the present match where it still stands as it was found, and goes to the next. */
export function replaceOne(view: EditorView, replacement: string): boolean {
  const { search, matches, at } = foundIn(view.state)
  const match = matches[at]
  if (!search || !match) return false
  const words = cleanWords(replacement)
  const stands = matchesIn(view.state.doc, search).some(({ from }) => from === match.from)
  const near = stands ? match.from + words.length : match.from
  asOneUndoStep(view, () => {
    const { tr } = view.state
    if (stands) put(tr, match, words)
    view.dispatch(tr.setMeta(key, { search, near } satisfies Order))
  })
  show(view)
  return stands
}

/** More matches than this in one block are replaced at once, with what stands between them. */
const mostRounds = 12

/**
 * Replaces all, as one undo step; answers how many. The Yjs binding writes one change for each block and
 * transaction, so each block's matches are replaced one after the other: what stands between two of them is
 * not written anew, and comments and colleagues' carets there stay.
 */
export function replaceAll(view: EditorView, replacement: string): number {
  const { search } = foundIn(view.state)
  if (!search) return 0
  const words = cleanWords(replacement)
  const { doc } = view.state
  let waiting = matchesIn(doc, search).map((match) => ({
    match,
    block: doc.resolve(match.from).start(),
  }))
  const count = waiting.length
  asOneUndoStep(view, () => {
    for (let round = 0; waiting.length > 0; round += 1) {
      // The last of each block: those before it stay where they are within the block.
      const now = waiting.filter(
        ({ block }, at) => round === mostRounds || waiting[at + 1]?.block !== block,
      )
      const { tr } = view.state
      for (const { match } of now.toReversed()) put(tr, match, words)
      view.dispatch(tr)
      waiting = moved(waiting, new Set(now), words.length)
    }
    give(view, { search, near: 0 })
  })
  return count
}

interface Waiting {
  match: Match
  block: number
}

/** The rest of the matches at their new places: each replaced one before them moves them alike. */
function moved(all: readonly Waiting[], done: ReadonlySet<Waiting>, length: number): Waiting[] {
  let by = 0
  return all.flatMap((each) => {
    const { match, block } = each
    if (done.has(each)) {
      by += length - (match.to - match.from)
      return []
    }
    return [{ match: { from: match.from + by, to: match.to + by }, block: block + by }]
  })
}
