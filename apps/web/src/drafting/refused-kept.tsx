import { useEffect, useState, useSyncExternalStore } from 'react'
import { useDates } from '../language/dates.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { GivenBack } from './given-back.tsx'
import { refusedListOf } from './refused-list.ts'
import type { KeptWork, RefusedList } from './refused-list.ts'
import { useWhyRefused } from './refused-reasons.ts'
import css from './refused-kept.module.css'

/** What the server refused of this person's work, as far as this browser keeps it. */
export function useRefusedList(regulationId: string, personId: string): RefusedList {
  const list = refusedListOf(regulationId, personId)
  useEffect(() => void list.read(), [list])
  return list
}

/** Says above the text that such words are kept; shows them, and lets go of them one by one. */
export function RefusedKept({ list }: { list: RefusedList }) {
  const t = useText()
  const works = useSyncExternalStore(list.subscribe, () => list.works)
  const [shown, setShown] = useState(false)
  const [discarding, setDiscarding] = useState<KeptWork | null>(null)
  const close = () => setShown(false)
  const discard = () => {
    if (discarding) void list.discard(discarding.key)
    setDiscarding(null)
    if (works.length === 1) close()
  }
  if (works.length === 0) return null
  return (
    <div className={css.bar}>
      <Notice
        kind="warning"
        title={t('refused.kept', { count: works.length })}
        actions={<Button onClick={() => setShown(true)}>{t('refused.show')}</Button>}
      >
        {t(list.kept ? 'refused.kept.next' : 'refused.not-kept.next')}
      </Notice>
      <Dialog
        title={t('refused.list')}
        opened={shown}
        onClose={close}
        closeLabel={t('tool.close')}
        width={640}
      >
        <ol className={css.works}>
          {works.map((work) => (
            <Work key={work.key} work={work} onDiscard={() => setDiscarding(work)} />
          ))}
        </ol>
      </Dialog>
      <ConfirmDialog
        title={t('refused.discard.title')}
        words={t('refused.discard.words')}
        action={t('refused.discard')}
        opened={discarding !== null}
        busy={false}
        failure={null}
        onConfirm={discard}
        onClose={() => setDiscarding(null)}
      />
    </div>
  )
}

function Work({ work, onDiscard }: { work: KeptWork; onDiscard: () => void }) {
  const t = useText()
  const time = useDates().minute(work.at)
  const why = useWhyRefused(work.reason, work.refused)
  return (
    <li>
      <p className={css.why}>
        <time dateTime={new Date(work.at).toISOString()}>{time}</time> · {why}
      </p>
      <GivenBack
        words={work.words}
        label={t('refused.words.of', { time })}
        file={t('refused.file')}
      >
        <Button size="small" kind="quiet" onClick={onDiscard}>
          {t('refused.discard')}
        </Button>
      </GivenBack>
    </li>
  )
}
