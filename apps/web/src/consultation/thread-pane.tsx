import type { Editor } from '@tiptap/core'
import type { ReactNode } from 'react'
import { memo, useState } from 'react'
import type { AddressBook } from '@cucao/regulation'
import { useLanguage, useText } from '../language/text.ts'
import type { Standing } from './anchored-words.ts'
import { isBeingWritten } from './comment-draft.ts'
import { ThreadCard } from './thread-card.tsx'
import { ThreadColumn } from './thread-column.tsx'
import type { ColumnCard } from './thread-column.tsx'
import type { Thread } from './threads-api.ts'
import { newCardId, useWantedTops } from './wanted-tops.ts'
import css from './thread-pane.module.css'

export interface ThreadPaneProps {
  regulationId: string
  editor: Editor
  book: AddressBook
  threads: readonly Thread[]
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
  const { threads, standings, scroller, scopeWords, writing } = props
  const [shown, setShown] = useState<'open' | 'resolved'>('open')
  // Words on their way keep their field, also where somebody else resolved the thread meanwhile.
  const listed = threads.filter(
    ({ id, state }) =>
      state === shown || isBeingWritten(props.personId, `${props.regulationId}:${id}`),
  )
  const placed = inTextOrder(listed, standings)
  const orphans = listed.filter((thread) => standings.get(thread.id)?.state === 'orphan')
  return (
    <aside className={css.pane} aria-label={t('threads.title')}>
      <section aria-label={t('threads.title')} className={css.inner}>
        <header className={css.head}>
          <h2>{t('threads.title')}</h2>
          <Shown threads={threads} shown={shown} onShow={setShown} />
        </header>
        {scopeWords ? (
          <p className={css.scope}>{t('threads.scope', { places: scopeWords })}</p>
        ) : null}
        {orphans.length > 0 ? (
          <details className={css.orphans}>
            <summary>{t('threads.orphans', { count: orphans.length })}</summary>
            <Cards {...props} threads={orphans} />
          </details>
        ) : null}
        {listed.length === 0 && !writing ? (
          <Nothing shown={shown} mayComment={props.mayComment} />
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

function inTextOrder(
  threads: readonly Thread[],
  standings: ReadonlyMap<string, Standing>,
): Thread[] {
  const at = (thread: Thread) => standings.get(thread.id)?.position ?? -1
  return threads
    .filter((thread) => at(thread) >= 0)
    .toSorted((one, other) => at(one) - at(other) || one.createdAt - other.createdAt)
}

function Shown({
  threads,
  shown,
  onShow,
}: {
  threads: readonly Thread[]
  shown: 'open' | 'resolved'
  onShow: (shown: 'open' | 'resolved') => void
}) {
  const t = useText()
  return (
    <fieldset className={css.shown} aria-label={t('threads.show')}>
      {(['open', 'resolved'] as const).map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={shown === state}
          onClick={() => onShow(state)}
        >
          {t(`threads.${state}`)} {threads.filter((thread) => thread.state === state).length}
        </button>
      ))}
    </fieldset>
  )
}

function Nothing({ shown, mayComment }: { shown: 'open' | 'resolved'; mayComment: boolean }) {
  const t = useText()
  return (
    <div className={css.nothing}>
      <p>{t(shown === 'open' ? 'threads.none' : 'threads.none.resolved')}</p>
      {shown === 'open' && mayComment ? <p>{t('threads.none.write')}</p> : null}
    </div>
  )
}

function Cards(props: ThreadPaneProps) {
  return (
    <div className={css.list}>
      {props.threads.map((thread) => (
        <Card key={thread.id} {...props} thread={thread} />
      ))}
    </div>
  )
}

function Card(props: ThreadPaneProps & { thread: Thread }) {
  const language = useLanguage()
  const { thread, standings, book, activeId, personId, mayComment, mayResolve } = props
  const standing = standings.get(thread.id)
  return (
    <ThreadCard
      regulationId={props.regulationId}
      thread={thread}
      citation={standing?.provisionId ? book.show(standing.provisionId, language) : null}
      standing={standing?.state ?? null}
      active={thread.id === activeId}
      personId={personId}
      mayComment={mayComment}
      mayResolve={mayResolve || (mayComment && thread.createdBy.personId === personId)}
      onActivate={props.onActivate}
      onGo={() => {
        props.onActivate(thread.id)
        if (standing?.provisionId) props.onGo(standing.provisionId)
      }}
    />
  )
}

function BesideText(props: ThreadPaneProps & { scroller: HTMLElement }) {
  const { editor, threads, standings, writing, scroller, activeId } = props
  const wanted = useWantedTops(editor, threads, standings, writing?.position ?? null, scroller)
  const cards: (ColumnCard & { position: number })[] = threads.map((thread) => ({
    id: thread.id,
    wanted: wanted.get(thread.id) ?? 0,
    position: standings.get(thread.id)?.position ?? 0,
    content: <Card {...props} thread={thread} />,
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
