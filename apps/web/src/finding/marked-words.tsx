import { Fragment } from 'react'
import type { Hit } from './search-api.ts'
import css from './search-screen.module.css'

/** An excerpt with the words that were looked for; the server says where they stand, never how they look. */
export function MarkedWords({ excerpt }: { excerpt: Hit['excerpt'] }) {
  const { text, ranges, cutBefore, cutAfter } = excerpt
  return (
    <>
      {cutBefore ? '… ' : ''}
      {ranges.map(([from, to], at) => (
        <Fragment key={from}>
          {text.slice(ranges[at - 1]?.[1] ?? 0, from)}
          <mark className={css.mark}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
      {cutAfter ? ' …' : ''}
    </>
  )
}
