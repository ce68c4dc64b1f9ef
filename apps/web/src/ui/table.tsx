import type { ReactNode } from 'react'
import { useText } from '../language/text.ts'
import css from './table.module.css'

interface TableProps {
  /** Read out before the table; not drawn, the heading above says it to the eye. */
  caption: string
  /** '' for a column of buttons. */
  columns: readonly string[]
  children: ReactNode
}

/** Rows of `<Cell>`; on a phone each row becomes a block with its own labels. */
export function Table({ caption, columns, children }: TableProps) {
  const t = useText()
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col">
                {column || <span className="visually-hidden">{t('tool.actions')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

/** `label` repeats the column's heading where a phone shows no columns. */
export function Cell({ label, children }: { label?: string; children?: ReactNode }) {
  return (
    <td data-label={label}>
      <div>{children}</div>
    </td>
  )
}

/** The last cell of a row: what can be done with it. */
export function ActsCell({ children }: { children?: ReactNode }) {
  return (
    <td className={css.acts}>
      <div>{children}</div>
    </td>
  )
}
