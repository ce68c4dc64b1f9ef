import { Link, useRouter } from '@tanstack/react-router'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { asRefused } from './api/refusal.ts'
import { useFailureWords } from './api/use-failure-words.ts'
import { useText } from './language/text.ts'
import { Button, buttonClass } from './ui/button.tsx'
import { Empty, usePageTitle } from './ui/page.tsx'
import css from './state-screens.module.css'

function ToHome() {
  const t = useText()
  return (
    <Link to="/" className={buttonClass({ kind: 'primary' })}>
      {t('tool.to-home')}
    </Link>
  )
}

/** No such address, or nothing that this person may know of: the two are not told apart. */
export function NotFound() {
  const t = useText()
  usePageTitle(t('tool.not-found.title'))
  return (
    <div className={css.screen}>
      <Empty heading title={t('tool.not-found.title')} actions={<ToHome />}>
        {t('tool.not-found.next')}
      </Empty>
    </div>
  )
}

export function NoRight() {
  const t = useText()
  usePageTitle(t('tool.no-right.title'))
  return (
    <div className={css.screen}>
      <Empty heading title={t('tool.no-right.title')} actions={<ToHome />}>
        {t('tool.no-right.next')}
      </Empty>
    </div>
  )
}

/** A screen that could not be drawn: the words of the refusal, or that it is our fault. */
export function ScreenFailed({ error, reset }: ErrorComponentProps) {
  const t = useText()
  const refused = asRefused(error)
  const words = useFailureWords(refused)
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  usePageTitle(t('tool.failed.title'))
  if (refused.reason === 'not-found') return <NotFound />
  return (
    <div className={css.screen} role="alert">
      <Empty
        heading
        title={words?.what ?? t('tool.failed.title')}
        actions={
          <>
            <Button kind="primary" onClick={again}>
              {t('tool.retry')}
            </Button>
            <Button onClick={() => location.reload()}>{t('tool.reload')}</Button>
          </>
        }
      >
        {words?.next}
      </Empty>
    </div>
  )
}
