import { memo } from 'react'
import type { CSSProperties } from 'react'
import type { OutlineEntry } from '@cucao/regulation'
import { useText } from '../language/text.ts'
import css from './outline-pane.module.css'

interface OutlineLineProps {
  id: string
  name: string
  level: OutlineEntry['level']
  depth: number
  place: number
  siblings: number
  isOpen: boolean | null
  count: number
  isCurrent: boolean
  /** The Tab key stops here. */
  isStop: boolean
  isMovable: boolean
}

/** Many opinions on an article show themselves by the words' weight and colour, and by the number. */
const heavy = 20
const several = 10

/** Of 900 lines only those are drawn again that changed: keys and clicks are heard by the tree. */
export const OutlineLine = memo(function OutlineLine(props: OutlineLineProps) {
  const { id, name, level, depth, isOpen, count, isCurrent, isMovable } = props
  const t = useText()
  const weight = count >= heavy ? css.heavy : count >= several ? css.several : ''
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/role-has-required-aria-props
    <li
      role="treeitem"
      tabIndex={props.isStop ? 0 : -1}
      aria-level={depth}
      aria-posinset={props.place}
      aria-setsize={props.siblings}
      aria-expanded={isOpen ?? undefined}
      aria-current={isCurrent ? 'location' : undefined}
      data-entry={id}
      data-movable={isMovable || undefined}
      title={name}
      className={level === 'article' ? css.article : css.chapter}
      style={{ '--depth': depth } as CSSProperties}
    >
      {isOpen === null ? null : (
        <span data-fold aria-hidden="true" className={isOpen ? css.open : css.folded} />
      )}
      <span className={css.name}>{name}</span>
      {count > 0 ? (
        <span className={`${css.count} ${weight}`}>
          <span aria-hidden="true">{count}</span>
          <span className="visually-hidden">{t('drafting.outline.threads', { count })}</span>
        </span>
      ) : null}
      {isMovable ? <span data-grip aria-hidden="true" className={css.grip} /> : null}
    </li>
  )
})
