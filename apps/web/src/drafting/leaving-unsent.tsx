import { useBlocker } from '@tanstack/react-router'
import { useText } from '../language/text.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import type { TextSession } from './text-session.ts'

/**
 * Asks before the page is left with words that neither the server nor this browser has. Who signed out was
 * asked then.
 */
export function LeavingUnsent({ session }: { session: TextSession }) {
  const t = useText()
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      session.atRisk && next.pathname !== current.pathname && next.pathname !== '/dang-nhap',
    enableBeforeUnload: () => session.atRisk,
    withResolver: true,
  })
  return (
    <ConfirmDialog
      title={t('leave.title')}
      words={t('leave.words', { count: session.unsaved })}
      action={t('leave.act')}
      opened={leaving.status === 'blocked'}
      busy={false}
      failure={null}
      onConfirm={() => leaving.proceed?.()}
      onClose={() => leaving.reset?.()}
    />
  )
}
