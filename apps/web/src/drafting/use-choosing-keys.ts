import { useEffect } from 'react'

/**
 * For who reads and comments without a mouse: Alt+↓ and Alt+↑ choose the words of one provision after the
 * other, beginning with the first in sight, so that Ctrl+Alt+M comments on them. Where one writes, the
 * caret does this.
 */
export function useChoosingKeys(scroller: HTMLElement | null, wanted: boolean): void {
  useEffect(() => {
    if (!scroller || !wanted) return
    const pressed = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (!step || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      // A field beside the text keeps its own keys.
      if (event.target instanceof HTMLTextAreaElement) return
      const next = nextBlock(scroller, step)
      if (!next) return
      event.preventDefault()
      getSelection()?.selectAllChildren(next)
      next.scrollIntoView({ block: 'nearest' })
    }
    scroller.addEventListener('keydown', pressed)
    return () => scroller.removeEventListener('keydown', pressed)
  }, [scroller, wanted])
}

function nextBlock(scroller: HTMLElement, step: 1 | -1): Element | undefined {
  // A comment stands on a block of the text: the head and a table are one each.
  const blocks = [...(scroller.querySelector('.ProseMirror')?.children ?? [])].filter(
    (block) => block.textContent.trim() !== '',
  )
  const chosen = getSelection()?.anchorNode
  const at = chosen ? blocks.findIndex((block) => block.contains(chosen)) : -1
  if (at >= 0 && isInSight(blocks[at], scroller)) return blocks[at + step]
  return blocks.find((block) => isInSight(block, scroller))
}

function isInSight(block: Element | undefined, scroller: HTMLElement): boolean {
  if (!block) return false
  const { top, bottom } = block.getBoundingClientRect()
  const window = scroller.getBoundingClientRect()
  return bottom > window.top && top >= window.top - 1 && top < window.bottom
}
