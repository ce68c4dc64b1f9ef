import type { ButtonHTMLAttributes } from 'react'
import css from './button.module.css'

export interface ButtonLook {
  /** primary: the one thing to do here. danger: takes something away. quiet: a link that acts. */
  kind?: 'primary' | 'plain' | 'danger' | 'quiet'
  size?: 'small' | 'usual' | 'wide'
}

/** For links that look like buttons: `<Link className={buttonClass({ kind: 'primary' })}>`. */
export function buttonClass({ kind = 'plain', size = 'usual' }: ButtonLook = {}): string {
  return [css.button, css[kind], size === 'usual' ? '' : css[size]].filter(Boolean).join(' ')
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  ButtonLook & {
    /** Its work is under way: it stays in place and focusable, and does nothing more. */
    busy?: boolean
  }

export function Button({ kind, size, busy = false, onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ kind, size })}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
    </button>
  )
}
