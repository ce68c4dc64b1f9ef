import { useEffect, useState, useSyncExternalStore } from 'react'
import { TextSession } from './text-session.ts'
import type { SessionView } from './text-session.ts'

const nothing = () => () => {}

type Facts = Parameters<typeof TextSession.open>[0]
let early: { key: string; session: Promise<TextSession> } | null = null
const keyOf = ({ regulationId, personId, mayWrite }: Facts) =>
  `${regulationId} ${personId} ${mayWrite}`

/** Begins to open a text before its screen is drawn. The screen takes it over, once. */
export function openEarly(facts: Facts): void {
  early ??= { key: keyOf(facts), session: TextSession.open(facts) }
}

function openedEarly(facts: Facts): Promise<TextSession> {
  const begun = early
  early = null
  if (begun?.key === keyOf(facts)) return begun.session
  void begun?.session.then((session) => session.close())
  return TextSession.open(facts)
}

/** Opens the text for as long as the screen stands; null while this browser's copy is being read. */
export function useTextSession(regulationId: string, personId: string, mayWrite: boolean) {
  const [session, setSession] = useState<TextSession | null>(null)
  useEffect(() => {
    let left = false
    let opened: TextSession | null = null
    const origin = location.origin
    void openedEarly({ regulationId, personId, mayWrite, origin }).then((session) => {
      if (left) return session.close()
      opened = session
      setSession(session)
    })
    return () => {
      left = true
      opened?.close()
      setSession(null)
    }
  }, [regulationId, personId, mayWrite])
  const view = useSyncExternalStore<SessionView | null>(
    session ? (listener) => session.subscribe(listener) : nothing,
    () => session?.view ?? null,
  )
  return session && view ? { session, view } : null
}
