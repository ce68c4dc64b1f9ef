import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useDates } from '../language/dates.ts'
import { useText } from '../language/text.ts'
import { Failure } from '../ui/failure.tsx'
import { historyQuery } from './threads-api.ts'
import css from './threads.module.css'

interface EarlierWordsProps {
  regulationId: string
  threadId: string
  commentId: string
  editedAt: number
}

/** “đã sửa”, which opens what the comment said before and when. */
export function EarlierWords(props: EarlierWordsProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <button
        type="button"
        className={css.edited}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={t('threads.history')}
        onClick={() => setOpen(!open)}
      >
        {t('threads.edited')}
      </button>
      {open ? (
        <div id={id} className={css.earlier}>
          <Wordings {...props} />
        </div>
      ) : null}
    </>
  )
}

function Wordings({ regulationId, threadId, commentId, editedAt }: EarlierWordsProps) {
  const t = useText()
  const dates = useDates()
  const { data, error } = useQuery(historyQuery(regulationId, threadId, commentId, editedAt))
  if (error) return <Failure of={error} />
  if (!data) return <output>{t('tool.loading')}</output>
  return (
    <ol aria-label={t('threads.history.title')}>
      {data.map(({ body, writtenAt, replacedAt }) => (
        <li key={replacedAt}>
          <p className={css.time}>
            {t('threads.history.time', {
              from: dates.minute(writtenAt),
              until: dates.minute(replacedAt),
            })}
          </p>
          <p className={css.body}>{body}</p>
        </li>
      ))}
    </ol>
  )
}
