import type { CloseReason } from '@cucao/drafting'
import { LeavingUnsent } from './leaving-unsent.tsx'
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
  session: TextSession
  view: SessionView
  save: SaveState
  unsentBefore: string
  onDoneWithUnsent: () => void
}

/** Between the bar and the text: what keeps this person from writing, and what to do. */
export function DeskNotices(props: DeskNoticesProps) {
  const { session, view, save, unsentBefore, onDoneWithUnsent } = props
  const { phase, closeReason } = view.connection
  return (
    <>
      {phase === 'closed' && closeReason ? (
        <LineClosed
          reason={closeReason}
          unsent={session.unsentWords()}
          onReload={() => void reload(session, closeReason)}
        />
      ) : null}
      {unsentBefore ? <UnsentBefore words={unsentBefore} onDone={onDoneWithUnsent} /> : null}
      {save.kind === 'failing' ? <StorageFailing kept={view.kept} /> : null}
      {view.kept ? null : <NotKept />}
      <LeavingUnsent session={session} />
      {view.foreign ? <ForeignContent /> : null}
    </>
  )
}

/** What the server refused would be sent again by the copy kept here; the words were shown for copying. */
async function reload(session: TextSession, reason: CloseReason): Promise<void> {
  if (reason === 'rejected-update' || reason === 'malformed-frame') await session.forget()
  location.reload()
}
