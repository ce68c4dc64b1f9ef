import { useEffect, useRef } from 'react'
import type { DeskAction } from './desk-actions.ts'
import { actionPressed, actsAtCaret, isTool, stepsThreads } from './desk-keys.ts'
import type { ActionId } from './desk-keys.ts'

/** Whether a key is meant for something else now: a dialog, or a field beside the text. */
function isElsewhere(id: ActionId): boolean {
  const own = stepsThreads(id) ? '[data-pane]' : '[data-tools]'
  if (document.querySelector(`[aria-modal="true"], dialog[open]:not(${own})`)) return true
  if (!isTool(id) && !stepsThreads(id) && document.querySelector('dialog[open]')) return true
  const at = document.activeElement
  return actsAtCaret(id) && (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement)
}

/** Each listed action by its key; the browser's own meaning of the key is then left out. */
export function useDeskKeys(actions: readonly DeskAction[]): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const id = actionPressed(event)
      const named = (one: ActionId) => latest.current.find((each) => each.id === one)
      // Who may not replace still finds by that key.
      const action = id && (named(id) ?? (id === 'replace' ? named('find') : undefined))
      if (!action || isElsewhere(action.id)) return
      event.preventDefault()
      event.stopPropagation()
      action.run()
    }
    document.addEventListener('keydown', heard, { capture: true })
    return () => document.removeEventListener('keydown', heard, { capture: true })
  }, [])
}
