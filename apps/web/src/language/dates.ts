import { useMemo } from 'react'
import type { Language } from './language-store.ts'
import { useLanguage } from './text.ts'

/** Times are shown by the clock of Việt Nam, wherever the reader sits: deadlines are counted by it. */
const zone = 'Asia/Ho_Chi_Minh'

const localeOf: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' }

/** Dates as the administration writes them: 04/12/2026, 09:30 04/12/2026. */
export function datesIn(language: Language) {
  const locale = localeOf[language]
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  })
  const clock = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
  return {
    /** Milliseconds since 1970, to the day. */
    day: (time: number) => day.format(time),
    /** Milliseconds since 1970, to the minute. */
    minute: (time: number) => `${clock.format(time)} ${day.format(time)}`,
    /** The time of day alone. */
    clock: (time: number) => clock.format(time),
    /** An ISO date (2025-07-01), which has no clock. */
    isoDay: (date: string) => date.slice(0, 10).split('-').reverse().join('/'),
  }
}

export function useDates() {
  const language = useLanguage()
  return useMemo(() => datesIn(language), [language])
}
