import { urgencies, urgencyOf } from '@cucao/consultation'
import { Link } from '@tanstack/react-router'
import type { RegulationRow } from '../api/regulations.ts'
import { useText } from '../language/text.ts'
import { Tag } from '../ui/tag.tsx'
import css from './work-list.module.css'
import { kindKey, roleWords, stateWords } from './regulation-words.ts'
import { useWorkWords } from './use-work-words.ts'

/** Drafts under what they want of me; the server has put them in order. */
export function WorkList({ regulations }: { regulations: readonly RegulationRow[] }) {
  const t = useText()
  const groups = Map.groupBy(regulations, urgencyOf)
  return urgencies.map((urgency) => {
    const rows = groups.get(urgency)
    if (!rows) return null
    return (
      <section key={urgency} className={css.group} aria-label={t(`work.${urgency}`)}>
        <h2 className={css.heading}>
          {t(`work.${urgency}`)} <span className={css.count}>{rows.length}</span>
        </h2>
        <ul className={css.list}>
          {rows.map((row) => (
            <WorkRow key={row.id} row={row} />
          ))}
        </ul>
      </section>
    )
  })
}

function WorkRow({ row }: { row: RegulationRow }) {
  const t = useText()
  const { waits, news } = useWorkWords()(row)
  const { id, title, kind, leadOrganisation, role, state, latestVersion } = row
  const facts = [
    t(kindKey(kind)),
    leadOrganisation ? t('home.led-by', { organisation: leadOrganisation }) : '',
    t(roleWords[role]),
    latestVersion ? t('work.latest', { number: latestVersion.number }) : '',
  ]
  return (
    <li className={css.row}>
      <div className={css.name}>
        <Link to="/du-thao/$id" params={{ id }} className={css.title}>
          {title}
        </Link>
        {state === 'drafting' ? null : <Tag>{t(stateWords[state])}</Tag>}
      </div>
      <p className={css.facts}>{facts.filter(Boolean).join(' · ')}</p>
      <p className={css.work}>
        {waits.length > 0 ? <strong className={css.waits}>{waits.join(' · ')}</strong> : null}
        {waits.length > 0 && news.length > 0 ? ' · ' : ''}
        {news.join(' · ')}
      </p>
    </li>
  )
}
