import { commentBody } from '@cucao/consultation'
import { useState } from 'react'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import type { CommentPlace } from './comment-place.ts'
import { useKeptWords } from './kept-words.ts'
import { useOpenThread } from './threads-api.ts'
import type { NewThread } from './threads-api.ts'
import { WritingBox } from './writing-box.tsx'
import css from './threads.module.css'

interface NewThreadCardProps {
  regulationId: string
  place: CommentPlace
  /** `khoản 2 Điều 5` */
  citation: string
  /** The place as it is when the words are sent: the text may have moved under the writing. */
  placeNow: () => Omit<NewThread, 'body'> | null
  onSent: (threadId: string) => void
  onCancel: () => void
}

export function NewThreadCard(props: NewThreadCardProps) {
  const { regulationId, place, citation, placeNow, onSent, onCancel } = props
  const t = useText()
  const [body, setBody] = useKeptWords(`${regulationId}:new`)
  const [lacking, setLacking] = useState(false)
  const open = useOpenThread(regulationId)
  const send = () => {
    const words = commentBody(body)
    const now = placeNow()
    setLacking(!words.ok)
    if (!words.ok || !now) return
    const sent = (threadId: string) => {
      setBody('')
      onSent(threadId)
    }
    // A promise, since the answer may come when this card no longer stands: sent words are not kept.
    open.mutateAsync({ ...now, body: words.value }).then(
      ({ thread }) => sent(thread.id),
      () => {}, // shown from `open.error`
    )
  }
  const giveUp = () => {
    setBody('')
    onCancel()
  }
  return (
    <section className={`${css.card} ${css.active}`} aria-label={t('threads.new')}>
      <header className={css.head}>
        <b>{t('threads.new')}</b>
        <small>{citation}</small>
      </header>
      {place.quote.exact ? (
        <blockquote className={css.quote}>{place.quote.exact}</blockquote>
      ) : null}
      <WritingBox
        label={t('threads.comment.on', { place: citation })}
        value={body}
        begins
        busy={open.isPending}
        onChange={(value) => {
          setBody(value)
          setLacking(false)
        }}
        onSend={send}
        onCancel={onCancel}
      />
      {lacking ? (
        <p className={css.lacking} role="alert">
          {t('threads.empty')}
        </p>
      ) : null}
      <Failure of={open.error} />
      <div className={css.actions}>
        <Button kind="primary" size="small" busy={open.isPending} onClick={send}>
          {t('threads.send')}
        </Button>
        <Button size="small" onClick={giveUp}>
          {t('tool.cancel')}
        </Button>
      </div>
    </section>
  )
}
