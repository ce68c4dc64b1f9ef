import { Editor } from '@tiptap/core'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { EditorView } from '@tiptap/pm/view'
import type { Refusal } from '@cucao/regulation'
import { anchoredWords } from '../consultation/anchored-words.ts'
import type { AnchoredWordsOptions } from '../consultation/anchored-words.ts'
import { useText } from '../language/text.ts'
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
import { regulationExtensions } from './regulation-nodes.ts'
import { quietComposition } from './quiet-composition.ts'
import { pointedRange } from './relative-range.ts'
import { structureKeys } from './structure-keys.ts'
import { tableKeys } from './table-keys.ts'
import type { TextSession } from './text-session.ts'
import { typedLevels } from './typed-levels.ts'
import './page.css'

export interface EditorHooks {
  onRefusal: (reason: Refusal) => void
  onPasted: (pasted: Pasted) => void
  onPlaced: AnchoredWordsOptions['onPlaced']
  onTouched: AnchoredWordsOptions['onTouched']
}

/**
 * The editor of a session: made once the text is there, made again where the text turns out to hold what
 * this page does not know (it then draws a copy). `hooks` may change at any time.
 */
export function useTextEditor(
  session: TextSession | null,
  ready: boolean,
  writes: boolean,
  hooks: EditorHooks,
): Editor | null {
  const latest = useRef(hooks)
  useEffect(() => {
    latest.current = hooks
  })
  const [editor, setEditor] = useState<Editor | null>(null)
  useEffect(() => {
    if (!session || !ready) return
    const made = newEditor(session, writes, latest)
    // At once, before the binding is asked: nothing is written round what this page does not know.
    const stop = session.subscribe(() => {
      if (writes && !session.writes && !made.isDestroyed) bindingOf(made.state)?.stop()
    })
    setEditor(made)
    return () => {
      stop()
      made.destroy()
      setEditor(null)
    }
  }, [session, ready, writes])
  return editor
}

function newEditor(session: TextSession, writes: boolean, hooks: { current: EditorHooks }): Editor {
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
    },
    editorProps: {
      handleScrollToSelection: caretIsInSight,
      attributes: { spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off', lang: 'vi' },
    },
    extensions: [
      ...regulationExtensions,
      liveText.configure({ fragment, mayWrite: writes }),
      drawnLabels,
      caretBlock,
      structureKeys.configure({ onRefusal: (reason) => hooks.current.onRefusal(reason) }),
      tableKeys,
      ownLetters,
      composedLetters,
      quietComposition.configure({ connection: writes ? session.connection : null }),
      typedLevels,
      foundWords,
      leaveText,
      clipboard.configure({ onPasted: (pasted) => hooks.current.onPasted(pasted) }),
      colleagueCarets.configure({ awareness: session.connection.awareness, publishes: writes }),
      anchoredWords.configure({
        pointedAt: (anchor) => pointedRange(fragment, anchor),
        onPlaced: (standings) => hooks.current.onPlaced(standings),
        onTouched: (id) => hooks.current.onTouched(id),
      }),
    ],
  })
  // From the first drawing on. As a plugin's they would draw all a second time, and as a node's, which Tiptap
  // gives them as, it would work out the HTML attributes of 2,900 blocks that none of them asks for.
  Object.defineProperty(editor.extensionManager, 'nodeViews', { value: numberedBlocks })
  editor.mount(document.createElement('div')) // until the sheet takes it in
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

/** Five events of every letter that nobody outside of the text listens to; React would look for who does. */
const ownEvents = ['keypress', 'keyup', 'beforeinput', 'input', 'textInput'] as const
const keepHere = (event: Event) => event.stopPropagation()

/** The sheet of paper with the text on it: the editor's own element, taken in as it was drawn. */
export function Sheet({ editor, editable }: { editor: Editor; editable: boolean }) {
  const t = useText()
  const sheet = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { dom } = editor.view
    const { current } = sheet
    current?.append(dom)
    for (const event of ownEvents) current?.addEventListener(event, keepHere)
    return () => {
      for (const event of ownEvents) current?.removeEventListener(event, keepHere)
      dom.remove()
    }
  }, [editor])
  useEffect(() => {
    if (editor.isEditable !== editable) editor.setEditable(editable, false)
    const { dom } = editor.view
    dom.setAttribute('aria-label', t(editable ? 'drafting.text.write' : 'drafting.text'))
    dom.setAttribute('role', editable ? 'textbox' : 'document')
    if (editable) dom.setAttribute('aria-multiline', 'true')
    else dom.removeAttribute('aria-multiline')
  }, [editor, editable, t])
  return <div ref={sheet} className="sheet" />
}
