import type { OutlineRow } from './outline-rows.ts'

/** What a key asks of the outline; `focus` and `go` name the line. */
export type OutlineWish =
  | { do: 'focus'; id: string }
  | { do: 'go'; id: string }
  | { do: 'fold'; id: string; folded: boolean }
  | { do: 'move'; id: string; step: 1 | -1 }
  | { do: 'undo' | 'redo'; id: string }

interface Key {
  key: string
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
}

/** The keys of a tree (WAI-ARIA), with Alt+↑ and Alt+↓ that move what is focused. null: not a key of the outline. */
export function wishOf(
  { key, altKey, ctrlKey, metaKey, shiftKey }: Key,
  rows: readonly OutlineRow[],
  at: number,
): OutlineWish | null {
  const row = rows[at]
  if (!row || shiftKey) return null
  const { id } = row.entry
  if (ctrlKey || metaKey) {
    const letter = altKey ? '' : key.toLowerCase()
    return letter === 'z' ? { do: 'undo', id } : letter === 'y' ? { do: 'redo', id } : null
  }
  const focus = (to: OutlineRow | undefined): OutlineWish | null =>
    to ? { do: 'focus', id: to.entry.id } : null
  if (altKey) {
    if (key === 'ArrowUp') return { do: 'move', id, step: -1 }
    return key === 'ArrowDown' ? { do: 'move', id, step: 1 } : null
  }
  switch (key) {
    case 'ArrowDown':
      return focus(rows[at + 1])
    case 'ArrowUp':
      return focus(rows[at - 1])
    case 'Home':
      return focus(rows[0])
    case 'End':
      return focus(rows.at(-1))
    case 'ArrowRight':
      if (row.isOpen === false) return { do: 'fold', id, folded: false }
      return row.isOpen ? focus(rows[at + 1]) : null
    case 'ArrowLeft':
      if (row.isOpen) return { do: 'fold', id, folded: true }
      return focus(rows.find((each) => each.entry.id === row.parentId))
    case 'Enter':
    case ' ':
      return { do: 'go', id }
    default:
      return null
  }
}
