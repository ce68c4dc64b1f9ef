import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { useEffect, useSyncExternalStore } from 'react'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { isOwnChange } from './live-text.ts'
import type { WordBoard } from './word-board.ts'
import css from './told-words.module.css'

interface ToldWordsProps {
  editor: Editor
  board: WordBoard
  className?: string
}

/**
 * What was just done, with what may be done about it; it stays until something else is done, since undo
 * would then take back that.
 */
export function ToldWords({ editor, board, className = '' }: ToldWordsProps) {
  const t = useText()
  const told = useSyncExternalStore(board.listen, board.current)
  useEffect(() => {
    if (!told) return
    const changed = ({ transaction }: { transaction: Transaction }) => {
      if (isOwnChange(transaction)) board.clear()
    }
    editor.on('transaction', changed)
    return () => void editor.off('transaction', changed)
  }, [editor, board, told])
  return (
    <div className={told ? `${css.told} ${told.refused ? css.refused : ''} ${className}` : ''}>
      {/* Always there, so that a screen reader hears what comes into it. */}
      <output>{told?.words}</output>
      {told ? (
        <span className={css.acts}>
          {told.act ? (
            <Button size="small" onClick={told.act.run}>
              {told.act.name}
            </Button>
          ) : null}
          <button
            type="button"
            className={css.close}
            aria-label={t('tool.close')}
            onClick={board.clear}
          >
            ×
          </button>
        </span>
      ) : null}
    </div>
  )
}
