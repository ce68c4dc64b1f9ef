import { Link } from '@tanstack/react-router'
import { useText } from '../language/text.ts'
import css from './search-link.module.css'

/** To the search over all drafts, from every screen. */
export function SearchLink() {
  const t = useText()
  return (
    <Link to="/tim" search={{}} className={css.link} title={t('search.title')}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="8.5" cy="8.5" r="5.5" />
        <path d="m12.8 12.8 4.2 4.2" />
      </svg>
      <span className="visually-hidden">{t('tool.search')}</span>
    </Link>
  )
}
