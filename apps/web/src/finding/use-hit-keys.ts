import type { KeyboardEvent, RefObject } from 'react'
import { useCallback } from 'react'

/** ↓ and ↑ go from the field through the hits and back; Home and End to the first and last; Enter opens one. */
export function useHitKeys(
  field: RefObject<HTMLInputElement | null>,
  list: RefObject<HTMLElement | null>,
) {
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
      const stops = [
        field.current,
        ...(list.current?.querySelectorAll<HTMLElement>('[data-hit]') ?? []),
      ]
      const at = stops.indexOf(document.activeElement as HTMLElement)
      if (at < 0) return
      const next = nextStop(event.key, at, stops.length)
      if (next === null || next === at) return
      event.preventDefault()
      stops[next]?.focus()
    },
    [field, list],
  )
}

function nextStop(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    // In the field they move the caret.
    case 'Home':
      return at === 0 ? null : 1
    case 'End':
      return at === 0 ? null : count - 1
    default:
      return null
  }
}
