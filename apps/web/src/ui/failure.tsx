import { asRefused } from '../api/refusal.ts'
import type { FailureReason } from '../api/refusal.ts'
import { useFailureWords } from '../api/use-failure-words.ts'
import { useText } from '../language/text.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** What may go otherwise the next time; a link that has ended stays ended. */
const passing: readonly FailureReason[] = ['network-lost', 'storage-failing', 'unexpected', 'stale']

interface FailureProps {
  /** What a query or a mutation failed with; nothing is drawn while it is null. */
  of: unknown
  onRetry?: () => void
}

/** What went wrong and what to do next, in the reader's language. */
export function Failure({ of: thrown, onRetry }: FailureProps) {
  const t = useText()
  const words = useFailureWords(thrown)
  if (!words) return null
  const retry =
    onRetry && passing.includes(asRefused(thrown).reason) ? (
      <Button size="small" onClick={onRetry}>
        {t('tool.retry')}
      </Button>
    ) : null
  return (
    <Notice kind="failure" title={words.what} actions={retry}>
      {words.next}
    </Notice>
  )
}
