import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'

const isWriting = (element: Element | null): boolean =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches('input, textarea, select'))

/** `/`, where no letter is being written, or Alt+Shift+F by its place on the keyboard. */
function isSearchKey(event: KeyboardEvent): boolean {
  const { key, code, altKey, shiftKey, ctrlKey, metaKey } = event
  if (event.isComposing || ctrlKey || metaKey || event.getModifierState('AltGraph')) return false
  if (altKey && shiftKey) return code === 'KeyF'
  return key === '/' && !altKey && !isWriting(document.activeElement)
}

/** Leads to the search over all drafts by a key; on that screen, and at home, into its field. */
export function useSearchKey(): void {
  const navigate = useNavigate()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!isSearchKey(event)) return
      if (document.querySelector('[aria-modal="true"], dialog[open]')) return
      event.preventDefault()
      const field = document.querySelector<HTMLInputElement>('search input[type=search]')
      if (!field) return void navigate({ to: '/tim', search: {} })
      field.focus()
      field.select()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [navigate])
}
