import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { CloseReason } from '@cucao/drafting'
import { sessionQuery } from '../api/people.ts'
import type { Me } from '../api/people.ts'
import { askAgain } from '../api/query-client.ts'
import { regulationQuery } from '../api/regulations.ts'
import type { Regulation } from '../api/regulations.ts'
import { asRefused } from '../api/refusal.ts'
import { useText } from '../language/text.ts'
import { NotFound } from '../state-screens.tsx'
import { Failure } from '../ui/failure.tsx'
import { usePageTitle } from '../ui/page.tsx'
import { TextClosed } from './session-notices.tsx'
import { TextDesk } from './text-desk.tsx'
import type { TextSession } from './text-session.ts'
import { useTextSession } from './use-text-session.ts'
import css from './drafting-screen.module.css'

/** The living text of a regulation, for whoever may see it. */
export function DraftingScreen({ regulationId }: { regulationId: string }) {
  const t = useText()
  const me = useQuery(sessionQuery).data?.person ?? null
  const { data: regulation, error, refetch } = useQuery(regulationQuery(regulationId))
  const [lost, setLost] = useState<Lost | null>(null)
  usePageTitle(regulation?.title ?? t('drafting.text'))
  if (lost) return <TextClosed reason={lost.reason} unsent={lost.unsent} />
  if (error && asRefused(error).reason === 'not-found') return <NotFound />
  if (error && !regulation) return <Failure of={error} onRetry={() => void refetch()} />
  if (!regulation || !me) return <Opening />
  const mayWrite = regulation.may.includes('write')
  return (
    <Session
      // Another right or another person is another session: nothing of the former one is carried over.
      key={`${me.id} ${mayWrite}`}
      regulation={regulation}
      me={me}
      mayWrite={mayWrite}
      onLost={setLost}
    />
  )
}

interface Lost {
  reason: CloseReason
  unsent: string
}

/** Reasons after which the text may no longer be on the screen. */
const closing = new Set<CloseReason>(['not-signed-in', 'not-allowed', 'not-found'])

interface SessionProps {
  regulation: Regulation
  me: Me
  mayWrite: boolean
  onLost: (lost: Lost) => void
}

function Session({ regulation, me, mayWrite, onLost }: SessionProps) {
  const client = useQueryClient()
  const { id } = regulation
  const opened = useTextSession(id, me.id, mayWrite)
  const session = opened?.session ?? null
  const reason = opened?.view.connection.closeReason ?? null
  const phase = opened?.view.connection.phase

  useEffect(() => {
    if (!session) return
    return session.connection.onChanged((topic) => askAgain(client, id, topic))
  }, [session, client, id])

  // A line that came back may have missed what was announced meanwhile.
  const wasOpen = useRef(false)
  const synced = opened?.view.connection.synced ?? false
  useEffect(() => {
    if (synced && wasOpen.current) void client.invalidateQueries({ queryKey: ['regulation', id] })
    if (synced) wasOpen.current = true
  }, [synced, client, id])

  useEffect(() => {
    if (!session || phase !== 'closed' || !reason || !closing.has(reason)) return
    void leave(session, reason).then(onLost)
  }, [session, phase, reason, onLost])

  if (!opened || (reason && phase === 'closed' && closing.has(reason))) return <Opening />
  return (
    <TextDesk
      regulation={regulation}
      me={me}
      session={opened.session}
      view={opened.view}
      mayWrite={mayWrite}
    />
  )
}

/** What was not sent is read before it is deleted. A session that merely ended keeps it for its person. */
async function leave(session: TextSession, reason: CloseReason): Promise<Lost> {
  if (reason === 'not-signed-in') return { reason, unsent: '' }
  const unsent = session.unsentWords()
  await session.forget()
  return { reason, unsent }
}

function Opening() {
  const t = useText()
  return (
    <div className={css.opening} role="status">
      {t('drafting.opening')}…
    </div>
  )
}
