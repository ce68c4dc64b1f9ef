import { useEffect, useRef } from 'react'
import type { OutlineEntry } from '@cucao/regulation'
import { useText } from '../language/text.ts'
import css from './outline-pane.module.css'

interface OutlinePaneProps {
  entries: readonly OutlineEntry[]
  /** Open threads under each heading, by the heading's id. */
  counts: ReadonlyMap<string, number>
  currentId: string | null
  onGo: (id: string) => void
}

/** Many opinions on an article show themselves by the words' weight and colour, and by the number. */
const heavy = 20
const several = 10

export function OutlinePane({ entries, counts, currentId, onGo }: OutlinePaneProps) {
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
      {entries.length === 0 ? <p className={css.empty}>{t('drafting.outline.empty')}</p> : null}
      <Entries entries={entries} counts={counts} currentId={currentId} onGo={onGo} />
    </nav>
  )
}

function Entries({ entries, ...rest }: OutlinePaneProps) {
  return (
    <ul className={css.list}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Entry entry={entry} {...rest} />
          {entry.children.length > 0 ? <Entries entries={entry.children} {...rest} /> : null}
        </li>
      ))}
    </ul>
  )
}

interface EntryProps extends Omit<OutlinePaneProps, 'entries'> {
  entry: OutlineEntry
}

function Entry({ entry, counts, currentId, onGo }: EntryProps) {
  const t = useText()
  const count = entry.level === 'article' ? (counts.get(entry.id) ?? 0) : 0
  const weight = count >= heavy ? css.heavy : count >= several ? css.several : ''
  return (
    <button
      type="button"
      className={entry.level === 'article' ? css.article : css.chapter}
      aria-current={entry.id === currentId ? 'location' : undefined}
      title={nameOf(entry)}
      onClick={() => onGo(entry.id)}
    >
      <span className={css.name}>{nameOf(entry)}</span>
      {count > 0 ? (
        <span className={`${css.count} ${weight}`}>
          <span aria-hidden="true">{count}</span>
          <span className="visually-hidden">{t('drafting.outline.threads', { count })}</span>
        </span>
      ) : null}
    </button>
  )
}

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
