import { Extension } from '@tiptap/core'
import { BlockBinding, ownSteps } from '@cucao/drafting'
import { Plugin, Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { redo, undo, ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { placeOfWords, wordsAround } from './caret-words.ts'
import type { CaretWords } from './caret-words.ts'
import { narrow } from './narrow-change.ts'
import { keptAtOwnLetters } from './own-letters.ts'
import { caretWatch, heed, unheardCaret } from './unheard-caret.ts'

/** The text this editor is bound to; undefined before the plugins stand. */
export const bindingOf = (state: EditorState): BlockBinding | undefined =>
  ySyncPluginKey.getState(state)?.binding

/** Came from a colleague or from undo, not from a key of this person. */
export const isFromOutside = (tr: Transaction): boolean =>
  tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true

/** Something this person did to the text, undo and redo among it. */
export const isOwnChange = (tr: Transaction): boolean =>
  tr.docChanged && (!isFromOutside(tr) || tr.getMeta(ySyncPluginKey).isUndoRedoOperation === true)

export interface LiveTextOptions {
  fragment: Y.XmlFragment
  /** false: no undo, and nothing is ever written; the fragment is a copy to draw from. */
  mayWrite: boolean
}

/** Ties the editor to the Yjs text: two ways for who may write, with undo of one's own changes only. */
export const liveText = Extension.create<LiveTextOptions, { binding: BlockBinding | null }>({
  name: 'liveText',
  priority: 1000,

  addStorage: () => ({ binding: null }),

  /** The first document comes from Yjs at once, so that it is drawn once. */
  onBeforeCreate() {
    const binding = new BlockBinding(this.options.fragment, this.editor.schema)
    this.storage.binding = binding
    // Tiptap takes a document as it is; only its type for `content` does not say so.
    this.editor.options.content = binding.document as never
  },

  addProseMirrorPlugins() {
    const { binding } = this.storage
    if (!binding) throw new Error('the text was not read')
    const { mayWrite } = this.options
    return mayWrite
      ? [caretWatch(), bound(binding, mayWrite), undoOfOwn(binding)]
      : [caretWatch(), bound(binding, mayWrite)]
  },

  addKeyboardShortcuts() {
    const back = () => !this.options.mayWrite || (undo(this.editor.state) ?? true)
    const again = () => !this.options.mayWrite || (redo(this.editor.state) ?? true)
    return { 'Mod-z': back, 'Mod-y': again, 'Mod-Shift-z': again }
  },

  dispatchTransaction({ transaction, next }) {
    const { view } = this.editor
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

interface Bound {
  binding: BlockBinding
  /** The last change is one that undo may take back. */
  addToHistory: boolean
}

function bound(binding: BlockBinding, mayWrite: boolean): Plugin<Bound> {
  return new Plugin<Bound>({
    key: ySyncPluginKey,
    state: {
      init: () => ({ binding, addToHistory: true }),
      apply: (tr, before) => {
        const addToHistory = tr.docChanged
          ? tr.getMeta('addToHistory') !== false
          : before.addToHistory
        return addToHistory === before.addToHistory ? before : { binding, addToHistory }
      },
    },
    view: (view) => {
      const stop = follow(view, binding)
      binding.onStop(stop)
      return {
        update: () => {
          if (!mayWrite || binding.stopped || view.state.doc === binding.document) return
          const { doc } = binding.fragment
          doc?.transact((change) => {
            change.meta.set('addToHistory', ySyncPluginKey.getState(view.state).addToHistory)
            binding.write(view.state.doc)
          }, ySyncPluginKey)
        },
        destroy: () => binding.stop(),
      }
    },
  })
}

/** Undo and redo of what was done here. */
function undoOfOwn({ fragment }: BlockBinding): Plugin {
  const undoManager = ownSteps(fragment, {
    origin: ySyncPluginKey,
    captureTransaction: (change) => change.meta.get('addToHistory') !== false,
  })
  return new Plugin({
    key: yUndoPluginKey,
    state: { init: () => ({ undoManager }), apply: (_, state: unknown) => state },
    view: () => ({ destroy: () => undoManager.destroy() }),
  })
}

/** Shows what comes from elsewhere, undo included, as the smallest steps. */
function follow(view: EditorView, binding: BlockBinding): () => void {
  const { fragment } = binding
  const { doc } = fragment
  let caret: Caret | null = null
  const before = ({ origin }: Y.Transaction) => {
    // Known from before the first: what follows from a change (letters that are carried, a question to Yjs
    // that is a transaction too) begins before that change is drawn.
    if (origin !== ySyncPluginKey) caret ??= caretIn(view.state, binding)
  }
  const settled = () => (caret = null)
  const changed = (
    events: Y.YEvent<Y.AbstractType<unknown>>[],
    { origin }: Y.Transaction,
  ): void => {
    if (origin === ySyncPluginKey) return
    const tr = changeTo(view, binding.read(events))
    binding.settle(tr.doc)
    const isUndoRedoOperation = origin instanceof Y.UndoManager
    // Not `addToHistory: false`: the present undo step would end with the next caret that moves, and undo
    // would then go back letter by letter wherever two people write.
    tr.setMeta(ySyncPluginKey, { isChangeOrigin: true, isUndoRedoOperation })
    const unheard = unheardCaret(view)
    if (isUndoRedoOperation) showUndone(tr)
    else if (unheard) heed(tr, unheard)
    else if (!keptAtOwnLetters(view.state, tr)) keepCaret(tr, binding, caret)
    view.dispatch(tr)
  }
  doc?.on('beforeTransaction', before)
  doc?.on('afterAllTransactions', settled)
  fragment.observeDeep(changed)
  return () => {
    doc?.off('beforeTransaction', before)
    doc?.off('afterAllTransactions', settled)
    fragment.unobserveDeep(changed)
  }
}

/** The smallest steps to `wanted`; the whole document at once where they do not work out. */
function changeTo(view: EditorView, wanted: Transaction['doc']): Transaction {
  const { tr } = view.state
  try {
    narrow(tr, wanted)
    if (tr.doc.eq(wanted)) return tr
  } catch {
    // A step did not fit; the whole does.
  }
  const whole = view.state.tr
  return whole.replaceWith(0, whole.doc.content.size, wanted.content)
}

/** Undo and redo show what they did; a colleague's letters never move the page of who reads elsewhere. */
function showUndone(tr: Transaction): void {
  let end: number | null = null
  tr.mapping.maps.at(-1)?.forEach((_from, _to, _newFrom, newTo) => (end = newTo))
  if (end !== null) tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1))
  tr.scrollIntoView()
}

/** A caret beside its letters, and the block it stands in: that may be taken out and put in elsewhere. */
interface Caret {
  anchor: Y.RelativePosition
  head: Y.RelativePosition
  blockId: unknown
  offset: number
  words: CaretWords
}

function caretIn({ selection }: EditorState, binding: BlockBinding): Caret | null {
  if (!(selection instanceof TextSelection)) return null
  const { $anchor, $head } = selection
  const head = binding.relative($head)
  const anchor = selection.empty ? head : binding.relative($anchor)
  if (!anchor || !head) return null
  return {
    anchor,
    head,
    blockId: $head.node(1).attrs.id,
    offset: $head.pos - $head.start(1),
    words: wordsAround($head.parent, $head.parentOffset),
  }
}

function keepCaret(tr: Transaction, binding: BlockBinding, caret: Caret | null): void {
  if (!caret) return
  const head = binding.absolute(caret.head)
  const anchor = binding.absolute(caret.anchor)
  if (anchor !== null && head !== null) {
    if (anchor === tr.selection.anchor && head === tr.selection.head) return
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)))
    return
  }
  const at = placeElsewhere(tr, caret)
  if (at !== null) tr.setSelection(Selection.near(tr.doc.resolve(at), -1))
}

/** The block of the caret was put elsewhere, or its words into another that changed with it. */
function placeElsewhere(tr: Transaction, { blockId, offset, words }: Caret): number | null {
  let again: number | null = null
  tr.doc.forEach((block, start) => {
    if (block.attrs.id === blockId && blockId !== '')
      again = start + 1 + Math.min(offset, block.content.size)
  })
  if (again !== null)
    return placeOfWords(words, tr.doc, (block) => block.attrs.id === blockId) ?? again
  const before = new Set(tr.before.children)
  return placeOfWords(words, tr.doc, (block) => !before.has(block))
}
