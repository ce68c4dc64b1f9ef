import { Extension } from '@tiptap/core'
import { EditorState, Selection, TextSelection } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import {
  initProseMirrorDoc,
  redo,
  undo,
  ySyncPlugin,
  ySyncPluginKey,
  yUndoPlugin,
} from '@tiptap/y-tiptap'
import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { narrow } from './narrow-change.ts'
import { keptAtOwnLetters } from './own-letters.ts'
import { caretWatch, heed, unheardCaret } from './unheard-caret.ts'

interface SyncState {
  binding: ProsemirrorBinding
  type: Y.XmlFragment
  doc: Y.Doc
  isChangeOrigin: boolean
}

/** The binding's state; undefined before the plugins stand. */
export const syncStateOf = (state: EditorState): SyncState | undefined =>
  ySyncPluginKey.getState(state)

/** Came from a colleague or from undo, not from a key of this person. */
export const isFromOutside = (tr: Transaction): boolean =>
  tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true

export interface LiveTextOptions {
  fragment: Y.XmlFragment
  /** false: no undo; the fragment is then a copy that nothing is sent from. */
  mayWrite: boolean
}

/** Ties the editor to the Yjs text: two ways for who may write, with undo of one's own changes only. */
export const liveText = Extension.create<LiveTextOptions, { mapping: Map<unknown, unknown> }>({
  name: 'liveText',
  priority: 1000,

  addStorage: () => ({ mapping: new Map() }),

  /** The first document comes from Yjs at once, so that it is drawn once. */
  onBeforeCreate() {
    const { doc, mapping } = initProseMirrorDoc(this.options.fragment, this.editor.schema)
    this.storage.mapping = mapping
    const first = doc.childCount > 0 ? doc : doc.type.createAndFill()
    // Tiptap takes a document as it is; only its type for `content` does not say so.
    if (first) this.editor.options.content = first as never
  },

  addProseMirrorPlugins() {
    const sync = ySyncPlugin(this.options.fragment, { mapping: this.storage.mapping as never })
    return this.options.mayWrite
      ? [
          caretWatch(),
          sync,
          // The whole of a block a colleague writes in is never taken away by our undo.
          yUndoPlugin({ protectedNodes: new Set(['provision', 'line', 'division', 'table']) }),
        ]
      : [caretWatch(), sync]
  },

  addKeyboardShortcuts() {
    const back = () => !this.options.mayWrite || (undo(this.editor.state) ?? true)
    const again = () => !this.options.mayWrite || (redo(this.editor.state) ?? true)
    return { 'Mod-z': back, 'Mod-y': again, 'Mod-Shift-z': again }
  },

  dispatchTransaction({ transaction, next }) {
    const { view } = this.editor
    if (isFromOutside(transaction)) return next(narrowed(view, transaction))
    // Only drawings change, such as a colleague's caret: that too writes the editor's caret to the page.
    // While the text takes the focus the browser's caret is not yet anybody's: the editor's is drawn next.
    const takesFocus = transaction.getMeta('focus') !== undefined
    if (!transaction.docChanged && !transaction.selectionSet && !takesFocus) {
      const caret = unheardCaret(view)
      if (caret) heed(transaction, caret)
    }
    next(transaction)
  },
})

/** The same remote change as small steps; as it came where that does not work out. */
function narrowed(view: EditorView, tr: Transaction): Transaction {
  const sync = syncStateOf(view.state)
  if (!tr.docChanged || !sync) return tr
  const small = view.state.tr
  const caret = unheardCaret(view)
  try {
    narrow(small, tr.doc)
  } catch {
    return tr
  }
  if (!small.doc.eq(tr.doc)) return tr
  remember(sync, small)
  const meta: { isUndoRedoOperation?: boolean } = tr.getMeta(ySyncPluginKey)
  // Not `addToHistory: false`: the binding would end the present undo step with the next caret that moves,
  // and undo would then go back letter by letter wherever two people write.
  small.setMeta(ySyncPluginKey, meta)
  if (meta.isUndoRedoOperation) showUndone(small)
  else if (caret) heed(small, caret)
  else if (!keptAtOwnLetters(view.state, small)) keepSelection(small, tr)
  return small
}

/** Undo and redo show what they did; a colleague's letters never move the page of who reads elsewhere. */
function showUndone(small: Transaction): void {
  let end: number | null = null
  small.mapping.maps.at(-1)?.forEach((_from, _to, _newFrom, newTo) => (end = newTo))
  if (end !== null) small.setSelection(TextSelection.near(small.doc.resolve(end), -1))
  small.scrollIntoView()
}

/** The selection the binding restored, where it differs from what the small steps leave. */
function keepSelection(small: Transaction, tr: Transaction): void {
  if (!tr.selectionSet) return
  const { anchor, head } = tr.selection
  if (small.selection.anchor === anchor && small.selection.head === head) return
  small.setSelection(
    tr.selection instanceof TextSelection
      ? TextSelection.between(small.doc.resolve(anchor), small.doc.resolve(head))
      : Selection.fromJSON(small.doc, tr.selection.toJSON()),
  )
}

/** The binding finds blocks by the node it made; blocks that did not change kept their older node. */
function remember({ binding, type }: SyncState, { doc }: Transaction): void {
  type.toArray().forEach((element, index) => {
    const node = doc.maybeChild(index)
    if (node) binding.mapping.set(element, node)
  })
}
