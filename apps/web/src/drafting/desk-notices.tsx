import { LeavingUnsent } from './leaving-unsent.tsx'
import { MendedNotice } from './mended-notice.tsx'
import { RefusedKept, useRefusedList } from './refused-kept.tsx'
import { refusing } from './refused-reasons.ts'
import { RefusedNow } from './refused-work.tsx'
import type { SaveState } from './save-state.ts'
import {
  ForeignContent,
  LineClosed,
  NotKept,
  StorageFailing,
  UnsentBefore,
} from './session-notices.tsx'
import type { SessionView, TextSession } from './text-session.ts'

interface DeskNoticesProps {
  regulationId: string
  personId: string
  mayWrite: boolean
  session: TextSession
  view: SessionView
  save: SaveState
  unsentBefore: string
  onDoneWithUnsent: () => void
  onStartAgain: () => void
  citationOf: (provisionId: string) => string
  onGo: (provisionId: string, byKey?: boolean) => void
}

/** Between the bar and the text: what keeps this person from writing, and what to do. */
export function DeskNotices(props: DeskNoticesProps) {
  const { regulationId, session, view, save, unsentBefore, onDoneWithUnsent } = props
  const { phase, closeReason } = view.connection
  const refused = useRefusedList(regulationId, props.personId)
  const isRefused = props.mayWrite && closeReason !== null && refusing.has(closeReason)
  return (
    <>
      {phase === 'closed' && closeReason && !isRefused ? (
        <LineClosed reason={closeReason} unsent={session.unsentWords()} />
      ) : null}
      {phase === 'closed' && isRefused ? (
        <RefusedNow
          regulationId={regulationId}
          session={session}
          reason={closeReason}
          list={refused}
          onStartAgain={props.onStartAgain}
        />
      ) : null}
      <RefusedKept list={refused} />
      {unsentBefore ? <UnsentBefore words={unsentBefore} onDone={onDoneWithUnsent} /> : null}
      {save.kind === 'failing' ? <StorageFailing kept={view.kept} /> : null}
      {view.kept ? null : <NotKept />}
      <LeavingUnsent session={session} />
      {view.foreign ? <ForeignContent /> : null}
      {session.writes && view.ready ? (
        <MendedNotice
          session={session}
          mends={view.mends}
          citationOf={props.citationOf}
          onGo={props.onGo}
        />
      ) : null}
    </>
  )
}
