import { commentBody } from '@cucao/consultation'
import type { Placement } from '@cucao/consultation'
import { useState } from 'react'
import { useDates } from '../language/dates.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import {
  useChangeThreadState,
  useEditComment,
  useReply,
  useWithdrawComment,
} from './threads-api.ts'
import type { Comment, Thread } from './threads-api.ts'
import { useKeptWords } from './kept-words.ts'
import { WritingBox } from './writing-box.tsx'
import css from './threads.module.css'

export interface ThreadCardProps {
  regulationId: string
  thread: Thread
  /** `khoản 2 Điều 5`; null where the clause is gone. */
  citation: string | null
  /** null while it is being found. */
  standing: Placement['state'] | null
  active: boolean
  mayComment: boolean
  mayResolve: boolean
  onActivate: (threadId: string) => void
  onGo: () => void
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
  return (
    // The card takes the eye along when it is clicked; keyboards have the button with the citation.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <article
      className={`${css.card} ${active ? css.active : ''} ${resolved ? css.resolved : ''}`}
      aria-label={citation ?? t('threads.no-place')}
      onClick={active ? undefined : () => onActivate(thread.id)}
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
      {quoted && thread.anchor.quote.exact ? (
        <blockquote className={css.quote}>
          <span className="visually-hidden">{t('threads.stood-on')}</span>
          {thread.anchor.quote.exact}
        </blockquote>
      ) : null}
      <ol className={css.comments}>
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <CommentWords
              regulationId={regulationId}
              threadId={thread.id}
              comment={comment}
              mayChange={mayComment && !resolved}
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

function ThreadActions({ regulationId, thread, mayComment, mayResolve }: ThreadCardProps) {
  const t = useText()
  const [body, setBody] = useKeptWords(`${regulationId}:${thread.id}`)
  const [focused, setFocused] = useState(false)
  const reply = useReply(regulationId, thread.id)
  const change = useChangeThreadState(regulationId, thread.id)
  const resolved = thread.state === 'resolved'
  const words = commentBody(body)
  const send = () => {
    if (!words.ok) return
    // A promise, since the answer may come when this card no longer stands: sent words are not kept.
    reply.mutateAsync(words.value).then(
      () => setBody(''),
      () => {}, // shown from `reply.error`
    )
  }
  const open = focused || body !== ''
  return (
    <div
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      {mayComment && !resolved ? (
        <WritingBox
          label={t('threads.reply.label', { name: thread.createdBy.name })}
          placeholder={`${t('threads.reply')}…`}
          value={body}
          busy={reply.isPending}
          onChange={setBody}
          onSend={send}
        />
      ) : null}
      <Failure of={reply.error ?? change.error} />
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

interface CommentWordsProps {
  regulationId: string
  threadId: string
  comment: Comment
  mayChange: boolean
}

function CommentWords({ regulationId, threadId, comment, mayChange }: CommentWordsProps) {
  const t = useText()
  const dates = useDates()
  const [editing, setEditing] = useState(false)
  const { author, body, createdAt, editedAt, mine } = comment
  return (
    <>
      <p className={css.author}>
        <b>{author.name}</b>
        {author.organisation ? <span> · {author.organisation}</span> : null}
      </p>
      <p className={css.time}>
        <time dateTime={new Date(createdAt).toISOString()}>{dates.minute(createdAt)}</time>
        {editedAt !== null && body !== null ? ` · ${t('threads.edited')}` : ''}
      </p>
      {editing && body !== null ? (
        <EditWords
          regulationId={regulationId}
          threadId={threadId}
          commentId={comment.id}
          body={body}
          onDone={() => setEditing(false)}
        />
      ) : (
        <p className={body === null ? css.withdrawn : css.body}>{body ?? t('threads.withdrawn')}</p>
      )}
      {mine && mayChange && body !== null && !editing ? (
        <OwnActions
          regulationId={regulationId}
          threadId={threadId}
          commentId={comment.id}
          onEdit={() => setEditing(true)}
        />
      ) : null}
    </>
  )
}

interface EditWordsProps {
  regulationId: string
  threadId: string
  commentId: string
  body: string
  onDone: () => void
}

function EditWords({ regulationId, threadId, commentId, body, onDone }: EditWordsProps) {
  const t = useText()
  const [words, setWords] = useState(body)
  const edit = useEditComment(regulationId, threadId)
  const send = () => {
    const checked = commentBody(words)
    if (checked.ok) edit.mutate({ commentId, body: checked.value }, { onSuccess: onDone })
  }
  return (
    <>
      <WritingBox
        label={t('threads.edit.label')}
        value={words}
        begins
        busy={edit.isPending}
        onChange={setWords}
        onSend={send}
        onCancel={onDone}
      />
      <Failure of={edit.error} />
      <div className={css.actions}>
        <Button kind="primary" size="small" busy={edit.isPending} onClick={send}>
          {t('tool.save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('tool.cancel')}
        </Button>
      </div>
    </>
  )
}

function OwnActions({
  regulationId,
  threadId,
  commentId,
  onEdit,
}: Omit<EditWordsProps, 'body' | 'onDone'> & { onEdit: () => void }) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const withdraw = useWithdrawComment(regulationId, threadId)
  return (
    <div className={css.own}>
      <button type="button" onClick={onEdit}>
        {t('threads.edit')}
      </button>
      <button type="button" onClick={() => setAsking(true)}>
        {t('threads.withdraw')}
      </button>
      <ConfirmDialog
        title={t('threads.withdraw.ask')}
        words={t('threads.withdraw.words')}
        action={t('threads.withdraw')}
        opened={asking}
        busy={withdraw.isPending}
        failure={withdraw.error}
        onConfirm={() => withdraw.mutate(commentId, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}
