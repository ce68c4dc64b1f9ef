import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * A click moves the browser's caret at once, but the page hears of it a moment later. A colleague's change
 * drawn in that moment would put the caret back to where the editor believes it is, and the click would be
 * lost: what is typed next would land in another clause. Such a caret is taken over into the change.
 */
interface BrowserCaret {
  anchorNode: Node
  anchorOffset: number
  focusNode: Node
  focusOffset: number
}

/** The caret as it stood after the editor last drew: only another one can be news. */
const drawn = new WeakMap<EditorView, BrowserCaret | null>()

/** Remembers what `unheardCaret` compares with; a key acts where the browser's caret is (End, then Enter at once). */
export const caretWatch = (): Plugin =>
  new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        if (!event.isComposing) hearCaret(view)
        return false
      },
    },
    view: (view) => {
      drawn.set(view, caretOf(view))
      return { update: () => void drawn.set(view, caretOf(view)) }
    },
  })

/** Where in the editor's present document the browser's caret stands; null: where the editor knows it is. */
export function unheardCaret(view: EditorView): { anchor: number; head: number } | null {
  const { selection } = view.state
  if (view.composing || !(selection instanceof TextSelection)) return null
  if (view.editable && !view.hasFocus()) return null
  const caret = caretOf(view)
  if (!caret || same(caret, drawn.get(view))) return null
  const anchor = view.posAtDOM(caret.anchorNode, caret.anchorOffset)
  const head = view.posAtDOM(caret.focusNode, caret.focusOffset)
  return anchor === selection.anchor && head === selection.head ? null : { anchor, head }
}

/** Puts the selection of `tr` to where `caret` is after its steps. */
export function heed(tr: Transaction, caret: { anchor: number; head: number }): void {
  const resolved = (pos: number) => tr.doc.resolve(tr.mapping.map(pos))
  tr.setSelection(TextSelection.between(resolved(caret.anchor), resolved(caret.head)))
}

/** Takes a caret that was moved a moment ago over at once, for what is done at it next. */
export function hearCaret(view: EditorView): void {
  const caret = unheardCaret(view)
  if (!caret) return
  const { tr } = view.state
  heed(tr, caret)
  view.dispatch(tr)
}

function caretOf(view: EditorView): BrowserCaret | null {
  const selection = view.dom.ownerDocument.getSelection()
  const { anchorNode, focusNode } = selection ?? {}
  if (!selection || !anchorNode || !focusNode) return null
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return null
  const { anchorOffset, focusOffset } = selection
  return { anchorNode, anchorOffset, focusNode, focusOffset }
}

function same(one: BrowserCaret, other: BrowserCaret | null | undefined): boolean {
  return (
    other?.anchorNode === one.anchorNode &&
    other.anchorOffset === one.anchorOffset &&
    other.focusNode === one.focusNode &&
    other.focusOffset === one.focusOffset
  )
}
