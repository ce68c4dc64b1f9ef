import type { Editor } from '@tiptap/core'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../language/text.ts'
import { takeEarlyEditor, takeFromEarlyScreen } from './early-text.ts'
import { openEditor } from './open-editor.ts'
import type { EditorHooks } from './open-editor.ts'
import type { TextSession } from './text-session.ts'

/**
 * The editor of a session: the one that was drawn before the frame, or made once the text is there; made
 * again where the text turns out to hold what this page does not know (it then draws a copy). `hooks` may
 * change at any time.
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
    const made = editorOf(session, writes, latest)
    setEditor(made.editor)
    return () => {
      made.close()
      setEditor(null)
    }
  }, [session, ready, writes])
  return editor
}

function editorOf(session: TextSession, writes: boolean, hooks: { current: EditorHooks }) {
  const opened = takeEarlyEditor(session, writes) ?? openEditor(session, writes)
  opened.tellTo(hooks)
  return opened
}

/** The sheet of paper with the text on it: the editor's own element, taken in as it was drawn. */
export function Sheet({ editor, editable }: { editor: Editor; editable: boolean }) {
  const t = useText()
  const sheet = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { dom } = editor.view
    const { current } = sheet
    if (current) takeFromEarlyScreen(editor, current)
    return () => dom.remove()
  }, [editor])
  useEffect(() => {
    // Another one is about to take its place: the text may be written no more, or again.
    if (editor.isDestroyed) return
    if (editor.isEditable !== editable) editor.setEditable(editable, false)
    const { dom } = editor.view
    dom.setAttribute('aria-label', t(editable ? 'drafting.text.write' : 'drafting.text'))
    dom.setAttribute('role', editable ? 'textbox' : 'document')
    if (editable) dom.setAttribute('aria-multiline', 'true')
    else dom.removeAttribute('aria-multiline')
  }, [editor, editable, t])
  return <div ref={sheet} className="sheet" />
}
