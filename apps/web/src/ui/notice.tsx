import type { ReactNode } from 'react'
import css from './notice.module.css'

interface NoticeProps {
  kind?: 'failure' | 'warning' | 'done' | 'plain'
  title: string
  children?: ReactNode
  actions?: ReactNode
}

/** A few lines set apart; a failure is read out at once, the rest when its turn comes. */
export function Notice({ kind = 'plain', title, children, actions }: NoticeProps) {
  return (
    <div
      className={[css.notice, kind === 'plain' ? '' : css[kind]].filter(Boolean).join(' ')}
      role={kind === 'failure' ? 'alert' : 'status'}
    >
      <p className={css.title}>{title}</p>
      {children ? <div className={css.text}>{children}</div> : null}
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </div>
  )
}
