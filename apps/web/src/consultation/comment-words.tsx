import { useState } from 'react'
import { useDates } from '../language/dates.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { isBeingWritten, useKeptDraft, written } from './comment-draft.ts'
import { EarlierWords } from './earlier-words.tsx'
import { cutAtMentions, mentionedIn } from './mention-words.ts'
import type { Mentioned } from './mention-words.ts'
import { SendFailure, Unfit } from './send-failure.tsx'
import { useEditComment, useWithdrawComment } from './threads-api.ts'
import type { Comment } from './threads-api.ts'
import { WritingBox } from './writing-box.tsx'
import css from './threads.module.css'

interface CommentWordsProps {
  regulationId: string
  threadId: string
  comment: Comment
  mayChange: boolean
  /** Who reads. */
  personId: string
}

/** One contribution: who, when, what; one's own may be edited or withdrawn. */
export function CommentWords(props: CommentWordsProps) {
  const { regulationId, threadId, comment, mayChange, personId } = props
  const dates = useDates()
  const { author, body, createdAt, editedAt, mine } = comment
  const kept = editKey(regulationId, comment.id)
  const [editing, setEditing] = useState(() => mine && isBeingWritten(personId, kept))
  return (
    <>
      <p className={css.author}>
        <b>{author.name}</b>
        {author.organisation ? <span> · {author.organisation}</span> : null}
      </p>
      <p className={css.time}>
        <time dateTime={new Date(createdAt).toISOString()}>{dates.minute(createdAt)}</time>
      </p>
      {editedAt !== null && body !== null ? (
        <EarlierWords
          regulationId={regulationId}
          threadId={threadId}
          commentId={comment.id}
          editedAt={editedAt}
        />
      ) : null}
      {editing && body !== null ? (
        <EditWords
          regulationId={regulationId}
          threadId={threadId}
          comment={comment}
          body={body}
          onDone={() => setEditing(false)}
        />
      ) : (
        <Words body={body} mentions={comment.mentions} personId={personId} />
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

const editKey = (regulationId: string, commentId: string) => `${regulationId}:edit:${commentId}`

interface WordsProps {
  body: string | null
  mentions: readonly Mentioned[]
  personId: string
}

/** The words with the names in them; somebody renamed since is named below, so that no mention is hidden. */
function Words({ body, mentions, personId }: WordsProps) {
  const t = useText()
  if (body === null) return <p className={css.withdrawn}>{t('threads.withdrawn')}</p>
  const named = mentionedIn(body, mentions)
  const others = mentions.filter((one) => !named.includes(one))
  return (
    <>
      <p className={css.body}>
        {cutAtMentions(body, mentions).map((piece, at) =>
          typeof piece === 'string' ? (
            piece
          ) : (
            // Pieces have no ids, and none moves without the whole being another.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={at} className={piece.personId === personId ? css.calledOn : css.mention}>
              @{piece.name}
            </span>
          ),
        )}
      </p>
      {others.length > 0 ? (
        <p className={css.note}>
          {t('mention.beside', { names: others.map(({ name }) => name).join(', ') })}
        </p>
      ) : null}
    </>
  )
}

interface EditWordsProps {
  regulationId: string
  threadId: string
  comment: Comment
  body: string
  onDone: () => void
}

function EditWords({ regulationId, threadId, comment, body, onDone }: EditWordsProps) {
  const t = useText()
  const [begun] = useState({ words: body, mentions: comment.mentions })
  const [draft, setDraft] = useKeptDraft(editKey(regulationId, comment.id), begun)
  const edit = useEditComment(regulationId, threadId)
  const words = written(draft)
  const giveUp = () => {
    setDraft(begun)
    onDone()
  }
  const send = () => {
    if (!words.ok) return
    // A promise, since the answer may come when this card no longer stands: sent words are not kept.
    edit.mutateAsync({ commentId: comment.id, json: words.value }).then(giveUp, () => {})
  }
  return (
    <>
      <WritingBox
        regulationId={regulationId}
        label={t('threads.edit.label')}
        draft={draft}
        begins
        busy={edit.isPending}
        onChange={setDraft}
        onSend={send}
        onCancel={giveUp}
      />
      <Unfit reason={words.ok ? null : words.reason} />
      <SendFailure of={edit.error} draft={draft} />
      <div className={css.actions}>
        <Button kind="primary" size="small" busy={edit.isPending} onClick={send}>
          {t('tool.save')}
        </Button>
        <Button size="small" onClick={giveUp}>
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
}: Pick<EditWordsProps, 'regulationId' | 'threadId'> & {
  commentId: string
  onEdit: () => void
}) {
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
