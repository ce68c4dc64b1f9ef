import { useMemo } from 'react'
import { useText } from '../language/text.ts'
import type { TextKey } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import css from './mended-notice.module.css'
import type { TextSession } from './text-session.ts'

type Place = ReturnType<TextSession['mended']>[number]

interface MendedNoticeProps {
  session: TextSession
  /** Another number where it may have changed. */
  mends: number
  citationOf: (provisionId: string) => string
  onGo: (provisionId: string, byKey?: boolean) => void
}

/** More would hide the text that they are about. */
const mostPlaces = 5

const whatWas = {
  'unknown-block': 'mended.unknown-block',
  'unknown-content': 'mended.unknown-content',
  'unknown-attribute': 'mended.unknown-attribute',
  'unknown-mark': 'mended.unknown-mark',
  'missing-id': 'mended.missing-id',
  'double-id': 'mended.double-id',
} as const satisfies Record<Place['kind'], TextKey>

/** Above the text: where the server mended it, until a drafter says that he has looked. */
export function MendedNotice({ session, mends, citationOf, onGo }: MendedNoticeProps) {
  const t = useText()
  // Read again with every new number.
  const places = useMemo(() => (mends < 0 ? [] : session.mended()), [session, mends])
  if (places.length === 0) return null
  const more = places.length - mostPlaces
  return (
    <div className={css.bar}>
      <Notice
        kind="warning"
        title={t('mended.title', { count: places.length })}
        actions={<Button onClick={() => session.forgetMended()}>{t('mended.seen')}</Button>}
      >
        <p>{t('mended.next')}</p>
        <ul className={css.places}>
          {places.slice(0, mostPlaces).map(({ id, kind }) => (
            <li key={id}>
              <Button size="small" kind="quiet" onClick={(event) => onGo(id, event.detail === 0)}>
                {citationOf(id) || t('mended.place')}
              </Button>{' '}
              {t(whatWas[kind])}
            </li>
          ))}
          {more > 0 ? <li>{t('mended.more', { count: more })}</li> : null}
        </ul>
      </Notice>
    </div>
  )
}
