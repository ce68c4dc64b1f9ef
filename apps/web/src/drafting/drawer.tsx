import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useText } from '../language/text.ts'
import css from './drawer.module.css'

interface DrawerProps {
  label: string
  side: 'left' | 'right'
  opened: boolean
  onClose: () => void
  children: ReactNode
}

/** A pane over the text where there is no room beside it. The browser keeps the focus inside; Esc closes. */
export function Drawer({ label, side, opened, onClose, children }: DrawerProps) {
  const t = useText()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = box.current
    if (!dialog) return
    if (opened && !dialog.open) dialog.showModal()
    if (!opened && dialog.open) dialog.close()
  }, [opened])
  return (
    // A touch beside the pane closes it; keyboards have Esc and the button.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={box}
      className={`${css.drawer} ${css[side]}`}
      aria-label={label}
      data-pane={side}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === box.current) onClose()
      }}
    >
      {opened ? (
        <div className={css.inside}>
          <div className={css.top}>
            <button type="button" className={css.close} onClick={onClose}>
              {t('tool.close')}
            </button>
          </div>
          {children}
        </div>
      ) : null}
    </dialog>
  )
}
