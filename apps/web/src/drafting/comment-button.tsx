import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { CommentPlace } from '../consultation/comment-place.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import css from './drafting-screen.module.css'

interface CommentButtonProps {
  editor: Editor
  place: CommentPlace
  scopeWords: string | null
  /** The element the button is placed in; null: at the lower edge of the window, as on a phone. */
  field: HTMLElement | null
  onComment: () => void
}

/** Offered beside chosen words; where comments are not invited it says so instead. */
export function CommentButton(props: CommentButtonProps) {
  const { editor, place, scopeWords, field, onComment } = props
  const t = useText()
  const at = useButtonPlace(editor, place, field)
  const refusal =
    place.refusal === 'outside-scope'
      ? t('threads.outside-scope')
      : place.refusal === 'too-long'
        ? t('threads.too-long')
        : null
  const title =
    refusal && scopeWords ? t('threads.outside-scope.next', { places: scopeWords }) : undefined
  const button = (
    <Button
      kind="primary"
      size="small"
      disabled={refusal !== null}
      // The press must not take the selection away from the words.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onComment}
    >
      {t('threads.comment')}
    </Button>
  )
  if (!field)
    return (
      <div className={css.commentBar}>
        <span className={css.commentWords}>{refusal ?? place.quote.exact}</span>
        {button}
      </div>
    )
  if (!at) return null
  return (
    <div className={css.comment} style={{ top: at.top, left: at.left }} title={title}>
      {button}
      <span className={css.key}>{refusal ?? 'Ctrl+Alt+M'}</span>
    </div>
  )
}

/** Below the last chosen line, within the sheet. */
function useButtonPlace(editor: Editor, place: CommentPlace, field: HTMLElement | null) {
  const [at, setAt] = useState<{ top: number; left: number } | null>(null)
  const { range } = place
  useEffect(() => {
    if (!field || !range) return
    const frame = requestAnimationFrame(() => {
      if (editor.isDestroyed) return
      const { top, left, width } = field.getBoundingClientRect()
      const end = editor.view.coordsAtPos(Math.min(range.to, editor.state.doc.content.size), -1)
      const wide = Math.max(0, width - 240)
      setAt({ top: end.bottom - top + 8, left: Math.max(8, Math.min(end.left - left - 20, wide)) })
    })
    return () => cancelAnimationFrame(frame)
  }, [editor, field, range])
  return field && range ? at : null
}
