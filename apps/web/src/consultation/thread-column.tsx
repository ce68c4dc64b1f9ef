import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { layOut } from './thread-layout.ts'
import css from './threads.module.css'

/** One card of the column: a thread, or the field for a new one. */
export interface ColumnCard {
  id: string
  /** Pixels from the top of the column where it would like to stand. */
  wanted: number
  content: ReactNode
}

interface ThreadColumnProps {
  /** In the order of the text. */
  cards: readonly ColumnCard[]
  activeId: string | null
  scroller: HTMLElement
}

/** By which `wanted-tops.ts` finds where the column begins. */
export const columnMark = 'data-thread-column'
const gap = 12
const guessedHeight = 148
/** With more cards than this, those far outside of the window are not drawn. */
const allDrawn = 80
const margin = 900

/** Cards beside their clauses, none over another. */
export function ThreadColumn({ cards, activeId, scroller }: ThreadColumnProps) {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map())
  const seen = useWindow(scroller)
  const grow = useCallback((id: string, height: number) => {
    setHeights((known) => (known.get(id) === height ? known : new Map(known).set(id, height)))
  }, [])
  const sized = cards.map(({ id, wanted }) => ({
    id,
    wanted,
    height: heights.get(id) ?? guessedHeight,
  }))
  const tops = layOut(sized, activeId, gap)
  const last = sized.at(-1)
  const bottom = last ? (tops.get(last.id) ?? 0) + last.height + gap : 0
  return (
    <div className={css.column} style={{ minHeight: bottom }} {...{ [columnMark]: true }}>
      {cards.map(({ id, content }) => {
        const top = tops.get(id) ?? 0
        const far = top < seen.top - margin || top > seen.bottom + margin
        if (far && id !== activeId && cards.length > allDrawn) return null
        return (
          <Placed key={id} id={id} top={top} onHeight={grow}>
            {content}
          </Placed>
        )
      })}
    </div>
  )
}

interface PlacedProps {
  id: string
  top: number
  onHeight: (id: string, height: number) => void
  children: ReactNode
}

function Placed({ id, top, onHeight, children }: PlacedProps) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const tell = () => onHeight(id, element.offsetHeight)
    tell()
    const watch = new ResizeObserver(tell)
    watch.observe(element)
    return () => watch.disconnect()
  }, [id, onHeight])
  return (
    <div ref={box} className={css.placed} style={{ transform: `translateY(${top}px)` }}>
      {children}
    </div>
  )
}

/** The part of the page in the window, in steps: a new set of cards is drawn only every few hundred pixels. */
function useWindow(scroller: HTMLElement) {
  const [step, setStep] = useState(0)
  useEffect(() => {
    const look = () => setStep(Math.round(scroller.scrollTop / 300))
    look()
    scroller.addEventListener('scroll', look, { passive: true })
    return () => scroller.removeEventListener('scroll', look)
  }, [scroller])
  return { top: step * 300, bottom: step * 300 + scroller.clientHeight }
}
