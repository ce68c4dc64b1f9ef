import type { Placement } from '@cucao/consultation'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { noDraft, useKeptDraft, written } from './comment-draft.ts'
import { CommentWords } from './comment-words.tsx'
import { SendFailure } from './send-failure.tsx'
import { useChangeThreadState, useReply } from './threads-api.ts'
import type { Thread } from './threads-api.ts'
import type { LastPublished } from './use-last-published.ts'
import { cardId } from './use-thread-steps.ts'
import { WritingBox } from './writing-box.tsx'
import css from './threads.module.css'

export interface ThreadCardProps {
  regulationId: string
  thread: Thread
  /** `khoản 2 Điều 5`; null where the clause is gone. */
  citation: string | null
  /** null while it is being found. */
  standing: Placement['state'] | null
  /** Where its words were last to be read in public; null: nowhere, or they still stand in the text. */
  published: LastPublished | null
  active: boolean
  personId: string
  mayComment: boolean
  mayResolve: boolean
  onActivate: (threadId: string) => void
  onGo: () => void
  /** Back to the text. */
  onLeave: () => void
}

const standingKeys = {
  exact: null,
  found: null,
  edited: 'threads.state.edited',
  changed: 'threads.state.changed',
  moved: 'threads.state.moved',
  orphan: 'threads.state.orphan',
} as const satisfies Record<Placement['state'], string | null>

/** One discussion beside its clause. */
export function ThreadCard(props: ThreadCardProps) {
  const { regulationId, thread, citation, standing, active, mayComment, onActivate, onGo } = props
  const t = useText()
  const standingKey = standing && standingKeys[standing]
  const resolved = thread.state === 'resolved'
  // Where the words still stand they are highlighted in the text; else the card says what they were.
  const quoted = standing === 'orphan' || standing === 'changed' || standing === 'edited'
  const { quote, opening = '' } = thread.anchor
  const stoodOn = quote.exact || (standing === 'orphan' ? opening : '')
  return (
    // The card takes the eye along when it is clicked; keyboards have the button with the citation.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      className={`${css.card} ${active ? css.active : ''} ${resolved ? css.resolved : ''}`}
      aria-label={t('threads.card', {
        place: citation ?? t('threads.no-place'),
        name: thread.createdBy.name,
        count: thread.comments.length - 1,
      })}
      id={cardId(thread.id)}
      tabIndex={-1}
      onClick={active ? undefined : () => onActivate(thread.id)}
      onKeyDown={(event) => ownKeys(event, props.onLeave)}
    >
      <header className={css.head}>
        {citation ? (
          <button
            type="button"
            className={css.place}
            onClick={onGo}
            title={t('threads.go', { place: citation })}
          >
            {citation}
          </button>
        ) : (
          <span>{t('threads.no-place')}</span>
        )}
        {standingKey ? <span className={css.standing}>{t(standingKey)}</span> : null}
      </header>
      {quoted && stoodOn ? (
        <blockquote className={css.quote}>
          <span className="visually-hidden">{t('threads.stood-on')}</span>
          {stoodOn}
        </blockquote>
      ) : null}
      {props.published ? (
        <a
          className={css.published}
          href={props.published.address}
          target="_blank"
          rel="noreferrer"
        >
          {t('threads.published', { number: props.published.number })}
        </a>
      ) : null}
      <ol className={css.comments}>
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <CommentWords
              regulationId={regulationId}
              threadId={thread.id}
              comment={comment}
              mayChange={mayComment && !resolved}
              personId={props.personId}
            />
          </li>
        ))}
      </ol>
      {resolved && thread.resolvedBy ? (
        <p className={css.note}>{t('threads.resolved-by', { name: thread.resolvedBy.name })}</p>
      ) : null}
      <ThreadActions {...props} />
    </article>
  )
}

/** While the card itself has the focus: R or Enter goes to the field for a reply, Esc back to the text. */
function ownKeys(event: KeyboardEvent<HTMLElement>, onLeave: () => void): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Escape' && !event.currentTarget.closest('dialog')) onLeave()
  else if (event.code === 'KeyR' || event.key === 'Enter')
    event.currentTarget.querySelector('textarea')?.focus()
  else return
  event.preventDefault()
}

function ThreadActions({ regulationId, thread, mayComment, mayResolve }: ThreadCardProps) {
  const t = useText()
  const [draft, setDraft] = useKeptDraft(`${regulationId}:${thread.id}`)
  const [focused, setFocused] = useState(false)
  const reply = useReply(regulationId, thread.id)
  const change = useChangeThreadState(regulationId, thread.id)
  const resolved = thread.state === 'resolved'
  const send = () => {
    const words = written(draft)
    if (!words.ok) return
    // A promise, since the answer may come when this card no longer stands: sent words are not kept.
    reply.mutateAsync(words.value).then(
      () => setDraft(noDraft),
      () => {}, // shown from `reply.error`
    )
  }
  const begun = draft.words !== ''
  const open = focused || begun
  return (
    <div
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      {mayComment && (!resolved || begun) ? (
        <WritingBox
          regulationId={regulationId}
          label={t('threads.reply.label', { name: thread.createdBy.name })}
          placeholder={`${t('threads.reply')}…`}
          draft={draft}
          busy={reply.isPending}
          onChange={setDraft}
          onSend={send}
        />
      ) : null}
      {resolved && begun ? (
        <output className={css.lacking}>{t('threads.resolved-meanwhile')}</output>
      ) : null}
      <SendFailure of={resolved ? null : reply.error} draft={draft} />
      <Failure of={change.error} />
      <div className={css.actions}>
        {mayComment && !resolved && open ? (
          <Button kind="primary" size="small" busy={reply.isPending} onClick={send}>
            {t('threads.reply.send')}
          </Button>
        ) : null}
        {mayResolve ? (
          <Button
            kind="quiet"
            size="small"
            busy={change.isPending}
            onClick={() => change.mutate(resolved ? 'open' : 'resolved')}
          >
            {t(resolved ? 'threads.reopen' : 'threads.resolve')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
