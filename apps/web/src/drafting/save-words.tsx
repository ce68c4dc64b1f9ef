import { useEffect, useRef } from 'react'
import { useText } from '../language/text.ts'
import css from './desk-bar.module.css'
import { followSaving } from './follow-saving.ts'
import type { SessionView, TextSession } from './text-session.ts'

interface SaveWordsProps {
  session: TextSession
  view: SessionView
  mayWrite: boolean
}

/** Whether what was written is safe, and the way back to a line that was lost. No key draws it again. */
export function SaveWords({ session, view, mayWrite }: SaveWordsProps) {
  const t = useText()
  const status = useRef<HTMLOutputElement>(null)
  const words = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!status.current || !words.current) return
    const place = { status: status.current, words: words.current }
    return followSaving(place, session, mayWrite, t)
  }, [session, mayWrite, t])
  const away = view.connection.phase === 'waiting'
  return (
    <span className={css.save}>
      <output aria-live="off" ref={status}>
        <span className={css.dot} aria-hidden="true" />
        <span ref={words} />
      </output>
      {away ? (
        <button
          type="button"
          className={css.reconnect}
          onClick={() => session.connection.retryNow()}
        >
          {t('save.reconnect')}
        </button>
      ) : null}
    </span>
  )
}
