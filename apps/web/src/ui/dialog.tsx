import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './dialog.module.css'

interface DialogProps {
  title: string
  opened: boolean
  onClose: () => void
  closeLabel: string
  /** Width in pixels; a phone always uses its whole width. */
  width?: number
  children: ReactNode
}

/** Keeps the focus inside, closes with Esc, gives the focus back. */
export function Dialog({ title, opened, onClose, closeLabel, width = 480, children }: DialogProps) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={width}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={css.head}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={closeLabel} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** The buttons that end a dialog: the one that does it last, at the right. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={css.actions}>{children}</div>
}
