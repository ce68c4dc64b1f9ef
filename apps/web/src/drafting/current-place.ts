import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { OutlineEntry } from '@cucao/regulation'
import { elementAt } from './drawn-place.ts'
import { flattened } from './use-text-facts.ts'

/** Id of the heading whose text stands at the upper third of the window. */
export function useCurrentHeading(
  editor: Editor | null,
  outline: readonly OutlineEntry[] | null,
  scroller: HTMLElement | null,
): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    if (!editor || !scroller || !outline) return
    const headings = flattened(outline)
    let frame = 0
    const look = () => {
      frame = 0
      if (!editor.isDestroyed) setCurrent(headingAt(editor, headings, lineOf(scroller)))
    }
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    soon()
    scroller.addEventListener('scroll', soon, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', soon)
    }
  }, [editor, outline, scroller])
  return current
}

const lineOf = (scroller: HTMLElement) =>
  scroller.getBoundingClientRect().top + scroller.clientHeight / 3

/** Headings are in the order of the page: found by halving, so a long text costs some ten measures. */
function headingAt(editor: Editor, headings: readonly OutlineEntry[], line: number): string | null {
  let [low, high] = [0, headings.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const heading = headings[middle]
    const element = heading && elementAt(editor, heading.position)
    if (element && element.getBoundingClientRect().top <= line) low = middle + 1
    else high = middle
  }
  return headings[low - 1]?.id ?? null
}
