import { useEffect, useRef } from 'react'
import type { TextKey, Translate } from '../language/text.ts'
import { useText } from '../language/text.ts'
import css from './desk-bar.module.css'
import { saveStateOf } from './save-state.ts'
import type { SaveState } from './save-state.ts'
import type { SessionView, TextSession } from './text-session.ts'
import { useOnline } from './use-online.ts'

interface SaveWordsProps {
  session: TextSession
  view: SessionView
  mayWrite: boolean
}

/** "Saved" is said when the hand rests, not between two letters of a word. */
const restMilliseconds = 400

/**
 * Words and a dot; the dot's colour only repeats the words. Every key makes "saving" and "saved": written
 * straight into the element, since drawing through React makes it measure the selection in the whole text,
 * and with the next frame, so that the key itself need not lay the page out for it. "Saving" stands until
 * everything is on the server's disk and the hand rests.
 */
export function SaveWords({ session, view, mayWrite }: SaveWordsProps) {
  const t = useText()
  const online = useOnline()
  const status = useRef<HTMLOutputElement>(null)
  const words = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const write = () => {
      const facts = { ...view.connection, unacknowledged: session.unsaved }
      const save = saveStateOf(facts, mayWrite, view.wasOpen, online)
      if (!status.current || !words.current) return
      const said = saveWords(t, save)
      if (words.current.textContent === said) return
      words.current.textContent = said
      status.current.className = css[toneOf[save.kind]] ?? ''
      // Read out only when something is wrong: not "saving, saved" with every letter.
      const quiet = save.kind === 'saved' || save.kind === 'saving'
      status.current.setAttribute('aria-live', quiet ? 'off' : 'polite')
    }
    let [frame, rest] = [0, 0]
    let changed = 0
    const whenRested = () => {
      const left = changed + restMilliseconds - performance.now()
      rest = left > 0 ? window.setTimeout(whenRested, left) : 0
      if (rest === 0 && session.unsaved === 0) write()
    }
    // Called twice with every letter: the timer is let run, not set anew.
    const soon = () => {
      changed = performance.now()
      if (session.unsaved === 0) rest ||= window.setTimeout(whenRested, restMilliseconds)
      else if (frame === 0)
        frame = requestAnimationFrame(() => {
          frame = 0
          write()
        })
    }
    write()
    const stop = session.subscribeUnsaved(soon)
    return () => {
      stop()
      cancelAnimationFrame(frame)
      clearTimeout(rest)
    }
  }, [session, view, mayWrite, online, t])
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

const toneOf: Record<SaveState['kind'], 'calm' | 'busy' | 'wrong'> = {
  opening: 'busy',
  saved: 'calm',
  saving: 'busy',
  offline: 'wrong',
  failing: 'wrong',
  closed: 'wrong',
  following: 'calm',
  'not-following': 'wrong',
}

function saveWords(t: Translate, save: SaveState): string {
  if ((save.kind === 'offline' || save.kind === 'failing') && save.unsent > 0)
    return t(`save.${save.kind}.unsent`, { count: save.unsent })
  const key: TextKey = `save.${save.kind}`
  return t(key)
}
