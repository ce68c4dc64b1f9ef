import { Popover } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PresenceDigest } from '@cucao/drafting'
import type { Me } from '../api/people.ts'
import type { Regulation } from '../api/regulations.ts'
import { HomeMark } from '../frame.tsx'
import { useText } from '../language/text.ts'
import { AccountMenu } from '../people/account-menu.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { initials } from '../ui/initials.ts'
import css from './desk-bar.module.css'
import { SaveWords } from './save-words.tsx'
import type { SessionView, TextSession } from './text-session.ts'

interface DeskBarProps {
  regulation: Regulation
  me: Me
  session: TextSession
  view: SessionView
  mayWrite: boolean
  onPublish: (() => void) | null
  /** Buttons that open the panes where there is no room for them. */
  panes: ReactNode
}

/** What the text is, whether it is safe, who is here, and the few things done with it as a whole. */
export function DeskBar(props: DeskBarProps) {
  const { regulation, me, session, view, mayWrite, onPublish, panes } = props
  const { presence } = view.connection
  const t = useText()
  const { id, title, state, leadOrganisation } = regulation
  const stage = t(state === 'closed' ? 'drafting.closed' : 'drafting.living')
  const led = leadOrganisation ? t('drafting.led-by', { organisation: leadOrganisation }) : ''
  const mayManage = regulation.may.includes('invite') || regulation.may.includes('manage-members')
  return (
    <header className={css.bar}>
      <HomeMark />
      <div className={css.title}>
        <h1>{title}</h1>
        <small>{[stage, led].filter(Boolean).join(' · ')}</small>
      </div>
      <SaveWords session={session} view={view} mayWrite={mayWrite} />
      <div className={css.grow} />
      {presence ? <Presence presence={presence} /> : null}
      <div className={css.acts}>
        <nav className={css.links} aria-label={t('regulation.sections')}>
          {mayManage ? (
            <Link
              to="/du-thao/$id/nguoi"
              params={{ id }}
              className={buttonClass({ size: 'small' })}
            >
              {t('drafting.people')}
            </Link>
          ) : null}
          <Link
            to="/du-thao/$id/phien-ban"
            params={{ id }}
            className={buttonClass({ size: 'small' })}
          >
            {t('drafting.versions')}
          </Link>
        </nav>
        {onPublish ? (
          <span className={css.publish}>
            <Button kind="primary" size="small" onClick={onPublish}>
              {t('drafting.publish')}
            </Button>
          </span>
        ) : null}
        {panes}
      </div>
      <div className={css.me}>
        <AccountMenu me={me} />
      </div>
    </header>
  )
}

const facesShown = 5

function Presence({ presence }: { presence: PresenceDigest }) {
  const t = useText()
  const { editors, moreEditors, readers } = presence
  const writing = editors.length + moreEditors
  const words = [
    writing > 0 ? t('presence.writing', { count: writing }) : '',
    readers > 0 ? t('presence.reading', { count: readers }) : '',
  ].filter(Boolean)
  return (
    <Popover position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={css.presence}>
          <span className="visually-hidden">{t('presence.here')}:</span>
          <span className={css.faces} aria-hidden="true">
            {editors.slice(0, facesShown).map(({ personId, name, colour }) => (
              <span key={personId} className={`${css.face} colour-${colour}`}>
                {initials(name)}
              </span>
            ))}
          </span>
          <span className={css.counts}>{words.join(' · ')}</span>
        </button>
      </Popover.Target>
      {/* Scrolled by keys where it is long: the whole of it takes the focus. */}
      <Popover.Dropdown
        aria-label={t('presence.here')}
        className={css.here ?? ''}
        tabIndex={0}
        data-autofocus
      >
        <h2>{t('presence.here')}</h2>
        <ul className={css.people}>
          {editors.map(({ personId, name, organisation, colour }) => (
            <li key={personId}>
              <span className={`${css.face} colour-${colour}`} aria-hidden="true">
                {initials(name)}
              </span>
              <span>
                <b>{name}</b>
                {organisation ? <small>{organisation}</small> : null}
              </span>
            </li>
          ))}
        </ul>
        {moreEditors > 0 ? <FurtherEditors presence={presence} /> : null}
        {readers > 0 ? (
          <p className={css.more}>{t('presence.reading', { count: readers })}</p>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Of a crowd the rest, counted by where they come from. */
function FurtherEditors({ presence: { moreEditors, moreFrom } }: { presence: PresenceDigest }) {
  const t = useText()
  const counted = moreFrom.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <p className={css.more}>{t('presence.more', { count: moreEditors })}</p>
      <ul className={css.from}>
        {moreFrom.map(({ organisation, count }) => (
          <li key={organisation ?? ''}>
            {organisation ?? t('presence.no-organisation')}: {count}
          </li>
        ))}
        {counted < moreEditors ? (
          <li>
            {t('presence.elsewhere')}: {moreEditors - counted}
          </li>
        ) : null}
      </ul>
    </>
  )
}
