import type { Editor } from '@tiptap/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { wholeClausePlace } from '../consultation/comment-place.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import css from './clause-comment.module.css'

interface ClauseCommentProps {
  editor: Editor
  scope: readonly string[] | null
  /** `khoản 2 Điều 5` */
  citationOf: (provisionId: string) => string
  onComment: (provisionId: string) => void
}

const mayStand = (editor: Editor, id: string, scope: readonly string[] | null) =>
  wholeClausePlace(editor.state, id, scope)?.refusal === null

/** The block of the text an element is in: a line of the head is in the head. */
function blockOf({ view }: Editor, element: Element | null): HTMLElement | null {
  let block = element && view.dom.contains(element) ? element : null
  while (block && block.parentElement !== view.dom) block = block.parentElement
  return block instanceof HTMLElement && block.dataset.id ? block : null
}

/** In the margin of the clause under the mouse: comments on it as a whole. Stands beside the sheet, never in it. */
function ClauseHandle(props: ClauseCommentProps & { field: HTMLElement }) {
  const { editor, scope, citationOf, onComment, field } = props
  const t = useText()
  const at = useClauseUnder(editor, field)
  if (!at || (scope && !mayStand(editor, at.id, scope))) return null
  return (
    <button
      type="button"
      className={css.handle}
      style={{ top: at.top, left: at.left }}
      // Keyboards have Ctrl+Alt+M on the clause with the caret.
      tabIndex={-1}
      aria-label={t('threads.comment.on', { place: citationOf(at.id) })}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onComment(at.id)}
    >
      + {t('threads.comment')}
    </button>
  )
}

/** How far beside the sheet the mouse still means a clause: as far as the handle reaches. */
const reach = 120

/** Looked up once a frame at most while the mouse moves; a key hides the handle, and costs nothing more. */
function useClauseUnder(editor: Editor, field: HTMLElement) {
  const [at, setAt] = useState<{ id: string; top: number; left: number } | null>(null)
  useEffect(() => {
    let frame = 0
    let mouse = { x: 0, y: 0 }
    let inside = false
    const look = () => {
      frame = 0
      if (editor.isDestroyed) return
      const sheet = editor.view.dom.getBoundingClientRect()
      const beside = mouse.x > sheet.left - reach && mouse.x < sheet.right + reach
      const middle = sheet.left + sheet.width / 2
      const under = beside ? document.elementFromPoint(middle, mouse.y) : null
      const block = blockOf(editor, under)
      const id = block?.dataset.id
      if (!block || !id) return setAt(null)
      const page = field.getBoundingClientRect()
      // Of a long block that begins above the window, where its first line in sight is.
      const seen = (field.parentElement ?? field).getBoundingClientRect().top + 8
      const top = Math.round(Math.max(block.getBoundingClientRect().top, seen) - page.top)
      const left = Math.round(sheet.right - page.left)
      setAt((before) =>
        before?.id === id && before.top === top && before.left === left
          ? before
          : { id, top, left },
      )
    }
    const moved = (event: MouseEvent) => {
      // Browsers send one also where only the page moved under a resting mouse, as when a line comes to be.
      if (event.clientX === mouse.x && event.clientY === mouse.y) return
      mouse = { x: event.clientX, y: event.clientY }
      inside = true
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    // The page moves under a resting mouse too: it is scrolled, or blocks come in taller than was guessed.
    const shifted = () => {
      if (inside && frame === 0) frame = requestAnimationFrame(look)
    }
    const left = () => {
      if (!inside) return
      inside = false
      cancelAnimationFrame(frame)
      frame = 0
      setAt(null)
    }
    const watch = new ResizeObserver(shifted)
    watch.observe(editor.view.dom)
    document.addEventListener('scroll', shifted, { capture: true, passive: true })
    field.addEventListener('mousemove', moved, { passive: true })
    field.addEventListener('mouseleave', left)
    field.addEventListener('keydown', left)
    return () => {
      cancelAnimationFrame(frame)
      watch.disconnect()
      document.removeEventListener('scroll', shifted, { capture: true })
      field.removeEventListener('mousemove', moved)
      field.removeEventListener('mouseleave', left)
      field.removeEventListener('keydown', left)
    }
  }, [editor, field])
  return at
}

interface ClauseBarProps extends ClauseCommentProps {
  mayComment: boolean
  /** Open threads that stand in a clause. */
  countAt: (provisionId: string) => number
  onShow: (provisionId: string) => void
}

/** On a touched clause, where there is no margin: what was said about it, and saying something. */
function ClauseBar(props: ClauseBarProps) {
  const { editor, scope, citationOf, mayComment, countAt } = props
  const t = useText()
  const [id, setId] = useTouchedClause(editor)
  if (id === null) return null
  const count = countAt(id)
  const done = (act: (provisionId: string) => void) => () => {
    setId(null)
    act(id)
  }
  return (
    <section className={css.bar} aria-label={citationOf(id)}>
      <b>{citationOf(id)}</b>
      {count > 0 ? (
        <Button onClick={done(props.onShow)}>{t('threads.draw', { count })}</Button>
      ) : null}
      {mayComment && mayStand(editor, id, scope) ? (
        <Button kind="primary" onClick={done(props.onComment)}>
          {t('threads.comment')}
        </Button>
      ) : null}
      <button
        type="button"
        className={css.close}
        aria-label={t('tool.close')}
        onClick={() => setId(null)}
      >
        ×
      </button>
    </section>
  )
}

/** Touching it again puts it away; words that a thread stands on open the thread instead. */
function useTouchedClause(editor: Editor) {
  const [id, setId] = useState<string | null>(null)
  useEffect(() => {
    const touched = ({ target }: MouseEvent) => {
      const element = target instanceof Element ? target : null
      const block = blockOf(editor, element)?.dataset.id
      const elsewhere = !block || element?.closest('.anchored') || !getSelection()?.isCollapsed
      setId((before) => (elsewhere || before === block ? null : block))
    }
    const { dom } = editor.view
    dom.addEventListener('click', touched)
    return () => dom.removeEventListener('click', touched)
  }, [editor])
  return [id, setId] as const
}

/** A comment on a clause as a whole: by its margin where there is a mouse and room, by touching it elsewhere. */
export function OnClause({ field, ...rest }: ClauseBarProps & { field: HTMLElement | null }) {
  const hovers = useMediaQuery('(hover: hover)', true, { getInitialValueInEffect: false })
  if (!field || !hovers) return <ClauseBar {...rest} />
  return rest.mayComment ? <ClauseHandle {...rest} field={field} /> : null
}
