import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CloseReason } from '@cucao/drafting'
import { sessionQuery } from '../api/people.ts'
import type { Me } from '../api/people.ts'
import { askAgain } from '../api/query-client.ts'
import { regulationQuery } from '../api/regulations.ts'
import type { Regulation } from '../api/regulations.ts'
import { asRefused } from '../api/refusal.ts'
import { TextFrame, ToSignIn } from '../frame.tsx'
import { useText } from '../language/text.ts'
import { NotFound } from '../state-screens.tsx'
import { Failure } from '../ui/failure.tsx'
import { usePageTitle } from '../ui/page.tsx'
import { dropEarlyText } from './early-text.ts'
import { TextClosed } from './session-notices.tsx'
import { TextDesk } from './text-desk.tsx'
import type { TextSession } from './text-session.ts'
import { useTextSession } from './use-text-session.ts'
import css from './drafting-screen.module.css'

/** The living text of a regulation, for whoever may see it. */
export function DraftingScreen({ regulationId }: { regulationId: string }) {
  const t = useText()
  const session = useQuery(sessionQuery).data
  const signedIn = session?.person ?? null
  const [me, setMe] = useState(signedIn)
  if (signedIn && signedIn !== me) setMe(signedIn)
  /** Over, as an answer over HTTP or another page of this browser said; the line may not know. */
  const ended = session !== undefined && !signedIn
  const { data: regulation, error, refetch } = useQuery(regulationQuery(regulationId))
  const [lost, setLost] = useState<Lost | null>(null)
  const [round, setRound] = useState(0)
  const [unsent, setUnsent] = useState('')
  const comeBack = useCallback((words: string) => {
    // Words given back stay until their writer is done with them, whatever the rights do next.
    setUnsent((before) => [before, words].filter(Boolean).join('\n'))
    setRound((count) => count + 1)
  }, [])
  const doneWithUnsent = useCallback(() => setUnsent(''), [])
  usePageTitle(regulation?.title ?? t('drafting.text'))
  const title = regulation?.title
  const turnedAway = lost !== null || (ended && !me) || (error !== null && !regulation)
  useEffect(() => {
    if (turnedAway) dropEarlyText()
  }, [turnedAway])
  // What this page alone holds is given back before the sign-in page comes.
  if (ended && (!me || !regulation || lost?.unsent === '')) return <ToSignIn />
  if (lost)
    return (
      <TextFrame title={title} signedOut={lost.reason === 'not-signed-in'}>
        <TextClosed reason={lost.reason} unsent={lost.unsent} />
      </TextFrame>
    )
  if (error && asRefused(error).reason === 'not-found')
    return (
      <TextFrame>
        <NotFound />
      </TextFrame>
    )
  if (error && !regulation)
    return (
      <TextFrame>
        <div className={css.failed}>
          <Failure of={error} onRetry={() => void refetch()} />
        </div>
      </TextFrame>
    )
  if (!regulation || !me) return <Opening />
  const mayWrite = regulation.may.includes('write')
  return (
    <Session
      // Another right or another person is another session: nothing of the former one is carried over.
      key={`${me.id} ${mayWrite} ${round}`}
      regulation={regulation}
      me={me}
      mayWrite={mayWrite}
      ended={ended}
      unsentBefore={unsent}
      onDoneWithUnsent={doneWithUnsent}
      onLost={setLost}
      onRightsChanged={comeBack}
    />
  )
}

interface Lost {
  reason: CloseReason
  unsent: string
}

/** Reasons after which the text may no longer be on the screen. */
const closing = new Set<CloseReason>(['not-signed-in', 'not-allowed', 'not-found'])

/** Reasons after which the rights are asked for again and the text is opened as what one now is. */
const changing = new Set<CloseReason>(['rights-changed', 'read-only'])

/** A server that sent us away and does not answer yet is asked until it does. */
const askAgainMilliseconds = 3_000

interface SessionProps {
  regulation: Regulation
  me: Me
  mayWrite: boolean
  /** The session is over: the text is left. */
  ended: boolean
  /** What this person wrote and could not send before the right to write was taken back. */
  unsentBefore: string
  onDoneWithUnsent: () => void
  onLost: (lost: Lost) => void
  /** The rights have been asked for again; the text may be opened anew. */
  onRightsChanged: (unsent: string) => void
}

function Session(props: SessionProps) {
  const { regulation, me, mayWrite, ended, onLost, onRightsChanged } = props
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
    if (ended && session) void leave(session, 'not-signed-in').then(onLost)
  }, [ended, session, onLost])

  useEffect(() => {
    if (ended || !session || phase !== 'closed' || !reason || !closing.has(reason)) return
    const end = () => leave(session, reason).then(onLost)
    if (reason !== 'not-signed-in' || !wasOpen.current) return void end()
    void isSignedIn(client).then((still) => (still ? onRightsChanged('') : end()), end)
  }, [ended, session, phase, reason, client, onLost, onRightsChanged])

  useEffect(() => {
    if (!session || phase !== 'closed' || !reason || !changing.has(reason)) return
    let left = false
    const ask = () =>
      comeAgain(client, session, id).then(onRightsChanged, () => {
        if (!left) timer = setTimeout(() => void ask(), askAgainMilliseconds)
      })
    let timer: ReturnType<typeof setTimeout> | undefined
    void ask()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [session, phase, reason, client, id, onRightsChanged])

  const gone = phase === 'closed' && reason && (closing.has(reason) || changing.has(reason))
  if (!opened || gone) return <Opening title={regulation.title} />
  return (
    <TextDesk
      regulation={regulation}
      me={me}
      session={opened.session}
      view={opened.view}
      mayWrite={mayWrite}
      unsentBefore={props.unsentBefore}
      onDoneWithUnsent={props.onDoneWithUnsent}
      onStartAgain={() => onRightsChanged('')}
    />
  )
}

/**
 * A new password and a guest's account begin a new session and end the one the line was opened with: asked
 * once their answer, which brings the new cookie, is here.
 */
async function isSignedIn(client: QueryClient): Promise<boolean> {
  while (client.isMutating() > 0) await new Promise((next) => setTimeout(next, 100))
  const { person } = await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
  return person !== null
}

/** Asks what this person may now do. What could not be sent is kept only for who may still send it. */
async function comeAgain(client: QueryClient, session: TextSession, id: string): Promise<string> {
  const unsent = session.unsentWords()
  const fresh = await client.fetchQuery({ ...regulationQuery(id), staleTime: 0 })
  if (fresh.may.includes('write')) return ''
  await session.forget()
  return unsent
}

/**
 * What was not sent is read before it is deleted. A session that merely ended keeps it for its person, where
 * the browser keeps anything: it does not after signing out on another page.
 */
async function leave(session: TextSession, reason: CloseReason): Promise<Lost> {
  const endedOnly = reason === 'not-signed-in'
  const unsent = endedOnly && session.view.kept ? '' : session.unsentWords()
  if (endedOnly) return { reason, unsent }
  await session.forget()
  return { reason, unsent }
}

function Opening({ title }: { title?: string }) {
  const t = useText()
  return (
    <TextFrame title={title}>
      <output className={css.opening}>{t('drafting.opening')}…</output>
    </TextFrame>
  )
}
