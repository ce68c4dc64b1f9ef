import { serverNow } from '../api/server-clock.ts'
import { useDates } from '../language/dates.ts'
import { useText } from '../language/text.ts'

const dayMilliseconds = 86_400_000

/** A time to the minute, today and yesterday by their names: `14:05 hôm qua`. */
export function useLately(): (time: number) => string {
  const t = useText()
  const dates = useDates()
  return (time) => {
    const clock = dates.clock(time)
    const now = serverNow()
    if (dates.day(time) === dates.day(now)) return t('date.today', { clock })
    if (dates.day(time) === dates.day(now - dayMilliseconds)) return t('date.yesterday', { clock })
    return dates.minute(time)
  }
}
