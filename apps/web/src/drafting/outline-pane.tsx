import { memo, useEffect, useRef } from 'react'
import type { OutlineEntry } from '@cucao/regulation'
import { useText } from '../language/text.ts'
import css from './outline-pane.module.css'

interface OutlinePaneProps {
  /** null while the text is being opened. */
  entries: readonly OutlineEntry[] | null
  /** Open threads under each heading, by the heading's id. */
  counts: ReadonlyMap<string, number>
  currentId: string | null
  onGo: (id: string) => void
}

/** Many opinions on an article show themselves by the words' weight and colour, and by the number. */
const heavy = 20
const several = 10

export const OutlinePane = memo(function OutlinePane(props: OutlinePaneProps) {
  const { entries, counts, currentId, onGo } = props
  const t = useText()
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    list.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [currentId])
  return (
    <nav className={css.outline} aria-label={t('drafting.outline')} ref={list}>
      <h2 className={css.heading}>{t('drafting.outline')}</h2>
      {entries?.length === 0 ? <p className={css.empty}>{t('drafting.outline.empty')}</p> : null}
      {entries ? (
        <Entries entries={entries} counts={counts} currentId={currentId} onGo={onGo} />
      ) : null}
    </nav>
  )
})

function Entries({ entries, ...rest }: OutlinePaneProps & { entries: readonly OutlineEntry[] }) {
  return (
    <ul className={css.list}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Entry
            id={entry.id}
            name={nameOf(entry)}
            isArticle={entry.level === 'article'}
            count={entry.level === 'article' ? (rest.counts.get(entry.id) ?? 0) : 0}
            isCurrent={entry.id === rest.currentId}
            onGo={rest.onGo}
          />
          {entry.children.length > 0 ? <Entries entries={entry.children} {...rest} /> : null}
        </li>
      ))}
    </ul>
  )
}

interface EntryProps {
  id: string
  name: string
  isArticle: boolean
  count: number
  isCurrent: boolean
  onGo: (id: string) => void
}

/** Of 900 lines only those are drawn again that changed. */
const Entry = memo(function Entry({ id, name, isArticle, count, isCurrent, onGo }: EntryProps) {
  const t = useText()
  const weight = count >= heavy ? css.heavy : count >= several ? css.several : ''
  return (
    <button
      type="button"
      className={isArticle ? css.article : css.chapter}
      aria-current={isCurrent ? 'location' : undefined}
      title={name}
      onClick={() => onGo(id)}
    >
      <span className={css.name}>{name}</span>
      {count > 0 ? (
        <span className={`${css.count} ${weight}`}>
          <span aria-hidden="true">{count}</span>
          <span className="visually-hidden">{t('drafting.outline.threads', { count })}</span>
        </span>
      ) : null}
    </button>
  )
})

/** `Chương I. Quy định chung`, `Điều 5. Trách nhiệm`; capitals of a heading are for paper. */
function nameOf({ label, title, level }: OutlineEntry): string {
  const words = level === 'article' ? title : inSentenceCase(title)
  if (!label || !words) return label || words
  return `${label}${/[.:)]$/.test(label) ? '' : '.'} ${words}`
}

function inSentenceCase(title: string): string {
  if (title !== title.toLocaleUpperCase('vi')) return title
  const lower = title.toLocaleLowerCase('vi')
  return lower.charAt(0).toLocaleUpperCase('vi') + lower.slice(1)
}
