import { Extension } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { undo, ySyncPluginKey } from '@tiptap/y-tiptap'
import {
  applyToTransaction,
  blocksOf,
  depthOf,
  levelTyped,
  positionOfBlock,
  setLevel,
} from '@cucao/regulation'
import type { Level } from '@cucao/regulation'
import { isFromOutside } from './live-text.ts'
import { asOneUndoStep } from './undo-step.ts'

/** What became of the provision the caret stands in; forgotten once the caret leaves it. */
interface Typed {
  id: string
  level: Level
  /**
   * fresh: made a moment ago, nothing written since. made: written on. letters: the letters were asked
   * back, so they stay letters.
   */
  state: 'fresh' | 'made' | 'letters'
}

const key = new PluginKey<Typed | null>('typedLevels')

/** Longer words are never a label; asked first, so that a key costs nothing elsewhere. */
const longestLabel = 16

/**
 * `Điều `, `Chương `, `1. `, `a) ` at the start of a provision make its level, since numbers are drawn and
 * never typed. The letters are written first and taken away in an undo step of their own: one Ctrl+Z, or
 * Backspace at once, gives them back. Programs that write Vietnamese by Backspace and retyping are done
 * with a word when the blank comes; what is still being composed is never touched. Where the structure
 * forbids the level, the letters simply stay.
 */
export const typedLevels = Extension.create({
  name: 'typedLevels',
  priority: 200, // before structureKeys: Backspace gives letters back before it joins
  addProseMirrorPlugins: () => [
    new Plugin<Typed | null>({
      key,
      state: { init: () => null, apply: (tr, typed) => followed(tr, typed) },
      props: {
        handleTextInput: (view, _from, _to, text, insertion) => {
          if (view.composing || !view.editable || !endsInBlank(text)) return false
          if (view.state.selection.$head.parentOffset > longestLabel) return false
          const tr = insertion()
          if (!labelTyped(tr.selection.$head, key.getState(view.state) ?? null)) return false
          view.dispatch(tr)
          makeTyped(view)
          return true
        },
        handleKeyDown: (view, event) => {
          if (view.composing || event.isComposing || !view.editable || hasModifier(event))
            return false
          if (event.key === 'Backspace') return giveBack(view)
          return event.key === 'Enter' && dropNumber(view)
        },
        handleDOMEvents: {
          // Some keyboards end a composition with the blank in it; the browser is done a moment later.
          compositionend: (view, event) => {
            if (endsInBlank(event.data)) setTimeout(() => makeTyped(view), afterComposition)
            return false
          },
        },
      },
    }),
  ],
})

/** ProseMirror itself puts the end of a composition off by 20 ms. */
const afterComposition = 40

const endsInBlank = (text: string) => text.length <= longestLabel && /[ \u00A0]$/.test(text)

const hasModifier = (event: KeyboardEvent) =>
  event.ctrlKey || event.metaKey || event.altKey || event.shiftKey

function followed(tr: Transaction, typed: Typed | null): Typed | null {
  const order: Typed | undefined = tr.getMeta(key)
  if (order) return order
  if (!typed || tr.selection.$head.parent.attrs.id !== typed.id) return null
  if (!tr.docChanged) return typed
  if (isFromOutside(tr))
    return tr.getMeta(ySyncPluginKey).isUndoRedoOperation ? { ...typed, state: 'letters' } : typed
  return typed.state === 'fresh' ? { ...typed, state: 'made' } : typed
}

/** The number that is written after the word whose level was just made: `5. ` after `Điều `, `II` after `Chương `. */
function isNumberOf(level: Level, words: string): boolean {
  if (level === 'article') return /^\d+[a-zđ]?[.:] ?$/.test(words)
  return depthOf[level] < depthOf.article && /^([IVXLCDM]+|\d+)[a-zđ]?[.:]? ?$/.test(words)
}

const isNamed = (level: Level) => depthOf[level] <= depthOf.article

/** `Điều khoản`, `Mục tiêu`: a heading's name may begin like the label of its own level or a narrower one. */
function isOfItsName(level: Level, own: Level, words: string): boolean {
  return isNamed(level) && depthOf[level] >= depthOf[own] && !/\d/.test(words)
}

/** The level the words between the start of a provision and the caret ask for; null for none that may be. */
export function labelTyped($head: ResolvedPos, typed: Typed | null): Level | null {
  const { parent, parentOffset } = $head
  if ($head.depth !== 1 || parent.type.name !== 'provision' || parentOffset > longestLabel)
    return null
  const words = parent.textBetween(0, parentOffset).replaceAll('\u00A0', ' ')
  const id = String(parent.attrs.id)
  if (typed?.id === id) {
    if (typed.state === 'letters') return null
    if (isNumberOf(typed.level, words)) return typed.level
    if (isNamed(typed.level)) return null
  }
  const level = levelTyped(words)
  if (level === null || isOfItsName(level, parent.attrs.level, words)) return null
  if (level === parent.attrs.level) return level
  return setLevel(blocksOf($head.doc), id, level).ok ? level : null
}

/** Takes the label's letters away and gives the provision their level; null where they ask for nothing. */
export function withTypedLevel(state: EditorState): Transaction | null {
  const { $head, empty } = state.selection
  const level = empty ? labelTyped($head, key.getState(state) ?? null) : null
  if (level === null) return null
  const id = String($head.parent.attrs.id)
  const tr = state.tr
  if (level !== $head.parent.attrs.level) {
    const outcome = setLevel(blocksOf(state.doc), id, level)
    if (!outcome.ok) return null
    applyToTransaction(tr, outcome.change)
  }
  const start = positionOfBlock(tr.doc, $head.index(0)) + 1
  tr.delete(start, start + $head.parentOffset)
  const made: Typed = { id, level, state: 'fresh' }
  return tr.setMeta(key, made).scrollIntoView()
}

function makeTyped(view: EditorView): void {
  if (view.isDestroyed || view.composing || !view.editable) return
  const tr = withTypedLevel(view.state)
  if (tr) asOneUndoStep(view, () => view.dispatch(tr))
}

/** Backspace right after: the letters come back as they were typed. */
function giveBack(view: EditorView): boolean {
  const { selection } = view.state
  if (key.getState(view.state)?.state !== 'fresh') return false
  if (!selection.empty || selection.$head.parentOffset > 0) return false
  return undo(view.state) ?? false
}

/** `Chương II` and Enter: the number is drawn already, what comes next is the heading's name. */
function dropNumber(view: EditorView): boolean {
  const { $head, empty } = view.state.selection
  const typed = key.getState(view.state)
  const words = $head.parent.textContent
  if (!empty || !typed || typed.state === 'letters' || words === '') return false
  if ($head.parentOffset < words.length || words.length > longestLabel) return false
  if (!isNumberOf(typed.level, words)) return false
  const start = $head.start()
  asOneUndoStep(view, () =>
    view.dispatch(
      view.state.tr.delete(start, $head.pos).setMeta(key, { ...typed, state: 'fresh' }),
    ),
  )
  return true
}
