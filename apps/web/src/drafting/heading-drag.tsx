import { useEffect, useRef, useState } from 'react'
import type { Spot } from '@cucao/regulation'
import { isOwnGap, nameOf, spotAt } from './outline-rows.ts'
import type { OutlineRow } from './outline-rows.ts'
import css from './outline-pane.module.css'

interface HeadingDragProps {
  /** The element that holds one element for each row, and the one that scrolls. */
  list: HTMLElement
  scroller: HTMLElement
  rows: readonly OutlineRow[]
  /** What would become of a heading at a spot, in words. */
  landingOf: (id: string, spot: Spot) => { ok: boolean; words: string }
  stays: string
  onDrop: (id: string, spot: Spot) => void
}

interface Over {
  name: string
  top: number
  spot: Spot | null
  ok: boolean
  words: string
}

/** So far a hand shakes on a click. Pixels. */
const slack = 5
/** So near the edge of the pane it scrolls. Pixels. */
const edge = 40

/**
 * Dragging in the outline: with a mouse by the whole line, with finger or pen by its handle (elsewhere they
 * scroll). A line shows where it would land, and words what would become of it. Esc lets go.
 */
export function HeadingDrag(props: HeadingDragProps) {
  const { list, scroller } = props
  const [over, setOver] = useState<Over | null>(null)
  const ghost = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    let end: (() => void) | null = null
    const begin = (event: PointerEvent) => {
      const line = lineGrasped(event)
      if (!line || end) return
      end = followPointer({
        begun: event,
        line,
        list,
        scroller,
        facts: () => latest.current,
        show: setOver,
        place: (x, y) => {
          if (ghost.current) ghost.current.style.translate = `${x + 14}px ${y + 10}px`
        },
        ended: () => {
          end = null
          setOver(null)
        },
      })
    }
    list.addEventListener('pointerdown', begin)
    return () => {
      list.removeEventListener('pointerdown', begin)
      end?.()
    }
  }, [list, scroller])
  return (
    <div aria-hidden="true">
      {over ? (
        <div
          className={`${css.dropLine} ${over.ok ? '' : css.refused}`}
          style={{ top: over.top }}
        />
      ) : null}
      <div ref={ghost} className={over ? css.ghost : css.noGhost}>
        <b>{over?.name}</b>
        <span className={over?.ok ? '' : css.refusal}>{over?.words}</span>
      </div>
    </div>
  )
}

function lineGrasped(event: PointerEvent): HTMLElement | null {
  const at = event.target
  if (event.button !== 0 || !(at instanceof Element) || at.closest('[data-fold]')) return null
  const line = at.closest<HTMLElement>('[data-entry][data-movable]')
  return event.pointerType === 'mouse' || at.closest('[data-grip]') ? line : null
}

interface Following {
  begun: PointerEvent
  line: HTMLElement
  list: HTMLElement
  scroller: HTMLElement
  facts: () => HeadingDragProps
  show: (over: Over) => void
  place: (x: number, y: number) => void
  ended: () => void
}

/** From the press to the drop; answers what ends it. */
function followPointer(following: Following): () => void {
  const { begun, line, list, scroller, facts, show, place, ended } = following
  const id = line.dataset.entry ?? ''
  let dragging = false
  let at = { x: begun.clientX, y: begun.clientY }
  let over: Over | null = null
  let frame = 0
  let gap = -1

  const look = () => {
    place(at.x, at.y)
    const next = gapAt(list, at.y)
    if (next === gap && over) return
    gap = next
    over = overAt(facts(), list, id, gap)
    show(over)
    place(at.x, at.y)
  }
  /** While the pointer rests near an edge, frame by frame. */
  const scroll = () => {
    const { top, bottom } = scroller.getBoundingClientRect()
    const speed = at.y < top + edge ? at.y - top - edge : Math.max(0, at.y - bottom + edge)
    if (speed !== 0) {
      scroller.scrollTop += Math.max(-18, Math.min(18, speed / 2))
      look()
    }
    frame = requestAnimationFrame(scroll)
  }
  const moved = (event: PointerEvent) => {
    if (event.pointerId !== begun.pointerId) return
    at = { x: event.clientX, y: event.clientY }
    const far = Math.hypot(at.x - begun.clientX, at.y - begun.clientY) > slack
    if (!dragging && !far) return
    if (!dragging) {
      dragging = true
      line.dataset.dragged = ''
      list.setPointerCapture(begun.pointerId)
      document.documentElement.dataset.dragging = ''
      frame = requestAnimationFrame(scroll)
    }
    look()
  }
  const dropped = (event: PointerEvent) => {
    if (event.pointerId !== begun.pointerId) return
    const spot = dragging ? over?.spot : null
    if (dragging) list.addEventListener('click', swallow, { capture: true, once: true })
    end()
    if (spot) facts().onDrop(id, spot)
    setTimeout(() => list.removeEventListener('click', swallow, { capture: true }))
  }
  const pressed = (event: KeyboardEvent) => {
    if (!dragging || event.key !== 'Escape') return
    swallow(event)
    end()
  }
  const end = () => {
    cancelAnimationFrame(frame)
    delete line.dataset.dragged
    delete document.documentElement.dataset.dragging
    document.removeEventListener('pointermove', moved)
    document.removeEventListener('pointerup', dropped)
    document.removeEventListener('pointercancel', end)
    document.removeEventListener('keydown', pressed, { capture: true })
    if (list.hasPointerCapture(begun.pointerId)) list.releasePointerCapture(begun.pointerId)
    ended()
  }
  document.addEventListener('pointermove', moved)
  document.addEventListener('pointerup', dropped)
  document.addEventListener('pointercancel', end)
  document.addEventListener('keydown', pressed, { capture: true })
  return end
}

const swallow = (event: Event) => {
  event.preventDefault()
  event.stopPropagation()
}

/** Index of the first line whose middle is below `y`, by halving. */
function gapAt(list: HTMLElement, y: number): number {
  let [low, high] = [0, list.children.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const box = list.children[middle]?.getBoundingClientRect()
    if (box && box.top + box.height / 2 <= y) low = middle + 1
    else high = middle
  }
  return low
}

function overAt(facts: HeadingDragProps, list: HTMLElement, id: string, gap: number): Over {
  const { rows, landingOf, stays } = facts
  const index = rows.findIndex(({ entry }) => entry.id === id)
  const entry = rows[index]?.entry
  const below = list.children[gap]
  const last = list.lastElementChild
  const top =
    below instanceof HTMLElement
      ? below.offsetTop
      : last instanceof HTMLElement
        ? last.offsetTop + last.offsetHeight
        : 0
  const name = entry ? nameOf(entry) : ''
  const spot = spotAt(rows, gap)
  if (!spot || isOwnGap(rows, index, gap)) return { name, top, spot: null, ok: true, words: stays }
  const landing = landingOf(id, spot)
  return { name, top, spot: landing.ok ? spot : null, ...landing }
}
