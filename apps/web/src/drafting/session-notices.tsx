import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { CloseReason } from '@cucao/drafting'
import { closeWords } from '../api/refusal-words.ts'
import { useLanguage, useText } from '../language/text.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { GivenBack } from './given-back.tsx'
import css from './session-notices.module.css'

/** Instead of the text: why this person no longer sees it, and what she wrote that nobody got. */
export function TextClosed({ reason, unsent }: { reason: CloseReason; unsent: string }) {
  const t = useText()
  const language = useLanguage()
  const { href } = useLocation()
  const words = closeWords(language, reason)
  const next: ReactNode =
    reason === 'not-signed-in' ? (
      <Link
        to="/dang-nhap"
        search={{ tiep: href }}
        reloadDocument
        className={buttonClass({ kind: 'primary' })}
      >
        {t('notice.sign-in')}
      </Link>
    ) : (
      <Link to="/" className={buttonClass()}>
        {t('tool.to-home')}
      </Link>
    )
  return (
    <div className={css.closed}>
      <Notice kind="failure" title={words.what} actions={next}>
        {reason === 'not-signed-in' && unsent ? t('close.not-signed-in.given') : words.next}
      </Notice>
      <Unsent words={unsent} />
    </div>
  )
}

/** Above the text: the line is closed for good, but the text may stay on the screen. */
export function LineClosed({ reason, unsent }: { reason: CloseReason; unsent: string }) {
  const t = useText()
  const words = closeWords(useLanguage(), reason)
  return (
    <div className={css.bar}>
      <Notice
        kind="failure"
        title={words.what}
        actions={<Button onClick={() => location.reload()}>{t('tool.reload')}</Button>}
      >
        {words.next}
      </Notice>
      <Unsent words={unsent} />
    </div>
  )
}

export function StorageFailing({ kept }: { kept: boolean }) {
  const t = useText()
  return (
    <div className={css.bar}>
      <Notice kind="failure" title={t('notice.failing')}>
        {t(kept ? 'notice.failing.next' : 'notice.failing.not-kept')}
      </Notice>
    </div>
  )
}

/** This browser refuses to store, or is full: one writes on, and is told once what that means. */
export function NotKept() {
  const t = useText()
  const [read, setRead] = useState(false)
  if (read) return null
  return (
    <div className={css.bar}>
      <Notice
        kind="warning"
        title={t('notice.not-kept')}
        actions={
          <Button size="small" onClick={() => setRead(true)}>
            {t('notice.not-kept.read')}
          </Button>
        }
      >
        {t('notice.not-kept.next')}
      </Notice>
    </div>
  )
}

export function ForeignContent() {
  const t = useText()
  return (
    <div className={css.bar}>
      <Notice
        kind="warning"
        title={t('notice.foreign')}
        actions={<Button onClick={() => location.reload()}>{t('tool.reload')}</Button>}
      >
        {t('notice.foreign.next')}
      </Notice>
    </div>
  )
}

/** Above the text that one may now only read. */
export function UnsentBefore({ words, onDone }: { words: string; onDone: () => void }) {
  return (
    <div className={css.bar}>
      <Unsent words={words} onDone={onDone} />
    </div>
  )
}

/** Words that would otherwise be lost are given back to who wrote them. */
function Unsent({ words, onDone }: { words: string; onDone?: () => void }) {
  const t = useText()
  if (words === '') return null
  return (
    <Notice kind="warning" title={t('notice.unsent')}>
      <p>{t('notice.unsent.next')}</p>
      <GivenBack words={words} label={t('notice.unsent')} file={t('notice.unsent.file')}>
        {onDone ? (
          <Button size="small" kind="quiet" onClick={onDone}>
            {t('notice.unsent.done')}
          </Button>
        ) : null}
      </GivenBack>
    </Notice>
  )
}
