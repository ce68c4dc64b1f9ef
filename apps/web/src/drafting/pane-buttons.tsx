import type { Thread } from '../consultation/threads-api.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import css from './drafting-screen.module.css'

export type Pane = 'outline' | 'threads'

interface PaneButtonsProps {
  room: Record<Pane, boolean>
  threads: readonly Pick<Thread, 'state'>[]
  onOpen: (pane: Pane) => void
}

/** Open the panes that have no room beside the text. */
export function PaneButtons({ room, threads, onOpen }: PaneButtonsProps) {
  const t = useText()
  const open = threads.filter((thread) => thread.state === 'open').length
  if (room.outline && room.threads) return null
  return (
    <div className={css.paneButtons}>
      {room.outline ? null : (
        <Button size="small" onClick={() => onOpen('outline')}>
          {t('drafting.outline')}
        </Button>
      )}
      {room.threads ? null : (
        <Button size="small" onClick={() => onOpen('threads')}>
          {t('threads.draw', { count: open })}
        </Button>
      )}
    </div>
  )
}
