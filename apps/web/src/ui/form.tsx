import type { FormHTMLAttributes, ReactNode } from 'react'
import css from './form.module.css'

/** A column of fields. Our own words stand at the fields, so the browser's bubbles are off. */
export function Form({ children, ...rest }: FormHTMLAttributes<HTMLFormElement>) {
  return (
    <form noValidate {...rest} className={css.form}>
      {children}
    </form>
  )
}

/** Two fields side by side, one below the other on a phone. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>
}
