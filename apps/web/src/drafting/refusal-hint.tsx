import type { Editor } from '@tiptap/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useText } from '../language/text.ts'
import type { RefusalBoard, Told } from './refusal-board.ts'
import css from './drafting-tools.module.css'

/** Long enough to read a short line twice. */
const shownMilliseconds = 6000

/** Why a key did nothing, in few words below the caret; gone with the next key that does something. */
export function RefusalHint({ editor, board }: { editor: Editor | null; board: RefusalBoard }) {
  const t = useText()
  const told = useSyncExternalStore(board.listen, board.current)
  useEffect(() => {
    if (!editor || !told) return
    const timer = setTimeout(board.clear, shownMilliseconds)
    const changed = ({
      transaction,
    }: {
      transaction: { docChanged: boolean; selectionSet: boolean }
    }) => {
      if (transaction.docChanged || transaction.selectionSet) board.clear()
    }
    editor.on('transaction', changed)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', changed)
    }
  }, [editor, board, told])
  const at = useCaretPlace(editor, told)
  // Always there, so that a screen reader hears what comes into it.
  return (
    <output
      className={told && at ? css.hint : 'visually-hidden'}
      style={told && at ? { top: at.top, left: at.left } : undefined}
    >
      {told ? <span key={told.number}>{t(`structure.${told.reason}`)}</span> : null}
    </output>
  )
}

/** Just below the caret, within the window. */
function useCaretPlace(editor: Editor | null, told: Told | null) {
  const [at, setAt] = useState<{ top: number; left: number } | null>(null)
  useEffect(() => {
    if (!editor || !told) return
    const frame = requestAnimationFrame(() => {
      if (editor.isDestroyed) return
      const { left, bottom } = editor.view.coordsAtPos(editor.state.selection.head)
      setAt({
        top: Math.min(Math.max(60, bottom + 6), innerHeight - 48),
        left: Math.max(8, Math.min(left, innerWidth - 340)),
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [editor, told])
  return at
}
