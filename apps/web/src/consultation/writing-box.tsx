import { useEffect, useId, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import css from './threads.module.css'

interface WritingBoxProps {
  label: string
  value: string
  onChange: (value: string) => void
  onSend: () => void
  onCancel?: () => void
  /** Takes the focus when it appears. */
  begins?: boolean
  placeholder?: string
  busy?: boolean
  children?: ReactNode
}

/** A field that grows with its words. Ctrl+Enter sends, Esc gives up where something can be given up. */
export function WritingBox(props: WritingBoxProps) {
  const { label, value, onChange, onSend, onCancel, begins = false, placeholder, busy } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  useEffect(() => {
    if (begins) field.current?.focus({ preventScroll: true })
  }, [begins])
  useEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  }, [value])
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
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
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={keys}
      />
      {props.children}
    </div>
  )
}
