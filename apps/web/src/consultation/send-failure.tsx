import type { CommentRefusal } from '@cucao/consultation'
import { asRefused } from '../api/refusal.ts'
import { useText } from '../language/text.ts'
import { Failure } from '../ui/failure.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Draft } from './comment-draft.ts'
import css from './threads.module.css'

/** Why words were not sent. They stand in their field; somebody who may not be mentioned is named. */
export function SendFailure({ of: thrown, draft }: { of: unknown; draft: Draft }) {
  const t = useText()
  if (!thrown) return null
  const { reason, detail } = asRefused(thrown)
  const ids = reason === 'mention-without-rights' ? (detail?.split(',') ?? []) : []
  const names = draft.mentions.filter(({ personId }) => ids.includes(personId))
  if (names.length === 0) return <Failure of={thrown} />
  return (
    <Notice
      kind="failure"
      title={t('mention.refused', { names: names.map(({ name }) => name).join(', ') })}
    >
      {t('mention.refused.next')}
    </Notice>
  )
}

/** Why words cannot be sent as they are; what is too long says so at the field itself. */
export function Unfit({ reason }: { reason: CommentRefusal | null }) {
  const t = useText()
  if (reason === null || reason === 'too-long') return null
  return (
    <p className={css.lacking} role="alert">
      {t(reason === 'empty' ? 'threads.empty' : 'threads.unseen')}
    </p>
  )
}
