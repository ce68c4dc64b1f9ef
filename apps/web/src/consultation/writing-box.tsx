import { longestComment } from '@cucao/consultation'
import { useEffect, useId, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { useText } from '../language/text.ts'
import type { Draft } from './comment-draft.ts'
import { useMentioning } from './mention-field.tsx'
import css from './threads.module.css'

interface WritingBoxProps {
  regulationId: string
  label: string
  draft: Draft
  onChange: (draft: Draft) => void
  onSend: () => void
  onCancel?: () => void
  /** Takes the focus when it appears. */
  begins?: boolean
  placeholder?: string
  busy?: boolean
}

/** A field that grows with its words. Ctrl+Enter sends, Esc gives up where something can be given up, @ mentions. */
export function WritingBox(props: WritingBoxProps) {
  const { regulationId, label, draft, onChange, onSend, onCancel } = props
  const { begins = false, placeholder, busy } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const mentioning = useMentioning({ regulationId, field, draft, onChange })
  useEffect(() => {
    if (!begins) return
    const take = () => {
      const area = field.current
      if (!area || document.activeElement === area) return
      area.focus({ preventScroll: true })
      area.setSelectionRange(area.value.length, area.value.length)
    }
    take()
    // A drawer that opens with the field gives the focus to its own first button.
    const frame = requestAnimationFrame(take)
    return () => cancelAnimationFrame(frame)
  }, [begins])
  useEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  }, [draft.words])
  useEffect(() => {
    const area = field.current
    // Before a long paste is laid out, not after: see .long.
    const comes = (event: InputEvent) => {
      if (area && area.value.length + (event.data?.length ?? 0) > counted)
        area.classList.add(css.long ?? '')
    }
    area?.addEventListener('beforeinput', comes)
    return () => area?.removeEventListener('beforeinput', comes)
  }, [])
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || mentioning.keys(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (!busy) onSend()
    }
    if (event.key === 'Escape' && onCancel) {
      event.stopPropagation()
      onCancel()
    }
  }
  return (
    <div className={css.writing}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={1}
        className={draft.words.length > counted ? css.long : undefined}
        value={draft.words}
        placeholder={placeholder}
        onChange={({ currentTarget }) => {
          onChange({ ...draft, words: currentTarget.value })
          mentioning.look(currentTarget)
        }}
        onSelect={({ currentTarget }) => mentioning.look(currentTarget)}
        onBlur={mentioning.close}
        onKeyDown={keys}
        {...mentioning.aria}
      />
      {mentioning.list}
      <Length words={draft.words} />
    </div>
  )
}

/** From here on the field says how long the words are: nobody needs to count before. */
const counted = longestComment * 0.9

function Length({ words }: { words: string }) {
  const t = useText()
  // As it is counted when it is sent: without the white space around.
  const { length } = words.length < counted ? words : words.normalize('NFC').trim()
  if (length < counted) return null
  const values = { length, limit: longestComment }
  return length > longestComment ? (
    <p className={css.lacking} role="alert">
      {t('threads.too-long-words', values)}
    </p>
  ) : (
    <p className={css.length}>{t('threads.length', values)}</p>
  )
}
