import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useText } from '../language/text.ts'
import css from './drafting-tools.module.css'

interface ToolDialogProps {
  title: string
  opened: boolean
  /** Esc, the button or a touch beside it. */
  onDismiss: () => void
  /** It is closed, and the focus is back where it was. */
  onClosed: () => void
  children: ReactNode
}

/** A small dialog over the text. The browser keeps the focus inside and gives it back; Esc closes. */
export function ToolDialog({ title, opened, onDismiss, onClosed, children }: ToolDialogProps) {
  const t = useText()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = box.current
    if (opened && dialog && !dialog.open) {
      dialog.showModal()
      // The browser would take the button before it.
      dialog.querySelector<HTMLElement>('input, [data-first]')?.focus()
    }
    if (!opened && dialog?.open) dialog.close()
  }, [opened])
  return (
    // A touch beside it closes it; keyboards have Esc and the button.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={box}
      className={css.dialog}
      aria-label={title}
      data-tools
      onCancel={(event) => {
        event.preventDefault()
        onDismiss()
      }}
      // The browser tells it later: another key may have opened it again.
      onClose={() => {
        if (!box.current?.open) onClosed()
      }}
      onClick={(event) => {
        if (event.target === box.current) onDismiss()
      }}
    >
      {opened ? (
        <div className={css.inside}>
          <div className={css.head}>
            <h2>{title}</h2>
            <button type="button" className={css.close} onClick={onDismiss}>
              {t('tool.close')}
            </button>
          </div>
          {children}
        </div>
      ) : null}
    </dialog>
  )
}
