import type { Editor } from '@tiptap/core'

/** The drawn element of a block by its place in the text. */
export const elementAt = (editor: Editor, position: number): HTMLElement | null => {
  const element = editor.view.dom.children[position]
  return element instanceof HTMLElement ? element : null
}

export function elementOf(editor: Editor, id: string): HTMLElement | null {
  return editor.view.dom.querySelector<HTMLElement>(`:scope > [data-id="${CSS.escape(id)}"]`)
}

/**
 * Scrolls to a block. Twice, since blocks that come into the window for the first time turn out taller or
 * shorter than was guessed.
 */
export function scrollToBlock(editor: Editor, id: string, block: ScrollLogicalPosition = 'start') {
  const element = elementOf(editor, id)
  if (!element) return
  element.scrollIntoView({ block })
  requestAnimationFrame(() => element.scrollIntoView({ block }))
}
