import type { TextKey, Translate } from '../language/text.ts'
import { useText } from '../language/text.ts'
import css from './desk-bar.module.css'
import type { SaveState } from './save-state.ts'

/** Words and a dot; the dot's colour only repeats the words. */
export function SaveWords({ save, onReconnect }: { save: SaveState; onReconnect: () => void }) {
  const t = useText()
  const away = save.kind === 'offline' || save.kind === 'not-following'
  // Every letter makes "saving" and "saved": shown at once, but read out only when something is wrong.
  const quiet = save.kind === 'saved' || save.kind === 'saving'
  return (
    <span className={css.save}>
      <span role="status" aria-live={quiet ? 'off' : 'polite'} className={css[toneOf[save.kind]]}>
        <span className={css.dot} aria-hidden="true" />
        <span className={css.saveWords}>{saveWords(t, save)}</span>
      </span>
      {away ? (
        <button type="button" className={css.reconnect} onClick={onReconnect}>
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

export function saveWords(t: Translate, save: SaveState): string {
  if ((save.kind === 'offline' || save.kind === 'failing') && save.unsent > 0)
    return t(`save.${save.kind}.unsent`, { count: save.unsent })
  const key: TextKey = `save.${save.kind}`
  return t(key)
}
