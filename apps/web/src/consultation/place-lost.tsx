import { asRefused } from '../api/refusal.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useCopy } from '../ui/use-copy.ts'

/** The clause or its words were deleted while the comment was written: as the server says, who knows it first. */
export function isPlaceLost(thrown: unknown): boolean {
  if (!thrown) return false
  const { reason, detail } = asRefused(thrown)
  return reason === 'stale' || (reason === 'not-found' && detail === 'provisionId')
}

interface PlaceLostProps {
  words: string
  /** The nearest place that is left, in words; null: there is none. */
  instead: string | null
  onInstead: () => void
}

/** Nothing is lost: the words stand in their field, go to the nearest clause, or are taken along. */
export function PlaceLost({ words, instead, onInstead }: PlaceLostProps) {
  const t = useText()
  const { copy, said } = useCopy(words)
  return (
    <Notice
      kind="failure"
      title={t('threads.place-lost')}
      actions={
        <>
          {instead === null ? null : (
            <Button size="small" onClick={onInstead}>
              {t('threads.place-lost.instead', { place: instead })}
            </Button>
          )}
          <Button size="small" onClick={copy}>
            {t('tool.copy')}
          </Button>
          <output>{said}</output>
        </>
      }
    >
      {t('threads.place-lost.next')}
    </Notice>
  )
}
