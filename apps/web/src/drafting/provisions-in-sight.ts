import type { EditorView } from '@tiptap/pm/view'
import { limits } from '@cucao/drafting'
import { childrenInSight } from '../ui/blocks-in-sight.ts'

/** While one scrolls, so often. */
const lookEveryMilliseconds = 200
/** Windows' heights above and below that count as in sight, so that carets are there before one comes. */
const margin = 0.5

/**
 * Says which provisions the window shows, when that may have changed: scrolling, and the text growing or
 * shrinking, as by a line that was added. No key is listened to.
 */
export class ProvisionsInSight {
  private readonly view: EditorView
  private readonly tell: (ids: readonly string[]) => void
  private readonly grown = new ResizeObserver(() => this.soon())
  private timer: ReturnType<typeof setTimeout> | null = null

  /** `tell` gets those nearest to the middle of the window first. */
  constructor(view: EditorView, tell: (ids: readonly string[]) => void) {
    this.view = view
    this.tell = tell
    this.grown.observe(view.dom)
    // Whatever scrolls: the page on a desk, the window on a phone.
    document.addEventListener('scroll', this.soon, { capture: true, passive: true })
    window.addEventListener('resize', this.soon)
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.grown.disconnect()
    document.removeEventListener('scroll', this.soon, { capture: true })
    window.removeEventListener('resize', this.soon)
  }

  private readonly soon = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = null
      const { view } = this
      if (!view.isDestroyed && view.dom.offsetHeight > 0) this.tell(idsInSight(view))
    }, lookEveryMilliseconds)
  }
}

function idsInSight(view: EditorView): string[] {
  const ids = childrenInSight(view.dom, margin)
    .map((element) => element.getAttribute('data-id') ?? '')
    .filter((id) => id !== '' && id.length <= limits.placeCharacters)
  return fromTheMiddle(ids).slice(0, limits.placesLookedAt)
}

/** The one in the middle, then those around it by turns. */
export function fromTheMiddle<T>(all: readonly T[]): T[] {
  const middle = Math.floor(all.length / 2)
  const distance = (at: number) => Math.abs(at - middle)
  return all
    .map((each, at) => ({ each, at }))
    .toSorted((one, other) => distance(one.at) - distance(other.at))
    .map(({ each }) => each)
}
