import type { CommentRefusal } from '@cucao/consultation'
import { useState } from 'react'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { noDraft, useKeptDraft, written } from './comment-draft.ts'
import type { CommentPlace } from './comment-place.ts'
import { PlaceLost, isPlaceLost } from './place-lost.tsx'
import { SendFailure, Unfit } from './send-failure.tsx'
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
  placeNow: () => Omit<NewThread, 'body' | 'mentions'> | null
  /** Where it may stand instead when its clause is gone; null: nowhere. */
  nearest: () => { place: CommentPlace; citation: string } | null
  onSent: (threadId: string) => void
  onCancel: () => void
}

export function NewThreadCard(props: NewThreadCardProps) {
  const { regulationId, place, citation, placeNow, onSent, onCancel } = props
  const t = useText()
  const [draft, setDraft] = useKeptDraft(`${regulationId}:new`)
  const [unfit, setUnfit] = useState<CommentRefusal | null>(null)
  const open = useOpenThread(regulationId)
  const sendTo = (now: ReturnType<typeof placeNow>) => {
    const words = written(draft)
    setUnfit(words.ok ? null : words.reason)
    if (!words.ok || !now) return
    const sent = (threadId: string) => {
      setDraft(noDraft)
      onSent(threadId)
    }
    // A promise, since the answer may come when this card no longer stands: sent words are not kept.
    open.mutateAsync({ ...now, ...words.value }).then(
      ({ thread }) => sent(thread.id),
      () => {}, // shown from `open.error`
    )
  }
  const send = () => sendTo(placeNow())
  const instead = isPlaceLost(open.error) ? props.nearest() : null
  const giveUp = () => {
    setDraft(noDraft)
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
        regulationId={regulationId}
        label={t('threads.comment.on', { place: citation })}
        draft={draft}
        begins
        busy={open.isPending}
        onChange={(next) => {
          setDraft(next)
          setUnfit(null)
        }}
        onSend={send}
        onCancel={onCancel}
      />
      <Unfit reason={unfit} />
      {isPlaceLost(open.error) ? (
        <PlaceLost
          words={draft.words}
          instead={instead?.citation ?? null}
          onInstead={() => {
            if (!instead) return
            const { provisionId, quote, start, end } = instead.place
            sendTo({ provisionId, quote, start, end })
          }}
        />
      ) : (
        <SendFailure of={open.error} draft={draft} />
      )}
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
