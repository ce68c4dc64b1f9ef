import type { Editor } from '@tiptap/core'
import { useCallback, useState } from 'react'
import { standingsIn } from './anchored-words.ts'
import type { Standing } from './thread-standings.ts'
import type { ThreadList } from './use-thread-list.ts'

/** The card of a thread, for the keys that go to it. */
export const cardId = (threadId: string) => `y-kien-${threadId}`

interface Steps {
  editor: Editor | null
  list: ThreadList
  activeId: string | null
  scroller: HTMLElement | null
  /** Shows the thread, where there is no room beside the text too. */
  onShow: (threadId: string) => void
}

/** From one listed thread to the next: the text shows the words, the card takes the focus and is read out. */
export function useThreadSteps({ editor, list, activeId, scroller, onShow }: Steps) {
  const [at, setAt] = useState<{ at: number; count: number } | null>(null)
  const step = useCallback(
    (by: 1 | -1) => {
      const ids = [...list.placed, ...list.orphans].map(({ id }) => id)
      if (!editor || ids.length === 0) return
      const standings = standingsIn(editor.state)
      const now = activeId === null ? -1 : ids.indexOf(activeId)
      const first = firstFrom(editor, scroller, ids, standings)
      // Without one to go on from: forwards the first that stands here or below, backwards the one before.
      const next = now >= 0 ? now + by : by === 1 ? first : first - 1
      const index = (next + ids.length) % ids.length
      const id = ids[index]
      if (id === undefined) return
      setAt({ at: index + 1, count: ids.length })
      onShow(id)
      showWords(editor, standings.get(id))
      focusCard(id)
    },
    [editor, list, activeId, scroller, onShow],
  )
  return { step, at }
}

/** Index of the first thread at or below the caret of who writes, or the top of the window of who reads. */
function firstFrom(
  editor: Editor,
  scroller: HTMLElement | null,
  ids: readonly string[],
  standings: ReadonlyMap<string, Standing>,
): number {
  const here = editor.isFocused ? editor.state.selection.from : topOf(editor, scroller)
  const index = ids.findIndex((id) => (standings.get(id)?.position ?? -1) >= here)
  return index < 0 ? 0 : index
}

function topOf({ view }: Editor, scroller: HTMLElement | null): number {
  const { left, width } = view.dom.getBoundingClientRect()
  const top = (scroller?.getBoundingClientRect().top ?? 0) + 8
  return view.posAtCoords({ left: left + width / 2, top })?.pos ?? 0
}

/** Twice, since blocks that come into the window for the first time turn out taller than was guessed. */
function showWords({ view }: Editor, standing: Standing | undefined): void {
  if (!standing || standing.position < 0) return
  const scroll = () => {
    if (view.isDestroyed) return
    const { node } = view.domAtPos(Math.min(standing.position, view.state.doc.content.size))
    const element = node instanceof Element ? node : node.parentElement
    element?.scrollIntoView({ block: 'center' })
  }
  scroll()
  requestAnimationFrame(scroll)
}

/** As many frames as a card may need to be drawn: a drawer opens, the column moves. */
const mostFrames = 40

/** Once the card is drawn, the keyboard is on it. */
export function focusCard(id: string, frames = 0): void {
  const card = document.getElementById(cardId(id))
  if (card) {
    // Beside the text it is where its words are; in a list it must be brought there.
    card.focus({ preventScroll: true })
    if (card.closest('dialog')) card.scrollIntoView({ block: 'start' })
  } else if (frames < mostFrames) requestAnimationFrame(() => focusCard(id, frames + 1))
}
