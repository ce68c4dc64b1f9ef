import type { ReactNode } from 'react'
import css from './tag.module.css'

/** A word that classifies. The colour repeats what the word says, never more. */
export function Tag({
  tone,
  children,
}: {
  tone?: 'accent' | 'agree' | 'amend' | 'object'
  children: ReactNode
}) {
  return (
    <span className={[css.tag, tone ? css[tone] : ''].filter(Boolean).join(' ')}>{children}</span>
  )
}
