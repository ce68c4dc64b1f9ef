import { waitingFor } from '@cucao/consultation'
import type { RegulationRow } from '../api/regulations.ts'
import { useLately } from '../finding/use-lately.ts'
import { useText } from '../language/text.ts'

/** What there is for me on a draft, a few words each; those that wait for me first. */
export function useWorkWords(): (row: RegulationRow) => { waits: string[]; news: string[] } {
  const t = useText()
  const lately = useLately()
  return (row) => {
    const { mentions, replies, isNew, openThreads } = waitingFor(row)
    const waits = [
      mentions > 0 ? t('work.mentions', { count: mentions }) : '',
      replies > 0 ? t('work.replies', { count: replies }) : '',
      isNew ? t('work.invited') : '',
      openThreads > 0 ? t('work.open', { count: openThreads }) : '',
    ]
    const { newComments, textChangedAt, newVersion, lastLookAt } = row
    const news = [
      newComments > replies ? t('work.comments', { count: newComments }) : '',
      textChangedAt === null ? '' : t('work.text', { time: lately(textChangedAt) }),
      newVersion === null ? '' : t('work.version', { number: newVersion }),
    ]
    const said = [...waits, ...news].some(Boolean)
    if (!said)
      news.push(
        lastLookAt === null ? t('work.never-seen') : t('work.seen', { time: lately(lastLookAt) }),
      )
    return { waits: waits.filter(Boolean), news: news.filter(Boolean) }
  }
}
