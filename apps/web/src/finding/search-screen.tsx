import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Empty, Page } from '../ui/page.tsx'
import { HitRow } from './hit-row.tsx'
import { searchQuery } from './search-api.ts'
import type { SearchAsked } from './search-api.ts'
import { SearchField } from './search-field.tsx'
import { SearchFilters } from './search-filters.tsx'
import { useHitKeys } from './use-hit-keys.ts'
import css from './search-screen.module.css'

/** After the last letter. */
const restMilliseconds = 160

interface SearchScreenProps {
  asked: SearchAsked
  /** The address follows, so that the way back leads to these hits. */
  onAsk: (asked: SearchAsked) => void
}

/** `/tim`: names, clauses and comments of every draft I may read that hold my words. */
export function SearchScreen({ asked, onAsk }: SearchScreenProps) {
  const t = useText()
  const [typed, setTyped] = useState(asked.words)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const keys = useHitKeys(field, list)
  // The address changed by itself: another link, or back.
  const [followed, setFollowed] = useState(asked.words)
  if (followed !== asked.words) {
    setFollowed(asked.words)
    setTyped(asked.words)
  }
  useEffect(() => {
    if (typed === asked.words) return
    const timer = setTimeout(() => {
      setFollowed(typed)
      onAsk({ ...asked, words: typed })
    }, restMilliseconds)
    return () => clearTimeout(timer)
  }, [typed, asked, onAsk])
  return (
    <Page title={t('search.title')}>
      <SearchField
        fieldRef={field}
        value={typed}
        focused
        onChange={setTyped}
        onSubmit={() => onAsk({ ...asked, words: typed })}
        onKeyDown={keys}
      />
      <SearchFilters {...asked} onNarrow={(to) => onAsk({ ...asked, ...to })} />
      {asked.words.trim() === '' ? (
        <Empty title={t('search.begin')}>{t('search.begin.next')}</Empty>
      ) : (
        <Hits asked={asked} listRef={list} onKeyDown={keys} />
      )}
    </Page>
  )
}

interface HitsProps {
  asked: SearchAsked
  listRef: React.RefObject<HTMLUListElement | null>
  onKeyDown: (event: React.KeyboardEvent) => void
}

function Hits({ asked, listRef, onKeyDown }: HitsProps) {
  const t = useText()
  const answer = useInfiniteQuery(searchQuery(asked))
  const { data, error } = answer
  const hits = data?.pages.flatMap((page) => page.hits) ?? []
  const first = data?.pages[0]
  if (error && !first) return <Failure of={error} onRetry={() => void answer.refetch()} />
  return (
    <div
      aria-busy={answer.isFetching}
      className={answer.isPlaceholderData ? css.former : undefined}
    >
      <output className={css.count}>{first ? countWords(t, first) : t('search.looking')}</output>
      {first?.total === 0 && !answer.isPlaceholderData ? (
        <Empty title={t('search.none', { words: asked.words.trim() })}>
          {t(asked.kind || asked.regulationId ? 'search.none.narrowed' : 'search.none.next')}
        </Empty>
      ) : null}
      {/* The keys go from hit to hit; each is a link that a keyboard reaches anyway. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className={css.hits} ref={listRef} onKeyDown={onKeyDown} aria-label={t('search.hits')}>
        {hits.map((hit) => (
          <HitRow
            key={`${hit.regulationId} ${hit.kind} ${hit.comment?.id ?? hit.provisionId} ${hit.excerpt.text}`}
            hit={hit}
          />
        ))}
      </ul>
      {answer.hasNextPage ? (
        <Button disabled={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('search.more')}
        </Button>
      ) : null}
    </div>
  )
}

function countWords(
  t: ReturnType<typeof useText>,
  { total, isMore }: { total: number; isMore: boolean },
): string {
  if (total === 0) return ''
  return isMore ? t('search.count.more', { count: total }) : t('search.count', { count: total })
}
