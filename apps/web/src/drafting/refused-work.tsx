import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CloseReason } from '@cucao/drafting'
import { textQuery } from '../api/regulations.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Notice } from '../ui/notice.tsx'
import { GivenBack } from './given-back.tsx'
import type { RefusedList } from './refused-list.ts'
import { useWhyRefused } from './refused-reasons.ts'
import type { TextSession } from './text-session.ts'
import css from './session-notices.module.css'

interface RefusedNowProps {
  regulationId: string
  session: TextSession
  reason: CloseReason
  list: RefusedList
  /** Opens the text anew, with nothing but what the server has. */
  onStartAgain: () => void
}

/**
 * The server took not all that was written on this page, and would refuse it again: what it was, why, and the way
 * on. Nothing is given up before it stands in the list.
 */
export function RefusedNow({ regulationId, session, reason, list, onStartAgain }: RefusedNowProps) {
  const t = useText()
  const { refused } = session.connection.state
  const why = useWhyRefused(reason, refused)
  const { words, error, ask } = useWordsBeside(regulationId, session)
  const [leaving, setLeaving] = useState(false)
  const goBack = async () => {
    setLeaving(true)
    if (words) await list.add({ at: Date.now(), reason, refused, words })
    await session.forget()
    onStartAgain()
  }
  const isKnown = words !== null
  return (
    <div className={css.bar}>
      <Notice kind="failure" title={t(words === '' ? 'refused.nothing' : 'refused.title')}>
        <p>{why}</p>
        {words === '' ? null : <p>{t('refused.next')}</p>}
        <Failure of={error} onRetry={ask} />
        {words === '' ? (
          <GoBack busy={leaving} onClick={() => void goBack()} />
        ) : (
          <GivenBack
            words={words ?? session.unsentWords()}
            label={t('refused.words')}
            file={t('refused.file')}
          >
            {isKnown ? <GoBack busy={leaving} onClick={() => void goBack()} /> : null}
          </GivenBack>
        )}
      </Notice>
    </div>
  )
}

function GoBack({ busy, onClick }: { busy: boolean; onClick: () => void }) {
  const t = useText()
  return (
    <Button size="small" kind="primary" busy={busy} onClick={onClick}>
      {t('refused.go-back')}
    </Button>
  )
}

/** What differs from the text that the server has now; null while it does not answer. */
function useWordsBeside(regulationId: string, session: TextSession) {
  const client = useQueryClient()
  const [words, setWords] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    let left = false
    client.fetchQuery({ ...textQuery(regulationId), staleTime: 0 }).then(
      (stored) => left || setWords(session.wordsBeside(stored)),
      (thrown: unknown) => left || setError(thrown),
    )
    return () => {
      left = true
    }
  }, [client, regulationId, session, round])
  const ask = () => {
    setError(null)
    setRound((count) => count + 1)
  }
  return { words, error, ask }
}
