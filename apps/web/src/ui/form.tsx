import { useEffect, useRef } from 'react'
import type { FormHTMLAttributes, ReactNode } from 'react'
import css from './form.module.css'

interface FormProps extends FormHTMLAttributes<HTMLFormElement> {
  /** For a screen that is this form: the first field has the focus when the screen appears. */
  focusFirst?: boolean
}

const first = 'input:not([type=hidden], [readonly]), textarea, button[type=submit]'

/** A column of fields. Our own words stand at the fields, so the browser's bubbles are off. */
export function Form({ focusFirst = false, children, ...rest }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (focusFirst) form.current?.querySelector<HTMLElement>(first)?.focus()
  }, [focusFirst])
  return (
    <form ref={form} noValidate {...rest} className={css.form}>
      {children}
    </form>
  )
}

/** Two fields side by side, one below the other on a phone. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>
}
