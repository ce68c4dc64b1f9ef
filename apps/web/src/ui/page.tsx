import { useEffect } from 'react'
import type { ReactNode } from 'react'
import css from './page.module.css'

interface PageProps {
  title: string
  lead?: string
  actions?: ReactNode
  narrow?: boolean
  children: ReactNode
}

/** One screen: its heading is also the title of the browser's tab. */
export function Page({ title, lead, actions, narrow = false, children }: PageProps) {
  usePageTitle(title)
  return (
    <div className={narrow ? `${css.page} ${css.narrow}` : css.page}>
      <header className={css.head}>
        <div className={css.words}>
          <h1 className={css.title}>{title}</h1>
          {lead ? <p className={css.lead}>{lead}</p> : null}
        </div>
        {actions ? <div className={css.actions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  )
}

/** A part of a screen under its own heading. */
export function Section({ title, lead, actions, children }: Omit<PageProps, 'narrow'>) {
  return (
    <section className={css.section} aria-label={title}>
      <header className={css.head}>
        <div className={css.words}>
          <h2 className={css.title}>{title}</h2>
          {lead ? <p className={css.lead}>{lead}</p> : null}
        </div>
        {actions ? <div className={css.actions}>{actions}</div> : null}
      </header>
      {children}
    </section>
  )
}

/** Nothing here yet: says so, and what to do next. */
export function Empty({
  title,
  heading = false,
  children,
  actions,
}: {
  title: string
  /** Where it is the whole screen. */
  heading?: boolean
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className={css.empty}>
      {heading ? (
        <h1 className={css.emptyTitle}>{title}</h1>
      ) : (
        <p className={css.emptyTitle}>{title}</p>
      )}
      {children ? <p className={css.emptyText}>{children}</p> : null}
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </div>
  )
}

/** `Việc của tôi · Cục Ảo` in the browser's tab. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Cục Ảo`
  }, [title])
}
