import { useEffect } from 'react'

export type DeskKey = 'go-to' | 'find' | 'replace' | 'keys' | 'palette' | 'next' | 'previous'

/** By the key's place, so that Caps Lock and Vietnamese keyboards do not matter. */
const places: Record<string, DeskKey> = {
  KeyG: 'go-to',
  KeyF: 'find',
  KeyH: 'replace',
  KeyK: 'palette',
  Slash: 'keys',
}

function deskKeyOf(event: KeyboardEvent): DeskKey | null {
  if (event.isComposing || event.altKey) return null
  if (event.code === 'F3') return event.shiftKey ? 'previous' : 'next'
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey) return null
  return places[event.code] ?? null
}

/** A dialog of another part of the screen keeps its keys. */
const isElsewhere = () =>
  document.querySelector('[aria-modal="true"], dialog[open]:not([data-tools])') !== null

/** `pressed` answers whether it did something; the browser's own meaning of the key is then left out. */
export function useDeskKeys(pressed: (key: DeskKey) => boolean): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const key = deskKeyOf(event)
      if (!key || isElsewhere() || !pressed(key)) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', heard, { capture: true })
    return () => document.removeEventListener('keydown', heard, { capture: true })
  }, [pressed])
}
