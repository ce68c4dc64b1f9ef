import { Editor, extensions } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'
import type { Refusal } from '@cucao/regulation'
import { anchoredWords } from '../consultation/anchored-words.ts'
import type { AnchoredWordsOptions } from '../consultation/anchored-words.ts'
import { caretBlock } from './caret-block.ts'
import { clipboard } from './clipboard.ts'
import { colleagueCarets } from './colleague-carets.ts'
import { composedLetters } from './composed-letters.ts'
import { drawnLabels, numberedBlocks } from './drawn-labels.ts'
import { foundWords } from './found-words.ts'
import { leaveText } from './leave-text.ts'
import { bindingOf, liveText } from './live-text.ts'
import { ownLetters } from './own-letters.ts'
import type { Pasted } from './pasting.ts'
import { quietComposition } from './quiet-composition.ts'
import { regulationExtensions } from './regulation-nodes.ts'
import { pointedRange } from './relative-range.ts'
import { structureKeys } from './structure-keys.ts'
import { tableKeys } from './table-keys.ts'
import type { TextSession } from './text-session.ts'
import { typedLevels } from './typed-levels.ts'
import './page.css'

/** What the editor tells to whoever stands around it. */
export interface EditorHooks {
  onRefusal: (reason: Refusal) => void
  onPasted: (pasted: Pasted) => void
  onPlaced: AnchoredWordsOptions['onPlaced']
  onTouched: AnchoredWordsOptions['onTouched']
}

export interface OpenEditor {
  readonly editor: Editor
  /** Whoever stands around it; nobody at first. What is `current` may change at any time. */
  tellTo(hooks: { readonly current: EditorHooks }): void
  close(): void
}

/** Before the frame is there. */
const unheard: EditorHooks = {
  onRefusal: () => {},
  onPasted: () => {},
  onPlaced: () => {},
  onTouched: () => {},
}

/** Makes the editor of a session whose text is there, drawn into an element of its own until a sheet takes it in. */
export function openEditor(session: TextSession, writes: boolean): OpenEditor {
  let hooks: { readonly current: EditorHooks } = { current: unheard }
  const editor = newEditor(session, writes, () => hooks.current)
  // At once, before the binding is asked: nothing is written round what this page does not know.
  const stop = session.subscribe(() => {
    if (writes && !session.writes && !editor.isDestroyed) bindingOf(editor.state)?.stop()
  })
  return {
    editor,
    tellTo: (others) => {
      hooks = others
    },
    close: () => {
      stop()
      editor.destroy()
    },
  }
}

function newEditor(session: TextSession, writes: boolean, hooks: () => EditorHooks): Editor {
  const fragment = session.fragment
  const editor = new Editor({
    element: null,
    editable: writes,
    injectCSS: false, // the style sheet has it; an injected one would need the page's nonce
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: {
      delete: false,
      textDirection: false,
      clipboardTextSerializer: false,
      drop: false,
      paste: false,
      keymap: false, // comes below without its watch for a text deleted as a whole: a walk with every key
    },
    editorProps: {
      handleScrollToSelection: caretIsInSight,
      attributes: { spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off', lang: 'vi' },
    },
    extensions: [
      ...regulationExtensions,
      extensions.Keymap.extend({ addProseMirrorPlugins: () => [] }),
      liveText.configure({ fragment, mayWrite: writes }),
      drawnLabels,
      caretBlock,
      structureKeys.configure({ onRefusal: (reason) => hooks().onRefusal(reason) }),
      tableKeys,
      ownLetters,
      composedLetters,
      quietComposition.configure({ connection: writes ? session.connection : null }),
      typedLevels,
      foundWords,
      leaveText,
      clipboard.configure({ onPasted: (pasted) => hooks().onPasted(pasted) }),
      colleagueCarets.configure({
        awareness: session.connection.awareness,
        lookAt: (ids) => session.connection.lookAt(ids),
        publishes: writes,
      }),
      anchoredWords.configure({
        pointedAt: (anchor) => pointedRange(fragment, anchor),
        onPlaced: (standings) => hooks().onPlaced(standings),
        onTouched: (id) => hooks().onTouched(id),
      }),
    ],
  })
  // From the first drawing on. As a plugin's they would draw all a second time, and as a node's, which Tiptap
  // gives them as, it would work out the HTML attributes of 2,900 blocks that none of them asks for.
  Object.defineProperty(editor.extensionManager, 'nodeViews', { value: numberedBlocks })
  editor.mount(document.createElement('div'))
  return editor
}

/** Room that is left above and below the caret, in pixels. */
const roomAboutCaret = 60

/** Almost every letter: nothing to scroll, and no box round the text need be measured for it. */
function caretIsInSight(view: EditorView): boolean {
  const selection = view.dom.ownerDocument.getSelection()
  const page = view.dom.closest('main')
  if (!page || !selection?.isCollapsed || !view.dom.contains(selection.anchorNode)) return false
  const { top, bottom, height } = selection.getRangeAt(0).getBoundingClientRect()
  const seen = page.getBoundingClientRect()
  return height > 0 && top > seen.top + roomAboutCaret && bottom < seen.bottom - roomAboutCaret
}
