import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { DialogActions } from '../ui/dialog.tsx'
import css from './people.module.css'

interface LinkOnceProps {
  label: string
  /** For whom it is, and that it is not shown again. */
  words: string
  link: string
  onDone: () => void
}

/** An address with a secret in it, which nobody can look up again. */
export function LinkOnce({ label, words, link, onDone }: LinkOnceProps) {
  const t = useText()
  return (
    <>
      <p className={css.start}>{words}</p>
      <CopyField label={label} value={link} />
      <DialogActions>
        <Button onClick={onDone}>{t('tool.done')}</Button>
      </DialogActions>
    </>
  )
}
