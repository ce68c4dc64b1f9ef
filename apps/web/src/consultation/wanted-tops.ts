import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { useLayoutEffect, useState } from 'react'
import { placesThreads, standingsIn } from './anchored-words.ts'
import { columnMark } from './thread-column.tsx'
import type { Thread } from './threads-api.ts'

/** Stands for the comment that is being written and has no id yet. */
export const newCardId = 'new'

/**
 * Heights on the page, in pixels from the top of the text, at which threads would like to stand. Measured
 * again when the text grew or threads were found again: words may stand in another line although no block grew; the words' own line only where it is near the window, since
 * measuring inside of a block that is not drawn would make the browser draw it.
 */
export function useWantedTops(
  editor: Editor,
  threads: readonly Thread[],
  writingAt: number | null,
  scroller: HTMLElement,
): ReadonlyMap<string, number> {
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map())
  // Before the page is painted, so that no card is seen flying to its clause.
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const measure = () => {
      timer = null
      if (editor.isDestroyed) return
      const ruler = new Ruler(editor, scroller)
      const found = new Map<string, number>()
      const standings = standingsIn(editor.state)
      for (const { id } of threads) {
        const position = standings.get(id)?.position ?? -1
        if (position >= 0) found.set(id, ruler.top(position))
      }
      if (writingAt !== null) found.set(newCardId, ruler.top(writingAt))
      setTops((before) => (same(before, found) ? before : found))
    }
    const later = () => {
      timer ??= setTimeout(measure, 60)
    }
    const changed = ({ transaction }: { transaction: Transaction }) => {
      if (placesThreads(transaction)) later()
    }
    measure()
    editor.on('transaction', changed)
    const watch = new ResizeObserver(later)
    watch.observe(editor.view.dom)
    scroller.addEventListener('scrollend', later)
    return () => {
      if (timer) clearTimeout(timer)
      editor.off('transaction', changed)
      watch.disconnect()
      scroller.removeEventListener('scrollend', later)
    }
  }, [editor, threads, writingAt, scroller])
  return tops
}

/** How far below its upper edge a card's first line stands: that line is level with the words. */
const lineOfCard = 10

class Ruler {
  private readonly editor: Editor
  private readonly page: number
  private readonly near: { top: number; bottom: number }
  /** Where each block begins in the document. */
  private readonly starts: number[] = []

  constructor(editor: Editor, scroller: HTMLElement) {
    this.editor = editor
    // Of the column the cards stand in, whatever stands above it.
    const column = scroller.querySelector(`[${columnMark}]`) ?? editor.view.dom
    this.page = column.getBoundingClientRect().top + lineOfCard
    const { top, bottom } = scroller.getBoundingClientRect()
    this.near = { top: top - 600, bottom: bottom + 600 }
    editor.state.doc.forEach((_, start) => this.starts.push(start))
  }

  top(position: number): number {
    const { view, state } = this.editor
    const at = Math.min(position, state.doc.content.size)
    const block = view.dom.children[this.indexAt(at)]
    const box = block?.getBoundingClientRect()
    if (!box) return 0
    if (box.bottom < this.near.top || box.top > this.near.bottom) return box.top - this.page
    return view.coordsAtPos(at).top - this.page
  }

  private indexAt(position: number): number {
    let [low, high] = [0, this.starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.starts[middle] ?? 0) < position) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }
}

const same = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) =>
  one.size === other.size &&
  [...one].every(([id, top]) => Math.abs((other.get(id) ?? Number.NaN) - top) < 1)
