import type { ReactNode } from 'react'
import css from './top-bar.module.css'

interface TopBarProps {
  /** The link home, drawn as the mark. */
  mark: ReactNode
  title: string
  small?: string | null
  /** Links; the present one carries `aria-current`. */
  nav?: ReactNode
  navLabel?: string
  right?: ReactNode
}

/** The 52 pixels above every screen. */
export function TopBar({ mark, title, small, nav, navLabel, right }: TopBarProps) {
  return (
    <header className={css.bar}>
      <div className={css.row}>
        {mark}
        <div className={css.title}>
          <span>{title}</span>
          {small ? <small>{small}</small> : null}
        </div>
        {nav ? (
          <nav className={css.nav} aria-label={navLabel}>
            {nav}
          </nav>
        ) : null}
        <div className={css.grow} />
        {right ? <div className={css.right}>{right}</div> : null}
      </div>
    </header>
  )
}
