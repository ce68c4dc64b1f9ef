import { Link } from '@tanstack/react-router'
import { useLanguage, useText } from '../language/text.ts'
import { Tag } from '../ui/tag.tsx'
import { MarkedWords } from './marked-words.tsx'
import type { Hit } from './search-api.ts'
import { useLately } from './use-lately.ts'
import css from './search-screen.module.css'

/** One hit: where it stands, of which draft, and its words. All of it leads there. */
export function HitRow({ hit }: { hit: Hit }) {
  const t = useText()
  const language = useLanguage()
  const lately = useLately()
  const { kind, comment, address, regulationTitle } = hit
  const place = address?.[language] ?? null
  return (
    <li>
      <Link
        to="/du-thao/$id"
        params={{ id: hit.regulationId }}
        search={placeOf(hit)}
        className={css.hit}
        data-hit
      >
        <span className={css.head}>
          <span className={css.place}>
            {kind === 'title' ? t('search.kind.title') : (place ?? t('search.no-place'))}
          </span>
          {kind === 'comment' ? <Tag>{t('search.comment')}</Tag> : null}
          {comment?.threadState === 'resolved' ? <Tag>{t('search.resolved')}</Tag> : null}
          {kind === 'title' ? null : <span className={css.draft}>{regulationTitle}</span>}
        </span>
        <span className={kind === 'comment' ? css.said : css.words}>
          {comment ? (
            <span className={css.author}>
              {t('search.said', {
                name: comment.author,
                time: lately(comment.createdAt),
              })}{' '}
            </span>
          ) : null}
          <MarkedWords excerpt={hit.excerpt} />
        </span>
      </Link>
    </li>
  )
}

/** What the text opens at. */
function placeOf({ comment, provisionId }: Hit) {
  if (comment) return { 'trao-doi': comment.threadId }
  return provisionId === null ? {} : { toi: provisionId }
}
