import type { Editor } from '@tiptap/core'
import type { ReactNode } from 'react'
import { memo, useMemo, useState } from 'react'
import type { AddressBook } from '@cucao/regulation'
import { useLanguage, useText } from '../language/text.ts'
import type { Standing } from './thread-standings.ts'
import { FilterBar } from './filter-bar.tsx'
import { ThreadCard } from './thread-card.tsx'
import { ThreadColumn } from './thread-column.tsx'
import type { ColumnCard } from './thread-column.tsx'
import type { Thread } from './threads-api.ts'
import { setFilters } from './thread-filter.ts'
import { useLastPublished } from './use-last-published.ts'
import type { LastPublished } from './use-last-published.ts'
import type { ThreadList } from './use-thread-list.ts'
import { newCardId, useWantedTops } from './wanted-tops.ts'
import css from './thread-pane.module.css'

export interface ThreadPaneProps {
  regulationId: string
  editor: Editor
  book: AddressBook
  /** What is listed of all that was said. */
  list: ThreadList
  standings: ReadonlyMap<string, Standing>
  activeId: string | null
  personId: string
  mayComment: boolean
  mayResolve: boolean
  onActivate: (threadId: string | null) => void
  /** Brings a provision of the text into the window. */
  onGo: (provisionId: string) => void
  /** Places within which this person may comment, in words; null: everywhere. */
  scopeWords: string | null
  /** A comment being written, where it stands in the text. */
  writing: { position: number; content: ReactNode } | null
  /** The scrolling page, for cards beside their clauses; null: a plain list, as in a drawer. */
  scroller: HTMLElement | null
}

/** Everything said about the text, beside the words it is said about. */
export const ThreadPane = memo(function ThreadPane(props: ThreadPaneProps) {
  const t = useText()
  const { list, scroller, scopeWords, writing } = props
  const { placed, orphans } = list
  return (
    <aside className={css.pane} aria-label={t('threads.title')}>
      <section aria-label={t('threads.title')} className={css.inner}>
        <FilterBar list={list} book={props.book} />
        {scopeWords ? (
          <p className={css.scope}>{t('threads.scope', { places: scopeWords })}</p>
        ) : null}
        {orphans.length > 0 ? <Orphans {...props} threads={orphans} /> : null}
        {placed.length + orphans.length === 0 && !writing ? (
          <Nothing list={list} mayComment={props.mayComment} />
        ) : null}
        {scroller ? (
          <BesideText {...props} threads={placed} scroller={scroller} />
        ) : (
          <>
            {writing ? <div className={css.writing}>{writing.content}</div> : null}
            <Cards {...props} threads={placed} />
          </>
        )}
      </section>
    </aside>
  )
})

function Nothing({ list: { filter }, mayComment }: { list: ThreadList; mayComment: boolean }) {
  const t = useText()
  const open = filter.state === 'open'
  if (setFilters(filter).length > 0)
    return (
      <div className={css.nothing}>
        <p>{t('filter.none')}</p>
      </div>
    )
  return (
    <div className={css.nothing}>
      <p>{t(open ? 'threads.none' : 'threads.none.resolved')}</p>
      {open && mayComment ? <p>{t('threads.none.write')}</p> : null}
    </div>
  )
}

type CardsProps = ThreadPaneProps & { threads: readonly Thread[] }

/** What was said about words that are gone; where those were last published is asked once it is opened. */
function Orphans(props: CardsProps) {
  const t = useText()
  const [opened, setOpened] = useState(false)
  const published = useLastPublished(props.regulationId, props.threads, opened)
  return (
    <details
      className={css.orphans}
      onToggle={({ currentTarget }) => setOpened(currentTarget.open)}
    >
      <summary>{t('threads.orphans', { count: props.threads.length })}</summary>
      <Cards {...props} published={published} />
    </details>
  )
}

function Cards(props: CardsProps & { published?: ReadonlyMap<string, LastPublished> }) {
  return (
    <div className={css.list}>
      {props.threads.map((thread) => (
        <Card
          key={thread.id}
          {...props}
          thread={thread}
          published={props.published?.get(thread.id) ?? null}
        />
      ))}
    </div>
  )
}

function Card(props: ThreadPaneProps & { thread: Thread; published?: LastPublished | null }) {
  const language = useLanguage()
  const { thread, standings, book, activeId, personId, mayComment, mayResolve } = props
  const standing = standings.get(thread.id)
  return (
    <ThreadCard
      regulationId={props.regulationId}
      thread={thread}
      citation={standing?.provisionId ? book.show(standing.provisionId, language) : null}
      standing={standing?.state ?? null}
      published={props.published ?? null}
      active={thread.id === activeId}
      personId={personId}
      mayComment={mayComment}
      mayResolve={mayResolve || (mayComment && thread.createdBy.personId === personId)}
      onActivate={props.onActivate}
      onGo={() => {
        props.onActivate(thread.id)
        if (standing?.provisionId) props.onGo(standing.provisionId)
      }}
      onLeave={() => props.editor.view.focus()}
    />
  )
}

function BesideText(props: CardsProps & { scroller: HTMLElement }) {
  const { editor, threads, standings, writing, scroller, activeId } = props
  const wanted = useWantedTops(editor, threads, writing?.position ?? null, scroller)
  // Not drawn anew where they only stand higher or lower.
  const contents = useMemo(
    () => props.threads.map((thread) => <Card key={thread.id} {...props} thread={thread} />),
    [props],
  )
  const cards: (ColumnCard & { position: number })[] = threads.map(({ id }, at) => ({
    id,
    wanted: wanted.get(id) ?? 0,
    position: standings.get(id)?.position ?? 0,
    content: contents[at],
  }))
  if (writing)
    cards.push({
      id: newCardId,
      wanted: wanted.get(newCardId) ?? 0,
      position: writing.position,
      content: writing.content,
    })
  const measured = cards
    .filter(({ id }) => wanted.has(id))
    .toSorted((one, other) => one.position - other.position)
  return (
    <ThreadColumn cards={measured} activeId={writing ? newCardId : activeId} scroller={scroller} />
  )
}
