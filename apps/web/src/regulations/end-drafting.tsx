import { useState } from 'react'
import { useChangeRegulation } from '../api/regulations.ts'
import type { Regulation } from '../api/regulations.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { useToast } from '../ui/use-toast.ts'
import css from './end-drafting.module.css'

/** Ends drafting, or opens it again; only shown to those who may. */
export function EndDrafting({ regulation }: { regulation: Regulation }) {
  const t = useText()
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const change = useChangeRegulation(regulation.id)
  const closed = regulation.state === 'closed'
  const end = () =>
    change.mutate(
      { state: 'closed' },
      {
        onSuccess: () => {
          toast(t('regulation.closed'))
          setAsking(false)
        },
      },
    )
  const reopen = () =>
    change.mutate({ state: 'drafting' }, { onSuccess: () => toast(t('regulation.reopened')) })
  return (
    <div className={css.end}>
      <p>{closed ? t('refusal.regulation-closed.next') : t('regulation.close.ask')}</p>
      {closed ? (
        <Button busy={change.isPending} onClick={reopen}>
          {t('regulation.reopen')}
        </Button>
      ) : (
        <Button kind="danger" onClick={() => setAsking(true)}>
          {t('regulation.close')}
        </Button>
      )}
      {closed ? <Failure of={change.error} /> : null}
      <ConfirmDialog
        title={t('regulation.close.title')}
        words={t('regulation.close.ask')}
        action={t('regulation.close')}
        opened={asking}
        busy={change.isPending}
        failure={change.error}
        onConfirm={end}
        onClose={() => {
          change.reset()
          setAsking(false)
        }}
      />
    </div>
  )
}
