import { useText } from '../language/text.ts'
import { Button } from './button.tsx'
import { Dialog, DialogActions } from './dialog.tsx'
import { Failure } from './failure.tsx'

interface ConfirmDialogProps {
  title: string
  /** What will happen, before it happens. */
  words: string
  action: string
  opened: boolean
  busy: boolean
  failure: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that takes away. The safe answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useText()
  return (
    <Dialog
      title={props.title}
      opened={props.opened}
      onClose={props.onClose}
      closeLabel={t('tool.close')}
    >
      <p>{props.words}</p>
      <Failure of={props.failure} />
      <DialogActions>
        <Button onClick={props.onClose} data-autofocus>
          {t('tool.cancel')}
        </Button>
        <Button kind="danger" busy={props.busy} onClick={props.onConfirm}>
          {props.action}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
