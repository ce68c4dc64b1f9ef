import { useEffect, useState, useSyncExternalStore } from 'react'
import { closeText, takeEarlyText } from './early-text.ts'
import { TextSession } from './text-session.ts'
import type { SessionView } from './text-session.ts'

const nothing = () => () => {}

/** Opens the text for as long as the screen stands; null while this browser's copy is being read. */
export function useTextSession(regulationId: string, personId: string, mayWrite: boolean) {
  const [session, setSession] = useState<TextSession | null>(null)
  useEffect(() => {
    let left = false
    let opened: TextSession | null = null
    const facts = { regulationId, personId, mayWrite, origin: location.origin }
    void (takeEarlyText(facts) ?? TextSession.open(facts)).then((session) => {
      if (left) return closeText(session)
      opened = session
      setSession(session)
    })
    return () => {
      left = true
      if (opened) closeText(opened)
      setSession(null)
    }
  }, [regulationId, personId, mayWrite])
  const view = useSyncExternalStore<SessionView | null>(
    session ? (listener) => session.subscribe(listener) : nothing,
    () => session?.view ?? null,
  )
  return session && view ? { session, view } : null
}
