import type { EarlyKey } from '../language/early-words.ts'
import type { Translate } from '../language/text.ts'
import { WhenRested } from '../ui/when-rested.ts'
import css from './desk-bar.module.css'
import { saveStateOf } from './save-state.ts'
import type { SaveState } from './save-state.ts'
import type { TextSession } from './text-session.ts'

/** "Saved" is said when the hand rests, not between two letters of a word. */
const restMilliseconds = 400

/** Words and a dot; the dot's colour only repeats the words. */
export interface SavePlace {
  status: HTMLElement
  words: HTMLElement
}

/**
 * Keeps the words on saving true until it is ended. Every key makes "saving" and "saved": written straight
 * into the element, since drawing through React makes it measure the selection in the whole text, and with
 * the next frame, so that the key itself need not lay the page out for it. "Saving" stands until everything
 * is on the server's disk and the hand rests.
 */
export function followSaving(
  { status, words }: SavePlace,
  session: TextSession,
  mayWrite: boolean,
  t: Translate<EarlyKey>,
): () => void {
  let saving = false
  const write = () => {
    const { connection, wasOpen } = session.view
    const facts = { ...connection, unacknowledged: session.unsaved }
    const save = saveStateOf(facts, mayWrite, wasOpen, navigator.onLine)
    saving = save.kind === 'saving'
    const said = saveWords(t, save)
    if (words.textContent === said) return
    words.textContent = said
    status.className = css[toneOf[save.kind]] ?? ''
    // Read out only when something is wrong: not "saving, saved" with every letter.
    const quiet = save.kind === 'saved' || save.kind === 'saving'
    status.setAttribute('aria-live', quiet ? 'off' : 'polite')
  }
  let frame = 0
  const rested = new WhenRested(() => {
    if (session.unsaved === 0) write()
  })
  const soon = () => {
    if (session.unsaved === 0) rested.wait(restMilliseconds)
    else if (frame === 0 && !saving)
      frame = requestAnimationFrame(() => {
        frame = 0
        write()
      })
  }
  write()
  const stops = [session.subscribe(write), session.subscribeUnsaved(soon)]
  for (const turn of ['online', 'offline'] as const) window.addEventListener(turn, write)
  return () => {
    for (const stop of stops) stop()
    for (const turn of ['online', 'offline'] as const) window.removeEventListener(turn, write)
    cancelAnimationFrame(frame)
    rested.stop()
  }
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

function saveWords(t: Translate<EarlyKey>, save: SaveState): string {
  if ((save.kind === 'offline' || save.kind === 'failing') && save.unsent > 0)
    return t(`save.${save.kind}.unsent`, { count: save.unsent })
  const key: EarlyKey = `save.${save.kind}`
  return t(key)
}
